// An examiner's side of a quiz: attempts in, who has passed, what the questions are worth; the key in the open on this page and nowhere else.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as pathOf } from "node:path";
import { pathToFileURL } from "node:url";
import { LOOKS, clean } from "./axe.mjs";
import { DIST, ENGINE, test } from "./harness.mjs";
import { attemptAt, exam, Quiz, WRONG } from "./examining.mjs";
import { asFile, download } from "./joining.mjs";
import { browser, opened, server, stored } from "./site.mjs";

const PASSPHRASE = "a passphrase of the examiner's";
const marked = structuredClone(exam);
marked.key.business.who.reason = "MARKER-REASON";
marked.key.scoring.c1.reasons.verify = "MARKER-CALL";
const sealed = await Quiz.parse(marked).seal(PASSPHRASE, { iterations: 100_000 });

async function openToGrade(page, quiz) {
  await page.goto(`${server.origin}/#/examine`);
  await page.locator("calibrant-examine input[type=file]").setInputFiles(asFile("quiz.json", quiz));
}

async function unlock(page, passphrase = PASSPHRASE) {
  await page.locator("input[name=passphrase]").fill(passphrase);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

const filesOf = (attempts) => attempts.map((attempt) => asFile(`${attempt.rater.id}-${attempt.attempt ?? 1}.attempt.json`, attempt));
const add = (page, files) => page.locator("input[name=files]").setInputFiles(files);

/** A folder as it is chosen; where the driver cannot choose one, its files as the browser would give them. */
async function addFolder(page, files) {
  const input = page.locator("input[name=folder]");
  if (ENGINE === "chromium") {
    const folder = await mkdtemp(pathOf(tmpdir(), "calibrant-examine-"));
    for (const { name, buffer } of files) await writeFile(pathOf(folder, name), buffer);
    await input.setInputFiles(folder);
    await page.locator("#taken").waitFor();
    await rm(folder, { recursive: true });
  } else {
    await input.evaluate((element, given) => {
      const transfer = new DataTransfer();
      for (const { name, text } of given) transfer.items.add(new File([text], name));
      element.files = transfer.files;
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }, files.map(({ name, buffer }) => ({ name, text: String(buffer) })));
    await page.locator("#taken").waitFor();
  }
}

/** Rows of the table as they stand: rater, try, outcome, remarks. */
const table = (page) => page.locator("table.results tbody tr").evaluateAll((rows) => rows.map(({ cells }) => [cells[0], cells[2], cells[3], cells[cells.length - 1]].map(({ innerText }) => innerText.replace(/\s+/g, " ").trim())));

/** Everything that a page leaves behind besides: files that it keeps for when it is offline, its address, and what it stores. */
const left = async (page) => [await stored(page), await page.evaluate(() => location.href), await page.evaluate(async () => {
  const names = await caches.keys();
  const answers = await Promise.all(names.map(async (name) => {
    const cache = await caches.open(name);
    return Promise.all((await cache.keys()).map(async (request) => request.url + await (await cache.match(request)).text()));
  }));
  return answers.flat().join("\n");
})].join("\n");

/** A trainee's page: the sealed quiz, one answer, handed in. */
async function takenOnThePage() {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/quiz`);
  await page.locator("calibrant-quiz input[type=file]").setInputFiles(asFile("quiz.json", sealed.toJSON()));
  await page.locator("input[name=name]").fill("Lin Lan");
  await page.locator("input[name=id]").fill("t-1");
  await page.locator("form.taker button.primary").click();
  await page.getByRole("button", { name: "Hand in…" }).click();
  await page.locator("dialog#hand-in[open] button.primary").click();
  await page.locator("calibrant-quiz-result h1").waitFor();
  const { text } = await download(page, () => page.getByRole("button", { name: "Save the attempt’s file" }).click());
  await close();
  return JSON.parse(text);
}

test("sealed: an examiner opens it and grades a folder; passed, failed and a retake; nothing of the key is stored; a reload keeps the attempts", async () => {
  const lin = await takenOnThePage();
  const { page, close } = await opened();
  await openToGrade(page, sealed.toJSON());
  await unlock(page, "another one");
  await page.getByText("This passphrase does not open the quiz. The file is whole").waitFor();
  await unlock(page);
  await page.getByText("While this page is open it holds what is right").waitFor();
  const again = attemptAt(sealed, lin.rater, {}, { attempt: 2, extraMinutes: 15 });
  const mo = attemptAt(sealed, { id: "t-2", name: "Mo Ran", team: "Night" }, WRONG);
  await addFolder(page, [...filesOf([lin, again, mo]), { ...asFile("notes.txt", "{}"), mimeType: "text/plain" }]);
  await page.getByText("3 new attempts.").waitFor();
  await page.getByText("One file of another kind in the folder was left alone.").waitFor();
  await page.getByText("1 of 2 raters have passed.").waitFor();
  await page.getByText("every further try is another chance to pass by luck").waitFor();
  const rows = [["Lin Lan t-1", "2", "✓ passed", "Retake."], ["Lin Lan t-1", "1", "✗ not passed", ""], ["Mo Ran t-2", "1", "✗ not passed", ""]];
  assert.deepEqual(await table(page), rows);
  await add(page, filesOf([mo]));
  await page.getByText("One was here already.").waitFor();
  assert.deepEqual(await table(page), rows);

  await page.locator("select[name=outcome]").selectOption("failed");
  await page.getByText("2 of 3 attempts shown.").waitFor();
  await page.locator("select[name=outcome]").selectOption("");
  await page.getByRole("button", { name: "Try", exact: true }).click();
  assert.deepEqual((await table(page)).map(([, attempt]) => attempt), ["1", "1", "2"]);
  const csv = await download(page, () => page.getByRole("button", { name: "Save as CSV" }).first().click());
  assert.match(csv.text, /t-1,Lin Lan,,,2,yes,2026-11-26T09:00:00\+08:00,540,15,yes,passed/);

  await page.getByRole("link", { name: "Mo Ran" }).click();
  await page.getByRole("heading", { name: "Mo Ran: not passed" }).waitFor();
  await page.getByText("MARKER-REASON").waitFor();
  await page.getByText("MARKER-CALL").waitFor();
  const heads = await page.locator("h2").allInnerTexts();
  assert.ok(heads.indexOf("What was done well") < heads.indexOf("What to practise first"), heads.join());
  const kept = await stored(page);
  assert.doesNotMatch(kept, /MARKER|"expert":|"accepted":|a passphrase of/);
  assert.match(kept, /Mo Ran/);

  await page.reload();
  await page.getByText("3 attempts are here already").waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /MARKER|passed/);
  await unlock(page);
  await page.getByRole("heading", { name: "Mo Ran: not passed" }).waitFor();
  await page.locator("main a").first().click();
  await page.locator("table.results").waitFor();
  assert.deepEqual(await table(page), rows);
  assert.equal(await page.locator("main").count(), 1, "the attempt's page is gone");

  await page.goto(`${server.origin}/#/`);
  const everything = await download(page, () => page.getByRole("button", { name: "Export everything (JSON)" }).click());
  assert.doesNotMatch(everything.text, /MARKER/);
  await close();
  const another = await opened();
  await another.page.goto(`${server.origin}/#/`);
  await another.page.locator("#files-title ~ .buttons input[type=file]").setInputFiles(asFile("everything.json", everything.text));
  await another.page.getByText("4 documents were taken").waitFor();
  await another.page.goto(`${server.origin}/#/examine/${encodeURIComponent(sealed.hash)}`);
  await unlock(another.page);
  await another.page.locator("table.results").waitFor();
  assert.deepEqual(await table(another.page), rows);
  await another.close();
});

test("after the seal was opened to grade and to check a certificate, nothing of the key and no passphrase is left behind or said", async () => {
  const { page, close } = await opened();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  const open = await Quiz.parse(sealed.toJSON()).open(PASSPHRASE);
  const passed = attemptAt(sealed, { id: "t-1", name: "Lin Lan" });
  await openToGrade(page, sealed.toJSON());
  await unlock(page);
  await add(page, filesOf([passed]));
  await page.getByRole("link", { name: "Lin Lan" }).click();
  await page.getByText("MARKER-REASON").first().waitFor({ state: "attached" });
  await page.goto(`${server.origin}/#/certificates`);
  await page.locator("input[name=certificate]").setInputFiles(asFile("certificate.json", open.certify(passed, "2026-11-26")));
  await page.locator("calibrant-certificate-check input[name=passphrase]").fill(PASSPHRASE);
  await page.locator("calibrant-certificate-check button[type=submit]:enabled").click();
  await page.getByText("The certificate holds.").waitFor();
  const all = await left(page);
  assert.match(all, /Lin Lan/);
  for (const text of [all, said.join("\n")]) assert.doesNotMatch(text, /MARKER-|a passphrase of the examiner/);
  await close();
});

test("files that are dropped before the seal is opened are taken in once it is", async () => {
  const { page, close } = await opened();
  await openToGrade(page, sealed.toJSON());
  await page.locator("input[name=passphrase]").waitFor();
  const mo = attemptAt(sealed, { id: "t-2", name: "Mo Ran" }, WRONG);
  await page.locator("calibrant-examine").evaluate((view, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "mo.attempt.json"));
    view.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, JSON.stringify(mo));
  await page.getByText("The file you dropped here is taken in as soon as the answers are open.").waitFor();
  await unlock(page);
  await page.getByText("One new attempt.").waitFor();
  assert.deepEqual((await table(page)).map(([rater]) => rater), ["Mo Ran t-2"]);
  await close();
});

test("an engine that dies while answers are graded one by one is replaced by one in which the quiz is made once", async () => {
  const { page, close } = await opened();
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    const asked = new Map();
    window.workers = [];
    Worker.prototype.postMessage = function (message, ...rest) {
      if (!asked.has(this)) { asked.set(this, {}); window.workers.push(asked.get(this)); }
      const counts = asked.get(this);
      counts[message.method] = (counts[message.method] ?? 0) + 1;
      // One attempt is graded as a whole; then the first ends in the middle of its answers.
      if (window.workers.length === 1 && counts.grade === 3) return void this.dispatchEvent(new ErrorEvent("error", { message: "dead" }));
      return postMessage.call(this, message, ...rest);
    };
  });
  await openToGrade(page, exam);
  const mo = attemptAt(Quiz.parse(exam), { id: "t-2", name: "Mo Ran" }, WRONG);
  await add(page, filesOf([mo]));
  await page.getByRole("link", { name: "Mo Ran" }).click();
  await page.getByRole("heading", { name: "Mo Ran: not passed" }).waitFor();
  await page.getByRole("heading", { name: "What was done well" }).waitFor();
  await page.waitForFunction(() => window.workers[1]?.grade > 2);
  assert.deepEqual(await page.evaluate(() => [window.workers.length, window.workers[1].quiz]), [2, 1]);
  await close();
});

test("a damaged file is told apart from a wrong passphrase", async () => {
  const { page, close } = await opened();
  const damaged = sealed.toJSON();
  damaged.sealed.text = `${damaged.sealed.text.startsWith("A") ? "B" : "A"}${damaged.sealed.text.slice(1)}`;
  await openToGrade(page, damaged);
  await page.locator("#problems").filter({ hasText: "no passphrase opens it" }).waitFor();
  await page.getByText("Ask whoever made the quiz for a fresh copy of the file").waitFor();
  assert.equal(await page.locator("input[name=passphrase]").count(), 0);
  await close();
});

test("what is no attempt of this quiz is listed with why, and the good ones are kept", async () => {
  const { page, close } = await opened();
  await openToGrade(page, { ...exam, version: "0" });
  await page.getByText("No attempts yet.").waitFor();
  await openToGrade(page, exam);
  await page.locator("input[name=files]").waitFor();
  const quiz = Quiz.parse(exam);
  const good = attemptAt(quiz, { id: "t-1", name: "Lin Lan" });
  const changed = structuredClone(good);
  changed.events[0].answer = { option: "friend" };
  const foreign = attemptAt(Quiz.parse({ ...exam, version: "0" }), { id: "t-2", name: "Mo Ran" });
  const odd = attemptAt(quiz, { id: "t-3", name: "Ida Odd" }, { "business/who": { option: "nobody" } });
  await add(page, [asFile("good.json", good), asFile("changed.json", changed), asFile("foreign.json", foreign), asFile("odd.json", odd), asFile("half.json", "{ half"), asFile("sheet.json", { format: "calibrant/sheet@1" })]);
  await page.getByText("One new attempt.").waitFor();
  await page.getByText("5 were not taken; the others are not affected.").waitFor();
  const told = await page.locator("#taken li").allInnerTexts();
  for (const [at, why] of ["changed after it was handed in", "another quiz: “Before your first calls”", "nobody", "not JSON", "its format is “calibrant/sheet@1”"].entries()) assert.ok(told[at]?.includes(why), `${told[at]}: ${why}`);
  await page.getByText("It does not catch one that somebody made up anew, with an id that fits").waitFor();
  assert.deepEqual((await table(page)).map(([rater]) => rater), ["Lin Lan t-1"]);

  // Wherever it is dropped, on an attempt's page too.
  await page.getByRole("link", { name: "Lin Lan" }).click();
  await page.locator("details.told").first().waitFor();
  await page.locator("main").evaluate((element, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "dropped.json"));
    element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, JSON.stringify(attemptAt(quiz, { id: "t-4", name: "Dee Fox" })));
  await page.evaluate(() => { window.confirm = () => true; });
  await page.getByRole("button", { name: "Remove from this board" }).click();
  await page.locator("table.results").waitFor();
  assert.deepEqual((await table(page)).map(([rater]) => rater), ["Dee Fox t-4"]);
  assert.doesNotMatch(await stored(page), /Lin Lan/);
  await close();
});

/** Twenty-four raters: most give the same wrong number and score one item of a call otherwise; who is good elsewhere chooses a wrong option. */
function classOf(quiz) {
  const expert = exam.key.scoring.c1.expert;
  return Array.from({ length: 24 }, (_, at) => attemptAt(quiz, { id: `r-${at + 1}`, name: `Rater ${at + 1}` }, {
    ...(at % 3 ? { "business/hours": { number: "48" }, "scoring/c1": { ...expert, kind: "calibration", answers: { ...expert.answers, verify: { option: "yes" } } } } : {}),
    ...(at % 2 ? { "business/signs": { options: ["phone", "level"] }, "process/steps": { order: ["submit", "note", "score", "listen"] } } : { "business/who": { option: "friend" } }),
  }));
}

test("what the questions are worth: the figures are the engine's, and what most dispute comes first, with the key and its reason beside it", async () => {
  const { page, close } = await opened();
  const quiz = Quiz.parse(exam);
  const first = classOf(quiz);
  // A retake that would change every figure: it is on the board, and not in the analysis.
  const again = attemptAt(quiz, first[0].rater, WRONG, { attempt: 2 });
  await openToGrade(page, exam);
  await add(page, filesOf([...first, again]));
  await page.getByText("By the first try of each rater, 24 so far").waitFor();
  const parts = quiz.analyse(first);
  const disputed = parts.flatMap((part) => part.disputed);
  assert.deepEqual(disputed.map(({ asked, item = "" }) => `${asked} ${item}`).sort(), ["c1 verify", "hours "], "the class disputes what it was made to");
  const told = await page.locator("[aria-labelledby=disputes-title] li").filter({ hasText: "Verifies" }).innerText();
  for (const said of ["A stolen account", "The key (8 of 24)", "No", "The birthday is no proof.", "The other answer (16 of 24)", "Yes", "67% [47%, 82%]"]) assert.ok(told.includes(said), said);
  await page.getByText("look at it again with the experts").waitFor();
  const sure = parts.flatMap(({ items }) => items.filter(({ findings }) => findings.some((finding) => finding.sure)).map(({ item }) => item));
  assert.ok(sure.length > 0);
  assert.equal(await page.locator("[aria-labelledby=repairs-title] > ol > li").count(), sure.length);

  const { text } = await download(page, () => page.getByRole("button", { name: "Save items as CSV" }).click());
  const rows = text.replace(/^\uFEFF/, "").trim().split("\r\n").map((row) => row.split(","));
  const found = (value) => String(typeof value === "number" ? value : value.undefined);
  const bound = (interval, side) => found(interval.undefined ? interval : interval[side]);
  assert.deepEqual(rows.slice(1).map((row) => row.slice(0, 8)), parts.flatMap(({ part, items }) => items.map((item) => [part, item.item, found(item.difficulty),
    bound(item.difficultyInterval, "low"), bound(item.difficultyInterval, "high"), found(item.discrimination), bound(item.discriminationInterval, "low"), bound(item.discriminationInterval, "high")])));
  assert.match((await download(page, () => page.getByRole("button", { name: "Save the analysis as XLSX" }).click())).text, /^PK.*xl\/worksheets\/sheet4\.xml/s);
  const json = (await download(page, () => page.getByRole("button", { name: "Save as JSON" }).click())).text;
  assert.deepEqual(JSON.parse(json).results.map(({ attempt }) => attempt), [...first, again].map(({ id }) => id));
  await add(page, asFile("board.json", json));
  await page.getByText("25 were here already.").waitFor();
  const [{ reliability }] = parts;
  const two = (value) => value.toFixed(2).replace("-", "−");
  const alpha = await page.locator("#analysis-business > .hint").first().innerText();
  assert.ok(alpha.includes(`Cronbach’s alpha is ${two(reliability.estimate)} [`), alpha);
  await close();
});

test("attempts taken on this device are added by one button, and what came late counts for nothing", async () => {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/quiz`);
  await page.locator("calibrant-quiz input[type=file]").setInputFiles(asFile("quiz.json", { ...exam, shuffle: false }));
  await page.locator("input[name=name]").fill("Lin Lan");
  await page.locator("input[name=id]").fill("t-1");
  await page.locator("form.taker button.primary").click();
  await page.locator("input[value=owner]").click();
  await page.getByRole("button", { name: "Hand in…" }).click();
  await page.locator("dialog#hand-in[open] button.primary").click();
  await page.locator("calibrant-quiz-result h1").waitFor();
  await page.goto(`${server.origin}/#/examine`);
  await page.getByRole("link", { name: "Before your first calls" }).click();
  await page.getByRole("button", { name: "Add the attempt taken on this device" }).click();
  await page.getByText("One new attempt.").waitFor();
  const late = structuredClone(attemptAt(Quiz.parse({ ...exam, shuffle: false }), { id: "t-2", name: "Mo Ran" }, { "business/who": { option: "agent" } }));
  const { id: _, quiz: __, ...happened } = late;
  const last = { kind: "answer", at: "2026-11-26T09:30:00+08:00", part: "business", asked: "who", answer: { option: "owner" } };
  await add(page, filesOf([Quiz.parse({ ...exam, shuffle: false }).attempt({ ...happened, events: [...happened.events, last] })]));
  await page.getByText("After handing in: 1; not counted.").waitFor();
  await page.getByRole("link", { name: "Mo Ran" }).click();
  const who = page.locator("details.told").filter({ hasText: "Who may reset a password?" });
  await who.getByText("not right; you chose it").waitFor();
  assert.ok((await who.innerText()).includes("The agent, to be quick"));
  await close();
});

test("from one file on a disk; and where there is no Web Crypto, neither the file nor the passphrase is blamed", async () => {
  const folder = await mkdtemp(pathOf(tmpdir(), "calibrant-examine-"));
  await copyFile(pathOf(DIST, "calibrant.html"), pathOf(folder, "calibrant.html"));
  try {
    for (const [hasCrypto, said] of [[true, "No attempts yet."], [false, "This browser page has no Web Crypto"]]) {
      const context = await browser.newContext({ locale: "en" });
      const page = await context.newPage();
      await page.goto(`${pathToFileURL(pathOf(folder, "calibrant.html")).href}#/examine`);
      // There the engine runs on the page's own thread.
      if (!hasCrypto) await page.evaluate(() => { Object.defineProperty(crypto, "subtle", { value: undefined }); });
      await page.locator("calibrant-examine input[type=file]").setInputFiles(asFile("quiz.json", sealed.toJSON()));
      await unlock(page);
      await page.getByText(said).waitFor();
      await context.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

for (const { locale, colorScheme } of LOOKS) {
  test(`axe finds nothing in ${locale}, ${colorScheme}, 320 px`, async () => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    await openToGrade(page, "{");
    await page.locator("#problems").waitFor();
    await clean(page, "a file that is refused");
    await openToGrade(page, sealed.toJSON());
    await page.locator("input[name=passphrase]").fill("another one");
    await page.locator("form.passphrase button").click();
    await page.locator("[role=alert]").waitFor();
    await clean(page, "a wrong passphrase");
    await page.locator("input[name=passphrase]").fill(PASSPHRASE);
    await page.locator("form.passphrase button").click();
    await page.locator("input[name=files]").waitFor();
    await add(page, [...filesOf([...classOf(sealed).slice(0, locale === "en" ? 24 : 6), attemptAt(sealed, { id: "r-1", name: "Rater 1" }, {}, { attempt: 2 })]), asFile("odd.json", "{")]);
    await page.locator("#repairs-title").waitFor();
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await clean(page, "the board");
    await page.locator("table.results tbody a").last().click();
    await page.locator("details.told").first().waitFor();
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await clean(page, "an attempt");
    await context.close();
  });
}
