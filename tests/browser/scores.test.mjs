// Total scores: taken as what they are, numbers as published, words in points; readable by all, and nothing leaves.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { init, Scorecard } from "../../pkg/node.js";
import { LOOKS, clean } from "./axe.mjs";
import { readDocument, test, watched } from "./harness.mjs";
import { browser, server } from "./site.mjs";

const QUIET = { violations: [], errors: [], foreign: [] };

async function opened(options = {}) {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true, ...options });
  const { page, seen } = await watched(context, server.origin);
  await page.goto(`${server.origin}/#/agreement`);
  await page.locator("[data-sample]").first().waitFor();
  return { page, seen, close: () => context.close() };
}

/** By places, so that it works in every language. */
async function paste(page, text) {
  await page.locator(".agreement .buttons button").first().click();
  await page.locator("dialog#paste textarea").fill(text);
  await page.locator("dialog#paste button.primary").click();
}

/** While something newer is computed, this would be asked of what was there before. */
async function takeAs(page, kind) {
  await page.waitForFunction(() => document.querySelector(".parts")?.getAttribute("aria-busy") === "false");
  await page.evaluate(() => { document.querySelector("details.layout").open = true; });
  await page.locator("select[name=kind]").selectOption(kind);
}

const words = (page) => page.locator("#words").innerText();
/** The text of each row's cells, by the first. */
const rowsOf = (page, id) => page.locator(`#${id} tbody tr`).evaluateAll((rows) =>
  Object.fromEntries(rows.map(({ cells }) => [cells[0].textContent, [...cells].slice(1).map(({ textContent }) => textContent)])));

async function saved(page, id, format) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(`#${id} .figure-head button`, { hasText: format }).click()]);
  return readFile(await file.path(), "utf8");
}

/** Six targets by four judges: Shrout and Fleiss (1979), table 2. */
const SHROUT_FLEISS = "9\t2\t5\t8\n6\t1\t3\t2\n8\t4\t6\t8\n7\t1\t2\t6\n10\t5\t6\t9\n6\t2\t4\t7";
/** Differences 4, -1, 5, 0, 2, 2: mean 2, standard deviation √(26/5) = 2.280; limits 2 ± 1.960 · 2.280 = -2.47 and 6.47. */
const TWO = "call,Anna,Bo\nc1,84,80\nc2,69,70\nc3,95,90\nc4,60,60\nc5,77,75\nc6,88,86";

test("Shrout and Fleiss (1979): six targets, four judges; levels at first sight, scores when told so", async () => {
  const { page, seen, close } = await opened();
  await paste(page, SHROUT_FLEISS);
  await page.locator("#forest").waitFor();
  assert.match(await page.locator("#layout-guess").innerText(), /^Read as levels: a row a case/);
  await takeAs(page, "scores");
  await page.locator("#icc").waitFor();
  const forms = await rowsOf(page, "icc");
  const published = { "ICC(A,1)": ["ICC2", ".29"], "ICC(C,1)": ["ICC3", ".71"], "ICC(A,k)": ["ICC2k", ".62"], "ICC(C,k)": ["ICC3k", ".91"] };
  assert.deepEqual(Object.keys(forms), Object.keys(published));
  for (const [name, [shroutFleiss, value]] of Object.entries(published)) {
    assert.equal(forms[name][0], shroutFleiss);
    // .7148 was printed as .71.
    assert.ok(Math.abs(Number(forms[name][1]) - Number(value)) <= 0.0051, `${name}: ${forms[name][1]}`);
  }
  // By their mean squares 11.24, 32.49, 1.02: variances 2.556, 5.244, 1.019 of 8.819.
  assert.match(await words(page), /variation 29% comes from the cases themselves; 59% from some raters being stricter throughout; 12% from everything else/);
  // R, irr::icc: .019 to .761.
  assert.match(await words(page), /ICC\(A,1\), 0\.290.*With 95% confidence it lies between 0\.019 and 0\.761/s);
  assert.match(await words(page), /If 4 raters like these scored every case and their mean counted, 62%.*0\.620/s);
  assert.doesNotMatch(await words(page), /\b(poor|slight|fair|moderate|substantial|excellent|REML)\b/i);
  assert.equal(await page.locator("#kind-guess").innerText(), "Chosen by you.");
  await takeAs(page, "levels");
  await page.locator("#forest").waitFor();
  assert.deepEqual(seen, QUIET);
  await close();
});

test("the sample: taken as scores, said so; in points first, who is strict, what is missing, what it does not tell", async () => {
  const { page, seen, close } = await opened();
  await page.locator("[data-sample=totals]").click();
  await page.locator("#icc").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "result-title");
  assert.match(await page.locator("#layout-guess").innerText(), /^Read as scores: a row a case/);
  await page.locator("#layout-guess").click();
  assert.match(await page.locator("#kind-guess").innerText(), /^Scores is a guess: all ratings are numbers, and \d\d different ones occur, more than 12\./);
  const said = await words(page);
  assert.match(said, /^Take any case and any two who scored it: half of the time they are at most 5 points apart/);
  assert.match(said, /Strictest is Chi: 74\.6 on average where the others gave 81\.7 on the same cases, a difference of −7\.1/);
  assert.match(said, /12 scores are missing\. .*\(REML\), and the interval is an approximation/);
  assert.match(said, /“Stricter” only means lower scores; raters can agree and be wrong together/);
  assert.equal(Object.keys(await rowsOf(page, "pairs")).length, 6);
  assert.deepEqual((await rowsOf(page, "cases"))["c-24"], ["71.5 Chi", "90 Dev", "18.5"]);
  await page.locator(".choices summary").click();
  const before = (await rowsOf(page, "icc"))["ICC(A,1)"];
  await page.locator("select[name=confidence]").selectOption("0.8");
  await page.locator("#icc").getByText("From (80%)").waitFor({ state: "attached" });
  const after = (await rowsOf(page, "icc"))["ICC(A,1)"];
  assert.equal(after[1], before[1]);
  assert.ok(Number(after[2]) > Number(before[2]) && Number(after[3]) < Number(before[3]), "narrower");
  assert.deepEqual(seen, QUIET);
  await close();
});

test("Krippendorff (2011), taken as scores: alpha by points and by ranks; words only beside intervals", async () => {
  const { page, seen, close } = await opened();
  await page.locator("[data-sample=levels]").click();
  await page.locator("#forest").waitFor();
  await takeAs(page, "scores");
  await page.locator("#other").waitFor();
  const other = await rowsOf(page, "other");
  for (const [name, value] of [["Krippendorff’s alpha, interval", "0.849"], ["Krippendorff’s alpha, ordinal", "0.815"]]) {
    const [estimate, low, high, cases] = other[name];
    assert.deepEqual([estimate, cases], [value, "11"], "the case with one score does not count");
    assert.ok(Number(low) < Number(value) && Number(value) < Number(high), `${name}: ${low} to ${high}`);
  }
  await page.getByText("Words that others use").click();
  const rows = await page.locator("#benchmarks tbody tr").evaluateAll((lines) => lines.map(({ cells }) => [...cells].map(({ textContent }) => textContent)));
  assert.ok(rows.some(([author]) => author === "Koo & Li (2016)") && rows.some(([author]) => author === "Krippendorff (2004)"));
  for (const [author, figure, word] of rows) {
    assert.match(author, / \((19|20)\d\d\)$/);
    assert.match(figure, /: −?\d\.\d{3} \(−?\d\.\d{3} to −?\d\.\d{3}\)$/);
    assert.ok(word);
  }
  assert.match(await page.locator("#benchmarks").innerText(), /conventions, not laws/);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("Koo and Li: words for both ends of the interval of Shrout and Fleiss’s example", async () => {
  const { page, close } = await opened();
  await paste(page, SHROUT_FLEISS);
  await page.locator("#forest").waitFor();
  await takeAs(page, "scores");
  await page.locator("#icc").waitFor();
  await page.getByText("Words that others use").click();
  const words = await page.locator("#benchmarks tbody tr").evaluateAll((lines) => lines.map(({ cells }) => [...cells].map(({ textContent }) => textContent).join(" ")));
  // ICC2 lies between .019 and .761: below .5, and above .75.
  assert.ok(words.includes("Koo & Li (2016) ICC(A,1): 0.290 (0.019 to 0.761) poor to good"), words.join("\n"));
  await close();
});

test("two raters: limits of agreement by hand, in words, as a picture, as files", async () => {
  const { page, seen, close } = await opened();
  await paste(page, TWO);
  await page.locator("#forest").waitFor();
  await takeAs(page, "scores");
  await page.locator("#limits svg").waitFor();
  const said = await words(page);
  assert.match(said, /^Anna and Bo both scored 6 cases\. On half of them they are at most 2 points apart; the widest gap is 5\./);
  assert.match(said, /Anna’s score less Bo’s is to be expected between −2\.5 and \+6\.5 points/);
  // t of 5 degrees of freedom 2.571 · 2.280 / √6 = 2.39.
  assert.match(said, /Bo is stricter by 2\.0 points\. .*between −0\.4 and 4\.4\. 0 lies within/);
  assert.equal(await page.locator("#limits circle.point").count(), 6);
  assert.deepEqual(await page.locator("#limits svg .value").allTextContents(), ["Upper limit +6.5", "Mean difference +2.0", "Lower limit −2.5"]);
  const limits = await saved(page, "limits", "CSV");
  assert.match(limits, /Upper limit,6\.469\d{6,},/);
  assert.match(await saved(page, "cases", "CSV"), /^\uFEFFCase,Anna,Bo,Gap\r?\nc3,95,90,5\r?\n/);
  const svg = await saved(page, "limits", "SVG");
  assert.match(svg, /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(svg, /stroke-dasharray="7(px)?, ?4(px)?"/);
  assert.doesNotMatch(svg, /class=|style=|var\(|<script/);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("more raters: each against the others, and every pair, as files", async () => {
  const { page, close } = await opened();
  await page.locator("[data-sample=totals]").click();
  await page.locator("#raters svg").waitFor();
  assert.deepEqual(await page.locator("#raters svg .name").allTextContents(), ["Chi", "Ben", "Dev", "Ana"], "the strictest first");
  assert.match(await saved(page, "raters", "CSV"), /Chi,40,74\.575,40,/);
  assert.match(await saved(page, "pairs", "CSV"), /Chi,Dev,34,-7\.\d{6,}/);
  assert.match(await saved(page, "icc", "SVG"), /ICC\(A,1\) · ICC2/);
  assert.match(await saved(page, "raters", "SVG"), /<circle/);
  await close();
});

const GUESSES = [
  { what: "words", text: "call,Ann,Bo\nc1,yes,no\nc2,no,no\nc3,yes,yes", guess: /^Read as: a row/, offers: false },
  { what: "few numbers", text: "call,Ann,Bo\nc1,1,2\nc2,2,2\nc3,3,1", guess: /^Read as levels: a row/, offers: true },
  { what: "many numbers", text: ["call,Ann,Bo", ...Array.from({ length: 14 }, (_, at) => `c${at},${70 + at},${69.5 + at}`)].join("\n"), guess: /^Read as scores: a row/, offers: true },
  { what: "percentages", text: ["call,Ann,Bo", ...Array.from({ length: 14 }, (_, at) => `c${at},${70 + at}%,${69 + at} %`)].join("\n"), guess: /^Read as scores: a row/, offers: true },
  { what: "long", text: ["call,rater,score", ...Array.from({ length: 14 }, (_, at) => `c${at},Ann,${70 + at}\nc${at},Bo,${71 + at}`)].join("\n"), guess: /^Read as scores: a row a rating/, offers: true },
];

test("what ratings are taken as is guessed, said, and offered where it can be another", async () => {
  const { page, seen, close } = await opened();
  for (const { what, text, guess, offers } of GUESSES) {
    await paste(page, text);
    await page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector("#layout-guess")?.innerText ?? ""), guess.source, { timeout: 5000 })
      .catch(async () => assert.fail(`${what}: ${await page.locator("#layout-guess").innerText()}`));
    assert.equal(await page.locator("select[name=kind]").count(), offers ? 1 : 0, what);
  }
  assert.deepEqual(seen, QUIET);
  await close();
});

test("where there is no number, words say why", async () => {
  const { page, seen, close } = await opened();
  const cases = [
    ["call,Ann,Bo\nc1,5,5\nc2,5,5\nc3,5,5", /Every score is the same, so there are no differences to trace back/],
    ["call,Ann,Bo\nc1,5,\nc2,,6\nc3,7,", /No case was rated by two raters.*cannot be told here/s],
    ["call,Ann,Bo\nc1,50,60\nc2,60,50\nc3,70,80\nc4,80,70", /ICC\(A,1\), 0\.\d+/],
    ["call,Ann,Bo\nc1,1,9\nc2,9,1\nc3,2,8\nc4,8,2", /is −2\.000, not above 0.*do not tell the cases apart/],
  ];
  for (const [text, expected] of cases) {
    await paste(page, text);
    await page.locator("select[name=kind]").waitFor({ state: "attached" });
    await takeAs(page, "scores");
    await page.locator("#icc").waitFor();
    await page.waitForFunction(([source, flags]) => new RegExp(source, flags).test(document.querySelector("#words")?.innerText ?? ""), [expected.source, expected.flags], { timeout: 5000 })
      .catch(async () => assert.fail(`${expected}: ${await words(page)}`));
    assert.doesNotMatch(await page.locator(".result").innerText(), /NaN|Infinity|∞|undefined|[2-9]\d\d%/);
  }
  assert.deepEqual(seen, QUIET);
  await close();
});

const resultOf = ({ score, unit, outcome, band, engine, scoringHash }) => ({ exact: score.exact, unit, outcome, band, engine, scoringHash });

test("evaluations on this device: the total, and a section's score, as the engine gives them", async () => {
  const { page, seen, close } = await opened();
  const example = await readDocument("evaluations/account-recovery.json");
  await init();
  const card = Scorecard.parse(await readDocument("scorecards/service-quality.json"));
  const files = ["r-1", "r-2"].flatMap((rater, at) => ["c-1", "c-2", "c-3"].map((contact, which) => ({
    ...example, state: "submitted", submittedAt: example.startedAt, id: `${rater}-${contact}`, scorecard: { ...example.scorecard, hash: card.hash }, rater: { ...example.rater, id: rater }, subject: { ...example.subject, contact },
    answers: { ...example.answers, L1: { option: which === 2 || (at === 1 && which === 1) ? "no" : "yes" } },
  }))).map((evaluation) => ({ ...evaluation, result: resultOf(card.score(evaluation)) }));
  await page.goto(`${server.origin}/#/`);
  await page.locator("input[type=file]").setInputFiles(files.map((each) => ({ name: `${each.id}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(each)) })));
  await page.locator(".report").nth(5).waitFor();
  await page.goto(`${server.origin}/#/agreement`);
  await page.getByRole("button", { name: "Evaluations on this device" }).click();
  const offered = page.locator("dialog#evaluations select");
  await offered.waitFor();
  const labels = await offered.locator("option").allTextContents();
  assert.match(labels[0], /· Total score \(3 shared\)$/);
  const title = card.toJSON().sections[0].title;
  assert.ok(labels[1].includes(`Section: ${title.en ?? title}`), labels[1]);
  await page.getByRole("button", { name: "Take these" }).click();
  await page.locator("#icc").waitFor();
  const scores = Object.fromEntries(files.map((each) => [each.id, card.score(each).score.value]));
  const gap = scores["r-1-c-2"] - scores["r-2-c-2"];
  assert.ok(gap > 0);
  assert.match(await saved(page, "cases", "CSV"), new RegExp(`^\\uFEFFCase,r-1,r-2,Gap\\r?\\nc-2,${scores["r-1-c-2"]},${scores["r-2-c-2"]},`));
  assert.match(await page.locator("#counts").innerText(), /^3 cases · 2 raters · 6 ratings · 0 missing/);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("keyboard alone: from the sample to another kind and an exported table", async () => {
  const { page, close } = await opened();
  const tabTo = async (wanted) => {
    for (let tries = 0; tries < 60; tries++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((text) => (document.activeElement?.name === text) || document.activeElement?.textContent?.includes(text), wanted)) return;
    }
    assert.fail(`${wanted} cannot be reached by Tab`);
  };
  await tabTo("Total scores, 0 to 100");
  await page.keyboard.press("Enter");
  await page.locator("#icc").waitFor();
  await tabTo("As a table");
  await page.keyboard.press("Enter");
  await page.locator("#icc table").waitFor();
  await page.locator("#result-title").focus();
  await tabTo("Read as");
  await page.keyboard.press("Enter");
  await tabTo("kind");
  await page.keyboard.press("ArrowUp");
  await page.locator("#forest").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), "kind", "the select keeps the focus");
  await close();
});

for (const { locale, colorScheme } of LOOKS) {
  test(`axe: ${locale}, ${colorScheme}, 320 px`, async () => {
    const { page, close } = await opened({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    const sound = async (where) => {
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
      await page.waitForTimeout(100);
      await clean(page, where);
      assert.doesNotMatch(await page.locator("main.agreement").innerText(), /\b(coefficient|undefined|column|same|not|icc|limits|scores|strict|gap|kind|meaning|raters|cases|word|author|benchmarks)-[a-z]/, `${where}: a sentence without its text`);
    };
    await page.locator("[data-sample=totals]").click();
    await page.locator("#icc").waitFor();
    await sound("four raters");
    await paste(page, TWO);
    await page.locator("#forest").waitFor();
    await takeAs(page, "scores");
    await page.locator("#limits svg").waitFor();
    await sound("two raters");
    await close();
  });
}
