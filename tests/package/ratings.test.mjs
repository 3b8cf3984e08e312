// A user relies on ratings from anywhere being the same, on numbers being those of the native engine to the last bit, and on being told
// everything that is wrong.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import test, { before } from "node:test";

import {
  CalibrantError, Ratings, Scores, benchmarks, init, pairedTests, proportionIntervals, sampleSizeForKappa, sampleSizeForProportion, sampleSizeFromPilot,
} from "../../pkg/agreement-node.js";
import { draft, e1, readJson, root, shipped } from "./support.mjs";

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
    { metric: "ordinal", interval: { method: "percentile", resamples: 100, seed: 7 } },
    { raters: "random" },
  ];
  const cases = golden.flatMap(({ ratings, categories }) => requests.map((request) => ({ rows: ratings, categories, request })));
  const native = JSON.parse(execFileSync("target/debug/examples/agreement",
    { input: JSON.stringify(cases), cwd: root, maxBuffer: 2 ** 28 }));
  assert.ok(cases.length > 200, `${cases.length} cases`);
  cases.forEach(({ rows, categories, request }, index) => {
    const ratings = Ratings.fromRows(rows, { categories });
    const found = { agreement: ratings.agreement(request), pairs: ratings.pairs(request), byCategory: ratings.byCategory(request), againstStandard: ratings.againstStandard({ standard: 0 }) };
    assert.deepEqual(found, native[index], JSON.stringify(request));
    ratings.free();
  });
});

test("every golden table of scores comes out as natively, to the last bit", () => {
  const tables = readdirSync(new URL("tests/golden/agreement/", root))
    .filter((file) => file.endsWith(".json"))
    .map((file) => readJson(`tests/golden/agreement/${file}`).ratings)
    .filter((rows) => Array.isArray(rows?.[0]) && rows.flat().every((score) => score === null || typeof score === "number"));
  const native = JSON.parse(execFileSync("target/debug/examples/agreement",
    { input: JSON.stringify(tables.map((rows) => ({ rows, scores: true }))), cwd: root, maxBuffer: 2 ** 28 }));
  assert.ok(tables.length > 25, `${tables.length} tables`);
  tables.forEach((rows, index) => {
    const scores = Scores.fromRows(rows);
    const answer = (key) => key === "ordinalAlpha" ? scores.krippendorffAlpha({ metric: "ordinal" }) : scores[key]();
    const found = Object.fromEntries(Object.keys(native[index]).map((key) => [key, answer(key)]));
    assert.deepEqual(found, native[index], `table ${index}`);
    const columns = rows[0].map((_, rater) => Float64Array.from(rows, (row) => row[rater] ?? NaN));
    assert.deepEqual(Scores.fromColumns(columns).icc(), native[index].icc);
    scores.free();
  });
});

test("what is asked without ratings comes out as natively, to the last bit", () => {
  const counts = [0, 1, 3, 8, 14, 15, 199, 5_000];
  const tables = [[[130, 56], [9, 5]], [[0, 0], [0, 0]], [[7, 0], [0, 9]], [[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]]];
  const asked = [
    ...counts.flatMap((total) => counts.filter((count) => count <= total).map((count) => ["proportionIntervals", { count, total, confidence: 0.9 }])),
    ...tables.map((table) => ["pairedTests", { table }]),
    ...[-0.3, 0, 0.41, 0.667, 0.8, 1].flatMap((estimate) => [0, 0.02, 0.2].map((standardError) => ["benchmarks", { estimate, standardError }])),
    ...[0.01, 0.05, 0.2].flatMap((halfWidth) => [{}, { population: 700 }].map((more) => ["sampleSizeForProportion", { halfWidth, expected: 0.3, ...more }])),
    ...[0.2, 0.5, 0.9].map((expected) => ["sampleSizeForKappa", { rates: [0.4, 0.35], null: 0.1, expected }]),
    ["sampleSizeFromPilot", { standardError: 0.13, units: 24, halfWidth: 0.1 }],
  ];
  const native = JSON.parse(execFileSync("target/debug/examples/agreement",
    { input: JSON.stringify(asked.map(([calculation, question]) => ({ calculation, question }))), cwd: root }));
  const functions = { proportionIntervals, benchmarks, sampleSizeForProportion, sampleSizeForKappa, sampleSizeFromPilot, pairedTests: ({ table }) => pairedTests(table) };
  asked.forEach(([name, question], index) => assert.deepEqual(functions[name](question), native[index], `${name} ${JSON.stringify(question)}`));
});

test("Shrout and Fleiss's example has their six correlations", () => {
  const { ratings } = readJson("tests/golden/agreement/pub_shrout_fleiss1979.json");
  const { forms, method } = Ratings.fromRows(ratings).icc();
  assert.equal(method, "anova");
  assert.deepEqual(forms.map(({ name, estimate }) => `${name} ${estimate.toFixed(2)}`),
    ["ICC(1) 0.17", "ICC(A,1) 0.29", "ICC(C,1) 0.71", "ICC(k) 0.44", "ICC(A,k) 0.62", "ICC(C,k) 0.91"]);
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

test("appraisers against a standard, and groups of raters against each other", () => {
  // A printed analysis: 15 parts, the appraiser matches the standard on 8 of them; 53.33 %, 26.59 to 78.73.
  const standard = Array.from({ length: 15 }, (_, part) => (part % 2 ? "pass" : "fail"));
  const rows = standard.map((truth, part) => [truth, part < 8 ? truth : truth === "pass" ? "fail" : "pass", truth]);
  const ratings = Ratings.fromRows(rows);
  const { appraisers: [first, second], allAgainstStandard, between } = ratings.againstStandard({ standard: 0 });
  const { matched, share, interval } = first.againstStandard;
  assert.deepEqual([matched, (100 * share).toFixed(2), (100 * interval.low).toFixed(2), (100 * interval.high).toFixed(2)], [8, "53.33", "26.59", "78.73"]);
  assert.deepEqual([second.againstStandard.matched, between.matched, allAgainstStandard.matched], [15, 8, 8]);
  assert.deepEqual(first.within, { undefined: "no-pairable-unit" });
  const minitab = ratings.againstStandard({ standard: 0, interval: "clopper-pearson-minitab" });
  assert.equal((100 * minitab.appraisers[1].againstStandard.interval.low).toFixed(2), "81.90");

  const sides = { first: { raters: [0, 1], coefficient: "percent-agreement" }, second: { raters: [0, 2], coefficient: "percent-agreement" } };
  const { difference, first: of, second: other } = ratings.difference(sides);
  assert.deepEqual([of, other].map((found) => found.toFixed(4)), ["0.5333", "1.0000"]);
  assert.ok(Math.abs(difference - (8 / 15 - 1)) < 1e-12);
  const { agreement } = ratings.across({ first: { raters: [0] }, second: { raters: [1, 2] } });
  assert.ok(Math.abs(agreement.value - 23 / 30) < 1e-12);
  assert.throws(() => ratings.difference({ first: { raters: [7] }, second: { raters: [] } }),
    ({ issues }) => issues.map(({ code, path }) => `${code} ${path}`).join() === "empty-list /second/raters,out-of-range /first/raters/0");
});

test("a tally is kept, read again and merged elsewhere", () => {
  const ratings = Ratings.fromRows([...dominated, ["pass", null]], { categories: ["pass", "fail"] });
  const tally = ratings.toTally();
  assert.deepEqual(tally.patterns.map(({ count, codes }) => [count, ...codes]), [[130, 0, 0], [56, 0, 1], [1, 0, null], [9, 1, 0], [5, 1, 1]]);
  const again = Ratings.fromTally(JSON.parse(JSON.stringify(tally)));
  assert.deepEqual(again.agreement(), ratings.agreement());
  assert.deepEqual(again.toTally(), tally);
});

test("evaluations of one card are ratings of an item, and scores", async () => {
  const { Scorecard, init: initScoring } = await import("../../pkg/node.js");
  await initScoring();
  const card = Scorecard.parse(shipped["service-quality.json"]);
  const made = (contact, rater, L1) => draft(card, { ...e1, L1 }, { id: `${contact}-${rater}`, subject: { contact }, rater: { id: rater, level: "quality" } });
  const evaluations = [
    made("c-1", "a", { option: "yes" }), made("c-1", "b", { option: "yes" }), made("c-2", "a", { option: "no" }), made("c-2", "b", { option: "yes" }),
    made("c-3", "a", { option: "no" }), made("c-3", "b", { notApplicable: true }),
  ];
  const ratings = Ratings.fromEvaluations(card, evaluations, "L1");
  assert.deepEqual([ratings.units, ratings.raters, ratings.pairs()[0].table], [3, 2, [[1, 0], [1, 0]]]);
  assert.throws(() => Ratings.fromEvaluations(card, evaluations, "nowhere"), { code: "no-choice" });
  const scores = Scores.fromEvaluations(card, evaluations);
  assert.deepEqual([scores.units, scores.raters], [3, 2]);
  const { value: yes } = card.score(evaluations[0]).score;
  const { value: no } = card.score(evaluations[2]).score;
  const { value: without } = card.score(evaluations[5]).score;
  assert.ok(Math.abs(scores.limitsOfAgreement().bias - (no - yes + no - without) / 3) < 1e-12);
  assert.equal(Scores.fromEvaluations(card, evaluations, "listening").units, 3);
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
  assert.deepEqual(refusal(() => Scores.fromRows([[1, "x"], [1]])), ["invalid-scores", ["wrong-type /rows/0/1", "row-length /rows/1"]]);
  assert.deepEqual(refusal(() => Scores.fromColumns([Float64Array.of(1, 2), Float64Array.of(1)])), ["invalid-scores", ["column-length /columns/1"]]);
  assert.deepEqual(refusal(() => Ratings.fromRows([[1, 2]]).agreement({ weights: "square", confidence: 2, interval: { method: "bca", resamples: 1 } })),
    ["invalid-request", ["not-one-of /weights", "out-of-range /confidence", "out-of-range /interval/resamples"]]);
});

test("freed ratings say so", () => {
  const ratings = Ratings.fromRows([[1, 1], [2, 1]]);
  ratings.free();
  assert.throws(() => ratings.agreement(), { code: "freed" });
});

test("in steps: the same numbers, progress that grows to 1, and the thread free between", async () => {
  const ratings = Ratings.fromRows(dominated, { categories: ["pass", "fail"] });
  const request = { coefficients: ["fleiss-kappa", "gwet-ac"], interval: { method: "bca", resamples: 100_000, seed: 3 } };
  const told = [];
  let turns = 0;
  const ticking = setInterval(() => { turns += 1; }, 1);
  const found = await ratings.agreementInSteps(request, { onProgress: (share) => told.push(share) });
  clearInterval(ticking);
  assert.deepEqual(found, ratings.agreement(request));
  assert.ok(told.length > 2 && turns > 1, `${told.length} steps, ${turns} turns`);
  assert.deepEqual(told, told.toSorted((a, b) => a - b));
  assert.equal(told.at(-1), 1);
  assert.deepEqual(await ratings.agreementInSteps(), ratings.agreement());
  assert.deepEqual(await ratings.pairsInSteps(), ratings.pairs());
});

test("in steps: an aborted signal stops it with the signal's reason", async () => {
  const ratings = Ratings.fromRows(dominated, { categories: ["pass", "fail"] });
  const request = { interval: { method: "percentile", resamples: 1_000_000 } };
  const controller = new AbortController();
  const onProgress = () => controller.abort(new Error("enough"));
  await assert.rejects(ratings.agreementInSteps(request, { signal: controller.signal, onProgress }), { message: "enough" });
  await assert.rejects(ratings.pairsInSteps(request, { signal: AbortSignal.abort() }), { name: "AbortError" });
  await assert.rejects(ratings.agreementInSteps({ interval: "guess" }), { code: "invalid-request" });
});

test("each category against the others has Fleiss' published kappas", () => {
  const { ratings, categories } = readJson("tests/golden/agreement/pub_fleiss1971_30x6.json");
  const found = Ratings.fromRows(ratings, { categories }).byCategory({ coefficients: ["fleiss-kappa"] });
  const kappas = found.map(({ estimates: [{ value: kappa }] }) => kappa);
  // Printed with three digits by irr's kappam.fleiss(diagnoses, detail = TRUE).
  [0.245, 0.245, 0.520, 0.471, 0.566].forEach((printed, at) => assert.ok(Math.abs(kappas[at] - printed) < 5.1e-4, `${kappas}`));
  assert.deepEqual(found.map(({ category }) => category), categories);
});

test("some of the raters are ratings too", () => {
  const ratings = Ratings.fromRows([[1, 1, 2], [2, 2, 1], [1, 2, 1], [2, 2, 2]]);
  assert.deepEqual(ratings.ofRaters([0, 2]).agreement(), Ratings.fromRows([[1, 2], [2, 1], [1, 1], [2, 2]]).agreement());
  assert.throws(() => ratings.ofRaters([0, 3]), ({ code, issues }) => code === "invalid-request" && issues[0].path === "/1");
});

test("raters that are a sample ask for an interval without draws", () => {
  const ratings = Ratings.fromRows(dominated, { categories: ["pass", "fail"] });
  for (const interval of ["bca", { method: "percentile" }]) {
    assert.throws(() => ratings.agreement({ raters: "random", interval }), ({ issues: [{ code, path }] }) =>
      code === "not-one-of" && path === (typeof interval === "string" ? "/interval" : "/interval/method"));
  }
});

test("questions without ratings: published numbers, and all that is wrong at once", () => {
  const [wilson, exact, minitab] = proportionIntervals({ count: 15, total: 15 }).intervals;
  assert.deepEqual([wilson.method, exact.method, minitab.method], ["wilson", "clopper-pearson", "clopper-pearson-minitab"]);
  assert.ok(Math.abs(minitab.low - 0.8190) < 5e-5 && Math.abs(exact.low - 0.7820) < 5e-5, "Minitab's essay: 81.90");
  assert.deepEqual(proportionIntervals({ count: 0, total: 0 }), { undefined: "too-few-units" });

  const vision = [[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]];
  const { stuartMaxwell, bhapkar, mcnemar } = pairedTests(vision);
  assert.ok(Math.abs(stuartMaxwell.statistic - 11.96) < 5e-3 && Math.abs(bhapkar.statistic - 11.98) < 5e-3, "Stuart 1955");
  assert.equal(mcnemar, null);
  assert.ok(Math.abs(pairedTests([[130, 56], [9, 5]]).mcnemar.chiSquare.statistic - (56 - 9) ** 2 / 65) < 1e-12);

  const { grade, grades } = benchmarks({ estimate: 0.85, standardError: 0 }).find(({ name }) => name === "landis-koch");
  assert.equal(grade, "almost-perfect");
  assert.deepEqual(grades[0], { name: "almost-perfect", from: 0.8, included: false, probability: 1 });

  assert.ok(Math.abs(sampleSizeForProportion({ halfWidth: 0.05, population: 5000 }).units - 356.804) < 5e-4, "epiR");
  assert.deepEqual(sampleSizeForKappa({ rates: [0.5, 0.5], expected: 0 }), { undefined: "unattainable" });
  assert.ok(sampleSizeFromPilot({ standardError: 0.1, units: 20, halfWidth: 0.1 }).units > 80);

  const wrong = { count: 7, total: 5, confidence: 2 };
  assert.throws(() => proportionIntervals(wrong), ({ issues }) => issues.map(({ path }) => path).sort().join() === "/confidence,/count");
  assert.throws(() => pairedTests([[1, 2], [3]]), ({ issues: [{ code, path }] }) => code === "row-length" && path === "/table/1");
});
