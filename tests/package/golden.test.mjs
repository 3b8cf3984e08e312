// A user relies on the published numbers: every golden case, in the built package, to the last digit of the fraction.
import assert from "node:assert/strict";
import test, { before } from "node:test";

import jsonPatch from "fast-json-patch";

import { Scorecard, init } from "../../pkg/node.js";
import { draft, readJson, shipped } from "./support.mjs";

const golden = readJson("tests/golden/scoring.json");
const known = new Set(["score", "rawScore", "earned", "possible", "outcome", "band", "display", "sections"]);

before(() => init());

function cardOf({ card, scorecard, patch = [] }) {
  const document = structuredClone(card ?? shipped[scorecard]);
  return jsonPatch.applyPatch(document, patch, true).newDocument;
}

test("there are golden cases, and each states a score", () => {
  assert.ok(golden.cases.length >= 50, `${golden.cases.length} cases`);
  for (const { name, expect } of golden.cases) {
    assert.ok("score" in expect, name);
    assert.deepEqual(Object.keys(expect).filter((key) => !known.has(key)), [], `${name}: keys this test does not read`);
  }
});

for (const golden_case of golden.cases) {
  const { name, answers, expect } = golden_case;
  test(name, () => {
    const card = Scorecard.parse(cardOf(golden_case));
    const result = card.score(draft(card, answers));
    const found = {
      score: result.score?.exact ?? null,
      rawScore: result.rawScore?.exact ?? null,
      earned: result.earned?.exact ?? null,
      possible: result.possible?.exact ?? null,
      outcome: result.outcome,
      band: result.band,
      display: result.score?.display ?? null,
      sections: Object.fromEntries(result.sections.map(({ id, score }) => [id, score?.exact ?? null])),
    };
    for (const [key, expected] of Object.entries(expect)) {
      if (key !== "sections") assert.equal(found[key], expected, key);
      else for (const [id, score] of Object.entries(expected)) assert.equal(found.sections[id], score, `section ${id}`);
    }
    for (const figure of [result.score, result.rawScore, result.earned, result.possible]) {
      if (figure) assert.equal(figure.value, nearest(figure.exact), `the double of ${figure.exact}`);
    }
    card.free();
  });
}

/** The double nearest to a fraction of moderate size, whose terms are exact as doubles and so divide correctly rounded. */
function nearest(exact) {
  const [numerator, denominator = 1] = exact.split("/").map(Number);
  const small = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  return small ? numerator / denominator : assert.fail(`${exact} is too long for this check`);
}

test("the seed card's answer sets come out in the published numbers", () => {
  const document = shipped[golden.enumeration.scorecard];
  const card = Scorecard.parse(document);
  const items = document.sections.flatMap((section) => section.items);
  const rows = items.reduce((product, { options }) => product * options.length, 1);
  let repeat = 1;
  const columns = Object.fromEntries(items.map(({ id, options }) => {
    const column = Uint8Array.from({ length: rows }, (_, row) => Math.floor(row / repeat) % options.length);
    repeat *= options.length;
    return [id, column];
  }));
  const counts = new Map();
  for (const score of card.scoreColumns({ items: columns }).score) {
    const total = Math.round((score / 100) * 255);
    counts.set(total, (counts.get(total) ?? 0) + 1);
  }
  const { sets, totals, counts: expected, atLeast } = golden.enumeration;
  assert.equal(rows, sets);
  assert.equal(counts.size, totals);
  for (const [total, count] of Object.entries(expected)) assert.equal(counts.get(Number(total)), count, `total ${total}`);
  for (const [total, count] of Object.entries(atLeast)) {
    const found = [...counts].filter(([other]) => other >= Number(total)).reduce((sum, [, some]) => sum + some, 0);
    assert.equal(found, count, `totals from ${total}`);
  }
});
