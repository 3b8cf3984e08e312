// Calibration from columns, 100 raters × 10,000 calls × 40 items, against the same table in pandas, in one run:
//   node benches/calibration.mjs [--python PYTHON] [--raters 100] [--calls 10000] [--items 40]
// Values are compared first. What is timed is the call, on columns in memory; medians, of five calls here, of three there.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { calibrateColumns, init } from "../pkg/calibration-node.js";
import load from "../pkg/raters.js";

const text = (value) => ({ type: "string", default: value });
const { values: options } = parseArgs({ options: { python: { type: "string" }, raters: text("100"), calls: text("10000"), items: text("40") } });
const [raters, calls, items] = [options.raters, options.calls, options.items].map(Number);
const TOLERANCE = 5;

const levels = [{ id: "full", title: "Full", points: 2 }, { id: "half", title: "Half", points: 1 }, { id: "none", title: "None", points: 0 }];
const card = {
  format: "calibrant/scorecard@1", id: "bench", version: "1", title: "Bench", method: "points",
  sections: [{ id: "all", title: "All", items: Array.from({ length: items }, (_, item) => ({ id: `i${item}`, title: "Item", kind: "choice", options: levels })) }],
};

/** A linear congruential generator (Numerical Recipes): the same data every time. */
let state = 1;
const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;

/** Most answers are the best, and most raters' the reference's. */
function drawn() {
  const columns = { answers: {}, reference: {} };
  for (let item = 0; item < items; item += 1) {
    const reference = Uint8Array.from({ length: calls }, () => (random() < 0.7 ? 0 : random() < 0.5 ? 1 : 2));
    const answers = new Uint8Array(raters * calls);
    for (let row = 0; row < answers.length; row += 1) answers[row] = random() < 0.85 ? reference[row % calls] : Math.floor(random() * 3);
    Object.assign(columns.answers, { [`i${item}`]: answers });
    Object.assign(columns.reference, { [`i${item}`]: reference });
  }
  return columns;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

const columns = drawn();
const input = [...Object.values(columns.answers), ...Object.values(columns.reference)].reduce((sum, { length }) => sum + length, 0);
await init();
const { memory } = await load();
const before = memory.buffer.byteLength;
const given = { raters, calls, ...columns, rule: { tolerance: TOLERANCE } };
const taken = [];
let own;
for (let round = 0; round < 5; round += 1) {
  const start = performance.now();
  own = calibrateColumns({ toJSON: () => card }, given);
  taken.push(performance.now() - start);
}
const milliseconds = median(taken);
console.log(`${raters} raters × ${calls} calls × ${items} items: ${megabytes(input)} MB of answers; Node ${process.version}\n`);
console.log(`calibrateColumns  ${milliseconds.toFixed(0)} ms, memory of the module ${megabytes(before)} MB before, ${megabytes(memory.buffer.byteLength)} MB at most`);
if (options.python) peer();

function peer() {
  const folder = mkdtempSync(join(tmpdir(), "calibrant-"));
  try {
    for (const [name, byItem] of Object.entries(columns)) Object.entries(byItem).forEach(([id, codes]) => writeFileSync(join(folder, `${name}-${id.slice(1)}.bin`), codes));
    const script = fileURLToPath(new URL("calibration.py", import.meta.url));
    const { stdout, stderr, status } = spawnSync(options.python, [script, folder, raters, calls, items, TOLERANCE].map(String), { encoding: "utf8", maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error(stderr);
    compare(JSON.parse(stdout));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(found) {
  for (const [name, values] of [...Object.entries(found.raters), ...Object.entries(found.items)]) {
    values.forEach((value, place) => assert.ok(Math.abs(own[name][place] - value) <= 1e-9 * Math.max(1, Math.abs(value)), `${name} ${place}: ${own[name][place]}, peer ${value}`));
  }
  own.items.forEach(({ item, agreement }, place) => agreement.forEach(({ coefficient, value }) => {
    const theirs = found.agreed[coefficient][place];
    assert.ok(Math.abs(value - theirs) <= 1e-9, `${coefficient} of ${item}: ${value}, peer ${theirs}`);
  }));
  const [table, agreement, atOnce] = [found.table, found.agreement, found.agreementAtOnce].map(median);
  console.log(`${found.peer}  ${table.toFixed(0)} ms by rater and item; agreement ${agreement.toFixed(0)} ms item by item, ${atOnce.toFixed(0)} ms all at once; ${megabytes(found.more)} MB more than its frame`);
  console.log(`ratio  ${((table + agreement) / milliseconds).toFixed(1)} item by item, ${((table + atOnce) / milliseconds).toFixed(1)} all at once`);
}
