// One call scored by keyboard alone, from the first Tab to the submitted result.
import assert from "node:assert/strict";
import { evaluation, form, keysFor, readDocument, silence, start, test, watched } from "./harness.mjs";
import { browser, server } from "./site.mjs";

const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");
const bar = (page) => form(page).locator(".bar").innerText();

async function tabTo(page, selector) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`Tab never reaches ${selector}`);
}

test("the example call is scored by keyboard alone: 86.00 %, pass, submitted", async () => {
  const context = await browser.newContext({ locale: "en" });
  const { page, seen } = await watched(context, server.origin);
  await page.goto(server.origin);
  await page.locator("form.start").waitFor();
  await tabTo(page, "form.start button[type=submit]");
  await page.keyboard.press("Enter");
  await form(page).locator(".row").first().waitFor();
  for (const key of keysFor(card, example)) await page.keyboard.press(key);
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").result?.score?.display === "86.00");
  assert.match(await bar(page), /86\.00 %\s*215 \/ 250\s*✓\s*Pass · higher than 80\s*Good\s*15 of 16 answered · 1 N\/A/);
  await page.keyboard.press("Control+Enter");
  await form(page).getByText("Submitted", { exact: true }).waitFor();
  const { answers, state, scorecard, result, submittedAt, timing } = await evaluation(page);
  assert.equal(state, "submitted");
  assert.match(scorecard.hash, /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual({ exact: result.exact, unit: result.unit, outcome: result.outcome, band: result.band }, { exact: "86", unit: "percent", outcome: "pass", band: "good" });
  assert.match(submittedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  assert.equal(typeof timing.activeSeconds, "number");
  for (const [item, { option, notApplicable }] of Object.entries(example.answers)) {
    assert.deepEqual({ option: answers[item].option, notApplicable: answers[item].notApplicable }, { option, notApplicable }, item);
  }
  assert.deepEqual(seen, { violations: [], errors: [], foreign: [] });
  await context.close();
});

test("the same key clears, undo and redo step, typing and composing are left alone", async () => {
  const page = await browser.newPage({ locale: "en" });
  await start(page, server.origin);
  const answer = async (item) => (await evaluation(page)).answers[item];
  await page.keyboard.press("1");
  assert.deepEqual(await answer("L1"), { option: "yes" });
  await page.keyboard.press("1");
  assert.equal(await answer("L1"), undefined);
  await page.keyboard.press("n");
  assert.deepEqual(await answer("L1"), { notApplicable: true });
  await page.keyboard.press("Control+z");
  assert.equal(await answer("L1"), undefined);
  await page.keyboard.press("Control+Shift+z");
  assert.deepEqual(await answer("L1"), { notApplicable: true });
  await page.keyboard.press("ArrowDown");
  assert.equal(await form(page).evaluate((element) => element.currentItem), "L2");
  await page.keyboard.press("c");
  await form(page).locator("[data-note=note]:focus").waitFor();
  await page.keyboard.type("1 2 j n ?");
  assert.deepEqual(await answer("L2"), { note: "1 2 j n ?" });
  assert.equal(await form(page).evaluate((element) => element.currentItem), "L2");
  await page.keyboard.press("Escape");
  await form(page).evaluate((element) => element.dispatchEvent(new KeyboardEvent("keydown", { key: "1", code: "Digit1", isComposing: true, bubbles: true })));
  assert.equal((await answer("L2")).option, undefined, "a key that composes Chinese is no answer");
  await page.keyboard.press("2");
  assert.equal((await answer("L2")).option, "fair");
  await page.keyboard.press("?");
  await form(page).locator("dialog#help[open]").waitFor();
  await page.keyboard.press("3");
  assert.equal((await answer("L2")).option, "fair", "keys rest while a dialog is open");
  await page.close();
});

test("submitting too early says what is missing, at the row and in a summary that leads there", async () => {
  const page = await browser.newPage({ locale: "en" });
  await start(page, server.origin);
  await page.keyboard.press("Control+Enter");
  const stops = form(page).locator("#stops");
  await stops.waitFor();
  assert.equal(await stops.locator("li").count(), 16);
  assert.equal(await form(page).locator(".row .issues").count(), 16);
  await stops.getByRole("button", { name: /^C2/ }).click();
  await form(page).locator("#row-C2 input:focus").waitFor();
  await page.keyboard.press("1");
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").shadowRoot.querySelectorAll(".row .issues").length === 15);
  assert.equal((await evaluation(page)).state, "draft");
  await page.close();
});

test("keys can be changed and switched off, and stay so", async () => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await start(page, server.origin);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.locator("calibrant-settings summary").click();
  await page.getByRole("button", { name: "Change the key for Level 1", exact: true }).click();
  await page.keyboard.press("q");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.reload();
  await form(page).locator(".row").first().waitFor();
  await page.keyboard.press("1");
  assert.equal((await evaluation(page)).answers.L1, undefined);
  await page.keyboard.press("q");
  assert.deepEqual((await evaluation(page)).answers.L1, { option: "yes" });
  assert.equal(await form(page).locator("#row-L1 kbd").first().innerText(), "q");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Keyboard shortcuts").selectOption("off");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.keyboard.press("q");
  assert.deepEqual((await evaluation(page)).answers.L1, { option: "yes" });
  assert.equal(await form(page).locator("#row-L1 kbd").count(), 0);
  await context.close();
});

test("every kind of item: numbers, several choices, dates, words; hidden ones leave with the submission", async () => {
  const page = await browser.newPage({ locale: "en" });
  await start(page, server.origin, { card: "showcase.json" });
  const row = (id) => form(page).locator(`#row-${id}`);
  const level = (id, title) => row(id).locator("label.level").filter({ has: page.getByText(title, { exact: true }) }).locator("input");
  assert.equal(await row("wait-apology").count(), 0);
  await row("wait-seconds").locator("input.field").fill("75");
  await row("wait-apology").waitFor();
  await row("wait-apology").getByRole("radio", { name: "Yes" }).click();
  await row("wait-seconds").locator("input.field").fill("1x");
  await row("wait-seconds").locator(".issues").waitFor();
  await row("wait-seconds").locator("input.field").fill("12");
  await row("wait-apology").waitFor({ state: "detached" });
  await level("signs", "Slow").click();
  for (const [item, title] of [["channel", "Call"], ["verified", "Both questions"], ["data-shared", "Yes"], ["checks", "Power"], ["checks", "Cables"],
    ["cost-told", "In full, with tax"], ["outcome", "Visit arranged"], ["calm", "Excellent"], ["plain-words", "Yes"], ["next-step", "Yes"]]) {
    await level(item, title).click();
  }
  await row("visit-date").locator("input.field").fill("2026-11-30");
  await row("remark").locator("textarea.field").first().fill("Ring twice.");
  assert.deepEqual((await evaluation(page)).answers["wait-apology"], { option: "yes" }, "a draft keeps what is hidden");
  await page.keyboard.press("Control+Enter");
  await form(page).getByText("Submitted", { exact: true }).waitFor();
  const { answers, result } = await evaluation(page);
  assert.equal(answers["wait-apology"], undefined);
  assert.deepEqual(answers.checks, { options: ["power", "cables"] });
  assert.deepEqual(answers["visit-date"], { date: "2026-11-30" });
  assert.equal(typeof result.exact, "string");
  await page.close();
});

test("an exempt call has no score; praise and care change nothing", async () => {
  const page = await browser.newPage({ locale: "en" });
  await start(page, server.origin);
  for (const key of keysFor(card, example)) await page.keyboard.press(key);
  await page.getByRole("button", { name: "Commend" }).click();
  await page.getByLabel("What was done so well?").fill("Stayed calm throughout.");
  await page.keyboard.press("Tab");
  await page.locator("dialog#commendation").getByRole("button", { name: "Save" }).click();
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").result?.score?.exact === "86");
  assert.equal((await evaluation(page)).flags.commendation.text, "Stayed calm throughout.");
  await page.getByRole("button", { name: "Do not score" }).click();
  await page.locator("dialog#exempt").getByRole("button", { name: "Save" }).click();
  assert.equal((await evaluation(page)).disposition, undefined, "an exemption needs its reason");
  await page.getByLabel("Why is it not scored?").fill("Test call.");
  await page.locator("dialog#exempt").getByRole("button", { name: "Save" }).click();
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").result?.score === null);
  const { disposition, answers } = await evaluation(page);
  assert.equal(disposition.exempt.reason, "Test call.");
  assert.equal(Object.keys(answers).length, 16);
  await page.keyboard.press("Control+Enter");
  await form(page).getByText("Submitted", { exact: true }).waitFor();
  assert.deepEqual((({ exact, outcome }) => ({ exact, outcome }))((await evaluation(page)).result), { exact: null, outcome: "none" });
  await page.close();
});

test("a card whose weights need the call's time says so, and takes it", async () => {
  const page = await browser.newPage({ locale: "en" });
  await start(page, server.origin, { card: "showcase.json", contact: "" });
  await form(page).getByText("depend on the time and the post").waitFor();
  await page.getByRole("button", { name: "Edit details" }).click();
  await page.getByLabel("Post", { exact: true }).fill("fault-desk");
  await page.getByLabel("Time", { exact: true }).fill("2026-08-01T10:00:00");
  await page.locator("dialog#facts").getByRole("button", { name: "Save" }).click();
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").result?.profile === "storm-season");
  assert.match((await evaluation(page)).subject.at, /^2026-08-01T10:00:00[+-]\d\d:\d\d$/);
  await page.close();
});

test("a recording is played from the disk: c stamps its time, a stamp seeks, arrows go on from the choice", async () => {
  const context = await browser.newContext({ locale: "en" });
  const { page, seen } = await watched(context, server.origin);
  await start(page, server.origin, { contact: "delivery-delay.json" });
  await page.locator(".recording input").setInputFiles({ name: "call.wav", mimeType: "audio/wav", buffer: silence(20) });
  const audio = page.locator("audio");
  const at = (seconds) => page.waitForFunction((wanted) => document.querySelector("audio").currentTime === wanted, seconds);
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").media?.duration === 20);
  await audio.evaluate((player) => { player.currentTime = 7.5; });
  await at(7.5);
  await page.keyboard.press("2");
  await page.keyboard.press("c");
  await form(page).locator("#row-L1 [data-note=note]:focus").waitFor();
  await page.keyboard.type("Heard here.");
  await page.keyboard.press("Escape");
  assert.deepEqual((await evaluation(page)).answers.L1, { option: "no", note: "Heard here.", evidence: [{ from: 7.5 }] });
  await page.locator("#turn-4 .time").click();
  await at(16.3);
  await form(page).locator("#row-L1 .evidence button").first().click();
  await at(7.5);
  await form(page).evaluate((element) => element.focusItem("L2"));
  await form(page).locator("#row-L2 input:focus").waitFor();
  await page.keyboard.press("2");
  await form(page).locator("#row-L2 input:checked:focus").waitFor();
  await page.keyboard.press("ArrowRight");
  assert.equal((await evaluation(page)).answers.L2.option, "improve");
  assert.deepEqual(seen, { violations: [], errors: [], foreign: [] });
  await context.close();
});

test("the transcript is one stop for Tab; its arrows do not reach the form", async () => {
  const page = await browser.newPage({ locale: "en" });
  await start(page, server.origin, { contact: "delivery-delay.json" });
  await tabTo(page, ".transcript ol");
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  assert.equal((await evaluation(page)).answers.L1.evidence[0].turn, 2);
  assert.equal(await form(page).evaluate((element) => element.currentItem), "L1");
  await page.keyboard.press("Enter");
  assert.equal((await evaluation(page)).answers.L1, undefined, "the same line again takes the mark away");
  await page.close();
});
