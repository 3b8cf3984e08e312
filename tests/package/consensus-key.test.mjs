// From a session to a key: the room's word, or what all gave; never one rater's note, never an answer that nobody agreed on.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Session, init } from "calibrant/calibration";
import { Quiz, init as initQuiz } from "calibrant/quiz";
import { Scorecard, init as initScorecards } from "calibrant";
import { moduleOf } from "../modules.mjs";
import { readJson } from "./support.mjs";

await Promise.all([init(), initQuiz(), initScorecards()]);
const { agreedCalls } = await moduleOf("quiz/consensus-key.ts");
const { settledCall } = await moduleOf("quiz/consensus-settled.ts");
const { withSubject, withExpert, toggleAccepted, isAccepted, blankScores } = await moduleOf("quiz/draft-call.ts");
const session = readJson("pkg/sessions/account-recovery.json");
const { room } = session;
const state = Session.parse(session).state();
const [card] = [Scorecard.parse(room.scorecard)];
const checking = { check: async (evaluation) => card.check(evaluation) };

test("what was discussed is the room's answer with its reason, what was not is everybody's, without notes", () => {
  const [call] = agreedCalls(room, state, false);
  assert.deepEqual([call.fromRoom, call.fromAll, call.open.map(({ item, why }) => `${item.id} ${why}`)], [1, 13, ["L2 not-discussed", "O3 not-discussed"]]);
  assert.deepEqual(call.right.expert.answers.C2, { option: "no" });
  assert.deepEqual(Object.keys(call.right.reasons), ["C2"]);
  assert.equal(call.right.panel, undefined);
  const [{ right: { panel } }] = agreedCalls(room, state, true);
  for (const { answers } of [call.right.expert, ...panel]) {
    for (const answer of Object.values(answers)) assert.deepEqual(Object.keys(answer).filter((key) => !["option", "notApplicable"].includes(key)), []);
  }
  assert.deepEqual(panel.map((sheet) => Object.keys(sheet).filter((key) => ["flags", "result", "notes", "meta", "timing"].includes(key))), panel.map(() => []));
});

test("of an anonymous room nobody is named in the panel", () => {
  const [{ right: { panel } }] = agreedCalls({ ...room, anonymous: true }, state, true);
  const told = JSON.stringify(panel);
  for (const { id, name } of state.raters) assert.ok(!told.includes(`"${id}"`) && !told.includes(name), id);
  assert.deepEqual(panel.map(({ rater }) => rater.id).sort(), ["A", "B", "C"]);
});

test("an item that the room has left open is open, with its reason, even where all had answered alike", () => {
  const left = { ...state, agreed: [...state.agreed, { case: "c-1042", item: "L1", answer: null, reason: "The standard is silent." }] };
  const [{ open, right }] = agreedCalls(room, left, false);
  assert.deepEqual(open.find(({ item }) => item.id === "L1").reason, "The standard is silent.");
  assert.equal(right.expert.answers.L1, undefined);
});

test("without sheets nothing is agreed on", () => {
  const [{ open, fromAll }] = agreedCalls(room, { ...state, sheets: [], agreed: [] }, false);
  assert.deepEqual([fromAll, new Set(open.map(({ why }) => why))], [0, new Set(["no-answer"])]);
});

test("the engine takes what comes of it as a call of a quiz, panel and all; only what is asked stays open", async () => {
  const call = await settledCall(agreedCalls(room, state, true)[0], checking);
  assert.deepEqual(call.open.map(({ item }) => item.id), ["L2", "O3"]);
  const quiz = { format: "calibrant/quiz@1", id: "q", version: "1", title: "Q", parts: [{ id: "p", kind: "scoring", title: "P", scorecard: room.scorecard, cases: [call.call] }], key: { p: { [call.call.id]: call.right } } };
  assert.equal(Quiz.parse(quiz).key.p["c-1042"].panel.length, 3);
});

test("an answer that the scorecard refuses is no answer", async () => {
  const [call] = agreedCalls(room, state, false);
  const wrong = { ...call, right: { ...call.right, expert: { ...call.right.expert, answers: { ...call.right.expert.answers, L1: { option: "perhaps" } } } } };
  const settled = await settledCall(wrong, checking);
  assert.equal(settled.right.expert.answers.L1, undefined);
});

test("whose call it is holds for the call and for its expert, with a transcript and without one", () => {
  const [contact] = room.cases.map((each) => each.contact);
  for (const given of [contact, undefined]) {
    const right = blankScores(room.scorecard, "call-1", given);
    const changed = withSubject({ call: { id: "call-1", title: "A call", ...(given ? { contact: given } : {}) }, right }, { subject: { post: "chat-desk" } });
    assert.deepEqual([changed.call.contact.subject, changed.right.expert.subject], [{ post: "chat-desk" }, { post: "chat-desk" }]);
    assert.equal(changed.call.contact.transcript.length, given?.transcript.length ?? 0);
    const quiz = { format: "calibrant/quiz@1", id: "q", version: "1", title: "Q", parts: [{ id: "p", kind: "scoring", title: "P", scorecard: room.scorecard, cases: [changed.call] }], key: { p: { "call-1": changed.right } } };
    assert.equal(Quiz.parse(quiz).isSealed, false);
  }
});

test("what the expert answers is not accepted besides; nothing computed goes into a key", () => {
  const blank = blankScores(room.scorecard, "call-1", undefined);
  const accepted = toggleAccepted(toggleAccepted(blank, "L2", { option: "fair" }), "L2", { notApplicable: true });
  assert.ok(isAccepted(accepted, "L2", { option: "fair", note: "another" }));
  const right = withExpert(accepted, { ...blank.expert, state: "submitted", answers: { L2: { option: "fair" } }, result: {} });
  assert.deepEqual(right.accepted, { L2: [{ notApplicable: true }] });
  assert.deepEqual([right.expert.state, "result" in right.expert], ["draft", false]);
  assert.equal(toggleAccepted(right, "L2", { notApplicable: true }).accepted, undefined);
});
