// Agreement: ratings in by every way, numbers as published, words that say no more than the data; readable by all, and nothing leaves.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { init, Scorecard } from "../../pkg/node.js";
import { LOOKS, clean } from "./axe.mjs";
import { readDocument, test, watched } from "./harness.mjs";
import { browser, server } from "./site.mjs";

const fixture = (name) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const QUIET = { violations: [], errors: [], foreign: [] };

async function opened(options = {}) {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true, ...options });
  const { page, seen } = await watched(context, server.origin);
  await page.goto(`${server.origin}/#/agreement`);
  await page.locator("[data-sample]").first().waitFor();
  return { page, seen, close: () => context.close() };
}

async function paste(page, text) {
  await page.getByRole("button", { name: "Paste a table" }).click();
  await page.locator("dialog#paste textarea").fill(text);
  await page.locator("dialog#paste button.primary").click();
}

/** Name and value of each coefficient, as the chart's table has them. */
const estimates = (page) => page.locator("#forest tbody tr").evaluateAll((rows) =>
  Object.fromEntries(rows.map((row) => [row.cells[0].textContent, row.cells[1].textContent])));

async function has(page, wanted) {
  await page.locator("#words").waitFor();
  const found = await estimates(page);
  for (const [name, value] of Object.entries(wanted)) assert.equal(found[name], value, `${name} in ${JSON.stringify(found)}`);
}

async function until(page, wanted) {
  await page.waitForFunction(([name, value]) => [...document.querySelectorAll("#forest tbody tr")].some(({ cells }) => cells[0].textContent === name && cells[1].textContent === value), wanted);
}

async function saved(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return readFile(await file.path(), "utf8");
}

const resultOf = ({ score, unit, outcome, band, engine, scoringHash }) => ({ exact: score.exact, unit, outcome, band, engine, scoringHash });

const TRAP = { "Percent agreement": "0.675", "Cohen’s kappa": "0.022", "Gwet’s AC1": "0.533", "Brennan–Prediger": "0.350" };

test("the table {130, 56, 9, 5}: numbers, and words for somebody who has never heard of kappa", async () => {
  const { page, seen, close } = await opened();
  await page.locator("[data-sample=empathy]").click();
  await has(page, TRAP);
  assert.equal(await page.evaluate(() => document.activeElement.id), "result-title");
  const words = await page.locator("#words").innerText();
  assert.match(words, /^Anna and Wei gave the same rating in 135 of 200 cases: 67\.5%/, "what is sure comes first");
  assert.match(words, /0\.022.*between −0\.\d+ and 0\.\d+\. 0 lies within/s, "kappa never without its interval");
  const trap = await page.locator("#trap").innerText();
  for (const number of ["81.3%", "66.8%", "67.5%", "0.022", "0.533", "0.350"]) assert.ok(trap.includes(number), number);
  assert.match(trap, /In 70 cases at least one of the two gave “No”; in 5 of those both did/);
  assert.match(words, /Anna “Yes” and Wei “No” in 56, the other way round in 9/);
  assert.doesNotMatch(words, /\b(poor|slight|fair|moderate|substantial|excellent)\b/i);
  assert.deepEqual(await page.locator("#confusion .cell-text").allTextContents(), ["130", "56", "9", "5"]);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("published numbers: Krippendorff (2011), Gwet (2014), with gaps, from a long table and from a workbook", async () => {
  const { page, seen, close } = await opened();
  await page.locator("[data-sample=levels]").click();
  const published = { "Krippendorff’s alpha": "0.743", "Gwet’s AC1": "0.775", "Fleiss’ kappa": "0.761", "Percent agreement": "0.818" };
  await has(page, published);
  assert.equal(await page.locator("#trap").count(), 0, "no trap where there is none");
  await page.locator(".choices summary").click();
  for (const [metric, value] of [["ordinal", "0.815"], ["interval", "0.849"], ["ratio", "0.797"]]) {
    await page.locator("select[name=metric]").selectOption(metric);
    await until(page, ["Krippendorff’s alpha", value]);
  }
  await page.locator("select[name=weights]").selectOption("quadratic");
  await page.locator("#forest").getByText("Gwet’s AC2").first().waitFor();
  await page.reload();
  await page.locator("input[type=file]").setInputFiles(fixture("inline-strings.xlsx"));
  await has(page, published);
  assert.match(await page.locator("#counts").innerText(), /^12 cases · 4 raters · 41 ratings · 7 missing/);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("a workbook opens without a network once the page is there", async () => {
  const { page, seen, close } = await opened();
  await page.getByText("Works offline").waitFor();
  await page.context().setOffline(true);
  const before = server.requests.length;
  await page.locator("input[type=file]").setInputFiles(fixture("shared-strings.xlsx"));
  await has(page, TRAP);
  assert.match(await page.locator("#words").innerText(), /安然 and 韦明 gave the same rating in 135 of 200/);
  assert.ok((await page.locator("#categories").innerText()).includes("R&D <是>"));
  assert.equal(server.requests.length, before);
  assert.deepEqual(seen, QUIET);
  await close();
});

const LAYOUTS = [
  { what: "wide with names", text: "call,Ann,Bo\n1,yes,no\n2,no,no\n3,yes,yes\n4,no,yes", counts: "4 cases · 2 raters · 8 ratings", guess: /a row a case.*raters in the first row.*cases in the first column/ },
  { what: "wide, bare numbers, tabs", text: "1\t2\n2\t2\n1\t1\n2\t1\n1\t1", counts: "5 cases · 2 raters · 10 ratings", guess: /a column a rater\. Change/ },
  { what: "wide, semicolons, header only", text: "甲;乙;丙\n合格;合格;不合格\n合格;合格;合格\n不合格;;合格", counts: "3 cases · 3 raters · 8 ratings · 1 missing", guess: /raters in the first row\. Change/ },
  { what: "wide, ids like ratings", text: "id,A,B\n1,1,2\n2,1,1\n3,2,2\n4,2,1", counts: "4 cases · 2 raters · 8 ratings", guess: /cases in the first column/ },
  { what: "long, named, in another order", text: "Rater,Score,Contact,Note\nA,3,c1,x\nB,3,c1,y\nA,2,c2,z\nB,1,c2,w\nA,2,c2,again", counts: "2 cases · 2 raters · 4 ratings · 0 missing · 1 left out", guess: /case in “Contact”, rater in “Rater”, rating in “Score”/ },
  { what: "long without names", text: "c1,Ann,yes\nc1,Bo,no\nc2,Ann,yes\nc2,Bo,yes\nc3,Ann,no\nc3,Bo,no", counts: "3 cases · 2 raters · 6 ratings", guess: /a row a rating/ },
  { what: "wide, empty corner, as a spreadsheet gives it", text: "\tAnn\tBo\nc1\tyes\tno\nc2\tyes\t\nc3\tno\tno", counts: "3 cases · 2 raters · 5 ratings · 1 missing", guess: /raters in the first row.*cases in the first column/ },
  { what: "words for nothing", text: "call,Ann,Bo\nc1,yes,NA\nc2,no,no\nc3,N/A,yes\nc4,yes,yes", counts: "4 cases · 2 raters · 6 ratings · 2 missing", guess: /a row a case/ },
];

test("the layout is guessed, said, and can be changed", async () => {
  const { page, seen, close } = await opened();
  for (const { what, text, counts, guess } of LAYOUTS) {
    await paste(page, text);
    await page.waitForFunction((wanted) => document.querySelector("#counts")?.innerText.replace(/\s+/g, " ").includes(wanted), counts, { timeout: 5000 })
      .catch(async () => assert.fail(`${what}: ${await page.locator("#counts").innerText()}`));
    assert.match(await page.locator("#layout-guess").innerText(), guess, what);
  }
  await paste(page, "x,y,z\n1,7,1\n1,8,2\n2,7,2\n2,8,2\n3,7,1\n3,8,1");
  await page.getByText("6 cases · 3 raters").waitFor();
  await page.locator("#layout-guess").click();
  await page.getByLabel("Layout").selectOption("long");
  await page.getByText("3 cases · 2 raters · 6 ratings").waitFor();
  await until(page, ["Percent agreement", "0.667"]);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("a case with one rating is no case of agreement", async () => {
  const { page, close } = await opened();
  await paste(page, "call,Ann,Bo\nc1,yes,NA\nc2,no,no\nc3,yes,no\nc4,,yes");
  await page.locator("#words").getByText("Ann and Bo gave the same rating in 1 of 2 cases: 50%").waitFor();
  await close();
});

test("what cannot be compared is said, and how it was read stays to be changed", async () => {
  const { page, close } = await opened();
  await page.locator("input[type=file]").setInputFiles({ name: "old.xls", mimeType: "application/vnd.ms-excel", buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]) });
  await page.getByRole("alert").getByText("old.xls").waitFor();
  await paste(page, "call,Ann\nc1,yes\nc2,no\nc3,yes");
  await page.locator("#words").getByText("No case was rated by two raters").waitFor();
  await page.locator("#words").getByText("There is only one rater").waitFor();
  const rows = Array.from({ length: 400 }, (_, at) => `c${at},v${at},w${at}`);
  await paste(page, ["call,Ann,Bo", ...rows].join("\n"));
  await page.getByRole("alert").waitFor();
  await page.locator("#layout-guess").waitFor();
  await close();
});

test("nobody differs: the percentage, why there is no kappa, and what becomes of it when other ratings were possible", async () => {
  const { page, close } = await opened();
  await page.locator("[data-sample=all-pass]").click();
  await has(page, { "Percent agreement": "1.000" });
  const words = await page.locator("#words").innerText();
  assert.match(words, /100%.*does not mean nobody ever would: with 20 cases seen, up to 13\.9%/s);
  assert.match(words, /There is only one category/);
  assert.doesNotMatch(words, /between 100% and 100%/);
  await page.locator("#layout-guess").click();
  await page.getByLabel("nobody gave").pressSequentially("Fail");
  await page.getByLabel("nobody gave").press("Enter");
  await until(page, ["Gwet’s AC1", "1.000"]);
  assert.match(await page.locator("#words").innerText(), /Every rating is the same.*neither good nor bad/s);
  await close();
});

const golden = async (name) => JSON.parse(await readFile(fileURLToPath(new URL(`../golden/agreement/${name}.json`, import.meta.url)), "utf8"));
const rowsOf = (page, id) => page.locator(`#${id} tbody tr`).evaluateAll((rows) =>
  Object.fromEntries(rows.map(({ cells }) => [cells[0].textContent, [...cells].slice(1).map(({ textContent }) => textContent)])));

test("Fleiss (1971): each category’s own kappa, as R’s irr prints them", async () => {
  const { page, seen, close } = await opened();
  const { ratings } = await golden("pub_fleiss1971_30x6");
  await paste(page, ratings.map((row) => row.join("\t")).join("\n"));
  await page.locator("#categories svg").waitFor();
  const kappas = await rowsOf(page, "categories");
  assert.deepEqual(Object.values(kappas).map((cells) => cells[3]), ["0.245", "0.245", "0.520", "0.471", "0.566"]);
  assert.ok(Object.values(kappas).every(([, , , value, low, high]) => Number(low.replace("−", "-")) < Number(value) && Number(value) < Number(high)));
  assert.equal(await page.locator("#categories svg .interval").count(), 15, "a line and two ends each");
  assert.doesNotMatch(await page.locator("#words").innerText(), /agree least/, "the intervals overlap");
  await page.locator("[data-sample=panel]").click();
  await page.locator("#words").getByText(/they agree better on “good”, kappa 0\.506 \(0\.381 to 0\.630\), than on “fair”, 0\.166 \(0\.046 to 0\.287\), where they agree least/).waitFor();
  await page.locator("[data-sample=empathy]").click();
  await page.locator("#words").getByText("135 of 200").waitFor();
  assert.equal(await page.locator("#categories svg").count(), 0, "of two categories it would be the same kappa twice");
  assert.deepEqual(seen, QUIET);
  await close();
});

test("raters like these: wider intervals, said whom they speak of, no bootstrap; of two raters not offered", async () => {
  const { page, seen, close } = await opened();
  await page.locator("[data-sample=panel]").click();
  await page.locator("#words").waitFor();
  await page.locator(".choices summary").click();
  await page.locator("select[name=interval]").selectOption("bca");
  await page.locator("select[name=draws]").waitFor();
  await page.locator("#forest").getByText("Bootstrap, corrected").first().waitFor({ state: "attached" });
  const widthOf = async () => { const [, low, high] = (await rowsOf(page, "forest"))["Fleiss’ kappa"].map(Number); return high - low; };
  const fixed = await widthOf();
  await page.locator("select[name=raters]").selectOption("random");
  await page.locator("#words").getByText("speak of other raters like these too, as if these 5 had been drawn at random from many").waitFor();
  assert.ok(await widthOf() > 1.5 * fixed);
  assert.deepEqual(await page.locator("select[name=interval] option").evaluateAll((options) => options.map(({ value }) => value)), ["usual", "linearised", "jackknife"]);
  assert.equal(await page.locator("select[name=interval]").inputValue(), "usual");
  assert.equal(await page.locator("select[name=draws]").count(), 0);
  assert.equal((await rowsOf(page, "forest"))["Gwet’s AC1"].at(-1), "Jackknife, over cases and raters");
  await page.locator("select[name=interval]").selectOption("linearised");
  await page.locator("#forest").getByText("By formula, over cases and raters").first().waitFor({ state: "attached" });
  await page.locator("[data-sample=empathy]").click();
  await page.locator("#words").getByText("135 of 200").waitFor();
  assert.equal(await page.locator("select[name=raters]").count(), 0);
  assert.doesNotMatch(await page.locator("#words").innerText(), /raters like these/);
  await paste(page, "call,Ann,Bo,Cy\nc1,yes,no,\nc2,yes,yes,\nc3,no,no,\nc4,no,yes,NA\nc5,,,yes");
  await page.locator("#words").getByText("these ratings cannot tell how others like them would do").waitFor();
  assert.deepEqual(seen, QUIET);
  await close();
});

test("words that others use: never without interval, author and year; and that they are no laws", async () => {
  const { page, seen, close } = await opened();
  const { ratings } = await golden("pub_fleiss1971_30x6");
  await paste(page, ratings.map((row) => row.join("\t")).join("\n"));
  await page.getByText("Words that others use").click();
  const rows = await page.locator("#benchmarks tbody tr").evaluateAll((lines) => lines.map(({ cells }) => [...cells].map(({ textContent }) => textContent)));
  assert.equal(rows.length, 9, "four authors on kappa and AC1 each, one on alpha");
  for (const [author, figure, word, reached] of rows) {
    assert.match(author, /^[A-Z].* \((19|20)\d\d\)$/);
    assert.match(figure, /: −?\d\.\d{3} \(−?\d\.\d{3} to −?\d\.\d{3}\)$/);
    assert.ok(reached.split(" · ").at(-1).startsWith(`${word}\u00a0`), `${word}: ${reached}`);
  }
  // The value alone, 0.430, would be "moderate"; with 95 % probability it is above 0.2 only.
  assert.deepEqual(rows.find(([author, figure]) => author.startsWith("Landis") && figure.startsWith("Fleiss’ kappa"))?.[2], "fair");
  assert.match(await page.locator("#benchmarks").innerText(), /conventions, not laws/);
  await page.locator("[data-sample=all-pass]").click();
  await page.locator("#words").getByText("only one category").waitFor();
  assert.equal(await page.locator("#benchmarks").count(), 0, "no interval, no word");
  assert.deepEqual(seen, QUIET);
  await close();
});

test("two raters: whether one uses the categories differently on the whole, as a frequency; tests by name", async () => {
  const { page, seen, close } = await opened();
  await page.locator("[data-sample=empathy]").click();
  const words = page.locator("#words");
  await words.getByText("On the whole Anna gave “No” 14 times and Wei 61 times; if both used the categories alike, differences this large or larger would be seen in fewer than 1 of 1,000 such samples.").waitFor();
  assert.match(await page.locator("#alike").innerText(), /McNemar’s exact test: 9 cases the rarer way round, p < 0\.001\./);
  const vision = await golden("pub_stuart1955_vision_women");
  const lines = ["eye,Right,Left", ...vision.ratings.map((row, at) => [`e${at}`, ...row].join(","))];
  await page.locator("input[type=file]").setInputFiles({ name: "vision.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  // Stuart (1955) 11.96 of 3 degrees of freedom, Bowker 19.11 of 6: probabilities .0075 and .0040.
  await words.getByText("would be seen in about 8 of 1,000 such samples").waitFor();
  assert.match(await page.locator("#alike").innerText(), /Stuart–Maxwell test: χ² = 11\.957 \(df 3\), p = 0\.008\. Bowker’s test of symmetry: χ² = 19\.107 \(df 6\), p = 0\.004\./);
  assert.doesNotMatch(await page.locator("main").innerText(), /significant/i);
  await paste(page, "call,Ann,Bo\nc1,yes,no\nc2,no,yes\nc3,yes,yes\nc4,no,no");
  await words.getByText("On the whole Ann and Bo gave every category equally often.").waitFor();
  await page.locator("[data-sample=panel]").click();
  await words.getByText("60 cases, 5 raters").waitFor();
  assert.equal(await page.locator("#alike").count(), 0);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("exports: full precision, guarded against formulas; a chart that stands alone", async () => {
  const { page, close } = await opened();
  await paste(page, "call,=cmd(),Bo\nc1,@yes,@yes\nc2,-no,@yes\nc3,-no,-no\nc4,@yes,@yes");
  await page.locator("#words").waitFor();
  const confusion = await saved(page, "Save “Who said what” as CSV");
  assert.equal(confusion.charCodeAt(0), 0xfeff);
  assert.doesNotMatch(confusion, /(^\uFEFF?|,|\n)"?[=+@]/);
  assert.ok(confusion.includes("'@yes") && confusion.includes("'-no"));
  await page.locator("[data-sample=empathy]").click();
  await until(page, ["Cohen’s kappa", "0.022"]);
  const forest = await saved(page, "Save “Coefficients with intervals” as CSV");
  assert.match(forest, /Percent agreement,0\.675,0\.6\d{10,}/);
  const svg = await saved(page, "Save “Coefficients with intervals” as SVG");
  assert.match(svg, /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.doesNotMatch(svg, /class=|style=|var\(|<script|https?:\/\/(?!www\.w3\.org)/);
  // Elsewhere, without the page's style sheet.
  const blank = await page.context().newPage();
  const drawn = await blank.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    return [read.localName, ...[...read.querySelectorAll("text")].map((each) => `${each.textContent} ${each.getAttribute("fill")}`)];
  }, svg);
  assert.equal(drawn[0], "svg");
  assert.ok(drawn.includes("Cohen’s kappa rgb(27, 29, 32)"), JSON.stringify(drawn));
  await close();
});

test("evaluations on this device: one item, a contact a case, the chosen option the rating", async () => {
  const { page, seen, close } = await opened();
  const example = await readDocument("evaluations/account-recovery.json");
  await init();
  const card = Scorecard.parse(await readDocument("scorecards/service-quality.json"));
  const files = ["r-1", "r-2", "r-3"].flatMap((rater, at) => ["c-1", "c-2"].map((contact) => ({
    ...example, state: "submitted", submittedAt: example.startedAt, id: `${rater}-${contact}`, scorecard: { ...example.scorecard, hash: card.hash }, rater: { ...example.rater, id: rater }, subject: { ...example.subject, contact },
    answers: { ...example.answers, L1: { option: contact === "c-2" && at === 2 ? "no" : "yes" } },
  }))).map((evaluation) => ({ ...evaluation, result: resultOf(card.score(evaluation)) }));
  await page.getByRole("button", { name: "Evaluations on this device" }).click();
  await page.locator("dialog#evaluations").getByText("No item here").waitFor();
  await page.keyboard.press("Escape");
  await page.goto(`${server.origin}/#/`);
  await page.locator("input[type=file]").setInputFiles(files.map((each) => ({ name: `${each.id}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(each)) })));
  await page.locator(".report").nth(5).waitFor();
  await page.goto(`${server.origin}/#/agreement`);
  await page.getByRole("button", { name: "Evaluations on this device" }).click();
  const item = page.locator("dialog#evaluations select");
  await item.selectOption({ label: await item.locator("option", { hasText: "L1" }).first().textContent() });
  await page.getByRole("button", { name: "Take these" }).click();
  await page.getByText("2 cases · 3 raters · 6 ratings · 0 missing").waitFor();
  await has(page, { "Percent agreement": "0.667" });
  assert.deepEqual(seen, QUIET);
  await close();
});

test("keyboard alone: from the first link to an exported table", async () => {
  const { page, close } = await opened();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  const tabTo = async (text) => {
    for (let tries = 0; tries < 60; tries++) {
      await page.keyboard.press("Tab");
      if ((await focused()).includes(text)) return;
    }
    assert.fail(`${text} cannot be reached by Tab`);
  };
  await page.goto(`${server.origin}/#/`);
  await page.locator("form.start").waitFor();
  await tabTo("Agreement");
  await page.keyboard.press("Enter");
  await page.locator("[data-sample]").first().waitFor();
  await tabTo("Empathy, yes or no");
  await page.keyboard.press("Enter");
  await page.locator("#words").waitFor();
  await tabTo("Read as");
  await page.keyboard.press("Enter");
  await page.getByLabel("Layout").waitFor();
  await tabTo("As a table");
  await page.keyboard.press("Enter");
  await page.locator("#forest table").waitFor();
  await close();
});

for (const { locale, colorScheme } of LOOKS) {
  test(`axe: ${locale}, ${colorScheme}, 320 px`, async () => {
    const { page, close } = await opened({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    await clean(page, "empty");
    for (const sample of ["empathy", "panel", "all-pass"]) {
      await page.locator(`[data-sample=${sample}]`).click();
      await page.locator("#words").waitFor();
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
      await page.waitForTimeout(100);
      await clean(page, sample);
    }
    assert.doesNotMatch(await page.locator("main.agreement").innerText(), /\b(coefficient|undefined|weights|column|same|kappa|not|word|author|test|alike|chance|benchmarks|choice|raters|interval)-[a-z]/, "a sentence without its text");
    await page.locator(".agreement .buttons button").first().click();
    await clean(page, "paste dialog");
    await close();
  });
}
