// A quiz while it is written: whatever an author does, what is asked and what is right stay together, nothing else changes, and the engine takes it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Quiz, init } from "calibrant/quiz";
import { moduleOf } from "../modules.mjs";
import { readJson, seeded } from "./support.mjs";

await init();
const draft = await moduleOf("quiz/draft.ts");
const question = await moduleOf("quiz/draft-question.ts");
const tried = await moduleOf("quiz/draft-kind.ts");
const { textIn, withText, missingIn, plainIn, languagesOf } = await moduleOf("quiz/draft-text.ts");
const { placeOf } = await moduleOf("quiz/draft-place.ts");
const { percentOf, shareOf, wholeOf } = await moduleOf("quiz/draft-number.ts");
const { questionsFrom, tableOf } = await moduleOf("quiz/question-table.ts");
const quiz = readJson("tests/package/fixtures/every-key.quiz.json");
const sample = readJson("pkg/quizzes/rater-entrance.json");
const refusing = (document) => { try { Quiz.parse(document); return []; } catch ({ issues }) { return issues; } };

test("every entry can be put back as it is, and nothing has changed", () => {
  for (const document of [quiz, sample]) {
    document.parts.forEach((part, at) => (part.items ?? part.cases).forEach((_, index) => {
      const same = part.kind === "scoring" ? draft.putCall(document, at, index, draft.callAt(document, at, index)) : draft.putEntry(document, at, index, draft.entryAt(document, at, index));
      assert.deepEqual(same, document);
    }));
  }
});

test("whatever is added, moved and removed in any order, the key names what is asked and nothing else", () => {
  const random = seeded(7);
  const pick = (length) => Math.floor(random() * length);
  let document = structuredClone(quiz);
  const kinds = ["single", "multiple", "order", "match", "number"];
  for (let step = 0; step < 400; step += 1) {
    const at = pick(document.parts.length);
    const asked = draft.askedIn(document.parts[at]);
    const act = pick(7);
    if (act === 0 && document.parts.length < 8) document = draft.addPart(document, { kind: "knowledge", title: "More", items: [] });
    else if (act === 1 && document.parts.length > 2) document = draft.removePart(document, at);
    else if (act === 2) document = draft.movePart(document, at, random() < .5 ? -1 : 1);
    else if (act === 3) document = draft.addEntries(document, at, [question.blankEntry(kinds[pick(5)], "again"), question.blankEntry("number", `q${pick(3)}`)]);
    else if (act === 4 && asked.length > 0) document = draft.removeAsked(document, at, pick(asked.length));
    else if (act === 5 && asked.length > 0) document = draft.moveAsked(document, at, pick(asked.length), random() < .5 ? -1 : 1);
    assert.deepEqual(Object.keys(document.key).sort(), document.parts.map(({ id }) => id).sort());
    for (const part of document.parts) {
      const ids = draft.askedIn(part).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(Object.keys(document.key[part.id]).sort(), ids.sort());
    }
    // What is empty is the author's to write; what hangs together is not.
    const told = refusing(document).map(({ code }) => code).filter((code) => !["empty-list", "empty-text", "not-a-decimal", "bad-id"].includes(code));
    assert.deepEqual(told, []);
  }
});

test("a question keeps what it can when its kind changes, and is one that the engine takes", () => {
  let entry = question.blankEntry("single", "q1");
  for (const [id, title] of [["a", "This"], ["b", "That"]]) entry = question.putOption(entry, id, title);
  entry = question.toggleRight(entry, "b");
  entry = { ...entry, item: { ...entry.item, title: "Which?" } };
  const multiple = question.toggleRight(question.withKind(entry, "multiple"), "a");
  assert.deepEqual(multiple.right.answer, { options: ["a", "b"] });
  const order = question.moveOption(question.withKind(multiple, "order"), "o2", 1);
  assert.deepEqual(question.optionsOf(order).map(({ title }) => title), ["That", "This"]);
  const match = question.putPrompt(question.addPrompt(question.withKind(order, "match")), "1", "One");
  const whole = question.putMatch(question.putMatch(question.putPrompt(match, "2", "Two"), "2", "o1"), "1", "o2");
  const number = question.putNumber(question.withKind(whole, "number"), { number: "24", tolerance: 1 });
  for (const each of [entry, multiple, order, whole, number]) {
    const document = draft.addEntries(draft.addPart(draft.blankDraft("day"), { kind: "knowledge", title: "Part", items: [] }), 0, [each]);
    assert.deepEqual(refusing({ ...document, title: "Quiz" }), [], each.item.kind);
  }
});

const inPart = (entry) => ({ ...draft.addEntries(draft.addPart(draft.blankDraft("day"), { kind: "knowledge", title: "Part", items: [] }), 0, [entry]), title: "Quiz" });
const written = (kind, titles = ["This", "That"]) => {
  const entry = question.blankEntry(kind, "q1");
  return titles.reduce((each, title, at) => question.putOption(each, question.optionsOf(each)[at].id, title), { ...entry, item: { ...entry.item, title: "Which?" } });
};

test("what nobody chose is not right: the engine asks for it, where it is mended", () => {
  const open = (entry) => refusing(inPart(entry)).map(({ code, path }) => `${code} ${path}`);
  const answer = "/key/part-1/q1/answer";
  assert.deepEqual(open(written("single")), [`bad-id ${answer}/option`]);
  const single = question.toggleRight(question.addOption(written("single")), "b");
  assert.deepEqual(question.removeOption(single, "b").right.answer, { option: "" });
  assert.deepEqual(question.removeOption(single, "a").right.answer, { option: "b" });
  const both = question.toggleRight(question.toggleRight(written("multiple"), "a"), "b");
  assert.deepEqual(question.withKind(both, "single").right.answer, { option: "" }, "neither of two");
  const match = question.putMatch(question.putPrompt(written("match"), "1", "One"), "1", "b");
  assert.deepEqual(open(match), []);
  assert.deepEqual(question.addPrompt(match).right.answer, { matches: { 1: "b", 2: "" } });
  assert.deepEqual(open(question.removeOption(question.addOption(match), "b")), [`empty-text /parts/0/items/0/options/1/title`, `bad-id ${answer}/matches/1`]);
});

test("a question that is tried as other kinds is what it was where it comes back, in the words of today", () => {
  const { TriedKinds } = tried;
  const single = question.putReason(question.toggleRight(written("single"), "b"), "a", "Not this");
  const through = (kinds, ...order) => order.reduce((entry, kind) => kinds.change("q1", entry, kind), single);
  assert.deepEqual(through(new TriedKinds(), "multiple", "order", "multiple", "single"), single);
  const kinds = new TriedKinds();
  const number = question.putNumber(through(kinds, "match", "number"), { number: "24" });
  const reworded = { ...number, item: { ...number.item, title: "How many?" } };
  const back = kinds.change("q1", reworded, "single");
  assert.deepEqual([back.item.title, back.item.options, back.right], ["How many?", single.item.options, single.right]);
  assert.deepEqual(kinds.change("q1", back, "number"), reworded);
  // What was changed meanwhile stays, and nothing older comes in its place.
  const other = new TriedKinds();
  const changed = question.putOption(through(other, "multiple"), "a", "Something else");
  assert.deepEqual(other.change("q1", changed, "single"), question.withKind(changed, "single"));
  const grown = new TriedKinds();
  const more = question.toggleRight(question.addOption(grown.change("q1", through(grown, "multiple"), "single")), "a");
  const asMany = grown.change("q1", grown.change("q1", more, "number"), "multiple");
  assert.deepEqual([asMany.item.options, asMany.right.answer], [more.item.options, { options: ["a"] }], "by way of a number too");
  // Another question by the same name.
  const fresh = written("order", []);
  assert.deepEqual(kinds.change("q1", fresh, "single"), question.withKind(fresh, "single"));
});

test("what is removed is right no longer: an option leaves the answer, a question its floor, a skill whoever took it", () => {
  const signs = draft.entryAt(quiz, 0, 1);
  assert.deepEqual(question.removeOption(signs, "mail").right.answer, { options: ["abroad"] });
  const steps = question.removeOption(draft.entryAt(quiz, 1, 0), "note");
  assert.deepEqual(question.optionsOf(steps).map(({ title }) => title), ["Listen", "Score", "Submit"]);
  assert.deepEqual(refusing(draft.removeAsked(quiz, 0, 0)), []);
  assert.deepEqual(refusing(draft.removeSkill(draft.removeSkill(quiz, "security"), "rules")), []);
});

test("the options of an order tell nothing of it: neither where they stand nor what they are called", () => {
  const titles = ["Zeta", "Alpha", "Mu"];
  const written = titles.reduce((entry, title, at) => question.putOption(entry, question.optionsOf(entry)[at].id, title), question.addOption(question.blankEntry("order", "q1")));
  assert.deepEqual(question.optionsOf(written).map(({ title }) => title), titles);
  assert.deepEqual(written.item.options, [{ id: "o1", title: "Alpha" }, { id: "o2", title: "Mu" }, { id: "o3", title: "Zeta" }]);
});

test("questions as a table and back are the same, but for what to know before", () => {
  const entries = [...quiz.parts, ...sample.parts].flatMap((part) => {
    const document = quiz.parts.includes(part) ? quiz : sample;
    return part.kind === "knowledge" ? part.items.map((_, index) => draft.entryAt(document, document.parts.indexOf(part), index)) : [];
  });
  for (const entry of entries) {
    const { questions, problems } = questionsFrom(tableOf([question.asQuestion(entry)]).map((row) => row.map(String)));
    assert.deepEqual(problems, []);
    const back = question.entryOf(questions[0]);
    const { guidance: _, options, ...item } = entry.item;
    assert.deepEqual({ ...back.item, options: undefined, points: back.item.points ?? 1 }, { ...item, options: undefined, points: item.points ?? 1 });
    assert.deepEqual(question.optionsOf(back).map(({ title }) => title), question.optionsOf(entry).map(({ title }) => title));
  }
});

test("a plain text stays plain until there is a second language, and a text goes with its last word", () => {
  assert.equal(withText(undefined, "en", "en", "One"), "One");
  assert.equal(withText("One", "en", "en", "Two"), "Two");
  const both = withText("One", "zh-Hans", "en", "一");
  assert.deepEqual(both, { en: "One", "zh-Hans": "一" });
  assert.equal(withText(both, "zh-Hans", "en", ""), "One");
  assert.deepEqual(withText(both, "en", "en", ""), { "zh-Hans": "一" });
  assert.deepEqual(withText({ en: "One" }, "en", "en", "Two"), { en: "Two" });
  assert.deepEqual(withText("", "zh-Hant", "en", "一"), { "zh-Hant": "一" });
  assert.equal(withText("One", "en", "en", ""), undefined);
  assert.equal(textIn("One", "zh-Hans", "en"), "");
});

test("what is missing in a language is told by its place", () => {
  assert.deepEqual(missingIn(sample, "zh-Hant", "en"), []);
  const { "zh-Hant": _, ...others } = sample.parts[1].items[2].title;
  const changed = draft.putEntry(sample, 1, 2, { ...draft.entryAt(sample, 1, 2), item: { ...sample.parts[1].items[2], title: others } });
  assert.deepEqual(missingIn(changed, "zh-Hant", "en"), ["/parts/1/items/2/title"]);
  assert.deepEqual(languagesOf(sample, "en").sort(), ["en", "zh-Hans", "zh-Hant"]);
  assert.deepEqual(["en", "zh-Hant"].map((locale) => plainIn({ ...quiz, title: "上崗" }, locale)), ["zh-Hans", "zh-Hant"]);
  assert.equal(plainIn(quiz, "zh-Hant"), "en");
});

test("an issue leads to its part and to what is asked, from the key too", () => {
  const at = (path) => { const { part, asked, paths } = placeOf(quiz, path); return [part, asked, paths[0]]; };
  assert.deepEqual(at("/parts/2/cases/1/title"), [2, 1, "/parts/2/cases/1/title"]);
  assert.deepEqual(at("/key/process/words/answer/matches/slip"), [1, 1, "/key/process/words/answer/matches/slip"]);
  assert.ok(placeOf(quiz, "/key/scoring/c2/expert/answers/greet").paths.includes("/parts/2/cases/1"));
  assert.deepEqual(at("/minutes"), [undefined, undefined, "/minutes"]);
  assert.equal(placeOf(quiz, "/key/nobody").part, undefined);
  // Every place an issue of the engine can name leads somewhere that exists.
  const broken = structuredClone(quiz);
  broken.parts[0].items[0].points = 0;
  broken.key.scoring.c1.expert.answers.greet = { option: "maybe" };
  broken.parts[3].pass.sequential.good = 0.2;
  for (const { path } of refusing(broken)) assert.notEqual(placeOf(broken, path).part, undefined, path);
});

test("a percentage is the share it says, to the letter, and comes back as it was typed", () => {
  for (const [percent, share] of [["80", "0.80"], ["5", "0.05"], ["12.5", "0.125"], ["100", "1.00"], ["0", "0.00"], ["-5", "-0.05"], ["0.50", "0.0050"]]) {
    assert.equal(shareOf(percent), share);
    assert.equal(percentOf(share), percent);
  }
  assert.deepEqual(["0.8", 0.125, 1, "eighty", undefined].map(percentOf), ["80", "12.5", "100", "eighty", ""]);
  assert.deepEqual(["80.", "eighty", ""].map(shareOf), ["80.", "eighty", ""]);
  assert.deepEqual(["24", "0.50", "often", "1e3"].map(wholeOf), [24, 0.5, "often", "1e3"]);
});

const { isDraft } = await moduleOf("quiz/draft-shape.ts");

test("a draft from a file is one that can be shown, right or wrong; everything else is refused", () => {
  for (const document of [quiz, sample, draft.blankDraft("day")]) assert.ok(isDraft(document));
  const wrong = draft.addEntries(draft.addPart(draft.blankDraft("day"), { kind: "knowledge", title: "", items: [] }), 0, ["single", "multiple", "order", "match", "number"].map((kind) => question.blankEntry(kind, kind)));
  assert.ok(isDraft(wrong), "what its author has not written yet is no reason");
  for (const document of [undefined, [], {}, { ...quiz, key: undefined }, { ...quiz, parts: {} }, { ...quiz, title: 7 }, { ...quiz, skills: ["a"] }]) assert.equal(isDraft(document), false);
  // Whatever of it is taken away, it is refused, or is still one whose every part can be read.
  const paths = [];
  const walk = (value, path) => { if (value && typeof value === "object") for (const key of Object.keys(value)) { paths.push([...path, key]); walk(value[key], [...path, key]); } };
  walk(quiz, []);
  let refused = 0;
  for (const path of paths) for (const other of [undefined, null, 7, [7]]) {
    const broken = structuredClone(quiz);
    const last = path.at(-1);
    const owner = path.slice(0, -1).reduce((value, key) => value[key], broken);
    owner[last] = other;
    if (!isDraft(broken)) { refused += 1; continue; }
    missingIn(broken, "en", "en");
    broken.parts.forEach((part, at) => draft.askedIn(part).forEach((_, index) => {
      if (part.kind === "scoring") draft.callAt(broken, at, index).right.expert.answers.greet;
      else { const entry = draft.entryAt(broken, at, index); question.optionsOf(entry); question.asQuestion(entry); }
    }));
  }
  assert.ok(refused > 300, String(refused));
});
