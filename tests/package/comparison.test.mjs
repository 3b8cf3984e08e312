// A session against the one before, and its sites against each other: the package's side of it. The figures are R's in tests/calibration_change.rs.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import { Session, commitment, init } from "../../pkg/calibration-node.js";
import { compile } from "./compiler.mjs";
import { draft } from "./support.mjs";

before(() => init());

/** One item, worth what it is answered. */
const options = Array.from({ length: 101 }, (_, points) => ({ id: `p${points}`, title: "P", points }));
const card = {
  format: "calibrant/scorecard@1", id: "plain", version: "1", title: "Plain", method: "points",
  sections: [{ id: "s", title: "S", items: [{ id: "all", title: "All", kind: "choice", options }] }],
};
const at = "2026-11-26T09:00:00+08:00";
const salt = "AAECAwQFBgcICQoLDA0ODw";
const SITES = { A: "north", B: "south" };

/** A session in which everybody scored every call and the host revealed; the expert gave 50 each time. */
function held(title, totals, { tolerance = 5, scorecard = card } = {}) {
  const calls = totals.A.length;
  const given = { X: Array(calls).fill(50), ...totals };
  const session = Session.open({
    title, created: at, mode: "quantitative", reference: "expert", scorecard, rule: { tolerance },
    cases: Array.from({ length: calls }, (_, call) => ({ id: `c${call}`, title: `Call ${call}` })),
    host: { id: "H", name: "Host" },
    raters: Object.keys(given).map((id) => ({ id, name: id, level: "quality", role: id === "X" ? "expert" : "rater", ...(SITES[id] && { site: SITES[id] }) })),
  });
  const sheets = Object.entries(given).flatMap(([id, scores]) => scores.map((points, call) => {
    const evaluation = draft(scorecard, { all: { option: `p${points}` } }, { rater: { id, level: "quality" }, kind: "calibration" });
    return { actor: id, case: `c${call}`, evaluation };
  }));
  const add = (happened) => {
    const event = session.event({ at, ...happened });
    session.add([event]);
    return event.id;
  };
  const locks = sheets.map(({ evaluation, ...sheet }) => add({ kind: "lock", clock: 1, commit: commitment(salt, evaluation), ...sheet }));
  add({ kind: "reveal", actor: "H", locks });
  for (const sheet of sheets) add({ kind: "sheet", clock: 2, salt, ...sheet });
  return session;
}

const october = () => held("October", { A: [44, 45, 46], B: [50, 52, 51] });
const november = () => held("November", { A: [48, 49, 50], B: [50, 52, 51] });
const near = (found, expected) => assert.ok(Math.abs(found - expected) < 1e-9, `${found}, not ${expected}`);

test("a rater who has come nearer to the expert, by hand", () => {
  const { same, confidence, raters } = november().comparedWith(october());
  assert.deepEqual(same, { yardstick: true, items: true, tolerance: true, rule: true, reference: true, raters: true });
  assert.equal(confidence, 0.95);
  assert.deepEqual(raters.map(({ rater }) => rater), ["A", "B"]);
  // Three calls each of variance 1: the error is √(2/3), of 4 degrees of freedom.
  const [{ bias, within, verdict }, other] = raters;
  const reach = 2.776445105198 * Math.sqrt(2 / 3);
  assert.deepEqual([bias.before.value, bias.after.value, bias.difference.value, bias.change], [-5, -1, 4, "better"]);
  near(bias.difference.interval.low, 4 - reach);
  near(bias.difference.interval.high, 4 + reach);
  assert.deepEqual([bias.before.n, bias.difference.coverage, bias.difference.interval.method], [3, "below-nominal", "welch"]);
  near(within.difference.value, 1 / 3);
  assert.deepEqual([within.change, within.difference.interval.method], ["undetermined", "newcombe"]);
  // −5 ± 2.48 lies beyond −2.5.
  assert.deepEqual(verdict, { before: "not-calibrated", after: "undetermined" });
  assert.deepEqual([other.bias.difference.value, other.bias.change], [0, "undetermined"]);
});

test("a session has not changed since itself", () => {
  const session = october();
  const { group, raters, items } = session.comparedWith(session);
  const figures = [...Object.values(group), ...raters.flatMap(({ bias, within }) => [bias, within]), ...items.map(({ percentAgreement }) => percentAgreement)];
  for (const { difference, change } of figures) {
    assert.equal(difference.value, 0);
    assert.ok(change === undefined || change === "undetermined");
  }
  assert.deepEqual(session.comparedWith(Session.parse(session.toJSON())).group, group);
});

test("what does not mean the same has a reason in the place of the difference", () => {
  const later = held("November", { A: [48, 49, 50], B: [50, 52, 51] }, { tolerance: 6 });
  const [{ bias, within }] = later.comparedWith(october()).raters;
  assert.deepEqual(within.difference, { incomparable: "other-tolerance" });
  assert.equal(within.change, "undetermined");
  assert.equal(bias.difference.value, 4);
  const additive = held("November", { A: [48, 49, 50], B: [50, 52, 51] }, { scorecard: { ...card, method: "additive" } });
  const { same, group, items } = additive.comparedWith(october());
  assert.deepEqual([same.yardstick, same.items], [false, true]);
  assert.deepEqual(group.standardDeviation.difference, { incomparable: "other-yardstick" });
  assert.equal(items[0].percentAgreement.difference.value, 0);
});

test("a session that has been freed is neither compared nor compared with", () => {
  const [earlier, later] = [october(), november()];
  earlier.free();
  assert.throws(() => later.comparedWith(earlier), { code: "freed" });
  assert.throws(() => earlier.comparedWith(later), { code: "freed" });
});

test("sites, by hand", () => {
  const { sites, siteGaps } = october().report();
  assert.deepEqual(sites.map(({ site, raters }) => [site, raters]), [["north", ["A"]], ["south", ["B"]]]);
  assert.deepEqual([sites[0].bias.value, sites[1].bias.value], [-5, 1]);
  near(sites[0].within.value, 2 / 3);
  assert.deepEqual(sites[0].percentAgreement, { undefined: "single-rater" });
  assert.deepEqual(siteGaps.map(({ first, second, totals, items }) => [first, second, totals.value, items[0].points.value]), [["north", "south", -6, -6]]);
  const alone = held("October", { A: [44, 45, 46], C: [50, 52, 51] }).report();
  assert.deepEqual([alone.sites, alone.siteGaps], [[], []], "one site");
});

test("both are as their types say", async () => {
  const comparison = november().comparedWith(october());
  const open = held("Nobody", { A: [48] }, { tolerance: 6 });
  const literal = (value) => JSON.stringify(value);
  assert.equal(await compile(`
    import type { CalibrationReport, SessionComparison } from "ROOT/pkg/calibration.js";
    export const compared = ${literal([comparison, open.comparedWith(october())])} satisfies SessionComparison[];
    export const reports = ${literal([october().report(), open.report()])} satisfies CalibrationReport[];`), "");
});
