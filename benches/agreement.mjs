// How fast agreement is computed and how much memory it takes, by the package and by its peers, in one run:
//   node benches/agreement.mjs [--python PYTHON] [--rscript RSCRIPT] [--rounds 3]
// The same data for all, and the same values. They take turns; the best of each counts. Making the ratings (copying columns into the
// module and counting their patterns) is timed apart from the statistics, which find them there. Prints the tables of README.md.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { init } from "../pkg/agreement-node.js";
import { bytesOf, jobs } from "./jobs.mjs";
import { best, digits, keep, median, megabytes, printTable, timed, times } from "./tables.mjs";

const { values: options } = parseArgs({
  options: { python: { type: "string" }, rscript: { type: "string" }, rounds: { type: "string", default: "3" } },
});
const beside = (file) => fileURLToPath(new URL(file, import.meta.url));
const PEERS = [[options.python, "peers.py"], [options.rscript, "peers.R"]].filter(([program]) => program);
const IN_MEMORY = ["alpha-1m-3", "alpha-10m-3", "bootstrap-1k-5", "icc-100k-4"];
const TURNS = 5;

const versions = [`Node ${process.version}`];
/** By key: which peer of which job, and whether it had the counts before, as a statistic of ratings that are made. */
const peers = {};

/** Lines of JSON that a program prints. */
const told = (program, ...given) => execFileSync(program, given, { encoding: "utf8" }).trim().split("\n").map(JSON.parse);

function takeTurns(key, { make, ask, columns, bytes, copy }) {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const held = timed(`${key} made`, () => make(columns));
    jobs[key].value = timed(`${key} asked`, () => ask(held));
    held.free();
    readOnce(key, bytes, copy);
  }
}

/**
 * A byte that is not there is looked for in as many bytes: vectors, no copy; nothing tried reads them much faster. It is over in
 * microseconds, and tried more often for that.
 */
function readOnce(key, bytes, copy) {
  for (let turn = 0; turn < TURNS; turn += 1) {
    timed(`${key} read`, () => assert.equal(bytes.indexOf(1), -1));
    timed(`${key} copied`, () => copy.set(bytes));
  }
}

function hearPeer(program, script, folder) {
  for (const { version, job, peer, counted = false, tolerance = 1e-10, milliseconds, value } of told(program, beside(script), folder)) {
    if (version) {
      if (!versions.includes(version)) versions.push(version);
      continue;
    }
    const key = `${job} ${peer}`;
    peers[key] = { job, peer, counted };
    [milliseconds].flat().forEach((time) => keep(key, time));
    const gap = value === null ? 0 : Math.abs(value - jobs[job].value);
    assert.ok(gap < tolerance, `${job}: ${peer} says ${value}, the package ${jobs[job].value}`);
  }
}

function measure(folder) {
  const data = Object.entries(jobs).map(([key, job]) => {
    const columns = job.columns();
    writeFileSync(join(folder, `${key}.bin`), Buffer.concat(columns.map(({ buffer }) => Buffer.from(buffer))));
    const bytes = Buffer.alloc(bytesOf(columns), 2);
    return [key, { ...job, columns, bytes, copy: Buffer.alloc(bytes.length, 3) }];
  });
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (const [key, job] of data) takeTurns(key, job);
    for (const [program, script] of PEERS) hearPeer(program, script, folder);
  }
}

/** Ratings made and statistic, by the best of each or by their medians. */
const both = (key, of = best) => of(`${key} made`) + of(`${key} asked`);

/** Job by job, whichever language was heard first. */
const peerRows = () => Object.keys(jobs).flatMap((key) => Object.entries(peers).filter(([, { job }]) => job === key).map(peerRow));

function peerRow([key, { job, peer, counted }]) {
  const ratios = [
    times(best(key) / best(`${job} asked`)),
    counted ? "–" : times(best(key) / both(job)),
    times(median(key) / (counted ? median(`${job} asked`) : both(job, median))),
  ];
  return [jobs[job].name, digits(best(`${job} made`)), digits(best(`${job} asked`)), peer, digits(best(key)), ...ratios];
}

function growthRow(key) {
  const { name, units } = jobs[key];
  const parts = ["read", "copied", "made", "asked"].map((part) => digits(best(`${key} ${part}`)));
  return [name, ...parts, digits(1e6 * both(key) / units), times(both(key) / best(`${key} read`))];
}

function memoryRow(name, { input, base, made, peak, milliseconds }) {
  const sizes = [input, base, made, peak].map((size) => (size === undefined ? "–" : megabytes(size)));
  return [name, ...sizes, times((peak - base) / input), digits(milliseconds)];
}

function memoryRows(folder) {
  const rows = IN_MEMORY.map((key) => memoryRow(jobs[key].name, told(process.execPath, beside("memory.mjs"), key)[0]));
  if (!options.python) return rows;
  const [{ peer, ...found }] = told(options.python, beside("peers.py"), folder, "memory");
  return found.peak ? [...rows, memoryRow(`${jobs["alpha-1m-3"].name}: ${peer}, the process`, found)] : rows;
}

await init();
const folder = mkdtempSync(join(tmpdir(), "calibrant-bench-"));
try {
  measure(folder);
  console.log(`${versions.join("; ")}. Best of ${options.rounds} rounds, milliseconds.\n`);
  if (PEERS.length > 0) {
    const ratios = ["× statistic", "× with making", "by medians"];
    printTable(["job", "ratings made", "statistic", "peer", "its time", ...ratios], peerRows());
  }
  printTable(["job", "bytes read", "bytes copied", "ratings made", "statistic", "ns a unit", "× reading"], Object.keys(jobs).map(growthRow));
  console.log("Megabytes, each job in a process of its own, and how long it took there.\n");
  printTable(["job", "input", "before", "ratings made", "peak", "more, × input", "first time, ms"], memoryRows(folder));
} finally {
  rmSync(folder, { recursive: true });
}
