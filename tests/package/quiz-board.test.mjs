// An examiner relies on the board saying who passed, who tries again, which answer counts, and what to look at first; a rater on being told first what was done well.
import assert from "node:assert/strict";
import { test } from "node:test";

import { moduleOf } from "../modules.mjs";

const { rowsOf, firstTries, sortedBy, shownOf, countsOf, bestSkill } = await moduleOf("quiz/board.ts");
const { passTable } = await moduleOf("quiz/board-table.ts");
const { countedAnswers } = await moduleOf("quiz/counted.ts");
const { repairsOf, disputesOf, untold } = await moduleOf("quiz/repair.ts");
const { strengthsOf } = await moduleOf("quiz/strengths.ts");

const points = (earned, of = 10) => ({ exact: String(earned), earned, open: 0, of });
function graded(id, outcome, { attempt, started = "2026-11-26T09:00:00+08:00", team, seconds = 60, earned = 5 } = {}) {
  const rater = { id, name: `Name ${id}`, ...(team ? { team } : {}) };
  const part = { part: "p", outcome, points: points(earned), share: { value: earned / 10, interval: { undefined: "too-few-units" }, n: 10, calls: 10, coverage: "nominal" } };
  return { attempt: { id: `${id}-${attempt}-${started}`, rater, started, events: [], ...(attempt ? { attempt } : {}) }, result: { outcome, seconds, extraMinutes: 0, finished: true, remarks: [], parts: [part], skills: [{ skill: "s", points: points(earned) }, { skill: "u", points: points(9) }] } };
}
const ids = (rows) => rows.map(({ attempt }) => attempt.rater.id);

test("who has passed stands first, then who is undecided; retakes and tries that are claimed twice are marked", () => {
  const all = [graded("c", "failed"), graded("b", "undetermined"), graded("a", "passed", { attempt: 2 }), graded("a", "failed", { attempt: 1 }), graded("d", "passed", { started: "2026-11-27T09:00:00+08:00" }), graded("d", "failed")];
  const rows = rowsOf(all);
  assert.deepEqual(ids(rows), ["a", "d", "b", "a", "c", "d"]);
  assert.deepEqual(rows.map(({ isRetake }) => isRetake), [true, true, false, false, false, false]);
  assert.deepEqual(rows.map(({ isDouble }) => isDouble), [false, true, false, false, false, true]);
  assert.deepEqual(firstTries(all).map(({ attempt: { rater, attempt = 1, started } }) => `${rater.id} ${attempt} ${started.slice(8, 10)}`), ["c 1 26", "b 1 26", "a 1 26", "d 1 26"]);
  assert.deepEqual(countsOf(rows), { attempts: 6, raters: 4, certified: 2, retakes: 2, passed: 2, failed: 3, undetermined: 1 });
});

test("every column sorts both ways, and filters look at outcome, name, number and team", () => {
  const rows = rowsOf([graded("a", "failed", { team: "Night", seconds: 90, earned: 4 }), graded("b", "passed", { team: "day", seconds: 30, earned: 9 }), graded("c", "failed", { seconds: 60, earned: 7 })]);
  assert.deepEqual(ids(sortedBy(rows, "duration", false)), ["b", "c", "a"]);
  assert.deepEqual(ids(sortedBy(rows, "part/p", true)), ["b", "c", "a"]);
  assert.deepEqual(ids(sortedBy(rows, "rater", true)), ["c", "b", "a"]);
  assert.deepEqual(ids(shownOf(rows, { outcome: "failed", name: "" })), ["a", "c"]);
  assert.deepEqual(ids(shownOf(rows, { outcome: undefined, name: " DAY " })), ["b"]);
  assert.deepEqual(ids(shownOf(rows, { outcome: "passed", name: "Name a" })), []);
  assert.deepEqual(bestSkill(rows), { skill: "u", share: 0.9 });
  const [columns, first] = passTable({ parts: [{ id: "p" }] }, rows);
  assert.equal(first.length, columns.length);
  assert.deepEqual(Object.fromEntries(columns.map((column, at) => [column, first[at]]))["p.low"], "too-few-units");
});

test("in an exam the last answer counts, in practice the first, and none that came too late", () => {
  const answer = (asked, option) => ({ kind: "answer", part: "p", asked, answer: { option } });
  const attempt = { events: [answer("a", "1"), { kind: "show", part: "p", asked: "b" }, answer("a", "2"), answer("b", "1"), { kind: "submit" }, answer("a", "3")] };
  const remarks = [{ event: 5, fault: "after-submit" }, { event: 3, fault: "clock-set-back" }];
  const counted = (isPractice) => Object.fromEntries([...countedAnswers(attempt, { remarks }, isPractice)].map(([id, { option }]) => [id, option]));
  assert.deepEqual(counted(false), { "p/a": "2", "p/b": "1" });
  assert.deepEqual(counted(true), { "p/a": "1", "p/b": "1" });
});

test("what may be the key's fault comes first, what is sure apart from what is a hint; disputes by how far the other answer leads", () => {
  const item = (id, findings, interval) => ({ item: id, findings, discriminationInterval: interval });
  const parts = [
    { part: "a", items: [item("q1", [{ kind: "option-of-nobody", option: "x", sure: true }, { kind: "discrimination-below-zero", sure: false }], { low: -0.2, high: 0.5 }), item("q2", [], { low: 0.1, high: 0.5 })], disputed: [{ asked: "q1", right: 3, answers: 10, rival: { count: 5 } }] },
    { part: "b", items: [item("q3", [{ kind: "option-of-nobody", option: "y", sure: true }, { kind: "option-of-the-better", option: "z", sure: true }], { undefined: "too-few-units" })], disputed: [{ asked: "q3", right: 0, answers: 10, rival: { count: 9 } }] },
  ];
  assert.deepEqual(repairsOf(parts, true).map(({ item, findings }) => [item, ...findings.map(({ kind }) => kind)]), [["q3", "option-of-the-better", "option-of-nobody"], ["q1", "option-of-nobody"]]);
  assert.deepEqual(repairsOf(parts, false).map(({ item }) => item), ["q1"]);
  assert.deepEqual(disputesOf(parts).map(({ dispute }) => dispute.asked), ["q3", "q1"]);
  assert.deepEqual(parts.map(untold), [1, 1]);
});

test("what was done well: parts that were passed, skills above the rest, and where there is neither the strongest part", () => {
  const part = (id, outcome, earned) => ({ part: id, outcome, points: points(earned) });
  const skill = (id, earned) => ({ skill: id, points: points(earned) });
  const well = strengthsOf({ parts: [part("a", "passed", 9), part("b", "failed", 3)], skills: [skill("x", 5), skill("y", 10), skill("z", 6), skill("v", 8)] });
  assert.deepEqual([well.passed, well.strongest.map(({ skill: id }) => id), well.most], [["a"], ["y", "v", "z"], undefined]);
  assert.equal(strengthsOf({ parts: [part("a", "failed", 2), part("b", "failed", 4)], skills: [] }).most.part, "b");
  assert.deepEqual(strengthsOf({ parts: [part("a", "failed", 0)], skills: [skill("x", 0)] }), { passed: [], strongest: [], most: undefined });
});
