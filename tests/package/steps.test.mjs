// Whoever waits for long work sees it go on, and the thread lives between its steps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inSteps } from "../../pkg/steps.js";

/** The lengths of all steps, in milliseconds of a clock that only work moves. */
async function lengths(t, parts, cost) {
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const all = [];
  await inSteps(parts, (from, to) => { const took = cost(to - from); now += took; all.push(took); });
  return all;
}

test("steps of even work stay short, however long the whole takes", async (t) => {
  const all = await lengths(t, 20_000, (parts) => parts);
  assert.ok(Math.max(...all) < 50, `${Math.max(...all)} ms`);
  assert.ok(all.length < 20_000 / 25 + 10, `${all.length} steps`);
});

test("where each step costs much by itself, there are few", async (t) => {
  const all = await lengths(t, 20_000, (parts) => 1_000 + parts / 100);
  assert.ok(all.length < 20, `${all.length} steps`);
});
