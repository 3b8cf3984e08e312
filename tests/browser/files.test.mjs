// Files in and out: what is wrong is said, all of it; what comes out is safe to open and can be read again.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { evaluation, form, keysFor, readDocument, start, test, watched } from "./harness.mjs";
import { browser, server } from "./site.mjs";

const json = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");

async function home(locale = "en") {
  const context = await browser.newContext({ locale, acceptDownloads: true });
  const { page, seen } = await watched(context, server.origin);
  await page.goto(server.origin);
  await page.locator("form.start").waitFor();
  return { page, seen };
}

async function open(page, ...files) {
  await page.locator("input[type=file]").setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: "application/json", buffer })));
  await page.locator(".report").nth(files.length - 1).waitFor();
  return page.locator(".report");
}

const codes = (report) => report.locator("li").evaluateAll((lines) => lines.map((line) => line.dataset.code));

async function saved(page, button) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  return readFile(await file.path(), "utf8");
}

test("broken files: each says everything that is wrong with it, in the reader's language", async () => {
  const { page, seen } = await home();
  const broken = structuredClone(card);
  broken.sections[0].items[0].options[0].points = "ten";
  broken.sections[1].items[0].kind = "slider";
  delete broken.version;
  broken.colour = "blue";
  const reports = await open(page,
    ["latin.json", Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d])],
    ["half.json", json('{"format": "calibrant/scorecard@1", ')],
    ["other.json", json({ hello: "world" })],
    ["card.json", json(broken)],
    ["evaluation.json", json({ ...example, answers: { L1: { option: "maybe" }, Z9: { option: "yes" } } })]);
  assert.deepEqual(await codes(reports.nth(0)), ["encoding"]);
  assert.deepEqual(await codes(reports.nth(1)), ["not-json"]);
  assert.deepEqual(await codes(reports.nth(2)), ["unknown-format"]);
  const card4 = await codes(reports.nth(3));
  for (const code of ["not-a-decimal", "not-one-of", "missing-key", "unknown-key"]) assert.ok(card4.includes(code), `${code} in ${card4}`);
  assert.match(await reports.nth(3).innerText(), /\/sections\/0\/items\/0\/options\/0\/points/);
  assert.deepEqual((await codes(reports.nth(4))).sort(), ["unknown-item", "unknown-option"]);
  assert.match(await reports.nth(4).innerText(), /Nothing was taken/);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Language").selectOption("zh-Hans");
  await page.locator(".report").first().getByText("不是 UTF-8").waitFor();
  for (const line of await reports.locator("li").allInnerTexts()) assert.match(line, /(\p{Script=Han}.*){4}/su, line);
  assert.deepEqual(seen, { violations: [], errors: [], foreign: [] });
  await page.context().close();
});

test("a good evaluation opens with its score; its export can be read again", async () => {
  const { page } = await home();
  await open(page, ["e.json", json(example)]);
  await page.getByRole("link", { name: "c-1042" }).click();
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").result?.score?.display === "86.00");
  await page.goto(`${server.origin}/#/`);
  assert.deepEqual(JSON.parse(await saved(page, "Export c-1042 as JSON")), example);
  const everything = await saved(page, "Export everything");
  assert.equal(JSON.parse(everything).format, "calibrant/backup@1");
  await page.getByRole("button", { name: "Delete everything on this device" }).click();
  await page.locator("dialog#delete-everything").getByRole("button", { name: "Delete everything on this device" }).click();
  await page.getByText("None yet.").waitFor();
  await open(page, ["backup.json", Buffer.from(everything)]);
  await page.getByRole("link", { name: "c-1042" }).click();
  await form(page).locator(".row").first().waitFor();
  assert.deepEqual(await evaluation(page), example);
  await page.context().close();
});

test("a stored result that does not hold is said", async () => {
  const { page } = await home();
  const result = { exact: "99", unit: "percent", outcome: "pass", band: "excellent", engine: "calibrant 0.1.0", scoringHash: `sha256:${"0".repeat(64)}` };
  const reports = await open(page, ["e.json", json({ ...example, result })]);
  assert.ok((await codes(reports.first())).includes("result-mismatch"));
  assert.match(await reports.first().innerText(), /One document was taken/);
  await page.context().close();
});

test("a CSV cell that a spreadsheet would run is written as text", async () => {
  const { page } = await home();
  await start(page, server.origin);
  for (const key of keysFor(card, example)) await page.keyboard.press(key);
  const notes = { L1: "=1+1", L2: "+HYPERLINK(1)", O1: "-cmd", O2: "@SUM(A1)", O3: "plain, \"quoted\"\nand 中文" };
  for (const [item, note] of Object.entries(notes)) {
    await form(page).evaluate((element, id) => element.focusItem(id), item);
    await form(page).locator(`#row-${item} [data-note=note]`).fill(note);
  }
  await page.waitForTimeout(400);
  await page.goto(`${server.origin}/#/`);
  const text = await saved(page, "Export evaluations");
  assert.equal(text.charCodeAt(0), 0xfeff, "marked as UTF-8 unless switched off");
  for (const guarded of ["'=1+1", "'+HYPERLINK(1)", "'-cmd", "'@SUM(A1)"]) assert.ok(text.includes(`,${guarded}`), guarded);
  assert.doesNotMatch(text, /(^|,|\n)"?[=+@]/);
  assert.ok(text.includes('"plain, ""quoted""\nand 中文"'));
  assert.match(text, /c-1\d+,a-\d+/);
  await page.getByLabel("Mark the CSV").uncheck();
  assert.notEqual((await saved(page, "Export evaluations")).charCodeAt(0), 0xfeff);
  await page.context().close();
});
