// The whole page as one file, opened from a disk: it scores, keeps, exports, prints and computes agreement, and asks for nothing.
import assert from "node:assert/strict";
import { mkdtemp, copyFile, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, evaluation, form, keysFor, launch, readDocument, watched } from "./harness.mjs";

const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");

let browser, folder, address;
before(async () => {
  // Alone in its folder: whatever it needs is inside.
  folder = await mkdtemp(join(tmpdir(), "calibrant-file-"));
  await copyFile(join(DIST, "calibrant.html"), join(folder, "calibrant.html"));
  address = pathToFileURL(join(folder, "calibrant.html")).href;
  browser = await launch();
});
after(async () => { await browser.close(); await rm(folder, { recursive: true, force: true }); });

async function opened(hash = "", options = {}) {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true, ...options });
  const { page, seen } = await watched(context, "null");
  const asked = [];
  page.on("request", (request) => { if (!/^(blob|data):/.test(request.url())) asked.push(request.url().replace(/#.*/, "")); });
  await page.goto(`${address}${hash}`);
  const close = async () => {
    assert.deepEqual([seen.violations, seen.errors], [[], []]);
    assert.deepEqual(asked.filter((url) => url !== address), [], "nothing is asked for but the file");
    await context.close();
  };
  return { page, close };
}

async function saved(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return readFile(await file.path(), "utf8");
}

const scored = (page) => page.waitForFunction(() => document.querySelector("calibrant-scorecard")?.result?.score?.exact === "86");

test("a call is scored, kept over a reload, exported and printed", async () => {
  const { page, close } = await opened();
  await page.locator("select[name=card]").selectOption("shipped:service-quality.json");
  await page.locator("select[name=contact]").selectOption("shipped:account-recovery.json");
  await page.locator("form.start button[type=submit]").click();
  await form(page).locator(".row").first().waitFor();
  for (const key of keysFor(card, example)) await page.keyboard.press(key);
  await scored(page);
  await page.waitForTimeout(400);
  await page.reload();
  await scored(page);
  const kept = (await evaluation(page)).answers;
  assert.deepEqual(Object.fromEntries(Object.entries(kept).map(([id, { option }]) => [id, option])), Object.fromEntries(Object.entries(example.answers).map(([id, { option }]) => [id, option])));
  if (page.pdf) assert.ok((await page.pdf()).length > 10_000);
  await page.goto(`${address}#/`);
  const backup = JSON.parse(await saved(page, "Export everything"));
  assert.equal(backup.format, "calibrant/backup@1");
  assert.match(await saved(page, "Export evaluations"), /c-1042/);
  await close();
});

/** Six raters, hardly two cases alike: 100,000 draws of it take many seconds. */
function manyCases() {
  let state = 7;
  const random = (below) => { state = (state * 16807) % 2147483647; return state % below; };
  return ["case,A,B,C,D,E,F", ...Array.from({ length: 1500 }, (_, at) => [`c${at}`, ...Array.from({ length: 6 }, () => "abcde"[random(5)])].join(","))].join("\n");
}

test("agreement: the sample's numbers; a long computation on the page's own thread tells how far it is, and can be stopped", async () => {
  const { page, close } = await opened("#/agreement");
  await page.locator("[data-sample=empathy]").click();
  await page.locator("#words").waitFor();
  assert.match(await page.locator("#forest tbody").evaluate((body) => body.textContent), /Cohen’s kappa\s*0\.022/);
  await page.locator("input[type=file]").setInputFiles({ name: "cases.csv", mimeType: "text/csv", buffer: Buffer.from(manyCases()) });
  await page.getByText("1,500").first().waitFor();
  await page.locator(".choices summary").click();
  await page.locator("select[name=interval]").selectOption("percentile");
  await page.waitForFunction(() => document.querySelector(".parts")?.getAttribute("aria-busy") === "false");
  await page.locator("select[name=draws]").selectOption("100000");
  await page.waitForFunction(() => document.querySelector("progress")?.value > 0.01);
  const early = await page.locator("progress").evaluate((bar) => bar.value);
  await page.waitForFunction((than) => document.querySelector("progress")?.value > than, early);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("The computation was stopped").waitFor();
  assert.equal(await page.locator("select[name=draws]").inputValue(), "2000");
  await close();
});

for (const [locale, words] of [["zh-CN", "开始"], ["zh-TW", "開始"]]) {
  test(`its words are inside in ${locale}`, async () => {
    const { page, close } = await opened("", { locale });
    await page.locator("form.start").waitFor();
    assert.match(await page.locator("form.start").innerText(), new RegExp(words));
    assert.match(await page.evaluate(() => document.documentElement.lang), /^zh-Han[st]$/);
    await close();
  });
}
