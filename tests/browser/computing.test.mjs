// Long computations on the agreement page: told, stopped, ended by a newer question; what is shown is always what was chosen.
import assert from "node:assert/strict";
import { clean } from "./axe.mjs";
import { test, watched } from "./harness.mjs";
import { browser, server } from "./site.mjs";

const QUIET = { violations: [], errors: [], foreign: [] };

async function opened(options = {}) {
  const context = await browser.newContext({ locale: "en", ...options });
  const { page, seen } = await watched(context, server.origin);
  await page.goto(`${server.origin}/#/agreement`);
  await page.locator("[data-sample]").first().waitFor();
  return { page, seen, close: () => context.close() };
}

const open = (page, text) => page.locator("input[type=file]").setInputFiles({ name: "cases.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

/** Six raters, five categories, hardly two cases alike: 100,000 draws of it take many seconds. */
function manyCases(cases) {
  let state = 7;
  const random = (below) => { state = (state * 16807) % 2147483647; return state % below; };
  const row = (at) => { const truth = random(5); return [`c${at}`, ...Array.from({ length: 6 }, () => "abcde"[random(2) ? truth : random(5)])].join(","); };
  return ["case,A,B,C,D,E,F", ...Array.from({ length: cases }, (_, at) => row(at))].join("\n");
}

async function withManyCases(options) {
  const all = await opened(options);
  await open(all.page, manyCases(1500));
  await all.page.locator("#words").waitFor();
  await all.page.locator(".choices summary").click();
  await all.page.locator("select[name=interval]").selectOption("percentile");
  await answered(all.page);
  return all;
}

/** Nothing is computed any more. */
const answered = (page) => page.waitForFunction(() => document.querySelector(".parts")?.getAttribute("aria-busy") === "false");
const figures = (page) => page.locator("#forest tbody").evaluate((body) => body.textContent);
const chosen = (page, name) => page.locator(`select[name=${name}]`).inputValue();
const focused = (page) => page.evaluate(() => document.activeElement.name ?? document.activeElement.id);
const stop = (page) => page.getByRole("button", { name: "Stop" });

test("progress in words and a share that grows; stopped, the earlier figures and choices stay; then all works as before", async () => {
  const { page, seen, close } = await withManyCases();
  const before = await figures(page);
  assert.match(before, /Bootstrap, percentile/);
  await page.locator("select[name=draws]").focus();
  await page.locator("select[name=draws]").selectOption("100000");
  await page.getByLabel("Computing…").and(page.locator("progress")).waitFor();
  const share = () => page.locator("progress").evaluate((bar) => bar.value);
  await page.waitForFunction(() => document.querySelector("progress")?.value > 0.01);
  const early = await share();
  await page.waitForFunction((than) => document.querySelector("progress")?.value > than, early);
  assert.match(await page.locator(".working .share").innerText(), /^\d+%$/);
  assert.equal(await figures(page), before, "what was shown stays meanwhile");
  await stop(page).click();
  await page.getByText("The computation was stopped; the figures shown are those of the earlier choice.").waitFor();
  assert.equal(await page.locator("progress").count(), 0);
  assert.equal(await figures(page), before);
  assert.deepEqual([await chosen(page, "draws"), await chosen(page, "interval")], ["2000", "percentile"]);
  assert.equal(await focused(page), "draws", "back where the question was asked");
  await page.locator("select[name=confidence]").selectOption("0.8");
  await page.locator("#forest").getByText("From (80%)").waitFor({ state: "attached" });
  assert.notEqual(await figures(page), before);
  assert.equal(await page.getByText("The computation was stopped").count(), 0);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("keyboard: Escape stops from within the result, Enter on the button that Shift+Tab reaches", async () => {
  const { page, seen, close } = await withManyCases();
  const before = await figures(page);
  const ask = async () => {
    await page.locator("select[name=draws]").focus();
    await page.locator("select[name=draws]").selectOption("100000");
    await stop(page).waitFor();
  };
  const isBack = async () => {
    await page.getByText("The computation was stopped").waitFor();
    assert.deepEqual([await chosen(page, "draws"), await focused(page), await figures(page)], ["2000", "draws", before]);
  };
  await ask();
  await page.keyboard.press("Escape");
  await isBack();
  await ask();
  for (let tries = 0; tries < 20 && !(await stop(page).evaluate((button) => button === document.activeElement)); tries++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await isBack();
  assert.deepEqual(seen, QUIET);
  await close();
});

test("a newer question ends the older one, and alone is answered", async () => {
  const { page, seen, close } = await withManyCases();
  await page.evaluate(() => {
    window.sent = [];
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...rest) { window.sent.push(message); return postMessage.call(this, message, ...rest); };
  });
  await page.locator("select[name=draws]").selectOption("100000");
  await stop(page).waitFor();
  await page.locator("select[name=interval]").selectOption("jackknife");
  await page.locator("#forest").getByText("Jackknife").first().waitFor({ state: "attached" });
  const sent = await page.evaluate(() => window.sent.map(({ id, method, abort }) => ({ id, method, abort })));
  const long = sent.find(({ method }) => method === "agreement");
  assert.ok(sent.some(({ abort }) => abort === long.id), JSON.stringify(sent));
  await answered(page);
  assert.equal(await page.locator("progress").count(), 0);
  assert.equal(await page.getByText("The computation was stopped").count(), 0, "the reader has stopped nothing");
  assert.deepEqual([await chosen(page, "interval"), await chosen(page, "confidence")], ["jackknife", "0.95"]);
  // Other ratings are a newer question, too.
  await page.locator("select[name=interval]").selectOption("bca");
  await page.locator("select[name=draws]").selectOption("100000");
  await stop(page).waitFor();
  await page.locator("[data-sample=empathy]").click();
  await page.locator("#words").getByText("135 of 200").waitFor();
  assert.deepEqual(seen, QUIET);
  await close();
});

test("of ratings that never came the earlier stay; where there are none, that is said; how a table is read is put back", async () => {
  const { page, seen, close } = await opened();
  await page.locator("[data-sample=levels]").click();
  await page.locator("#words").waitFor();
  await page.locator(".choices summary").click();
  for (const [name, value] of [["interval", "bca"], ["draws", "100000"]]) {
    await page.locator(`select[name=${name}]`).selectOption(value);
    await answered(page);
  }
  const before = await figures(page);
  await open(page, manyCases(1500));
  await stop(page).click();
  await page.getByText("The computation was stopped; the figures shown are the earlier ones.").waitFor();
  assert.match(await page.locator("#counts").innerText(), /^12 cases · 4 raters/);
  assert.deepEqual([await figures(page), await chosen(page, "draws")], [before, "100000"]);

  await page.locator("select[name=draws]").selectOption("2000");
  await answered(page);
  await open(page, manyCases(1500));
  await page.getByText("1,500 cases · 6 raters").waitFor();
  await page.locator("#layout-guess").click();
  await page.locator("select[name=draws]").selectOption("100000");
  await stop(page).waitFor();
  const header = page.getByLabel("The first row holds names");
  await header.uncheck();
  await page.getByLabel("nobody gave").pressSequentially("f");
  await page.getByLabel("nobody gave").press("Enter");
  assert.equal(await header.isChecked(), false, "what was asked is shown while it is computed");
  await stop(page).click();
  await page.getByText("The computation was stopped; the figures shown are the earlier ones.").waitFor();
  assert.deepEqual([await header.isChecked(), await page.getByLabel("nobody gave").inputValue(), await chosen(page, "draws")], [true, "", "2000"]);
  assert.deepEqual(seen, QUIET);
  await close();
});

for (const locale of ["en", "zh-CN", "zh-TW"]) {
  test(`axe, 320 px, while it computes and after it was stopped: ${locale}`, async () => {
    const { page, close } = await opened({ locale, viewport: { width: 320, height: 800 } });
    const sound = async (where) => {
      await clean(page, where);
      assert.doesNotMatch(await page.locator("main.agreement").innerText(), /\b(stopped|choice|choices|interval|raters|chance|alike|word|author|benchmarks)-[a-z]/, `${where}: a sentence without its text`);
    };
    await open(page, manyCases(1500));
    await page.locator("#words").waitFor();
    await page.locator(".choices summary").click();
    await page.locator("select[name=interval]").selectOption("bca");
    await page.locator("select[name=draws]").selectOption("100000");
    await page.locator(".working button").waitFor();
    await sound("computing");
    await page.locator(".working button").click();
    await page.locator(".choices .stopped", { hasText: /./ }).waitFor();
    await sound("stopped");
    await close();
  });
}
