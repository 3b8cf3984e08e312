// A trainee relies on meeting everything once, and on meeting it in the same order after a reload; a house on no order being favoured.
import assert from "node:assert/strict";
import { test } from "node:test";

import { moduleOf } from "../modules.mjs";
import { readJson, seeded } from "./support.mjs";

const { planOf } = await moduleOf("quiz/plan.ts");
const quiz = readJson("tests/package/fixtures/every-key.quiz.json");
const asked = quiz.parts.flatMap(({ id, items, cases }) => (items ?? cases).map((each) => `${id}/${each.id}`));
const idsOf = (plan) => plan.map(({ id }) => id);
const orders = (plan) => plan.map(({ id, options }) => `${id}: ${options?.map((option) => option.id) ?? ""}`);

test("without shuffling everything stands as in the file", () => {
  const plan = planOf({ ...quiz, shuffle: false }, 7);
  assert.deepEqual(idsOf(plan), asked);
  assert.deepEqual(plan[0].options.map(({ id }) => id), ["owner", "friend", "agent"]);
});

test("shuffled, everything is met once, part after part, and the same seed gives the same order", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const plan = planOf(quiz, seed * 21_474_837);
    assert.deepEqual(idsOf(plan).toSorted(), asked.toSorted());
    assert.deepEqual([...new Set(plan.map(({ part }) => part.id))], quiz.parts.map(({ id }) => id));
    assert.deepEqual(orders(planOf(quiz, seed * 21_474_837)), orders(plan));
  }
});

test("no order of three questions is favoured", () => {
  const draw = seeded(20_261_126);
  const counts = new Map();
  const runs = 6_000;
  for (let run = 0; run < runs; run += 1) {
    const order = planOf(quiz, Math.floor(draw() * 2 ** 32)).slice(0, 3).map((step) => step.asked.id).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - runs / 6) ** 2 / (runs / 6), 0);
  // 1 in 10,000 of chi-squared with 5 degrees of freedom.
  assert.ok(chi < 25.7, `chi-squared ${chi}`);
});
