// From a cold page to the first score of the seed card, by the element and by SurveyJS, in one run:
//   node benches/first-score.mjs --survey <folder with survey-core and survey-js-ui> [--rounds <n>]
// Each round opens both in a browser context of its own, nothing cached; the clock runs inside the page, from its first script to the
// form drawn and scored, and the page itself tells the server: what a harness puts into a page to ask would run on the page's own
// thread just then. Medians count, as a page is opened once.
import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { json } from "node:stream/consumers";
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
const form = {
  elements: [
    ...items.map(({ id, title, options }) => ({ type: "radiogroup", name: id, title: title.en, choices: [...options.map((option) => ({ value: option.id, text: option.title.en })), { value: "na", text: "N/A" }] })),
    { type: "expression", name: "score", expression: `100 * ${earned} / ${possible}` },
  ],
};

const page = (hints, head, script) => `<!doctype html><html lang="en"><title>Cold</title><link rel="icon" href="data:,">${hints}<body><script>window.began = performance.now();
window.scored = (score) => {
  const milliseconds = performance.now() - window.began;
  window.scored = () => {};
  navigator.sendBeacon("/took", JSON.stringify({ milliseconds, score }));
};</script>${head}<main></main>${script}</body></html>`;
const hint = (rel, as, hrefs) => hrefs.map((href) => `<link rel="${rel}"${as} href="${href}">`).join("");
const elementHints = hint("modulepreload", "", ["/element/calibrant-scorecard.js", "/element/calibrant-en.js"]) + hint("preload", ' as="fetch" crossorigin', ["/element/calibrant_bg.wasm"]);
const surveyScripts = ["/survey/survey-core/survey.core.min.js", "/survey/survey-js-ui/survey-js-ui.min.js"];
const element = `<script type="module">import "/element/calibrant-scorecard.js";
const element = document.createElement("calibrant-scorecard");
element.addEventListener("calibrant-change", async ({ detail: { result } }) => {
  if (!result) return;
  await element.updateComplete;
  window.scored(Number(result.score.display));
});
Object.assign(element, { evaluation: ${JSON.stringify(evaluation)}, scorecard: ${JSON.stringify(card)} });
document.querySelector("main").append(element);</script>`;
const surveyHead = `<link rel="stylesheet" href="/survey/survey-core/survey-core.min.css">${surveyScripts.map((src) => `<script src="${src}"></script>`).join("")}`;
const surveyed = `<script>const model = new Survey.Model(${JSON.stringify(form)});
model.data = ${JSON.stringify(answers)};
model.onAfterRenderSurvey.add(() => window.scored(model.getQuestionByName("score").value));
model.render(document.querySelector("main"));</script>`;
/** Each as its users embed it, and with its files named in the head, so that they are fetched at once. */
const pages = {
  "/element.html": page("", "", element),
  "/element-hinted.html": page(elementHints, "", element),
  "/survey.html": page("", surveyHead, surveyed),
  "/survey-hinted.html": page(hint("preload", ' as="script"', surveyScripts), surveyHead, surveyed),
};

const folders = { element: join(ROOT, "www/dist/element"), survey: options.survey && join(options.survey, "node_modules") };
const told = new EventEmitter();
const server = createServer(async (request, response) => {
  const { url } = request;
  if (url === "/took") {
    told.emit("took", await json(request));
    return response.end();
  }
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
  const [[{ milliseconds, score }]] = await Promise.all([once(told, "took", { signal: AbortSignal.timeout(30_000) }), opened.goto(origin + path)]);
  await context.close();
  assert.equal(Math.round(score * 100) / 100, 86, path);
  return milliseconds;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const contenders = Object.keys(pages).filter((path) => options.survey || path.startsWith("/element"));
const times = Object.fromEntries(contenders.map((path) => [path, []]));
try {
  for (let round = 0; round < Number(options.rounds); round += 1) for (const path of contenders) times[path].push(await cold(path));
} finally {
  await browser.close();
  server.close();
}

const versionOf = async (name) => JSON.parse(await readFile(join(folders.survey, name, "package.json"), "utf8")).version;
const survey = options.survey && `SurveyJS (survey-core ${await versionOf("survey-core")}, survey-js-ui ${await versionOf("survey-js-ui")})`;
console.log(`Chromium ${browser.version()}; a cold page to its first score, medians of ${options.rounds}, milliseconds${survey ? `; beside it ${survey}` : ""}\n`);
for (const [name, kind] of [["one script tag", ""], ["files named in the head", "-hinted"]]) {
  const own = median(times[`/element${kind}.html`]);
  const theirs = survey ? median(times[`/survey${kind}.html`]) : undefined;
  console.log(`${name.padEnd(24)}element ${own.toFixed(1)}${theirs === undefined ? "" : `   SurveyJS ${theirs.toFixed(1)}   ratio ${(theirs / own).toFixed(2)}`}`);
}
