// A trainee's side of a quiz: a file in, an attempt that no crash loses, and what may be concluded from it; of a sealed quiz nothing of what is right.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as pathOf } from "node:path";
import { pathToFileURL } from "node:url";
import { Quiz, init } from "calibrant/quiz";
import { LOOKS, clean } from "./axe.mjs";
import { DIST, evaluation, profile, test } from "./harness.mjs";
import { asFile, audioFile, download, formToFill, sha256, wave } from "./joining.mjs";
import { browser, opened, server } from "./site.mjs";
import { RIGHT, WRONG, answerAll, asked, begin, exam, handIn, number, order, press, saved, scored, open as openAt } from "./taking.mjs";

await init();
const { minutes: _, attempts: __, ...untimed } = exam;
const practice = { ...untimed, mode: "practice" };

const open = (page, quiz, at = `${server.origin}/`) => openAt(page, quiz, at);

/** A clock that the test can set; the window's name outlives a reload, and is there on a page that may store nothing. */
const settable = () => {
  const Real = Date;
  window.clockOffset = Number(window.name);
  window.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [Real.now() + window.clockOffset])); }
    static now() { return Real.now() + window.clockOffset; }
  };
  window.setClock = (offset) => { window.clockOffset = offset; window.name = String(offset); };
};

/** A disk that is full as long as the test says. */
const fillable = () => {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode, ...rest) {
    if (window.isFull && mode === "readwrite") throw new DOMException("full", "QuotaExceededError");
    return transaction.call(this, names, mode, ...rest);
  };
};

/** Everything in a table of the page's database. */
const kept = (page, table) => page.evaluate((table) => new Promise((resolve) => {
  indexedDB.open("calibrant").onsuccess = ({ target: { result } }) => {
    result.transaction(table).objectStore(table).getAll().onsuccess = (event) => { resolve(event.target.result); result.close(); };
  };
}), table);
const events = async (page) => (await kept(page, "attemptEvents")).map(({ event: { kind, asked } }) => `${kind} ${asked ?? ""}`);

/** Asks again until it is so; a test that waits in vain fails by its own time. */
async function until(isSo) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`never: ${isSo}`);
}

/** Of `[role=timer]`, in seconds. */
const left = async (page) => (await page.locator("[role=timer]").textContent()).match(/[\d:]+$/)[0].split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

/** A copy of everything in which an attempt came otherwise. */
function branched(text) {
  const copy = JSON.parse(text);
  const [{ id: _, ...attempt }] = copy.attempts;
  copy.attempts = [Quiz.parse(exam).attempt({ ...attempt, events: [...attempt.events.slice(0, 1), { kind: "submit", at: attempt.started }] })];
  return copy;
}

const heading = (page) => page.locator("h1").textContent();

test("an exam tells nothing before the end; failed, then passed at the next try, and both files are what the engine takes", async () => {
  const { page, close } = await opened();
  await open(page, exam);
  await begin(page);
  await answerAll(page, WRONG);
  const told = await page.evaluate(() => document.querySelector("main").innerText);
  assert.doesNotMatch(told, /Nobody else can prove|no proof|Right\b/, "nothing of what is right is shown");
  await handIn(page);
  assert.equal(await heading(page), "Not passed");
  await page.getByRole("heading", { name: "What to practise first" }).waitFor();
  await page.getByText("Passed is not calibrated").waitFor({ state: "detached" });
  const quiz = Quiz.parse(exam);
  const failed = await saved(page);
  assert.equal(quiz.grade(failed).outcome, "failed");
  assert.equal(failed.attempt, 1);
  const shows = failed.events.filter(({ kind }) => kind === "show");
  assert.ok(shows.every(({ part, asked, options }) => part === "scoring" || asked === "hours" || options), "the order that was shown is recorded");

  await page.locator("main a").first().click();
  await page.locator("form.taker").waitFor();
  await begin(page, { extra: "10" });
  await answerAll(page, RIGHT);
  await handIn(page);
  assert.equal(await heading(page), "Passed");
  await page.getByText("Passed is not calibrated").waitFor();
  await page.getByText("Extra minutes: 10").waitFor();
  const passed = await saved(page);
  const result = quiz.grade(passed);
  assert.deepEqual([result.outcome, passed.attempt, result.extraMinutes, result.remarks], ["passed", 2, 10, []]);
  await close();
});

test("nobody has more attempts than the quiz gives", async () => {
  const { page, close } = await opened();
  await open(page, { ...exam, attempts: 1 });
  await begin(page);
  await page.locator("main a, .call a").first().click();
  await page.locator("form.taker").waitFor();
  await page.getByText("under way").waitFor();
  await page.locator("input[name=name]").fill("Lin Lan");
  await page.locator("input[name=id]").fill("t-1");
  await page.getByText("Attempts left on this device: 0.").waitFor();
  await page.locator("form.taker button.primary").click();
  await page.getByText("Lin Lan has no attempts left on this device, of 1 allowed").waitFor();
  await begin(page, { name: "Mo Ran", id: "t-2" });
  await close();
});

test("practice: after each answer what is right and why; what was missed comes again at once, and everything after days", async () => {
  const { page, close } = await opened();
  await page.addInitScript(settable);
  await open(page, { ...practice, shuffle: false });
  await begin(page);
  await page.locator("input[value=agent]").click();
  await press(page, "Give this answer");
  await page.getByText("Not right.").waitFor();
  await page.getByText("Nobody else can prove who they are.").waitFor();
  // What is read out next is what was told, not the top of the page.
  await page.waitForFunction(() => document.activeElement?.matches("main h1"));
  await page.getByText("A birthday is no secret.").waitFor();
  await press(page, "Next");
  for (;;) {
    const title = await asked(page).textContent();
    await RIGHT[title](page);
    const give = page.getByRole("button", { name: "Give this answer" });
    if (await give.count()) await give.click();
    await page.locator(".feedback strong").first().waitFor();
    if (title === "A stolen account") {
      await page.getByText("4 of 4 answers are right").waitFor();
      await page.getByText("The birthday is no proof.").waitFor();
      await page.getByText("accepted too: All").waitFor();
    }
    const next = page.getByRole("button", { name: "Next", exact: true });
    if (!await next.count()) break;
    await next.click();
  }
  await press(page, "To the result");
  await page.locator("calibrant-quiz-result h1").waitFor();
  const result = await saved(page);
  assert.equal(Quiz.parse({ ...practice, shuffle: false }).grade(result).parts[0].questions[0].points.earned, 0, "the first answer counts");
  await press(page, "Practise again (1)");
  await page.locator("input[value=friend]").click();
  await press(page, "Give this answer");
  await page.getByText("Not right.").waitFor();
  await press(page, "Next");
  await page.locator("input[value=owner]").click();
  await press(page, "Give this answer");
  await page.getByText("Right.", { exact: true }).waitFor();
  await press(page, "Next");
  await page.getByText("All of them were right once.").waitFor();
  await press(page, "To the result");
  assert.deepEqual(await saved(page), result, "the attempt is what it was");
  await page.getByText("What was right comes again on").waitFor();
  assert.equal(await page.getByRole("button", { name: "Practise again" }).count(), 0);
  await page.evaluate(() => window.setClock(4 * 86_400_000));
  await page.locator("main a").first().click();
  await page.getByText("to practise today: 8").waitFor();
  await page.getByRole("link", { name: "Lin Lan, attempt 1" }).click();
  await page.getByRole("button", { name: "Practise again (8)" }).waitFor();
  await close();
});

test("a browser killed in the middle of an exam loses no answer, nor the call that is half scored", async () => {
  const reader = await profile();
  try {
    const visit = async () => {
      const { context, kill } = await reader.open();
      return { page: await context.newPage(), kill };
    };
    const first = await visit();
    await open(first.page, { ...exam, shuffle: false });
    await begin(first.page);
    await first.page.locator("input[value=owner]").click();
    await press(first.page, "6, open");
    await formToFill(first.page);
    for (const key of ["1", "j", "2"]) await first.page.keyboard.press(key);
    await until(async () => (await kept(first.page, "attempts")).some(({ draft }) => draft?.evaluation.answers.listen?.option === "fairly"));
    const route = await first.page.evaluate(() => location.hash);
    await first.kill();

    const second = await visit();
    await second.page.goto(`${server.origin}/${route}`);
    await formToFill(second.page);
    assert.deepEqual(Object.entries((await evaluation(second.page)).answers).map(([id, { option }]) => `${id} ${option}`), ["greet yes", "listen fairly"]);
    await press(second.page, "1, answered");
    assert.equal(await second.page.locator("input[value=owner]").isChecked(), true);
    await handIn(second.page);
    await until(async () => (await events(second.page)).includes("submit "));
    assert.deepEqual(await events(second.page), ["show who", "answer who", "show c1", "answer c1", "show who", "submit "]);
    await second.kill();
  } finally {
    await reader.remove();
  }
});

test("a clock that is set back is told, gains no time, and stands in the result", async () => {
  const { page, close } = await opened();
  await page.addInitScript(settable);
  await open(page, { ...exam, shuffle: false, minutes: 90 });
  await begin(page);
  await page.locator("input[value=owner]").click();
  await page.evaluate(() => window.setClock(60 * 60_000));
  await until(async () => await left(page) <= 30 * 60);
  await page.locator("input[value=friend]").click();
  await page.evaluate(() => window.setClock(0));
  await page.locator("input[value=owner]").click();
  await page.getByText("The clock of this device was set back").waitFor();
  await page.reload();
  await asked(page).waitFor();
  await page.getByText("The clock of this device was set back").waitFor();
  assert.ok(await left(page) <= 30 * 60, "what had passed has passed");
  await handIn(page);
  await page.getByText("The clock of the device was set back (how often: 1).").waitFor();
  assert.deepEqual(Quiz.parse({ ...exam, shuffle: false, minutes: 90 }).grade(await saved(page)).remarks.map(({ fault }) => fault), ["clock-set-back"]);
  await close();
});

test("nor does a reload give time back in which nothing was answered: the clock that was set back meanwhile is told", async () => {
  const { page, close } = await opened();
  await page.addInitScript(settable);
  await open(page, { ...exam, shuffle: false, minutes: 90 });
  await begin(page);
  await page.evaluate(() => window.setClock(25 * 60_000));
  await until(async () => (await kept(page, "attempts")).some(({ elapsed }) => elapsed >= 25 * 60_000));
  await page.evaluate(() => { window.name = "30000"; location.reload(); });
  await page.waitForFunction(() => window.clockOffset === 30_000);
  await page.getByText("The clock of this device was set back").waitFor();
  assert.ok(await left(page) <= 65 * 60, "what had passed has passed");
  await handIn(page);
  await page.getByText("The clock of the device was set back (how often: 1).").waitFor();
  const attempt = await saved(page);
  assert.deepEqual(Quiz.parse({ ...exam, shuffle: false, minutes: 90 }).grade(attempt).remarks, [], "no event shows it");
  assert.equal(attempt.meta.clockSetBack, 1);
  await page.goto(`${server.origin}/#/examine`);
  await page.locator("calibrant-examine input[type=file]").first().setInputFiles(asFile("quiz.json", { ...exam, shuffle: false, minutes: 90 }));
  await page.locator("input[name=files]").setInputFiles(asFile("attempt.json", attempt));
  await page.getByText("The device’s clock was set back.").waitFor();
  await close();
});

test("what could not be written is told, and written with what comes next", async () => {
  const { page, close } = await opened();
  await page.addInitScript(fillable);
  await open(page, { ...exam, shuffle: false });
  await begin(page);
  await page.evaluate(() => { window.isFull = true; });
  await page.locator("input[value=owner]").click();
  await page.getByText("Not saved: the browser refuses to store.").waitFor();
  await press(page, "3, open");
  await number(page, "24");
  await page.getByText("2 of 8 answered").waitFor();
  await page.evaluate(() => { window.isFull = false; });
  await press(page, "4, open");
  await page.getByText("Not saved: the browser refuses to store.").waitFor({ state: "detached" });
  assert.deepEqual(await events(page), ["show who", "answer who", "show hours", "answer hours", "show steps"]);
  await page.reload();
  await page.getByText("2 of 8 answered").waitFor();
  await press(page, "1, answered");
  assert.equal(await page.locator("input[value=owner]").isChecked(), true);
  await until(async () => (await events(page)).length === 6);
  await close();
});

test("an attempt begins once, and not without a name", async () => {
  const { page, close } = await opened();
  await open(page, { ...exam, attempts: 2 });
  await page.locator("input[name=name]").fill("   ");
  await page.locator("input[name=id]").fill("t-1");
  await page.locator("form.taker button.primary").click();
  await page.getByText("Write the name of whoever takes it").waitFor();
  assert.deepEqual(await kept(page, "attempts"), []);
  await page.locator("input[name=name]").fill("Lin Lan");
  await page.locator("form.taker").evaluate((form) => { form.requestSubmit(); form.requestSubmit(); });
  await asked(page).waitFor();
  assert.deepEqual((await kept(page, "attempts")).map(({ attempt }) => attempt), [1]);
  await close();
});

test("two tabs do not begin the same last attempt", async () => {
  const context = await browser.newContext({ locale: "en" });
  const pages = [await context.newPage(), await context.newPage()];
  for (const page of pages) {
    await open(page, { ...exam, attempts: 1 });
    await page.locator("input[name=name]").fill("Lin Lan");
    await page.locator("input[name=id]").fill("t-1");
  }
  // The table is held until both have asked how many attempts there are.
  await pages[0].evaluate(() => new Promise((resolve) => {
    indexedDB.open("calibrant").onsuccess = ({ target: { result } }) => {
      const attempts = result.transaction("attempts", "readwrite").objectStore("attempts");
      const hold = () => { if (window.isFree) result.close(); else attempts.count().onsuccess = hold; };
      hold();
      resolve();
    };
  }));
  for (const page of pages) await page.locator("form.taker").evaluate((form) => form.requestSubmit());
  await pages[0].evaluate(() => { window.isFree = true; });
  await Promise.all(pages.map((page) => page.waitForFunction(() => document.querySelector(".question legend, .call h2") || document.body.textContent.includes("has no attempts left on this device, of 1 allowed"))));
  assert.equal((await kept(pages[0], "attempts")).length, 1);
  await context.close();
});

test("a quiz that is deleted takes along what was handed in, and says how much", async () => {
  const { page, close } = await opened();
  await open(page, exam);
  const at = "2026-11-26T09:00:00+08:00";
  const attempt = Quiz.parse(exam).attempt({ format: "calibrant/attempt@1", rater: { id: "t-1", name: "Lin Lan" }, attempt: 1, started: at, events: [{ kind: "submit", at }] });
  await page.goto(`${server.origin}/#/examine`);
  await page.locator("calibrant-examine input[type=file]").first().setInputFiles(asFile("quiz.json", exam));
  await page.locator("input[name=files]").setInputFiles(asFile("attempt.json", attempt));
  await until(async () => (await kept(page, "handedIn")).length === 1);
  await page.goto(`${server.origin}/#/quiz`);
  await page.evaluate(() => { window.confirm = (question) => { window.question = question; return true; }; });
  await press(page, "Delete Before your first calls from this device");
  await until(async () => (await kept(page, "quizzes")).length === 0);
  assert.match(await page.evaluate(() => window.question), /One attempt that was handed in for grading here is deleted too/);
  assert.deepEqual(await kept(page, "handedIn"), []);
  await close();
});

test("what was deleted in another tab does not come back, and its tab says so", async () => {
  const context = await browser.newContext({ locale: "en" });
  const [page, other] = [await context.newPage(), await context.newPage()];
  await open(page, exam);
  await begin(page);
  await other.goto(`${server.origin}/#/quiz`);
  await other.evaluate(() => { window.confirm = () => true; });
  await press(other, "Delete Before your first calls from this device");
  await until(async () => (await kept(other, "attempts")).length === 0);
  await press(page, "Next");
  await page.getByText("This quiz is not on this device").waitFor();
  assert.deepEqual([await kept(page, "attempts"), await kept(page, "attemptEvents")], [[], []]);
  await context.close();
});

test("a copy is not taken into an attempt that is open in a tab", async () => {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true });
  const [page, other] = [await context.newPage(), await context.newPage()];
  await open(page, exam);
  await begin(page);
  await other.goto(`${server.origin}/#/`);
  const { text } = await download(other, () => press(other, "Export everything (JSON)"));
  await other.locator("#files-title ~ .buttons input[type=file]").setInputFiles(asFile("everything.json", text));
  await other.locator("[data-code=attempt-open]").waitFor();
  await RIGHT[await asked(page).textContent()](page);
  await page.getByText("1 of 8 answered").waitFor();
  await context.close();
});

test("a route that leads nowhere shows where to begin, and no attempt at another quiz", async () => {
  const { page, close } = await opened();
  for (const view of ["quiz", "examine", "author"]) {
    await page.goto(`${server.origin}/#/${view}/%`);
    await page.locator(`calibrant-${view} h1`).waitFor();
  }
  await open(page, exam);
  await begin(page);
  const [, , quiz, attempt] = (await page.evaluate(() => location.hash)).split("/");
  await open(page, practice);
  const [, , other] = (await page.evaluate(() => location.hash)).split("/");
  assert.notEqual(other, quiz);
  await page.goto(`${server.origin}/#/quiz/${other}/${attempt}`);
  await page.locator("form.taker").waitFor();
  assert.equal(await asked(page).count(), 0);
  await close();
});

test("practised again: a call half scored outlives a reload, a double press skips nothing, and to look is no practice", async () => {
  const { page, close } = await opened();
  const parts = ["business", "scoring"].map((wanted) => exam.parts.find(({ id }) => id === wanted));
  const quiz = { ...practice, shuffle: false, pass: undefined, parts, key: Object.fromEntries(parts.map(({ id }) => [id, exam.key[id]])) };
  await open(page, quiz);
  await begin(page);
  await page.locator("input[value=agent]").click();
  await press(page, "Give this answer");
  await page.locator(".feedback strong").first().waitFor();
  await until(async () => (await kept(page, "practice")).length === 1);
  const practised = await kept(page, "practice");
  await page.reload();
  await page.locator(".feedback strong").first().waitFor();
  assert.deepEqual(await kept(page, "practice"), practised);
  for (;;) {
    const next = page.getByRole("button", { name: "Next", exact: true });
    if (!await next.count()) break;
    await next.click();
    await WRONG[await asked(page).textContent()](page);
    const give = page.getByRole("button", { name: "Give this answer" });
    if (await give.count()) await give.click();
    await page.locator(".feedback strong").first().waitFor();
  }
  await press(page, "To the result");
  const again = page.getByRole("button", { name: "Practise again" });
  assert.equal(await again.textContent(), "Practise again (2)");
  await again.click();
  await page.locator("input[value=owner]").click();
  await press(page, "Give this answer");
  await page.locator(".feedback strong").first().waitFor();
  await page.getByRole("button", { name: "Next", exact: true }).evaluate((next) => { next.click(); next.click(); });
  await formToFill(page);
  for (const key of ["1", "j", "2"]) await page.keyboard.press(key);
  await until(async () => (await kept(page, "attempts")).some(({ draft }) => draft?.evaluation.answers.listen));
  await page.reload();
  await press(page, "Practise again (1)");
  await formToFill(page);
  assert.deepEqual(Object.keys((await evaluation(page)).answers), ["greet", "listen"]);
  await close();
});

test("when the time is up the attempt is handed in with what was answered", async () => {
  const { page, close } = await opened();
  await page.addInitScript(settable);
  await open(page, { ...exam, shuffle: false, minutes: 5 });
  await begin(page);
  await page.locator("input[value=owner]").click();
  await page.evaluate(() => window.setClock(5 * 60_000 + 1000));
  await page.locator("calibrant-quiz-result h1").waitFor();
  assert.equal(await heading(page), "Not passed");
  const result = Quiz.parse({ ...exam, shuffle: false, minutes: 5 }).grade(await saved(page));
  assert.deepEqual([result.finished, result.parts[0].questions[0].points.earned], [true, 2]);
  await close();
});

test("a sequential part asks no more once it is decided", async () => {
  const { page, close } = await opened();
  const items = Array.from({ length: 20 }, (_, at) => ({ id: `q${at + 1}`, title: `Question ${at + 1}`, kind: "single", options: [{ id: "yes", title: "Yes" }, { id: "no", title: "No" }] }));
  const quiz = {
    format: "calibrant/quiz@1", id: "one-by-one", version: "1", title: "One by one", mode: "practice",
    parts: [{ id: "p", title: "One by one", kind: "knowledge", pass: { sequential: { poor: 0.5, good: 0.95, alpha: 0.1, beta: 0.1, cap: 20 } }, items }],
    key: { p: Object.fromEntries(items.map(({ id }) => [id, { answer: { option: "yes" } }])) },
  };
  const [{ plan: { stops } }] = Quiz.parse(quiz).prospect().parts;
  const enough = stops.findIndex(({ pass }, at) => pass !== null && pass <= at + 1) + 1;
  assert.ok(enough > 1 && enough < 20);
  await open(page, quiz);
  await begin(page);
  for (let asked = 1; ; asked += 1) {
    await page.locator("input[value=yes]").click();
    await press(page, "Give this answer");
    await page.locator(".feedback strong").first().waitFor();
    if (asked === enough) break;
    await press(page, "Next");
  }
  await press(page, "To the result");
  await page.locator("calibrant-quiz-result h1").waitFor();
  assert.equal(await heading(page), "Passed");
  await close();
});

test("sealed: nothing of what is right is in files, storage or what is fetched, and the examiner grades what was handed in", async () => {
  const { page, close } = await opened();
  const marked = structuredClone(exam);
  marked.key.business.who.reason = "MARKER-REASON";
  marked.key.scoring.c1.reasons.verify = "MARKER-CALL";
  const sealed = (await Quiz.parse(marked).seal("a passphrase of the examiner's", { iterations: 100_000 })).toJSON();
  const bodies = [];
  page.on("response", (response) => bodies.push(response.text().catch(() => "")));
  await open(page, sealed);
  await page.getByText("What is right is encrypted").waitFor();
  await begin(page);
  await answerAll(page, RIGHT);
  await handIn(page);
  assert.equal(await heading(page), "Handed in");
  const kept = await page.evaluate(() => new Promise((resolve) => {
    indexedDB.open("calibrant").onsuccess = ({ target: { result } }) => {
      const names = [...result.objectStoreNames];
      const transaction = result.transaction(names);
      const all = {};
      for (const name of names) transaction.objectStore(name).getAll().onsuccess = (event) => { all[name] = event.target.result; };
      transaction.oncomplete = () => { resolve(JSON.stringify([all, { ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML])); result.close(); };
    };
  }));
  const attempt = await saved(page);
  for (const [where, text] of Object.entries({ kept, attempt: JSON.stringify(attempt), fetched: (await Promise.all(bodies)).join() })) {
    assert.doesNotMatch(text, /MARKER|"expert":|"accepted":/, where);
  }
  const opened1 = await Quiz.parse(sealed).open("a passphrase of the examiner's");
  assert.equal(opened1.grade(attempt).outcome, "passed");
  await close();
});

test("what is no quiz is refused with the reason", async () => {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/quiz`);
  const refused = async (document, why) => {
    await page.locator("calibrant-quiz input[type=file]").setInputFiles(asFile("odd.json", document));
    await page.locator("#problems").filter({ hasText: why }).waitFor();
  };
  await refused("{ half", "not JSON");
  await refused({ format: "calibrant/sheet@1" }, "its format is “calibrant/sheet@1”");
  await refused({ ...exam, parts: [] }, "parts");
  await page.goto(`${server.origin}/#/quiz/unknown`);
  await page.getByText("This quiz is not on this device").waitFor();
  await close();
});

test("what goes out with everything comes in again: the quiz, and the attempt to go on with", async () => {
  const first = await opened();
  await open(first.page, exam);
  await begin(first.page);
  await RIGHT[await asked(first.page).textContent()](first.page);
  const number = await first.page.locator("h1").textContent();
  await first.page.goto(`${server.origin}/#/`);
  const { text } = await download(first.page, () => press(first.page, "Export everything (JSON)"));
  const { quizzes, attempts } = JSON.parse(text);
  assert.deepEqual([quizzes, attempts.length, attempts[0].quiz], [[exam], 1, Quiz.parse(exam).hash]);
  await first.page.evaluate(() => history.back());
  await press(first.page, "Next");
  await RIGHT[await asked(first.page).textContent()](first.page);
  await first.page.getByText("2 of 8 answered").waitFor();
  await first.page.goto(`${server.origin}/#/`);
  const { text: later } = await download(first.page, () => press(first.page, "Export everything (JSON)"));
  await first.close();

  const second = await opened();
  await second.page.goto(`${server.origin}/#/`);
  await second.page.locator("#files-title ~ .buttons input[type=file]").setInputFiles(asFile("everything.json", text));
  await second.page.getByText("2 documents were taken").waitFor();
  await second.page.goto(`${server.origin}/#/quiz`);
  await second.page.getByRole("link", { name: "Before your first calls" }).click();
  await second.page.getByRole("link", { name: "Lin Lan, attempt 1" }).click();
  await asked(second.page).waitFor();
  assert.equal(await second.page.locator("h1").textContent(), number);
  await second.page.getByText("1 of 8 answered").waitFor();
  const route = await second.page.evaluate(() => location.hash);
  for (const copy of [later, text]) {
    await second.page.goto(`${server.origin}/#/`);
    await second.page.locator("#files-title ~ .buttons input[type=file]").setInputFiles(asFile("everything.json", copy));
    await second.page.getByText("2 documents were taken").waitFor();
    await second.page.goto(`${server.origin}/${route}`);
    await second.page.getByText("2 of 8 answered").waitFor();
  }
  await handIn(second.page);
  assert.deepEqual((await saved(second.page)).meta, attempts[0].meta);
  await second.page.goto(`${server.origin}/#/`);
  const other = await opened();
  await other.page.goto(`${server.origin}/#/`);
  await other.page.locator("#files-title ~ .buttons input[type=file]").setInputFiles(asFile("everything.json", text));
  await other.page.getByText("2 documents were taken").waitFor();
  await other.page.locator("#files-title ~ .buttons input[type=file]").setInputFiles(asFile("otherwise.json", branched(text)));
  await other.page.getByText("Here this attempt went on otherwise").waitFor();
  await other.close();
  const changed = JSON.parse(text);
  changed.attempts[0].rater.name = "Somebody else";
  await second.page.goto(`${server.origin}/#/`);
  await second.page.locator("#files-title ~ .buttons input[type=file]").setInputFiles(asFile("changed.json", changed));
  await second.page.locator("[data-code=attempt-changed]").waitFor();
  await second.close();
});

test("the recording of a call is a file of its own, checked by its content, and stays for the attempt", async () => {
  const { page, close } = await opened();
  const [right, other] = [wave(128), wave(129)];
  const scoring = exam.parts.find(({ kind }) => kind === "scoring");
  const [call] = scoring.cases;
  const audio = { name: "call.wav", sha256: sha256(right) };
  await open(page, { ...untimed, shuffle: false, parts: [{ ...scoring, cases: [{ ...call, contact: { ...call.contact, audio } }] }], key: { [scoring.id]: { [call.id]: exam.key[scoring.id][call.id] } }, pass: undefined });
  await begin(page);
  const input = page.locator(".recording input[type=file]");
  await input.setInputFiles(audioFile("call.wav", other));
  await page.getByText("This is not the recording call.wav").waitFor();
  await input.setInputFiles(audioFile("renamed.wav", right));
  const plays = () => page.waitForFunction(() => document.querySelector("calibrant-scorecard")?.media?.duration > 0.9);
  await plays();
  await page.reload();
  await plays();
  await close();
});

test("a sample ships, to practise with or as an exam", async () => {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/quiz`);
  await press(page, "Practise with it");
  await page.getByText("Practice: after each answer you see what is right and why.").waitFor();
  await begin(page);
  await page.goto(`${server.origin}/#/quiz`);
  await press(page, "Take it as an exam");
  await page.getByText("Exam: nothing is told before the end.").waitFor();
  await close();
});

test("one tab at a time writes on an attempt; whoever takes it over has all that the other one kept", async () => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.addInitScript(fillable);
  await open(page, { ...exam, shuffle: false });
  await begin(page);
  const route = await page.evaluate(() => location.hash);
  const other = await context.newPage();
  await other.goto(`${server.origin}/${route}`);
  await other.getByText("This attempt is open in another tab").waitFor();
  await page.evaluate(() => { window.isFull = true; });
  await page.locator("input[value=owner]").click();
  await page.getByText("Not saved: the browser refuses to store.").waitFor();
  await page.evaluate(() => { window.isFull = false; });
  await press(other, "Go on here");
  await asked(other).waitFor();
  await page.getByText("This attempt is open in another tab").waitFor();
  await other.getByText("1 of 8 answered").waitFor();
  await press(page, "Go on here");
  await asked(page).waitFor();
  await other.getByText("This attempt is open in another tab").waitFor();
  // A tab that does not answer is not waited for.
  await other.evaluate(() => { window.BroadcastChannel.prototype.postMessage = () => undefined; });
  await press(other, "Go on here");
  await asked(other).waitFor();
  await page.getByText("This attempt is open in another tab").waitFor();
  await context.close();
});

test("by keyboard alone: from the name to the result, with an order put by its buttons", async () => {
  const { page, close } = await opened();
  const { scoring: _calls, business: _business, more: _more, ...key } = exam.key;
  await open(page, { ...untimed, shuffle: false, parts: exam.parts.filter(({ id }) => id === "process"), key, pass: undefined, skills: exam.skills });
  const focus = () => page.evaluate(() => document.querySelector("main").focus());
  const reach = async (wanted) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, wanted)) return;
    }
    assert.fail(`${wanted} is not reached`);
  };
  await focus();
  await reach("input[name=name]");
  await page.keyboard.type("Lin Lan");
  await reach("input[name=id]");
  await page.keyboard.type("t-1");
  await page.keyboard.press("Enter");
  await asked(page).waitFor();
  await focus();
  // As it stands: note, submit, listen, score.
  await reach("[data-option=listen] [data-by='-1']");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("[data-option=listen]") && document.querySelector(".order").firstElementChild.dataset.option === "listen");
  await focus();
  await reach("[data-option=score] [data-by='-1']");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => [...document.querySelector(".order").children].map(({ dataset }) => dataset.option).join() === "listen,score,note,submit");
  await reach("main .buttons .primary");
  await page.keyboard.press("Enter");
  await page.locator("select[name=fatal]").waitFor();
  await reach("select[name=fatal]");
  await page.keyboard.type("The call");
  await reach("select[name=slip]");
  await page.keyboard.type("Nothing");
  await reach("main .buttons .primary");
  await page.keyboard.press("Enter");
  await page.locator("dialog#hand-in[open]").waitFor();
  await reach("dialog .primary");
  await page.keyboard.press("Enter");
  await page.locator("calibrant-quiz-result h1").waitFor();
  assert.match(await page.locator("main").textContent(), /6 of 6 points/);
  await close();
});

for (const { locale, colorScheme } of LOOKS) {
  test(`axe finds nothing in ${locale}, ${colorScheme}, 320 px`, async () => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${server.origin}/#/quiz`);
    await page.locator("calibrant-quiz input[type=file]").setInputFiles(asFile("odd.json", "{"));
    await page.locator("#problems").waitFor();
    await clean(page, "a file that is refused");
    await open(page, { ...practice, minutes: 60, shuffle: false });
    await clean(page, "start");
    await begin(page);
    await page.locator("input[value=agent]").click();
    await clean(page, "a question");
    await page.locator("main .buttons .primary").click();
    await page.locator(".feedback strong").first().waitFor();
    await clean(page, "what is right");
    await context.close();

    const other = await browser.newContext({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    const examined = await other.newPage();
    await open(examined, { ...exam, shuffle: false });
    await begin(examined);
    for (const at of [4, 5, 6]) {
      await examined.locator(".steps button").nth(at - 1).click();
      await clean(examined, `question ${at}`);
    }
    await formToFill(examined);
    await clean(examined, "a call");
    await examined.locator(".call .buttons button").last().click();
    await examined.locator("dialog#hand-in[open]").waitFor();
    await clean(examined, "hand in");
    await examined.locator("dialog#hand-in[open] button.primary").click();
    await examined.locator("calibrant-quiz-result h2").first().waitFor();
    await clean(examined, "the result");
    await other.close();
  });
}

test("from one file on a disk", async () => {
  const folder = await mkdtemp(pathOf(tmpdir(), "calibrant-quiz-"));
  const context = await browser.newContext({ locale: "en", acceptDownloads: true });
  try {
    await copyFile(pathOf(DIST, "calibrant.html"), pathOf(folder, "calibrant.html"));
    const page = await context.newPage();
    await open(page, exam, pathToFileURL(pathOf(folder, "calibrant.html")).href);
    await begin(page);
    await answerAll(page, RIGHT);
    await handIn(page);
    assert.equal(await heading(page), "Passed");
    assert.equal(Quiz.parse(exam).grade(await saved(page)).outcome, "passed");
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
});
