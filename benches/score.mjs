// How fast the seed card is scored, by the package and by what one would use instead, in one run:
//   node benches/score.mjs [--native <program that prints evaluations a second>] [--rounds <n>] [--json]
// Every contender gives the same scores first. Then they take turns, round after round, so that a busy moment of the machine hits all
// alike; columns three times a turn, as the native program does. The best of each counts.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { ExpressionRunner, Model } from "survey-core";

import { Scorecard, init, version } from "../pkg/node.js";
import { prepare, scorePlain, scorePlainColumns } from "./plain.mjs";

const { values: options } = parseArgs({ options: { native: { type: "string" }, rounds: { type: "string", default: "12" }, json: { type: "boolean" } } });
const POOL = 50_000;
const ROWS = 1_000_000;
const NOT_APPLICABLE = 254;
const NONE = 255;

const document = JSON.parse(readFileSync(new URL("../pkg/scorecards/service-quality.json", import.meta.url), "utf8"));
const items = document.sections.flatMap((section) => section.items);

// ---------------------------------------------------------------- the same evaluations in every shape

let state = 20_261_120;
const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;

/** Codes of one evaluation: option places, now and then N/A where the item offers it, rarely no answer. */
const codesOf = () => items.map((item) => {
  const draw = random();
  if (draw < 0.005) return NONE;
  if (item.notApplicable && draw < 0.1) return NOT_APPLICABLE;
  return Math.floor(random() * item.options.length);
});

const answerOf = (item, code) => (code === NOT_APPLICABLE ? { notApplicable: true } : { option: item.options[code].id });

const pool = Array.from({ length: POOL }, (_, index) => {
  const codes = codesOf();
  const answered = items.map((item, place) => [item, codes[place]]).filter(([, code]) => code !== NONE);
  const answers = Object.fromEntries(answered.map(([item, code]) => [item.id, answerOf(item, code)]));
  const evaluation = {
    format: "calibrant/evaluation@1", id: `e-${index}`, scorecard: { id: document.id, version: document.version },
    rater: { id: "r-1", level: "quality" }, kind: "standard", state: "draft", answers,
  };
  const survey = Object.fromEntries(answered.map(([item, code]) => [item.id, code === NOT_APPLICABLE ? "na" : item.options[code].id]));
  return { codes, evaluation, survey };
});

const columns = Object.fromEntries(items.map(({ id }, place) => [id, Uint8Array.from({ length: ROWS }, (_, row) => pool[row % POOL].codes[place])]));

// ---------------------------------------------------------------- contenders

await init();
const card = Scorecard.parse(document);
const plain = prepare(document);

/** The card in SurveyJS: a question an item, and its points as expressions. */
const earnedOf = ({ id, options }) => options.reduceRight((otherwise, option) => `iif({${id}} = '${option.id}', ${option.points}, ${otherwise})`, "0");
const possibleOf = ({ id, options }) => `iif({${id}} notempty and {${id}} <> 'na', ${Math.max(...options.map(({ points }) => points))}, 0)`;
const earned = `sum(${items.map(earnedOf).join(", ")})`;
const possible = `sum(${items.map(possibleOf).join(", ")})`;
const survey = new Model({
  elements: items.map((item) => ({ type: "radiogroup", name: item.id, choices: [...item.options.map(({ id }) => id), "na"] })),
  calculatedValues: [
    { name: "earned", expression: earned },
    { name: "possible", expression: possible },
    { name: "score", expression: "iif({possible} > 0, 100 * {earned} / {possible}, -1)" },
  ],
});
const surveyScore = (answers) => {
  survey.data = answers;
  return survey.getVariable("score");
};
const runner = new ExpressionRunner(`100 * ${earned} / ${possible}`);

const contenders = {
  plain: {
    name: "plain JavaScript, one object at a time", evaluations: POOL * 2,
    run: () => { for (let round = 0; round < 2; round += 1) for (const { evaluation } of pool) scorePlain(plain, evaluation); },
  },
  wasm: {
    name: "card.score, one object at a time", evaluations: 3_000,
    run: () => { for (let index = 0; index < 3_000; index += 1) card.score(pool[index].evaluation); },
  },
  wasmColumns: { name: "card.scoreColumns, 1,000,000 × 16", evaluations: ROWS, run: () => card.scoreColumns({ items: columns }) },
  plainColumns: { name: "plain JavaScript over typed arrays", evaluations: ROWS, run: () => scorePlainColumns(plain, columns, ROWS) },
  survey: {
    name: "SurveyJS, a survey's calculated values", evaluations: 100,
    run: () => { for (let index = 0; index < 100; index += 1) surveyScore(pool[index].survey); },
  },
  surveyRunner: {
    name: "SurveyJS, one expression alone", evaluations: 1_000,
    run: () => { for (let index = 0; index < 1_000; index += 1) runner.runValues(pool[index].survey); },
  },
};
// It scores the same columns, and measures itself: starting and reading them are not counted.
if (options.native !== undefined) contenders.native = { name: "native columns, 1,000,000 × 16", measure: () => 1_000 / Number(execFileSync(options.native, { input: Buffer.concat(Object.values(columns)) })) };

// ---------------------------------------------------------------- the same scores from all

const outcomes = ["none", "pass", "fail"];
const bands = [...document.bands].sort((a, b) => a.from - b.from).map(({ id }) => id);
const inWasm = card.scoreColumns({ items: columns });
const inPlain = scorePlainColumns(plain, columns, ROWS);
for (const key of ["score", "valid", "outcome", "band"]) assert.deepEqual(inPlain[key], inWasm[key], `columns: ${key}`);
pool.forEach(({ evaluation, survey: answers }, index) => {
  const expected = scorePlain(plain, evaluation);
  const inColumns = {
    score: inWasm.valid[index] ? inWasm.score[index] : null, outcome: outcomes[inWasm.outcome[index]], band: bands[inWasm.band[index]] ?? null,
  };
  const { score, outcome, band } = expected;
  assert.deepEqual({ score, outcome, band }, inColumns, `evaluation ${index}`);
  if (index < 3_000) {
    const single = card.score(evaluation);
    assert.deepEqual({ score: single.score?.value ?? null, outcome: single.outcome, band: single.band, provisional: single.provisional }, expected);
  }
  if (index < 300) assert.equal(surveyScore(answers), expected.score ?? -1, `SurveyJS, evaluation ${index}`);
  if (index < 1_000 && expected.score !== null) assert.equal(runner.runValues(answers), expected.score, `SurveyJS expression, evaluation ${index}`);
});

// ---------------------------------------------------------------- turns

const time = (run, evaluations) => {
  const times = Array.from({ length: evaluations === ROWS ? 3 : 1 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times) / evaluations;
};
const best = Object.fromEntries(Object.keys(contenders).map((key) => [key, Infinity]));
for (let round = 0; round < Number(options.rounds); round += 1) {
  for (const [key, { evaluations, run, measure }] of Object.entries(contenders)) {
    best[key] = Math.min(best[key], measure === undefined ? time(run, evaluations) : measure());
  }
}

const perSecond = Object.fromEntries(Object.entries(best).map(([key, milliseconds]) => [key, 1_000 / milliseconds]));
const ratio = (value) => value.toLocaleString("en", value < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 });
const rows = Object.entries(contenders).map(([key, { name }]) => [name, perSecond[key], best[key] * 1_000, perSecond[key] / perSecond.plain]);

if (options.json) {
  console.log(JSON.stringify({ version: version(), node: process.version, perSecond, wasmToNative: perSecond.wasmColumns / perSecond.native }));
} else {
  console.log(`${version()}, Node ${process.version}; ${document.id}, ${items.length} items; best of ${options.rounds} rounds\n`);
  console.log(`${"".padEnd(44)}${"evaluations/s".padStart(14)}${"µs each".padStart(10)}${"ratio".padStart(9)}`);
  for (const [name, count, each, times] of rows) {
    const micro = each.toLocaleString("en", { maximumSignificantDigits: 3 });
    console.log(`${name.padEnd(44)}${Math.round(count).toLocaleString("en").padStart(14)}${micro.padStart(10)}${`${ratio(times)}×`.padStart(9)}`);
  }
  console.log(`\nscoreColumns to plain typed arrays: ${ratio(perSecond.wasmColumns / perSecond.plainColumns)}×; to SurveyJS: ${ratio(perSecond.wasmColumns / perSecond.survey)}×`);
  if (perSecond.native) console.log(`wasm to native columns: ${ratio(perSecond.wasmColumns / perSecond.native)}×`);
}
