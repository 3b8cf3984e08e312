import type { Benchmark, Concordance, ConfidenceOption, Consistency, IntraclassCorrelation, IntraclassForm, LimitsOfAgreement, OrUndefined, RankConcordance, ScoreAlpha, Watching } from "calibrant/agreement";
import type { EngineClient, OpenScores } from "../engine/client.js";
import { MOST_PAIRED } from "./analysis.js";
import { endsOf, wordsOfAlpha, type Ends } from "./benchmarks.js";
import type { RatingsTable } from "./ratings.js";
import { columnsOf, mean, metIn, othersOf, quantile, type Column, type Met } from "./score-columns.js";
import { inParts, type Part } from "./work.js";

/** What is known of scores: how much is the calls and how much who rated; who differs from whom by how many points. */
export interface ScoreAnalysis {
  confidence: number;
  icc: OrUndefined<IntraclassCorrelation>;
  /** Every two raters; none where there are too many of them. */
  pairs: ScorePair[];
  /** Each rater against the mean of the others on the same cases. */
  raters: RaterScores[];
  /** Of two raters. */
  concordance: OrUndefined<Concordance> | undefined;
  kendallW: OrUndefined<RankConcordance>;
  cronbachAlpha: OrUndefined<Consistency>;
  /** Krippendorff's, by distance in points and by rank. */
  alpha: { interval: OrUndefined<ScoreAlpha>; ordinal: OrUndefined<ScoreAlpha> };
  /** What others call correlations, and an alpha, of such a size. */
  words: { forms: FormWords[]; alpha: Benchmark | undefined };
  /** How far two scores of one case are apart; undefined where no two met, or too many raters to compare each two. */
  gaps: Gaps | undefined;
}

export interface ScorePair { raters: [number, number]; limits: OrUndefined<LimitsOfAgreement> }
export interface RaterScores {
  rater: number;
  scores: number;
  /** Of all the rater's scores. */
  mean: number;
  met: Met[];
  limits: OrUndefined<LimitsOfAgreement>;
}
export interface FormWords { form: IntraclassForm["name"]; ends: Ends[] }
/** Differences in points, without their sign. */
export interface Gaps { half: number; mostOften: number; widest: number }

export function isDefined<Value extends object | number>(found: OrUndefined<Value>): found is Value {
  return typeof found === "number" || !("undefined" in (found as object));
}

export async function analyseScores(engine: EngineClient, table: RatingsTable, confidence: number, watching: Watching = {}): Promise<ScoreAnalysis> {
  const columns = columnsOf(table);
  const options: ConfidenceOption = { confidence };
  const pairs = columns.length > MOST_PAIRED ? [] : eachTwo(columns);
  const part = inParts(watching, WHOLE + pairs.length + columns.length);
  const whole = await part(WHOLE, () => asked(engine, columns, (scores) => wholeOf(scores, columns, options)));
  return {
    confidence,
    ...whole,
    words: { forms: await wordsOfForms(engine, whole.icc), alpha: await wordsOfAlpha(engine, whole.alpha.interval) },
    pairs: await inTurn(pairs, part, async ([a, b, first, second]) => ({ raters: [a, b], limits: await limitsOf(engine, [first, second], options) })),
    raters: await inTurn(columns, part, (own, rater) => raterOf(engine, columns, own, rater, options)),
    gaps: columns.length > MOST_PAIRED ? undefined : gapsIn(columns),
  };
}

/** How much work the coefficients of all raters are, beside those of one pair. */
const WHOLE = 6;

async function wholeOf(scores: OpenScores, columns: Column[], options: ConfidenceOption) {
  return {
    icc: await scores.icc(options),
    kendallW: await scores.kendallW(),
    cronbachAlpha: await scores.cronbachAlpha(options),
    concordance: columns.length === 2 ? await scores.concordance(options) : undefined,
    alpha: {
      interval: await scores.krippendorffAlpha({ ...options, metric: "interval" }),
      ordinal: await scores.krippendorffAlpha({ ...options, metric: "ordinal" }),
    },
  };
}

async function wordsOfForms(engine: EngineClient, icc: OrUndefined<IntraclassCorrelation>): Promise<FormWords[]> {
  const words: FormWords[] = [];
  for (const { name, estimate, interval } of isDefined(icc) ? icc.forms : []) {
    if (isDefined(estimate) && isDefined(interval)) words.push({ form: name, ends: await endsOf(engine, interval) });
  }
  return words;
}

async function asked<Answer>(engine: EngineClient, columns: Column[], ask: (scores: OpenScores) => Promise<Answer>): Promise<Answer> {
  const scores = await engine.openScores(columns);
  try {
    return await ask(scores);
  } finally {
    scores.close();
  }
}

const limitsOf = (engine: EngineClient, columns: Column[], options: ConfidenceOption) => asked(engine, columns, (scores) => scores.limitsOfAgreement(options));

async function raterOf(engine: EngineClient, columns: Column[], own: Column, rater: number, options: ConfidenceOption): Promise<RaterScores> {
  const others = othersOf(columns, rater);
  const scores = own.filter((score) => !Number.isNaN(score)).length;
  return { rater, scores, mean: mean(own), met: metIn(own, others), limits: await limitsOf(engine, [own, others], options) };
}

/** One after the other: a call that waits behind hundreds would pass for one that never answers, and could not be stopped. */
async function inTurn<Item, Answer>(items: Item[], part: Part, ask: (item: Item, at: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [at, item] of items.entries()) answers.push(await part(1, () => ask(item, at)));
  return answers;
}

const eachTwo = (columns: Column[]): [number, number, Column, Column][] =>
  columns.flatMap((second, b) => columns.slice(0, b).map((first, a): [number, number, Column, Column] => [a, b, first, second]));

function gapsIn(columns: Column[]): Gaps | undefined {
  const sizes = Float64Array.from(eachTwo(columns).flatMap(([, , first, second]) => metIn(first, second).map(({ difference }) => Math.abs(difference)))).sort();
  return sizes.length ? { half: quantile(sizes, 0.5), mostOften: quantile(sizes, 0.95), widest: quantile(sizes, 1) } : undefined;
}
