// A trainer's side of a quiz: made by hand, from tables and QTI, from a calibration session; kept at every change, and what comes out is what the engine takes.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Quiz, init } from "calibrant/quiz";
import { launch, readDocument, serve, test, watched } from "./harness.mjs";
import { asFile, clean, download, formToFill } from "./joining.mjs";

await init();
const session = await readDocument("sessions/account-recovery.json");

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); await server.stop(); });

async function opened(options = {}) {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true, ...options });
  const { page, seen } = await watched(context, server.origin);
  const close = async () => {
    assert.deepEqual(seen, { violations: [], errors: [], foreign: [] });
    await context.close();
  };
  await page.goto(`${server.origin}/#/author`);
  await page.getByRole("button", { name: "From scratch" }).waitFor();
  return { page, close };
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const at = (page, path) => page.locator(`[data-at="${path}"]`);
const write = (page, path, text) => at(page, path).fill(text);
const choose = (page, path, value) => at(page, path).selectOption(value);

/** The quiz as it is saved, once the engine has nothing against it. */
async function saved(page) {
  await page.getByText("Nothing: the quiz can be taken and graded.").waitFor();
  const { name, text } = await download(page, () => press(page, "Save the quiz"));
  return { name, document: JSON.parse(text) };
}

/** Adds a question and writes what it asks. */
async function ask(page, button, index, title) {
  await press(page, button);
  await page.waitForFunction((path) => document.activeElement?.dataset.at === path, `/parts/0/items/${index}/title`);
  await page.keyboard.insertText(title);
}

test("from scratch: a question of each kind and a call come out as a quiz that the engine takes and grades as it was meant", async () => {
  const { page, close } = await opened();
  await press(page, "From scratch");
  await write(page, "/title", "Before your first calls");
  await write(page, "/id", "first-calls");
  await press(page, "Add a part of questions");
  await write(page, "/parts/0/title", "What to know");
  await ask(page, "+ One right option", 0, "Who may reset a password?");
  await write(page, "/parts/0/items/0/options/0/title", "A friend");
  await write(page, "/parts/0/items/0/options/1/title", "The owner");
  await at(page, "/key/part-1/q1/answer").locator("input[value=b]").check();
  await write(page, "/key/part-1/q1/reason", "Nobody else can prove who they are.");
  await ask(page, "+ Several right options", 1, "What are signs of a stolen account?");
  await at(page, "/key/part-1/q2/answer").getByRole("button", { name: "Add an option" }).click();
  for (const [place, title] of ["A login from abroad", "Another address", "A higher level"].entries()) await write(page, `/parts/0/items/1/options/${place}/title`, title);
  for (const id of ["a", "b"]) await at(page, "/key/part-1/q2/answer").locator(`input[value=${id}]`).check();
  await ask(page, "+ Order", 2, "In which order?");
  await at(page, "/key/part-1/q3/answer").getByRole("button", { name: "Add an option" }).click();
  const inOrder = at(page, "/key/part-1/q3/answer").getByRole("textbox");
  for (const [place, title] of ["Listen", "Score", "Note why"].entries()) await inOrder.nth(place).fill(title);
  await ask(page, "+ Match", 3, "What comes of it?");
  await write(page, "/parts/0/items/3/options/0/title", "The call fails");
  await write(page, "/parts/0/items/3/options/1/title", "Nothing");
  await write(page, "/parts/0/items/3/prompts/0/title", "A fatal error");
  await ask(page, "+ Number", 4, "Within how many hours?");
  await write(page, "/key/part-1/q5/answer/number", "24");
  await page.locator("main p a").first().click();
  await press(page, "Add a part of calls to score");
  await write(page, "/parts/1/title", "Live scoring");
  await page.locator("[data-at='/parts/1/scorecard']").selectOption("shipped:service-quality.json");
  await page.locator("select[name=contact]").selectOption("shipped:account-recovery.json");
  await press(page, "Add the call");
  await page.getByRole("link", { name: "Score the call" }).click();
  await formToFill(page);
  for (let item = 0; item < 3; item += 1) { await page.keyboard.press("1"); await page.keyboard.press("j"); }
  await page.getByRole("link", { name: "Back to the call" }).click();
  const line = at(page, "/key/part-2/call-1/accepted/L1");
  await line.getByRole("checkbox").first().check();
  await line.getByRole("textbox").fill("She lets them finish.");
  await page.locator("main p a").first().click();
  const { name, document } = await saved(page);
  assert.equal(name, "first-calls-1.quiz.json");
  const quiz = Quiz.parse(document);
  const [first, second] = document.parts;
  assert.deepEqual(first.items.map(({ kind }) => kind), ["single", "multiple", "order", "match", "number"]);
  const titles = Object.fromEntries(first.items[2].options.map(({ id, title }) => [id, title]));
  assert.deepEqual(document.key["part-1"].q3.answer.order.map((id) => titles[id]), ["Listen", "Score", "Note why"]);
  assert.notDeepEqual(first.items[2].options.map(({ id }) => id), document.key["part-1"].q3.answer.order, "where they stand does not tell the order");
  const { expert, accepted, reasons } = document.key["part-2"]["call-1"];
  assert.equal(Object.keys(expert.answers).length, 3);
  assert.deepEqual([Object.keys(accepted), reasons], [["L1"], { L1: "She lets them finish." }]);
  const answers = [...first.items.map(({ id }) => ["part-1", id, document.key["part-1"][id].answer]), ["part-2", second.cases[0].id, expert]];
  const events = [...answers.map(([part, asked, answer]) => ({ at: "2026-11-26T10:00:00+08:00", kind: "answer", part, asked, answer })), { at: "2026-11-26T10:01:00+08:00", kind: "submit" }];
  const result = quiz.grade(quiz.attempt({ format: "calibrant/attempt@1", rater: { id: "t-1", name: "Lin" }, started: "2026-11-26T09:59:00+08:00", events }));
  assert.equal(result.outcome, "passed");
  assert.deepEqual(result.parts.map(({ points: { earned, of } }) => [earned, of]), [[5, 5], [3, 3]]);
  await close();
});
