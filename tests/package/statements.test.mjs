// What an attempt says to a learning record store and to an LMS: every statement is held to the xAPI by Learning Locker's
// validator, and those of cmi5 to the sentences of its specification besides.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import validation from "@learninglocker/xapi-validation";

import { moduleOf } from "../modules.mjs";

const { xapiStatements, cmi5Statements } = await moduleOf("quiz/statements.ts");

const faults = (statement) => validation.default(statement).map((warning) => JSON.stringify(warning));
const valid = (statements) => assert.deepEqual(statements.flatMap(faults), []);

const account = { homePage: "https://qa.example/", name: "r-17" };
const attempt = (more = {}) => ({
  id: "attempt-1", rater: { name: "Ann Lee", account },
  quiz: { id: "new-raters", version: "2026 b", hash: `sha256:${"0a".repeat(32)}`, title: { en: "New raters", "zh-Hans": "新质检员" } },
  started: "2026-11-26T09:00:00+08:00", finished: "2026-11-26T09:41:30.250+08:00", verdict: "passed", scaled: 0.875, ...more,
});
const parts = [{ id: "knowledge", title: "Knowledge", verdict: "passed", scaled: 0.9 }, { id: "calls", title: { en: "Calls" }, verdict: "undetermined" }];
const options = [{ id: "A", title: "Greet" }, { id: "B", title: { en: "Verify", "zh-Hant": "核身" } }];
const questions = [
  [{ kind: "single", options, answer: "A" }, { option: "B" }, 0],
  [{ kind: "multiple", options, answers: ["A", "B"] }, { options: ["A", "B"] }, 1],
  [{ kind: "order", options }, { order: ["B", "A"] }, 0.5],
  [{ kind: "match", options, prompts: [{ id: "1", title: "Refund", option: "B" }, { id: "2", title: "Delay", option: "A" }] }, { matches: { 1: "B", 2: "B" } }, 0.5],
  [{ kind: "number", number: "12.50" }, { number: "12.5" }, 1],
].map(([question, answer, share], at) => ({ question: { id: `q${at + 1}`, title: "What?", ...question }, answer, share }));

const launch = (more = {}) => ({
  actor: { name: "Ann Lee", account }, activityId: "https://lms.example/au/4756", registration: "b22893ae-a13e-406f-abb6-fd463ed7c645", launchMode: "Normal",
  contextTemplate: {
    contextActivities: { grouping: [{ objectType: "Activity", id: "https://courses.example/aus/4c07" }] },
    extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "086bc201-7cc4-4d37-822c-0dd6362f8f78" },
  }, ...more,
});

const verbs = (statements) => statements.map(({ verb }) => verb.id.replace("http://adlnet.gov/expapi/verbs/", ""));
const said = (statements, verb) => statements.find((statement) => verbs([statement])[0] === verb);

test("the validator finds faults", () => {
  assert.notDeepEqual(faults({ actor: { account: { homePage: "no IRI", name: "r" } }, verb: { id: "passed" }, object: { id: "quiz" } }), []);
});

test("a passed attempt: begun, answered, parts, completed, passed", async () => {
  const statements = await xapiStatements(attempt({ parts, questions }));
  valid(statements);
  assert.deepEqual(verbs(statements), ["initialized", ...questions.map(() => "answered"), "completed", "completed", "completed", "passed"]);
  assert.deepEqual(said(statements, "passed").result, { score: { scaled: 0.875 }, success: true, completion: true, duration: "PT41M30.25S" });
  assert.deepEqual([statements[0].timestamp, statements.at(-1).timestamp], ["2026-11-26T01:00:00.000Z", "2026-11-26T01:41:30.250Z"]);
  const { object } = said(statements, "passed");
  assert.deepEqual([object.id, object.definition.name, object.definition.extensions["urn:calibrant:quiz:hash"]],
    ["urn:calibrant:quiz:new-raters:2026%20b", { en: "New raters", "zh-Hans": "新质检员" }, `sha256:${"0a".repeat(32)}`]);
  assert.equal(new Set(statements.map(({ context }) => context.registration)).size, 1);
  assert.deepEqual(statements.filter(({ context }) => context.contextActivities?.parent[0].id === object.id).length, questions.length + parts.length);
});

test("answers come in the delimiters of the specification, and without the key", async () => {
  const answered = (await xapiStatements(attempt({ questions }))).filter((statement) => verbs([statement])[0] === "answered");
  assert.deepEqual(answered.map(({ result }) => [result.response, result.score.scaled, result.success]),
    [["B", 0, false], ["A[,]B", 1, true], ["B[,]A", 0.5, false], ["1[.]B[,]2[.]B", 0.5, false], ["12.5", 1, true]]);
  assert.deepEqual(answered.map(({ object }) => object.definition.interactionType), ["choice", "choice", "sequencing", "matching", "numeric"]);
  assert.ok(answered.every(({ object }) => !("correctResponsesPattern" in object.definition)));
});

test("where nothing is decided no success is claimed, in any statement", async () => {
  const open = attempt({ verdict: "undetermined", scaled: undefined, parts: [{ ...parts[1] }] });
  for (const statements of [await xapiStatements(open), await cmi5Statements(open, launch())]) {
    valid(statements);
    assert.ok(statements.every(({ result }) => !("success" in (result ?? {})) && !("score" in (result ?? {}))));
    assert.ok(!verbs(statements).some((verb) => verb === "passed" || verb === "failed"));
    assert.equal(said(statements, "completed").result.completion, true);
  }
});

test("a failed attempt says so", async () => {
  const statements = await xapiStatements(attempt({ verdict: "failed", scaled: -0.25, rater: { mbox: "mailto:ann@qa.example" } }));
  valid(statements);
  assert.deepEqual(verbs(statements), ["initialized", "completed", "failed"]);
  assert.deepEqual([said(statements, "failed").result.success, said(statements, "completed").result.success], [false, false]);
});

test("the same attempt has the same ids, another has others; all are of version 5", async () => {
  const [once, again, other] = [await xapiStatements(attempt({ parts, questions })), await xapiStatements(attempt({ parts, questions })), await xapiStatements(attempt({ id: "attempt-2", parts, questions }))];
  const cmi5 = await cmi5Statements(attempt(), launch());
  assert.deepEqual(once, again);
  const ids = [...once, ...other, ...cmi5].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  const hash = createHash("sha1").update(Buffer.from("7b1f6a520f0c4c8e9d592f1f5f6d3b1a", "hex")).update("attempt-1 passed urn:calibrant:quiz:new-raters:2026%20b").digest();
  hash[6] = hash[6] % 16 + 0x50;
  hash[8] = hash[8] % 64 + 0x80;
  assert.equal(said(once, "passed").id.replaceAll("-", ""), hash.subarray(0, 16).toString("hex"));
  const given = "ec531277-b57b-4c15-8d91-d292c5b2b8f7";
  assert.ok((await xapiStatements(attempt({ registration: given }))).every(({ context }) => context.registration === given));
});

test("durations are the time without breaks, to hundredths", async () => {
  const duration = async (seconds) => said(await xapiStatements(attempt({ seconds })), "completed").result.duration;
  const found = [];
  for (const seconds of [0, 0.004, 59.999, 60, 3600, 3661.5, 360_000]) found.push(await duration(seconds));
  assert.deepEqual(found, ["PT0S", "PT0S", "PT1M", "PT1M", "PT1H", "PT1H1M1.5S", "PT100H"]);
});

// ---------------------------------------------------------------- cmi5

const CONTEXT = "https://w3id.org/xapi/cmi5/context";
const categories = ({ context }) => context.contextActivities.category.map(({ id }) => id.replace(`${CONTEXT}/categories/`, ""));

/** What cmi5 says of every statement that it defines (9.2 to 9.7). */
function follows(statements, { activityId, registration, contextTemplate }) {
  valid(statements);
  assert.equal(verbs(statements)[0], "initialized");
  assert.equal(verbs(statements).at(-1), "terminated");
  for (const statement of statements) {
    const [verb] = verbs([statement]);
    const { actor, object, context, result = {}, timestamp } = statement;
    assert.ok(actor.account.homePage && actor.account.name && actor.objectType === "Agent");
    assert.deepEqual([object.id, context.registration], [activityId, registration]);
    assert.deepEqual(context.contextActivities.grouping, contextTemplate.contextActivities.grouping);
    for (const [key, value] of Object.entries(contextTemplate.extensions)) assert.equal(context.extensions[key], value);
    assert.equal(categories(statement).filter((category) => category === "cmi5").length, 1);
    assert.equal(categories(statement).includes("moveon"), "success" in result || "completion" in result);
    assert.equal("score" in result && !["passed", "failed"].includes(verb), false);
    assert.equal(result.success, { passed: true, failed: false }[verb]);
    assert.equal(result.completion, { completed: true }[verb]);
    assert.equal(/^PT/.test(result.duration ?? ""), verb !== "initialized");
    assert.match(timestamp, /Z$/);
  }
}

test("cmi5: begun, completed, judged, terminated", async () => {
  for (const [verdict, scaled] of [["passed", 0.875], ["failed", 0.5]]) {
    const statements = await cmi5Statements(attempt({ verdict, scaled }), launch());
    follows(statements, launch());
    assert.deepEqual(verbs(statements), ["initialized", "completed", verdict, "terminated"]);
    assert.deepEqual(said(statements, verdict).result.score, { scaled });
  }
});

test("cmi5: the LMS' mastery score stands beside the verdict, and one that contradicts it is not sent", async () => {
  const mastery = (masteryScore, more = {}) => cmi5Statements(attempt(more), launch({ masteryScore }));
  const reached = await mastery(0.875);
  follows(reached, launch());
  assert.equal(said(reached, "passed").context.extensions[`${CONTEXT}/extensions/masteryscore`], 0.875);
  assert.equal(`${CONTEXT}/extensions/masteryscore` in said(reached, "completed").context.extensions, false);
  for (const open of [await mastery(0.9), await mastery(0.5, { verdict: "failed" }), await mastery(0.5, { scaled: undefined })]) {
    follows(open, launch());
    assert.deepEqual(verbs(open), ["initialized", "completed", "terminated"]);
  }
});

test("cmi5: to browse or to review leaves no trace of a result", async () => {
  for (const launchMode of ["Browse", "Review"]) {
    const statements = await cmi5Statements(attempt(), launch({ launchMode }));
    follows(statements, launch());
    assert.deepEqual(verbs(statements), ["initialized", "terminated"]);
  }
});

test("cmi5: nothing of the LMS' template is written over, nor changed in its own", async () => {
  const given = launch();
  given.contextTemplate.contextActivities.category = [{ objectType: "Activity", id: "https://lms.example/category" }, { objectType: "Activity", id: `${CONTEXT}/categories/cmi5` }];
  const before = structuredClone(given);
  const statements = await cmi5Statements(attempt(), given);
  follows(statements, given);
  assert.deepEqual(given, before);
  assert.ok(statements.every((statement) => categories(statement).includes("https://lms.example/category")));
});
