// A trainer relies on the quiz that ships: that whoever takes it can read all of it, that the key is true to the calls and can be reached,
// and that luck or a habit does not pass.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { before, test } from "node:test";

import { Contact, Scorecard, init } from "../../pkg/node.js";
import { Quiz, init as initQuizzes } from "../../pkg/quiz-node.js";
import { itemsOf, pkg, readJson, shipped } from "./support.mjs";

before(() => Promise.all([init(), initQuizzes()]));

const index = readJson("quizzes/index.json", pkg);
const quizzes = index.map(({ file }) => ({ file, document: readJson(`quizzes/${file}`, pkg) }));
const contacts = new Map(readJson("contacts/index.json", pkg).map(({ id, file }) => [id, readJson(`contacts/${file}`, pkg)]));

const scoringOf = ({ parts }) => parts.filter(({ kind }) => kind === "scoring");
const at = "2026-11-26T09:30:00+08:00";

/** An attempt that is handed in, with what `answerOf` says of each question and call; undefined leaves it open. */
function attempt(quiz, answerOf) {
  const { key } = quiz.toJSON();
  const answers = Object.entries(key).flatMap(([part, asked]) => Object.entries(asked).map(([id, right]) => [part, id, answerOf(right)]));
  const events = answers.filter(([, , answer]) => answer).map(([part, asked, answer]) => ({ at, kind: "answer", part, asked, answer }));
  const started = "2026-11-26T09:00:00+08:00";
  return quiz.attempt({ format: "calibrant/attempt@1", rater: { id: "t-1", name: "林岚" }, started, events: [...events, { at, kind: "submit" }] });
}

const right = ({ expert, answer }) => expert ?? answer;

/** Every text for people that is not in all three languages, by its path; what was said in a call stays as it was said. */
function* untranslated(value, path = "") {
  if (typeof value !== "object" || value === null || path.endsWith("/transcript") || path.endsWith("/evidence")) return;
  for (const [key, entry] of Object.entries(value)) {
    const place = `${path}/${key}`;
    const named = ["title", "purpose", "guidance", "reason", "anchor", "summary", "suggestion", "note"].includes(key);
    const listed = path.endsWith("/reasons") || path === "/skills" || path.endsWith("/tags") && path.includes("/items/");
    if (!named && !listed) yield* untranslated(entry, place);
    else if (Object.keys(entry).join() !== "en,zh-Hans,zh-Hant" || Object.values(entry).some((text) => text.trim() === "")) yield place;
  }
}

test("the index names every quiz that ships, as the quiz names itself", () => {
  const files = readdirSync(new URL("quizzes/", pkg)).filter((file) => file !== "index.json");
  assert.deepEqual(index.map(({ file }) => file).sort(), files.sort());
  for (const { file, id, title } of index) {
    const document = readJson(`quizzes/${file}`, pkg);
    assert.deepEqual([id, title], [document.id, document.title], file);
  }
  assert.deepEqual([...untranslated(index)], []);
});

for (const { file, document } of quizzes) {
  test(`${file}: every text is there in three languages`, () => {
    assert.deepEqual([...untranslated(document)], []);
  });

  test(`${file}: the four parts of a rater's exam, with every kind of question, each with its reason`, () => {
    assert.deepEqual(document.parts.map(({ subject }) => subject), ["business", "standard", "process", "scoring"]);
    const questions = document.parts.flatMap((part) => (part.items ?? []).map((item) => ({ ...item, key: document.key[part.id][item.id] })));
    assert.deepEqual([...new Set(questions.map(({ kind }) => kind))].sort(), ["match", "multiple", "number", "order", "single"]);
    for (const { id, kind, options, key } of questions) {
      assert.ok(key.reason, id);
      if (kind !== "single" && kind !== "multiple") continue;
      const wrong = options.map((option) => option.id).filter((option) => option !== key.answer.option && !key.answer.options?.includes(option));
      assert.deepEqual(Object.keys(key.reasons).sort(), wrong.sort(), `${id}: why each other option is wrong`);
    }
  });

  test(`${file}: the calls and the scorecard are those that ship, and the key fits them without a warning`, () => {
    for (const { id: part, scorecard, cases } of scoringOf(document)) {
      assert.deepEqual(scorecard, shipped[`${scorecard.id}.json`]);
      const card = Scorecard.parse(scorecard);
      assert.deepEqual(card.warnings, []);
      for (const { id, contact } of cases) {
        assert.deepEqual(contact, contacts.get(id));
        assert.deepEqual(Contact.check(contact), []);
        const { expert, accepted = {}, reasons, panel } = document.key[part][id];
        for (const evaluation of [expert, ...panel]) {
          assert.deepEqual(card.check(evaluation), []);
          assert.deepEqual(Object.keys(evaluation.answers), itemsOf(scorecard).map((item) => item.id));
        }
        for (const item of Object.keys(accepted)) assert.ok(reasons[item], `${id} ${item}: why something else is right too`);
      }
    }
  });

  test(`${file}: what the expert answers below the best has its reason; what is quoted was said, at that time`, () => {
    for (const { id: part, scorecard, cases } of scoringOf(document)) {
      for (const { id, contact } of cases) {
        const { expert, reasons } = document.key[part][id];
        for (const { id: item, options: [best] } of itemsOf(scorecard)) {
          const { option, evidence = [] } = expert.answers[item];
          assert.ok(option === best.id || reasons[item], `${id} ${item}`);
          assert.ok(option === best.id || option === undefined || evidence.length > 0, `${id} ${item}: where`);
          for (const { turn, from, to, quote } of evidence) {
            const said = contact.transcript.find((each) => each.turn === turn);
            assert.deepEqual([said.from, said.to, said.text.includes(quote)], [from, to, true], `${id} ${item}: ${quote}`);
          }
        }
      }
    }
  });

  test(`${file}: who is right passes with all points and is certified, who answers nothing fails`, () => {
    const quiz = Quiz.parse(document);
    const whole = attempt(quiz, right);
    const { outcome, parts, practise, remarks } = quiz.grade(whole);
    assert.deepEqual([outcome, practise, remarks], ["passed", [], []]);
    for (const { part, points } of parts) assert.deepEqual([points.earned, points.open], [points.of, 0], part);
    assert.equal(quiz.certify(whole, "2026-11-26").expires, "2027-05-25");
    const nothing = quiz.grade(attempt(quiz, () => undefined));
    assert.deepEqual([nothing.outcome, nothing.finished], ["failed", true]);
    assert.ok(nothing.parts.every(({ outcome: of, points }) => of === "failed" && points.earned === 0));
  });

  test(`${file}: every other right answer to a call is worth as much, and the house's own raters pass`, () => {
    const quiz = Quiz.parse(document);
    const otherwise = ({ expert, accepted = {}, answer }) => expert
      ? { ...expert, answers: { ...expert.answers, ...Object.fromEntries(Object.entries(accepted).map(([item, [first]]) => [item, first])) } }
      : answer;
    for (const { points, checks } of quiz.grade(attempt(quiz, otherwise)).parts) {
      assert.equal(points.earned, points.of);
      assert.ok(checks.every(({ outcome }) => outcome === "passed"));
    }
    const raters = new Set(Object.values(document.key.scoring).flatMap(({ panel }) => panel.map(({ rater }) => rater.id)));
    for (const rater of raters) {
      const { outcome } = quiz.grade(attempt(quiz, ({ panel, answer }) => panel?.find((evaluation) => evaluation.rater.id === rater) ?? answer));
      assert.equal(outcome, "passed", rater);
    }
  });

  test(`${file}: who finds everything excellent fails three ways`, () => {
    const quiz = Quiz.parse(document);
    const best = Object.fromEntries(itemsOf(scoringOf(document)[0].scorecard).map(({ id, options }) => [id, { option: options[0].id }]));
    const { outcome, parts } = quiz.grade(attempt(quiz, ({ expert, answer }) => expert ? { ...expert, answers: best } : answer));
    assert.equal(outcome, "failed");
    assert.deepEqual(parts.at(-1).checks.filter((check) => check.outcome === "failed").map(({ ground }) => ground).sort(), ["bias", "item", "share"]);
  });

  test(`${file}: it tells poor raters from good ones`, () => {
    const { characteristic, parts } = Quiz.parse(document).prospect();
    const chance = (agreement) => characteristic.passes.find((each) => each.agreement === agreement).chance;
    assert.ok(chance(0.7) < 0.05 && chance(0.9) > 0.5 && chance(0.95) > 0.75, JSON.stringify([0.7, 0.9, 0.95].map(chance)));
    assert.ok(parts.every(({ answers, tooShort }) => answers >= 4 && !tooShort));
  });
}

test("no question tells by the order of its options what is right", () => {
  for (const { document: { parts, key } } of quizzes) {
    const ordered = parts.flatMap(({ id, items = [] }) => items.filter(({ kind }) => kind === "order").map((item) => [item, key[id][item.id].answer.order]));
    for (const [{ id, options }, order] of ordered) assert.notDeepEqual(options.map((option) => option.id), order, id);
  }
});
