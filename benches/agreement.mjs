// How fast agreement is computed, by the package and by its peers in Python, in one run:
//   node benches/agreement.mjs --python <python with krippendorff and numpy>
// The same data for both, and the same values to ten digits. They take turns; the best of each counts. Making the ratings (copying
// columns into the module and counting their patterns) is printed beside the statistics, which find them there.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { Ratings, Scores, init } from "../pkg/agreement-node.js";

const { values: options } = parseArgs({ options: { python: { type: "string" }, rounds: { type: "string", default: "3" } } });
const CATEGORIES = [1, 2, 3, 4, 5];
const MISSING = 255;

let state = 20_261_122;
const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;

/** Right two times of three, else one category off or right; some missing. */
function rated(units, raters, missing) {
  const columns = Array.from({ length: raters }, () => new Uint8Array(units));
  for (let unit = 0; unit < units; unit += 1) {
    const truth = Math.floor(5 * random());
    for (const column of columns) {
      const off = random() < 0.65 ? 0 : Math.floor(3 * random()) - 1;
      column[unit] = random() < missing ? MISSING : Math.min(4, Math.max(0, truth + off));
    }
  }
  return columns;
}

function scored(units, raters) {
  const columns = Array.from({ length: raters }, () => new Float64Array(units));
  for (let unit = 0; unit < units; unit += 1) {
    const truth = 60 + 30 * random();
    columns.forEach((column, rater) => { column[unit] = truth + rater + 12 * (random() - 0.5); });
  }
  return columns;
}

await init();
const ordinal = { coefficients: ["krippendorff-alpha"], metric: "ordinal" };
const ofRatings = (columns, ask) => ({ columns, make: () => Ratings.fromColumns(columns, { categories: CATEGORIES }), ask });
const alpha = (ratings) => ratings.agreement({ ...ordinal, interval: "linearised" }).estimates[0].value;
const draws = (ratings) => void ratings.agreement({ ...ordinal, interval: { method: "percentile", resamples: 1_000 } });
const scores = scored(100_000, 4);
const jobs = {
  "alpha 10,000 × 5": ofRatings(rated(10_000, 5, 0.1), alpha),
  "alpha 1,000,000 × 3": ofRatings(rated(1_000_000, 3, 0.001), alpha),
  "bootstrap 1,000 × 5": ofRatings(rated(1_000, 5, 0.1), draws),
  "ICC 100,000 × 4": { columns: scores, make: () => Scores.fromColumns(scores), ask: (held) => held.icc().forms[1].estimate },
};

const folder = mkdtempSync(join(tmpdir(), "calibrant-bench-"));
const best = {};
const keep = (key, milliseconds) => { best[key] = Math.min(best[key] ?? Infinity, milliseconds); };
const timed = (key, run) => {
  const start = performance.now();
  const value = run();
  keep(key, performance.now() - start);
  return value;
};
const peers = {};
try {
  for (const [job, { columns }] of Object.entries(jobs)) {
    writeFileSync(join(folder, `${job}.bin`), Buffer.concat(columns.map(({ buffer }) => Buffer.from(buffer))));
  }
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (const [job, { make, ask }] of Object.entries(jobs)) {
      for (let turn = 0; turn < 5; turn += 1) {
        const held = timed(`${job} make`, make);
        jobs[job].value = timed(job, () => ask(held));
        held.free();
      }
    }
    if (!options.python) continue;
    const told = execFileSync(options.python, [fileURLToPath(new URL("peers.py", import.meta.url)), folder], { encoding: "utf8" });
    for (const { job, peer, milliseconds, value } of told.trim().split("\n").map(JSON.parse)) {
      keep(`${job} peer`, milliseconds);
      peers[job] = peer;
      if (value !== null) assert.ok(Math.abs(value - jobs[job].value) < 1e-10, `${job}: ${value} and ${jobs[job].value}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

const shown = (milliseconds) => milliseconds.toLocaleString("en", { maximumSignificantDigits: 3 });
console.log(`Node ${process.version}; best of ${options.rounds} rounds; milliseconds\n`);
console.log(`${"".padEnd(24)}${"ratings made".padStart(14)}${"statistic".padStart(12)}${"peer".padStart(12)}${"ratio".padStart(9)}`);
for (const job of Object.keys(jobs)) {
  const peer = best[`${job} peer`];
  const ratio = peer === undefined ? ["–", "–"] : [shown(peer), `${Math.round(peer / best[job]).toLocaleString("en")}×`];
  console.log(`${job.padEnd(24)}${shown(best[`${job} make`]).padStart(14)}${shown(best[job]).padStart(12)}${ratio[0].padStart(12)}${ratio[1].padStart(9)}   ${peers[job] ?? ""}`);
}
