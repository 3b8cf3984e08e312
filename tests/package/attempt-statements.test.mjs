// A real attempt, graded, says to a learning record store what it came to and nothing of what is right.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import validation from "@learninglocker/xapi-validation";

import { Quiz, init } from "../../pkg/quiz-node.js";
import { moduleOf } from "../modules.mjs";
import { readJson } from "./support.mjs";

const { attemptFacts } = await moduleOf("quiz/attempt-statements.ts");
const { xapiStatements, cmi5Statements } = await moduleOf("quiz/statements.ts");
const document = readJson("tests/package/fixtures/every-key.quiz.json");
const { bases } = readJson("tests/corpus/certificate.json");
const naming = { rater: { account: { homePage: "https://qa.example/" } } };

before(() => init());

const answer = (asked, given, minute, part = "business") => ({ at: `2026-11-26T09:${String(minute).padStart(2, "0")}:00+08:00`, kind: "answer", part, asked, answer: given });

/** Facts of what happened, at a quiz that differs so from the fixture. */
function factsOf(change = (happened) => happened, quizChange = {}, options = naming) {
  const quiz = Quiz.parse({ ...document, ...quizChange });
  const attempt = quiz.attempt(change(structuredClone(bases.attempt)));
  const result = quiz.grade(attempt);
  return { facts: attemptFacts(quiz.toJSON(), attempt, result, options), attempt, result };
}

async function valid(facts, launch) {
  const statements = launch ? await cmi5Statements(facts, launch) : await xapiStatements(facts);
  assert.deepEqual(statements.flatMap((statement) => validation.default(statement).map((fault) => JSON.stringify(fault))), []);
  return statements;
}
const verbs = (statements) => statements.map(({ verb }) => verb.id.replace("http://adlnet.gov/expapi/verbs/", ""));

test("a passed attempt: who, what, when, every part and every answered question", async () => {
  const { facts, attempt, result } = factsOf();
  assert.deepEqual([result.outcome, facts.verdict, facts.id, facts.quiz.hash], ["passed", "passed", attempt.id, attempt.quiz]);
  assert.deepEqual(facts.rater, { name: "Trainee", account: { homePage: "https://qa.example/", name: "t-1" } });
  assert.deepEqual([facts.started, facts.finished, facts.seconds], ["2026-11-26T09:00:00+08:00", "2026-11-26T09:20:00+08:00", 1200]);
  // 8 of 8 points, 0 of 6, 8 of 8 answers; the sequential part is no share of the whole.
  assert.equal(facts.scaled, 16 / 22);
  assert.equal(facts.scaled, result.checks.find(({ ground }) => ground === "share").found);
  assert.deepEqual(facts.parts.map(({ id, verdict, scaled }) => [id, verdict, scaled]),
    [["business", "passed", 1], ["process", "failed", 0], ["scoring", "passed", 1], ["more", "undetermined", undefined]]);
  assert.deepEqual(facts.questions.map(({ question, answer: given, share }) => [question.id, given, share]),
    [["business/who", { option: "owner" }, 1], ["business/signs", { options: ["mail", "abroad"] }, 1], ["business/hours", { number: 24 }, 1]]);
  const statements = await valid(facts);
  assert.deepEqual(verbs(statements), ["initialized", "answered", "answered", "answered", "completed", "completed", "completed", "completed", "completed", "passed"]);
  assert.equal(new Set(statements.map(({ id }) => id)).size, statements.length);
  assert.equal(statements.at(-1).result.duration, "PT20M");
});

test("an attempt that is not passed, and one that is not over", async () => {
  const failed = factsOf((happened) => ({ ...happened, events: [...happened.events.slice(0, 1), happened.events.at(-1)] })).facts;
  assert.deepEqual(verbs(await valid(failed)).at(-1), "failed");
  assert.deepEqual(failed.scaled, 2 / 22);
  const open = factsOf((happened) => ({ ...happened, events: happened.events.slice(0, 2) })).facts;
  assert.deepEqual([open.verdict, open.scaled, open.parts[0].scaled, open.finished], ["undetermined", undefined, undefined, "2026-11-26T09:10:00+08:00"]);
  assert.ok(!verbs(await valid(open)).some((verb) => verb === "passed" || verb === "failed"));
});

test("the answer that counts: in an exam the last, in practice the first, nothing after the end", () => {
  const again = (happened) => ({ ...happened, events: [answer("who", { option: "agent" }, 1), answer("who", { option: "owner" }, 2), { at: "2026-11-26T09:03:00+08:00", kind: "submit" }, answer("who", { option: "friend" }, 4)] });
  assert.deepEqual(factsOf(again).facts.questions.map(({ answer: given, share, at }) => [given.option, share, at.slice(11, 16)]), [["owner", 1, "09:02"]]);
  assert.deepEqual(factsOf(again, { mode: "practice" }, naming).facts.questions.map(({ answer: given, share }) => [given.option, share]), [["agent", 0]]);
  assert.equal(factsOf(again).facts.finished, "2026-11-26T09:03:00+08:00");
});

test("two parts may ask by the same id", async () => {
  const [business, ...rest] = document.parts;
  const twice = { parts: [business, { ...business, id: "copy" }, ...rest], key: { ...document.key, copy: document.key.business } };
  const { facts } = factsOf((happened) => ({ ...happened, events: [answer("who", { option: "owner" }, 1), answer("who", { option: "agent" }, 2, "copy"), happened.events.at(-1)] }), twice);
  assert.deepEqual(facts.questions.map(({ question, share }) => [question.id, share]), [["business/who", 1], ["copy/who", 0]]);
  const statements = await valid(facts);
  assert.equal(new Set(statements.map(({ id }) => id)).size, statements.length);
});

test("a mailbox, an address of the quiz and a registration go in as given; the launch's own for cmi5", async () => {
  const options = { rater: { mbox: "mailto:t-1@qa.example" }, iri: "https://qa.example/quiz", registration: "b22893ae-a13e-406f-abb6-fd463ed7c645" };
  const { facts } = factsOf(undefined, {}, options);
  const [first] = await valid(facts);
  assert.deepEqual([first.actor, first.object.id, first.context.registration], [{ objectType: "Agent", name: "Trainee", mbox: "mailto:t-1@qa.example" }, "https://qa.example/quiz", options.registration]);
  const launch = {
    actor: { account: { homePage: "https://lms.example/", name: "77" } }, activityId: "https://lms.example/au/1", registration: options.registration, launchMode: "Normal",
    contextTemplate: { extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "086bc201" } },
  };
  assert.deepEqual(verbs(await valid(facts, launch)), ["initialized", "completed", "passed", "terminated"]);
});

test("nothing that tells the key is in a statement", async () => {
  const marked = structuredClone(document.key);
  marked.business.who.reason = "MARKER";
  const { facts } = factsOf((happened) => ({ ...happened, events: [answer("who", { option: "agent" }, 1), happened.events.at(-1)] }), { key: marked });
  assert.doesNotMatch(JSON.stringify(await valid(facts)), /MARKER|correctResponsesPattern|reason/);
});
