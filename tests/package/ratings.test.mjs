// A user relies on ratings from anywhere being the same, on numbers being those of the native engine to the last bit, and on being told
// everything that is wrong.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import test, { before } from "node:test";

import { CalibrantError, Ratings, init } from "../../pkg/node.js";
import { readJson, root } from "./support.mjs";

before(() => init());

const golden = readdirSync(new URL("tests/golden/agreement/", root))
  .filter((file) => file.endsWith(".json"))
  .map((file) => readJson(`tests/golden/agreement/${file}`))
  .filter(({ kind, ratings }) => kind?.startsWith("categorical") && Array.isArray(ratings));
const rowsOf = (cells) => cells.flatMap(([count, ...row]) => Array.from({ length: count }, () => row));
const dominated = rowsOf([[130, "pass", "pass"], [56, "pass", "fail"], [9, "fail", "pass"], [5, "fail", "fail"]]);
const value = (agreement, name) => agreement.estimates.find(({ coefficient }) => coefficient === name).value;

test("every golden table comes out as natively, to the last bit", () => {
  const requests = [
    ...["identity", "linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar"].map((weights) => ({ weights })),
    ...["ordinal", "interval", "ratio", "circular"].map((metric) => ({ metric })),
    { coefficients: ["cohen-kappa", "light-kappa", "conger-kappa", "scott-pi"], interval: "jackknife" },
    { weights: "linear", interval: { method: "bca", resamples: 100, seed: 7 } },
  ];
  const cases = golden.flatMap(({ ratings, categories }) => requests.map((request) => ({ rows: ratings, categories, request })));
  const native = JSON.parse(execFileSync("target/debug/examples/agreement",
    { input: JSON.stringify(cases), cwd: root, maxBuffer: 2 ** 28 }));
  assert.ok(cases.length > 200, `${cases.length} cases`);
  cases.forEach(({ rows, categories, request }, index) => {
    const ratings = Ratings.fromRows(rows, { categories });
    assert.deepEqual({ agreement: ratings.agreement(request), pairs: ratings.pairs(request) }, native[index], JSON.stringify(request));
    ratings.free();
  });
});

test("a dominant category: high agreement, small kappa, and what makes it so", () => {
  const agreement = Ratings.fromRows(dominated, { categories: ["pass", "fail"] }).agreement({ coefficients: ["percent-agreement", "cohen-kappa", "gwet-ac"] });
  assert.deepEqual(["percent-agreement", "cohen-kappa", "gwet-ac"].map((name) => value(agreement, name).toFixed(3)), ["0.675", "0.022", "0.533"]);
  assert.deepEqual([agreement.prevalence, agreement.bias], [0.625, 0.235]);
  assert.deepEqual(agreement.categories.map(({ category, ratings }) => [category, ratings]), [["pass", 325], ["fail", 75]]);
});

test("rows, records and columns are the same ratings", () => {
  const places = { pass: 0, fail: 1 };
  const categories = ["pass", "fail"];
  const records = dominated.flatMap((row, unit) => row.map((rating, rater) => ({ unit, rater, rating })));
  const columns = [0, 1].map((rater) => Uint8Array.from(dominated, (row) => places[row[rater]]));
  const [a, b, c] = [Ratings.fromRows(dominated, { categories }), Ratings.fromRecords(records, { categories }), Ratings.fromColumns(columns, { categories })];
  assert.deepEqual(b.agreement(), a.agreement());
  assert.deepEqual(c.agreement(), a.agreement());
  assert.deepEqual([a.units, a.raters], [200, 2]);
});

test("merged parts are the whole", () => {
  const categories = ["pass", "fail"];
  const whole = Ratings.fromRows(dominated, { categories });
  const [a, b] = [dominated.slice(0, 77), dominated.slice(77)].map((rows) => Ratings.fromRows(rows, { categories }));
  assert.deepEqual(a.merge(b).agreement(), whole.agreement());
  assert.deepEqual(b.merge(a).agreement(), whole.agreement());
  assert.throws(() => a.merge(Ratings.fromRows([["pass"]], { categories })), { name: "CalibrantError", code: "not-alike" });
});

test("what is missing or not told apart has a reason in its place", () => {
  const same = Ratings.fromRows([[3, 3], [3, 3]], { categories: [1, 2, 3] }).agreement();
  assert.deepEqual(same.estimates.map((estimate) => estimate.undefined ?? estimate.value), [1, 1, 1, "no-variation", "no-variation"]);
  const alone = Ratings.fromRows([[1], [2]]).agreement();
  assert.ok(alone.estimates.every((estimate) => estimate.undefined === "single-rater"));
});

test("all that is wrong is told at once, with its place", () => {
  const refusal = (make) => {
    try {
      make();
    } catch (error) {
      assert.ok(error instanceof CalibrantError);
      return [error.code, error.issues.map(({ code, path }) => `${code} ${path}`)];
    }
    return assert.fail("nothing was refused");
  };
  assert.deepEqual(refusal(() => Ratings.fromRows([[1, 9], [1], "x"], { categories: [1, 1] })),
    ["invalid-ratings", ["wrong-type /rows/2", "duplicate-entry /categories/1", "unknown-category /rows/0/1", "row-length /rows/1", "row-length /rows/2"]]);
  assert.deepEqual(refusal(() => Ratings.fromColumns([Uint8Array.of(0, 3), [0, 1]], { categories: ["a"] })), ["invalid-ratings", ["wrong-type /columns/1"]]);
  assert.deepEqual(refusal(() => Ratings.fromColumns([Uint8Array.of(0, 3), Uint8Array.of(0)], { categories: ["a"] })),
    ["invalid-ratings", ["unknown-category /columns/0/1", "column-length /columns/1"]]);
  assert.deepEqual(refusal(() => Ratings.fromRows([[1, 2]]).agreement({ weights: "square", confidence: 2, interval: { method: "bca", resamples: 1 } })),
    ["invalid-request", ["not-one-of /weights", "out-of-range /confidence", "out-of-range /interval/resamples"]]);
});

test("freed ratings say so", () => {
  const ratings = Ratings.fromRows([[1, 1], [2, 1]]);
  ratings.free();
  assert.throws(() => ratings.agreement(), { code: "freed" });
});
