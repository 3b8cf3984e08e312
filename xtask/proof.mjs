// One line of proof before the page is served: the sample evaluation, scored by the module that the page loads.
import { readFile } from "node:fs/promises";

import { Scorecard, init, version } from "../pkg/node.js";

const read = async (file) => JSON.parse(await readFile(new URL(`../pkg/${file}`, import.meta.url), "utf8"));

await init();
const card = Scorecard.parse(await read("scorecards/service-quality.json"));
const { score, earned, possible, outcome } = card.score(await read("evaluations/account-recovery.json"));
console.log(`${version()}: the sample evaluation scores ${score.display} % (${earned.exact}/${possible.exact}, ${outcome})`);
