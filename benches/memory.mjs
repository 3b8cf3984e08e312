// The memory of one job, in a process of its own: `node benches/memory.mjs JOB`, a line of JSON. The module's memory never shrinks,
// so that its size after the job is its peak.
import { init } from "../pkg/agreement-node.js";
import load from "../pkg/statistics.js";
import { bytesOf, jobs } from "./jobs.mjs";

const job = jobs[process.argv[2]];
const columns = job.columns();
await init();
// What is loaded already is handed out, not loaded again.
const { memory } = await load();
const size = () => memory.buffer.byteLength;

const base = size();
const start = performance.now();
const held = job.make(columns);
const made = size();
job.ask(held);
const milliseconds = performance.now() - start;
console.log(JSON.stringify({ input: bytesOf(columns), base, made, peak: size(), milliseconds }));
