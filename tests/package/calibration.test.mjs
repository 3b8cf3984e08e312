// The report of a session, and from columns the same figures: what a page or a service gets that calibrates raters.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";

import { Session, calibrate, calibrateColumns, init } from "../../pkg/calibration-node.js";
import { Scorecard, init as initScoring } from "../../pkg/node.js";

const shipped = (path) => JSON.parse(readFileSync(new URL(`../../pkg/${path}`, import.meta.url)));
const document = shipped("sessions/account-recovery.json");

before(() => Promise.all([init(), initScoring()]));

test("a session's document and the session itself have one report, by its own rule", () => {
  const card = Scorecard.parse(document.room.scorecard);
  const session = Session.parse(document);
  const report = calibrate(card, session);
  assert.deepEqual(calibrate(card, document), report);
  assert.deepEqual(session.report(), report);
  assert.equal(report.scoringHash, card.scoringHash);
  assert.deepEqual([report.rule.tolerance, report.rule.minutes, report.rule.share, report.rule.bias], [5, 30, 0.7, 2.5]);
  const rated = document.room.raters.filter(({ role }) => role !== "expert").map(({ id }) => id);
  assert.deepEqual(report.raters.map(({ rater }) => rater), rated);
  assert.ok(report.raters.every(({ verdict, moreCalls }) => verdict === "undetermined" && moreCalls !== 0), "one call settles nothing");
});

test("another yardstick is refused", () => {
  const other = Scorecard.parse(shipped("scorecards/telephone-courtesy.json"));
  assert.throws(() => calibrate(other, document), { name: "CalibrantError", code: "other-yardstick" });
});

/** Three items of 2, 1 or 0 points; 12 calls; one rater as the reference, one always a point lower on the first item. */
const levels = [2, 1, 0].map((points) => ({ id: `p${points}`, title: "Level", points }));
const card = {
  format: "calibrant/scorecard@1", id: "three", version: "1", title: "Three", method: "points",
  sections: [{ id: "s", title: "S", items: ["a", "b", "c"].map((id) => ({ id, title: id, kind: "choice", options: levels })) }],
};
const CALLS = 12;
const reference = { a: new Uint8Array(CALLS), b: new Uint8Array(CALLS).fill(1), c: Uint8Array.from({ length: CALLS }, (_, call) => call % 3) };
const twice = (codes) => Uint8Array.from([...codes, ...codes]);
const answers = { a: Uint8Array.from([...reference.a, ...reference.a.map(() => 1)]), b: twice(reference.b), c: twice(reference.c) };
const given = { raters: ["alike", "severe"], calls: CALLS, answers, reference, rule: { tolerance: 5 } };
const scorecard = { toJSON: () => card };

test("columns: a severe rater's points, item and verdict, by hand", () => {
  const found = calibrateColumns(scorecard, given);
  const low = -100 / 6;
  assert.deepEqual([...found.n], [CALLS, CALLS]);
  assert.equal(found.bias[0], 0);
  assert.ok(Math.abs(found.bias[1] - low) < 1e-12, String(found.bias[1]));
  assert.deepEqual([...found.standardDeviation], [0, 0]);
  assert.deepEqual([...found.within], [CALLS, 0]);
  assert.deepEqual(found.verdict, ["calibrated", "not-calibrated"]);
  assert.deepEqual([...found.exact], [12, 12, 12, 0, 12, 12]);
  assert.deepEqual([...found.adjacent], [0, 0, 0, 12, 0, 0]);
  assert.deepEqual([...found.lower], [0, 0, 0, 12, 0, 0]);
  assert.equal(found.alignment[0], 1);
  assert.ok(Math.abs(found.alignment[1] - (1 - 0.5 / 3)) < 1e-12, String(found.alignment[1]));
  assert.deepEqual(found.items.map(({ item }) => item), ["a", "b", "c"]);
  assert.deepEqual(calibrateColumns(scorecard, { ...given, raters: 2 }).bias, found.bias);
});

test("columns that do not fit are refused, each with its place; so is a rule", () => {
  const refused = (change) => {
    try {
      calibrateColumns(scorecard, { ...given, ...change });
    } catch ({ code, issues }) {
      return [code, ...issues.map((issue) => `${issue.code} at ${issue.path}`)];
    }
    return "accepted";
  };
  assert.deepEqual(refused({ answers: { ...answers, b: answers.b.slice(1) } }), ["invalid-columns", "column-length at /answers/b"]);
  assert.deepEqual(refused({ reference: { ...reference, c: twice(reference.c) } }), ["invalid-columns", "column-length at /reference/c"]);
  assert.deepEqual(refused({ answers: { ...answers, d: answers.a } }), ["invalid-columns", "unknown-column at /answers/d"]);
  assert.deepEqual(refused({ answers: { ...answers, a: [1, 2] } }), ["invalid-columns", "wrong-type at /answers/a"]);
  assert.deepEqual(refused({ reference: { ...reference, a: reference.a.map(() => 7) } }), ["invalid-columns", "column-value at /reference/a"]);
  assert.deepEqual(refused({ rule: { tolerance: -1 } }), ["invalid-rule", "out-of-range at /tolerance"]);
});
