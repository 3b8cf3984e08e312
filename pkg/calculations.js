// What is asked without ratings.
import * as glue from "./statistics.js";
import { call } from "./ratings.js";

const asking = (name) => (question) => call((copy) => glue[name](copy), question);

export const proportionIntervals = asking("proportionIntervals");
export const benchmarks = asking("benchmarks");
export const sampleSizeForProportion = asking("sampleSizeForProportion");
export const sampleSizeForKappa = asking("sampleSizeForKappa");
export const sampleSizeFromPilot = asking("sampleSizeFromPilot");
export const pairedTests = (table) => call((copy) => glue.pairedTests(copy), { table });
