// From a cold page to the first score of the seed card, by the element and by SurveyJS, in one run:
//   node benches/first-score.mjs --survey <folder with survey-core and survey-js-ui> [--rounds <n>]
// Each round opens both in a browser context of its own, nothing cached; the clock runs inside the page, from its first script to the
// form drawn and scored. Medians count, as a page is opened once.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { launch, readDocument } from "../tests/browser/harness.mjs";

const { values: options } = parseArgs({ options: { survey: { type: "string" }, rounds: { type: "string", default: "20" } } });
const ROOT = fileURLToPath(new URL("../", import.meta.url));
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8" };

const card = await readDocument("scorecards/service-quality.json");
const { result: _result, ...evaluation } = await readDocument("evaluations/account-recovery.json");
const items = card.sections.flatMap((section) => section.items);
const answers = Object.fromEntries(Object.entries(evaluation.answers).map(([item, { option, notApplicable }]) => [item, notApplicable ? "na" : option]));

/** The card in SurveyJS: a question an item, the score as an expression that the page shows. */
const earned = `sum(${items.map(({ id, options }) => options.reduceRight((otherwise, option) => `iif({${id}} = '${option.id}', ${option.points}, ${otherwise})`, "0")).join(", ")})`;
const possible = `sum(${items.map(({ id, options }) => `iif({${id}} notempty and {${id}} <> 'na', ${Math.max(...options.map(({ points }) => points))}, 0)`).join(", ")})`;
const survey = {
  elements: [
    ...items.map(({ id, title, options }) => ({ type: "radiogroup", name: id, title: title.en, choices: [...options.map((option) => ({ value: option.id, text: option.title.en })), { value: "na", text: "N/A" }] })),
    { type: "expression", name: "score", expression: `100 * ${earned} / ${possible}` },
  ],
};

const page = (head, script) => `<!doctype html><html lang="en"><title>Cold</title><link rel="icon" href="data:,"><body><script>window.began = performance.now();
window.scored = (score) => { window.took ??= { milliseconds: performance.now() - window.began, score }; };</script>${head}<main></main>${script}</body></html>`;
const pages = {
  "/element.html": page("", `<script type="module">import "/element/calibrant-scorecard.js";
const element = document.createElement("calibrant-scorecard");
element.addEventListener("calibrant-change", async ({ detail: { result } }) => {
  if (!result) return;
  await element.updateComplete;
  window.scored(Number(result.score.display));
});
Object.assign(element, { evaluation: ${JSON.stringify(evaluation)}, scorecard: ${JSON.stringify(card)} });
document.querySelector("main").append(element);</script>`),
  "/survey.html": page(`<link rel="stylesheet" href="/survey/survey-core/survey-core.min.css"><script src="/survey/survey-core/survey.core.min.js"></script><script src="/survey/survey-js-ui/survey-js-ui.min.js"></script>`,
    `<script>const model = new Survey.Model(${JSON.stringify(survey)});
model.data = ${JSON.stringify(answers)};
model.onAfterRenderSurvey.add(() => window.scored(model.getQuestionByName("score").value));
model.render(document.querySelector("main"));</script>`),
};

const folders = { element: join(ROOT, "www/dist/element"), survey: options.survey && join(options.survey, "node_modules") };
const server = createServer(async ({ url }, response) => {
  const [, folder, ...rest] = url.split("/");
  try {
    const body = pages[url] ?? await readFile(join(folders[folder], ...rest));
    response.setHeader("content-type", TYPES[extname(url)] ?? "application/octet-stream").setHeader("cache-control", "no-store").end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();

async function cold(path) {
  const context = await browser.newContext({ locale: "en" });
  const opened = await context.newPage();
  await opened.goto(origin + path);
  await opened.waitForFunction(() => window.took);
  const took = await opened.evaluate(() => window.took);
  await context.close();
  assert.equal(Math.round(took.score * 100) / 100, 86, path);
  return took.milliseconds;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const contenders = ["/element.html", ...(options.survey ? ["/survey.html"] : [])];
const times = Object.fromEntries(contenders.map((path) => [path, []]));
try {
  for (let round = 0; round < Number(options.rounds); round += 1) for (const path of contenders) times[path].push(await cold(path));
} finally {
  await browser.close();
  server.close();
}

const versionOf = async (name) => JSON.parse(await readFile(join(folders.survey, name, "package.json"), "utf8")).version;
console.log(`Chromium ${browser.version()}; a cold page to its first score, medians of ${options.rounds}, milliseconds\n`);
console.log(`element   ${median(times["/element.html"]).toFixed(1)}`);
if (options.survey) {
  console.log(`SurveyJS  ${median(times["/survey.html"]).toFixed(1)}   (survey-core ${await versionOf("survey-core")}, survey-js-ui ${await versionOf("survey-js-ui")})`);
  console.log(`ratio     ${(median(times["/survey.html"]) / median(times["/element.html"])).toFixed(2)}`);
}
