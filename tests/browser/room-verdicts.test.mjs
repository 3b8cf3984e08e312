// What a session says of its raters: verdicts by the room's rule, in words, with what the data cannot tell.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Session } from "../../pkg/calibration-node.js";
import { clean } from "./axe.mjs";
import { launch, serve } from "./harness.mjs";
import { RATERS, drop, evaluationOf, file, openRoom, reveal, roomOf, saved, sheetOf, step } from "./rooms.mjs";

const CALLS = 10;
const cases = Array.from({ length: CALLS }, (_, at) => ({ id: `case-${at + 1}`, title: `Call ${at + 1}` }));
const raters = [...RATERS.slice(0, 3).map(([name, level], at) => ({ id: `r-${at + 1}`, name, level })), { id: "x", name: "Eva Exo", level: "quality", role: "expert" }];
const room = roomOf(3, { title: "Quarterly calibration", mode: "quantitative", reference: "expert", cases, raters });

/** Lin is as the expert; Mia never sees empathy and never a personal touch; Yuki now and then. */
const ANSWERS = {
  x: () => ({}),
  "r-1": () => ({}),
  "r-2": () => ({ L1: "no", S1: "no" }),
  "r-3": (call) => call % 3 === 0 ? { S1: "no", L1: "no" } : {},
};

const sheets = () => Object.entries(ANSWERS).map(([rater, answers]) =>
  file(`${rater}.json`, sheetOf(room, rater, Object.fromEntries(cases.map(({ id }, call) => [id, { ...evaluationOf(rater, answers(call)), id: `${rater}-${id}` }])))));

let server;
let browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function judged(options) {
  const context = await browser.newContext({ locale: "en", ...options });
  const page = await context.newPage();
  await openRoom(page, server.origin, room);
  await step(page, "verdicts");
  await page.locator(".room-main").waitFor();
  assert.equal(await page.locator(".verdicts").count(), 0, "nothing is said before the reveal");
  await drop(page, ...sheets());
  await reveal(page);
  await step(page, "verdicts");
  await page.locator(".verdicts table").first().waitFor();
  return { context, page };
}

test("ten calls: one calibrated, one severe, one undetermined with what would settle it", async () => {
  const { context, page } = await judged();
  const rows = await page.locator(".verdicts table").first().locator("tbody tr").allTextContents();
  assert.match(rows[0], /Lin Xiao.*✓ calibrated.*10 of 10/s);
  assert.match(rows[1], /Mia Wong.*✕ not calibrated.*−\d.*0 of 10/s);
  assert.match(rows[2], /Yuki Tan.*\? undetermined/s);
  const said = await page.locator(".verdicts .told").allTextContents();
  assert.match(said.join(" "), /Mia Wong.*Scores too low.*S1.*Yuki Tan.*more calls would settle it/s);
  assert.match(said.join(" "), /Calibrated: LX Lin Xiao/);
  await context.close();
});

test("the report goes out: as JSON, as CSV a table, as sheets of a workbook, with the engine's numbers", async () => {
  const { context, page } = await judged({ acceptDownloads: true });
  await step(page, "minutes");
  const report = Session.parse(JSON.parse(await saved(page, "Session (JSON)"))).report();
  const tables = JSON.parse(await saved(page, "Report (JSON)"));
  assert.deepEqual(Object.keys(tables), ["answers", "totals", "raters", "raters-items", "items", "cases", "agenda", "levels", "group", "next"]);
  const [, mia, yuki] = tables.raters;
  const [, expected] = report.raters;
  assert.deepEqual([mia.mark, mia.name, mia.level, mia.verdict, mia.grounds, mia.diagnoses], ["MW", "Mia Wong", "quality", "not-calibrated", expected.grounds.join("; "), "severe"]);
  assert.deepEqual([mia["totals.bias"], mia["totals.biasInterval.low"] ?? "", mia["totals.within.count"], mia["totals.within.upper"], mia["alignment.interval.low"], mia["alignment.n"]],
    [expected.totals.bias, expected.totals.biasInterval.low ?? expected.totals.biasInterval.undefined, 0, expected.totals.within.upper, expected.alignment.interval.low ?? expected.alignment.interval.undefined, expected.alignment.n]);
  assert.match(mia.said, /^Shown not to hold: .*Scores too low/);
  assert.equal(yuki.moreCalls, report.raters[2].moreCalls);
  assert.equal(tables["raters-items"].length, 3 * report.items.length);
  assert.deepEqual(tables["raters-items"].filter(({ name, verdict }) => name === "Mia Wong" && verdict === "not-calibrated").map(({ item }) => item), ["L1", "S1"]);
  assert.deepEqual(tables.items.map(({ item, rank }) => [item, rank]), report.items.map(({ item, rank }) => [item, rank ?? ""]));
  assert.deepEqual(tables.cases.map((row) => [row.call, row.range, row.reference]), report.cases.map(({ range, reference }, at) => [`Call ${at + 1}`, range, reference]));
  assert.deepEqual(tables.agenda.map((row) => [row.place, row.case, row.item, row.priority, row.minutes]), report.agenda.map((topic, at) => [at + 1, topic.case, topic.item, topic.priority, topic.minutes ?? ""]));
  assert.ok(tables.levels.some(({ second, item }) => second === "supervisor" && item === ""));
  assert.equal(tables.group.find(({ figure }) => figure === "agreement.gwetAc.value").value, report.group.agreement.gwetAc.value);
  assert.ok(tables.next.some(({ what, name }) => what === "retrain" && name === "Mia Wong") && tables.next.some(({ what, name }) => what === "more" && name === "Yuki Tan"));
  const columns = Object.entries(tables).flatMap(([table, rows]) => Object.keys(rows[0] ?? {}).filter((column) => rows.every((row) => row[column] === "")).map((column) => `${table} ${column}`));
  assert.deepEqual(columns.filter((column) => !/^(answers|totals|agenda minutes|raters (missed|invented)|next|levels (title|item)$)/.test(column)), [], "a column that nothing fills");
  await page.locator("[name=table]").selectOption("cases");
  assert.match(await saved(page, "CSV"), /^\uFEFF?case,call,n,lowest,highest,range,standardDeviation,reference\r\ncase-1,Call 1,3,/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tables (XLSX)" }).click()]);
  const bytes = String(await readFile(await download.path()));
  for (const name of ["Each rater", "Raters by items", "Agenda", "What follows"]) assert.ok(bytes.includes(`<sheet name="${name}"`), name);
  await context.close();
});

test("the picture of total scores and the verdicts have one reference, where there are two experts too", async () => {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true });
  const page = await context.newPage();
  const two = roomOf(4, { reference: "expert" });
  two.raters.slice(2).forEach((rater) => Object.assign(rater, { role: "expert" }));
  await openRoom(page, server.origin, two);
  const answers = [{}, {}, { C2: "yes" }, { C2: "no", L1: "no" }];
  await drop(page, ...two.raters.map(({ id }, at) => file(`${id}.json`, sheetOf(two, id, { "case-1": evaluationOf(id, answers[at]) }))));
  await reveal(page);
  const words = await page.locator("#totals-case-1 > .hint").innerText();
  await step(page, "minutes");
  const [{ reference }] = Session.parse(JSON.parse(await saved(page, "Session (JSON)"))).report().cases;
  assert.match(words, new RegExp(`of the expert’s ${reference} %`));
  await context.close();
});

test("the minutes on paper: verdicts with their reasons in words, what to reword, who practises what", async () => {
  const { context, page } = await judged();
  await step(page, "minutes");
  await page.emulateMedia?.({ media: "print" });
  const paper = await page.locator(".minutes").innerText();
  assert.match(paper, /Mia Wong.*✕ not calibrated/s);
  assert.match(paper, /Mia Wong Shown not to hold: .*Scores too low, about alike on every call\..*Off on .*S1/s);
  assert.match(paper, /Items the standard should word more clearly.*S1/s);
  assert.match(paper, /Mia Wong practises: too severe/);
  assert.match(paper, /Calibrated: LX Lin Xiao.*Each rater.*Total scores/s, "first what went well, the long table last");
  assert.doesNotMatch(paper, /All saw as done well|Nothing has been recorded|not discussed/);
  if (await page.evaluate(() => matchMedia("print").matches)) assert.doesNotMatch(paper, /Report \(JSON\)|End and next date/);
  await context.close();
});

test("setting up the next session shows what a tolerance would have meant at the last one by the same scorecard", async () => {
  const { context, page } = await judged();
  await page.goto(`${server.origin}/#/room`);
  await page.getByRole("button", { name: "New session" }).click();
  const words = page.locator("#tolerance > .hint");
  // Lin is never off, Mia always, Yuki on four calls of ten.
  await words.filter({ hasText: /At the last session by this scorecard \(“Quarterly calibration”, 2026-\d\d-\d\d\) 16 of 30 total scores would have been within ±5 / }).waitFor();
  assert.deepEqual(await page.locator("#tolerance .mark-text").evaluateAll((dots) => dots.map((dot) => [dot.textContent, dot.classList.contains("outside")])), [["14", true], ["16", false]]);
  await page.getByLabel("Tolerance, in score points").fill("20");
  await words.filter({ hasText: "30 of 30" }).waitFor();
  await page.locator("[name=card]").selectOption("shipped:weighted-items.json");
  await words.filter({ hasText: "An example" }).waitFor();
  await context.close();
});

test("whoever is quick at the list of sessions has the new one, not an empty page", async () => {
  const { context, page } = await judged();
  await page.goto(`${server.origin}/#/room`);
  await page.locator("main.rooms tbody tr").first().waitFor();
  await page.locator("main.rooms tbody a").first().click();
  await page.locator("nav.steps").waitFor();
  await page.evaluate(async () => {
    location.hash = "#/room";
    while (!document.querySelector("main.rooms button.primary")) await new Promise(requestAnimationFrame);
    document.querySelector("main.rooms button.primary").click();
  });
  await page.locator("main.setup [name=title]").waitFor();
  // Until the list that was asked for before has come.
  await page.waitForTimeout(1500);
  assert.equal(await page.locator("main.setup [name=title]").count(), 1);
  await context.close();
});

for (const [locale, colorScheme] of [["en", "light"], ["zh-CN", "dark"], ["zh-TW", "light"]]) {
  test(`axe finds nothing in ${locale}, ${colorScheme}, 320 px`, async () => {
    const { context, page } = await judged({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    await page.locator(".verdicts details summary").first().click();
    await clean(page, `${locale} ${colorScheme}`);
    await step(page, "minutes");
    await clean(page, `minutes, ${locale} ${colorScheme}`);
    await context.close();
  });
}
