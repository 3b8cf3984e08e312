// A trainer's side of a quiz: made by hand, from tables and QTI, from a calibration session; kept at every change, and what comes out is what the engine takes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { Quiz, init } from "calibrant/quiz";
import { clean } from "./axe.mjs";
import { profile, readDocument, test, watched } from "./harness.mjs";
import { Session, asFile, download, formToFill } from "./joining.mjs";
import { browser, server, untilStored } from "./site.mjs";

await init();
const session = await readDocument("sessions/account-recovery.json");

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
  const { text } = await download(page, () => press(page, "Save the quiz"));
  const document = JSON.parse(text);
  await page.getByText(`Saved as ${document.id}-${document.version}.quiz.json.`).waitFor();
  return document;
}

/** Adds a question and writes what it asks. */
async function ask(page, button, index, title) {
  await press(page, button);
  await page.waitForFunction((path) => document.activeElement?.dataset.at === path, `/parts/0/items/${index}/title`);
  await page.keyboard.type(title);
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
  await at(page, "/key/part-1/q1/answer").locator("input[value=b]").click();
  await write(page, "/key/part-1/q1/reason", "Nobody else can prove who they are.");
  await ask(page, "+ Several right options", 1, "What are signs of a stolen account?");
  await at(page, "/key/part-1/q2/answer").getByRole("button", { name: "Add an option" }).click();
  for (const [place, title] of ["A login from abroad", "Another address", "A higher level"].entries()) await write(page, `/parts/0/items/1/options/${place}/title`, title);
  for (const id of ["a", "b"]) await at(page, "/key/part-1/q2/answer").locator(`input[value=${id}]`).click();
  await ask(page, "+ Order", 2, "In which order?");
  await at(page, "/key/part-1/q3/answer").getByRole("button", { name: "Add an option" }).click();
  const inOrder = at(page, "/key/part-1/q3/answer").getByRole("textbox");
  for (const [place, title] of ["Listen", "Score", "Note why"].entries()) await inOrder.nth(place).fill(title);
  await ask(page, "+ Match", 3, "What comes of it?");
  await write(page, "/parts/0/items/3/options/0/title", "The call fails");
  await write(page, "/parts/0/items/3/options/1/title", "Nothing");
  await write(page, "/parts/0/items/3/prompts/0/title", "A fatal error");
  // Nothing is right that nobody chose: it is asked for, and leads there.
  await page.locator(".issues li", { hasText: "Which option is right has not been chosen yet." }).getByRole("button").click();
  await page.waitForFunction(() => document.activeElement?.dataset.at === "/key/part-1/q4/answer/matches/1");
  await choose(page, "/key/part-1/q4/answer/matches/1", "a");
  await ask(page, "+ Number", 4, "Within how many hours?");
  await write(page, "/key/part-1/q5/answer/number", "24");
  await page.locator("main p a").first().click();
  await press(page, "Add a part of calls to score");
  await write(page, "/parts/1/title", "Live scoring");
  await choose(page, "/parts/1/scorecard", "shipped:service-quality.json");
  await page.getByText("service-quality ·").waitFor();
  await page.locator("select[name=contact]").selectOption("shipped:account-recovery.json");
  await press(page, "Add the call");
  await page.getByRole("link", { name: "Score the call" }).click();
  await formToFill(page);
  for (let item = 0; item < 3; item += 1) { await page.keyboard.press("1"); await page.keyboard.press("j"); }
  await page.getByRole("link", { name: "Back to the call" }).click();
  const line = at(page, "/key/part-2/call-1/accepted/L1");
  await line.getByRole("checkbox").first().click();
  await line.getByRole("textbox").fill("She lets them finish.");
  await page.locator("main p a").first().click();
  const document = await saved(page);
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

const csv = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) });
const xml = (name, content) => ({ name, mimeType: "application/xml", buffer: Buffer.from(content) });

const choice = (id, body) => `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="${id}" title="${id}" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>B</value></correctResponse></responseDeclaration>
  <itemBody>${body}</itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`;

async function bring(page, button, files) {
  const found = page.locator("calibrant-author-import");
  if (!await found.locator("details").evaluate((details) => details.open)) await found.locator("summary").click();
  await page.evaluate(() => document.activeElement.blur());
  await found.locator("label", { hasText: button }).locator("input").setInputFiles(files);
  await page.waitForFunction(() => document.activeElement?.id === "import-report");
  return found.locator("#import-report").innerText();
}

test("good questions of a table and of QTI come in, and what did not is listed with place and reason; a reload keeps all of it", async () => {
  const { page, close } = await opened();
  await press(page, "From scratch");
  await write(page, "/title", "From elsewhere");
  await press(page, "Add a part of questions");
  await write(page, "/parts/0/title", "Taken over");
  const table = await bring(page, "From a table", csv("questions.csv", [
    "id,kind,title,option A,option B,answer,colour",
    "late,single,When is it late?,After a day,After a week,B,",
    "odd,single,What is odd?,This,That,C,",
    "none,riddle,What is it?,This,That,A,",
  ]));
  assert.match(table, /One question was taken\..*3 things were not taken/s);
  assert.match(table, /questions\.csv, row 1, column G \(colour\): The table has no such column/);
  assert.match(table, /row 3, column F \(answer\): “C” is none of the row’s options/);
  assert.match(table, /row 4, column B \(kind\): “riddle” is no kind of question/);
  const qti = await bring(page, "From QTI", [
    xml("good.xml", choice("good", `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>Which one?</prompt><simpleChoice identifier="A">This</simpleChoice><simpleChoice identifier="B">That</simpleChoice></choiceInteraction>`)),
    xml("essay.xml", choice("essay", `<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Why?</prompt></extendedTextInteraction>`)),
    xml("entities.xml", "<!DOCTYPE assessmentItem><assessmentItem/>"),
  ]);
  assert.match(qti, /One question was taken\..*2 things were not taken/s);
  assert.match(qti, /essay\.xml, item essay: Not taken\. It is answered in a way that a quiz does not have: “extendedTextInteraction”/);
  assert.match(qti, /entities\.xml The XML has a document type/);
  // What is saved as a table comes in as one.
  const [example] = await Promise.all([page.waitForEvent("download"), press(page, "Save an example table (XLSX)")]);
  const workbook = { name: "example.xlsx", mimeType: "application/octet-stream", buffer: await readFile(await example.path()) };
  assert.match(await bring(page, "From a table", workbook), /5 questions were taken\.\s+Nothing was left out\./);
  await untilStored(page, '"id":"q5"');
  await page.reload();
  await page.locator(".asked > li").nth(6).waitFor();
  await page.locator("main p a").first().click();
  const document = await saved(page);
  assert.deepEqual(document.parts[0].items.map(({ id }) => id), ["late", "good", "q1", "q2", "q3", "q4", "q5"]);
  const { late, good } = document.key["part-1"];
  assert.deepEqual([late, good], [{ answer: { option: "B" } }, { answer: { option: "B" } }]);
  Quiz.parse(document);
  await close();
});

/** The sample session with an answer for what it left undiscussed. */
function discussed() {
  const whole = Session.parse(session);
  const say = (item, option, minute) => whole.event({ kind: "consensus", actor: "h-1", at: `2026-11-25T14:${minute}:00+08:00`, case: "c-1042", item, answer: { option }, reason: `Agreed on ${item}.` });
  whole.add([say("L2", "fair", 20), say("O3", "excellent", 22)]);
  return whole.toJSON();
}

test("the consensus of a finished session is the key, its reasons are the reasons; a call with open items is left out unless it is wanted", async () => {
  const { page, close } = await opened();
  const source = page.locator("calibrant-author-session");
  await source.locator("input[type=file]").setInputFiles(asFile("account-recovery.json", session));
  const result = source.locator(".session-result");
  await result.getByText("One call is left out.").waitFor();
  assert.deepEqual(await result.locator(".issues li").allInnerTexts(), ["L2 Looked for chances to build a personal connection: answered differently and not discussed", "O3 Brought the interaction to a satisfactory end: answered differently and not discussed"]);
  assert.equal(await result.getByRole("button").evaluate((button) => button.disabled), true);

  await page.goto(`${server.origin}/#/room`);
  await page.locator("main.rooms input[type=file]").setInputFiles(asFile("room.json", { format: "calibrant/room@1", session: discussed() }));
  await page.locator("nav.steps").waitFor();
  await page.goto(`${server.origin}/#/author`);
  await press(page, "See what it gives");
  await result.getByText("Every call of the session is taken.").waitFor();
  await result.getByText("Keep how the room’s raters scored").click();
  await press(page, "Begin a quiz with these calls");
  const document = await saved(page);
  Quiz.parse(document);
  const [part] = document.parts;
  const { expert, reasons, panel } = document.key[part.id]["c-1042"];
  assert.deepEqual(Object.entries(reasons).map(([item, reason]) => [item, reason.slice(0, 9)]), [["L2", "Agreed on"], ["O3", "Agreed on"], ["C2", "客户先表达了担心，"]]);
  const sheets = session.events.filter(({ kind }) => kind === "sheet").map(({ evaluation }) => evaluation);
  assert.deepEqual([expert.answers.L2, expert.answers.O3, expert.answers.C2], [{ option: "fair" }, { option: "excellent" }, { option: "no" }]);
  const bare = ({ option, notApplicable }) => (notApplicable ? { notApplicable } : { option });
  for (const item of Object.keys(sheets[0].answers).filter((id) => !["L2", "O3", "C2"].includes(id))) assert.deepEqual(expert.answers[item], bare(sheets[0].answers[item]), item);
  assert.deepEqual(panel.map(({ rater }) => rater.id).sort(), sheets.map(({ rater }) => rater.id).sort());
  assert.deepEqual(part.scorecard, session.room.scorecard);
  await close();
});

test("a sealed quiz has nothing of its key in it; it comes back by its passphrase, and a damaged seal is told from a wrong one", async () => {
  const { page, close } = await opened();
  const marked = JSON.parse(JSON.stringify(await readDocument("quizzes/rater-entrance.json")).replaceAll("There are two limits, and both have to be kept.", "MARKER-REASON"));
  marked.key.scoring["c-1042"].reasons.L1 = "MARKER-CALL";
  const file = page.locator("section[aria-labelledby=begin-title] input[type=file]");
  await file.setInputFiles(asFile("marked.json", marked));
  await page.getByText("Nothing: the quiz can be taken and graded.").waitFor();
  await choose(page, "/mode", "practice");
  await page.getByText("there is no use in sealing it").waitFor();
  await press(page, "Make it an exam");
  const type = async (passphrase, again) => {
    await page.locator(".seal input[name=passphrase]").fill(passphrase);
    await page.locator(".seal input[name=again]").fill(again);
  };
  await type("a long passphrase", "a wrong passphrase");
  await press(page, "Save the sealed quiz");
  await page.getByText("The two passphrases are not the same.").waitFor();
  await type("a long passphrase", "a long passphrase");
  const { text } = await download(page, () => press(page, "Save the sealed quiz"));
  await page.getByText("Saved as rater-entrance-2026.1-sealed.quiz.json.").waitFor();
  const sealed = JSON.parse(text);
  assert.doesNotMatch(text, /MARKER/);
  assert.equal(sealed.key, undefined);
  assert.deepEqual((await Quiz.parse(sealed).open("a long passphrase")).key.scoring["c-1042"].reasons.L1, "MARKER-CALL");

  await page.goto(`${server.origin}/#/author`);
  await file.setInputFiles(asFile("damaged.json", { ...sealed, sealed: { ...sealed.sealed, text: sealed.sealed.text.slice(4) } }));
  await page.locator("#problems").getByText("no passphrase opens it").waitFor();
  const open = async (passphrase) => {
    await file.setInputFiles(asFile("sealed.json", sealed));
    await page.locator("dialog#passphrase[open] input").fill(passphrase);
    await page.locator("dialog#passphrase button.primary").click();
  };
  await open("guess");
  await page.locator("#problems").getByText("This passphrase does not open the quiz.").waitFor();
  await open("a long passphrase");
  await page.locator("ol[data-at='/parts'] a").first().click();
  await page.locator(".asked summary").first().click();
  await page.waitForFunction((path) => document.querySelector(`[data-at="${path}"]`)?.value.startsWith("MARKER-REASON"), "/key/business/item-recovery/reason");
  await close();
});

test("whatever the engine refuses leads to its place; what the quiz can tell follows every change, and a test that is too short says how long it has to be", async () => {
  const { page, close } = await opened();
  await press(page, "Make a copy");
  const issues = page.locator("ol.issues li");
  await page.getByRole("heading", { name: "The whole quiz: what it can tell" }).waitFor();
  await write(page, "/attempts", "often");
  await write(page, "/title", "");
  await page.locator("ol[data-at='/parts'] a").first().click();
  await page.locator(".asked summary").first().click();
  await write(page, "/parts/0/items/0/options/1/title", "");
  await page.locator("main p a").first().click();
  // In the other two languages it is still there: nothing is wrong with that.
  await issues.nth(0).waitFor();
  assert.equal(await issues.count(), 1);
  await page.getByText("2 texts are not in English yet.").waitFor();
  await issues.nth(0).getByRole("button").click();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.at), "/attempts");
  await write(page, "/attempts", "2");
  await press(page, "To the first of them");
  await page.keyboard.type("Entrance");
  await press(page, "To the first of them");
  await page.waitForFunction((path) => document.activeElement?.dataset.at === path, "/parts/0/items/0/options/1/title");
  await page.keyboard.type("They can be restored.");
  await choose(page, "/parts/0/pass", "sequential");
  await page.getByText("The smallest that does is").waitFor();
  const smallest = /smallest that does is (\d+)/.exec(await page.locator(".prospect .problem").innerText())[1];
  await write(page, "/parts/0/pass/sequential/cap", smallest);
  await page.getByText(/Who is right in 70% passes in/).waitFor();
  await page.locator(".prospect summary").last().click();
  assert.equal(await page.locator(".prospect tbody").last().locator("tr").count(), Number(smallest));
  await page.locator("main p a").first().click();
  const document = await saved(page);
  const [{ plan }] = Quiz.parse(document).prospect().parts;
  assert.equal(plan.stops.length, Number(smallest));
  assert.equal(document.title.en, "Entrance");
  assert.equal(document.parts[0].items[0].options[1].title["zh-Hant"].length > 0, true);
  await press(page, "Try it as a trainee");
  await page.locator("form.taker").waitFor();
  await close();
});

test("a killed browser loses nothing that was written, and a draft is deleted only when asked", async () => {
  const reader = await profile();
  try {
    const first = await reader.open();
    const page = await first.context.newPage();
    await page.goto(`${server.origin}/#/author`);
    await page.locator("section[aria-labelledby=begin-title] button.primary").click();
    await write(page, "/title", "A title that stays");
    await untilStored(page, "A title that stays");
    await first.kill();
    const second = await reader.open();
    const again = await second.context.newPage();
    await again.goto(`${server.origin}/#/author`);
    await again.getByRole("link", { name: "A title that stays" }).waitFor();
    // What goes into a copy of everything comes back from it.
    await again.goto(`${server.origin}/#/`);
    const copy = await download(again, () => again.locator("button", { hasText: "(JSON)" }).first().click());
    assert.equal(JSON.parse(copy.text).quizDrafts[0].document.title, "A title that stays");
    await again.goto(`${server.origin}/#/author`);
    const remove = again.locator(".lines button");
    again.once("dialog", (dialog) => dialog.dismiss());
    await remove.click();
    await again.getByRole("link", { name: "A title that stays" }).waitFor();
    again.once("dialog", (dialog) => dialog.accept());
    await remove.click();
    await again.getByRole("link", { name: "A title that stays" }).waitFor({ state: "detached" });
    await again.goto(`${server.origin}/#/`);
    await again.locator("main input[type=file]").setInputFiles(asFile("everything.json", copy.text));
    await again.locator(".report").first().waitFor();
    await again.goto(`${server.origin}/#/author`);
    await again.getByRole("link", { name: "A title that stays" }).waitFor();
    await second.kill();
  } finally {
    await reader.remove();
  }
});

for (const [locale, colorScheme] of [["en", "light"], ["zh-CN", "dark"], ["zh-TW", "light"]]) {
  test(`axe finds nothing, and nothing scrolls sideways: ${locale}, ${colorScheme}`, async () => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width: 320, height: 700 } });
    const { page } = await watched(context, server.origin);
    await page.goto(`${server.origin}/#/author`);
    await page.locator("calibrant-author-session input[type=file]").setInputFiles(asFile("account-recovery.json", session));
    await page.locator(".session-result").waitFor();
    await clean(page, "the list");
    await page.locator("form.add button").click();
    await page.locator(".prospect .figure").first().waitFor();
    await write(page, "/minutes", "0");
    await page.locator("ol.issues li").first().waitFor();
    await clean(page, "the quiz");
    const route = await page.evaluate(() => location.hash);
    const visit = async (step, what) => {
      await page.goto(`${server.origin}/${route}${step}`);
      await page.locator(what).first().waitFor();
    };
    await visit("/0", ".asked summary");
    for (let at = 0; at < 4; at += 1) await page.locator(".asked summary").nth(at).click();
    await page.locator(".question-form").nth(3).waitFor();
    await clean(page, "a part of questions");
    await visit("/3", "calibrant-author-scoring ol a");
    await choose(page, "/parts/3/pass", "sequential");
    await clean(page, "a part of calls");
    await visit("/3/0", ".choices");
    await clean(page, "a call");
    await visit("/3/0/score", "calibrant-scorecard .row");
    await clean(page, "the expert's form");
    await context.close();
  });
}
