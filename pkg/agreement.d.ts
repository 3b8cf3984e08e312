/** `calibrant/agreement`: what may be said of raters who rated the same units. A module of its own, with its own `init`. */
import type { EvaluationDocument, Meta, Scorecard, WasmSource } from "./index.js";

export { CalibrantError } from "./index.js";
export type { Issue, WasmSource } from "./index.js";

/** A rating: a category's number or text; `null` where there is none. */
export type Rating = number | string | null;
export type CoefficientName =
  | "percent-agreement" | "cohen-kappa" | "light-kappa" | "conger-kappa" | "fleiss-kappa" | "scott-pi" | "gwet-ac"
  | "brennan-prediger" | "krippendorff-alpha";
/** How much different categories agree. All but `identity` and `ordinal` are made from the categories' values. */
export type Weighting = "identity" | "linear" | "quadratic" | "ordinal" | "radical" | "ratio" | "circular" | "bipolar";
/** Krippendorff's differences between categories: of `krippendorff-alpha` alone. */
export type Metric = "nominal" | "ordinal" | "interval" | "ratio" | "circular" | "bipolar";
export type IntervalMethod = "linearised" | "jackknife" | "percentile" | "bca";

/** Categories in their order. Where they are all numbers, weights compute with them, else with ranks from 1. */
export interface RatingsOptions { categories?: Exclude<Rating, null>[] }

/** What is asked of ratings. Weights or a metric, not both. */
export interface AgreementRequest {
  /** By default percent agreement, Gwet's AC, Brennan–Prediger, Fleiss' kappa and Krippendorff's alpha. */
  coefficients?: CoefficientName[];
  /** A name, or a table of one's own: a row and a column a category, 1 on the diagonal. */
  weights?: Weighting | number[][];
  metric?: Metric;
  /** Of every interval; 0.95 by default. */
  confidence?: number;
  /**
   * By default what holds best what it promises: `bca` for kappas and alpha up to 1000 units, else `jackknife`.
   * `resamples` (2000) and `seed` (1) are the bootstrap's.
   */
  interval?: IntervalMethod | { method: IntervalMethod; resamples?: number; seed?: number };
  /**
   * `random`: the raters are a sample of raters, and intervals speak of others too (from three raters on, `jackknife` by
   * default or `linearised`). `fixed`, by default: of these raters on other units.
   */
  raters?: "fixed" | "random";
}

/** How long work is watched and stopped. */
export interface Watching {
  /** Aborted, the work rejects with its reason after the step at hand. */
  signal?: AbortSignal;
  /** Called after each step with the share of the work done. */
  onProgress?: (share: number) => void;
}

/** Between which numbers the true value lies, with the confidence asked for; not clipped. */
export interface Interval { low: number; high: number; method: IntervalMethod | "jackknife-two-way" | "linearised-two-way" }

/** Why there is no number. */
export type Undefined =
  | "no-variation" | "single-rater" | "no-pairable-unit" | "too-few-units" | "not-two-raters" | "single-category" | "unbalanced"
  | "no-disagreement" | "unattainable";

export type Estimate =
  | {
    coefficient: CoefficientName;
    weights: Weighting | Metric | "custom";
    value: number;
    /** Agreement seen, and to be expected by chance; the value is (observed − expected) / (1 − expected). */
    observed: number;
    expected: number;
    /** `null` of a single unit, and of two raters that are a sample. */
    standardError: number | null;
    interval: Interval | null;
    /** `below-nominal`: too few units tell apart what is not the dominant category, so that the interval promises too much. */
    coverage: "nominal" | "below-nominal";
    /** Units and raters that count for it. */
    units: number;
    raters: number;
    undefined?: never;
  }
  | { coefficient: CoefficientName; weights: Weighting | Metric | "custom"; undefined: Undefined };

export interface CategoryAgreement {
  category: Exclude<Rating, null>;
  ratings: number;
  /** The mean share of a unit's ratings. */
  share: number | null;
  /** Where one rater gave it, how often another did too. */
  agreement: number | null;
}

export interface Agreement {
  estimates: Estimate[];
  units: number;
  raters: number;
  ratings: number;
  missing: number;
  categories: CategoryAgreement[];
  /** How often ratings of one unit by two raters met, each pair both ways. */
  meetings: number[][];
  /** Of two raters and two categories: what makes kappa small where agreement is high. */
  prevalence: number | null;
  bias: number | null;
}

/** One category against all others: was it given, or another? */
export interface CategoryEstimates { category: Exclude<Rating, null>; estimates: Estimate[] }

export interface PairAgreement {
  /** Places of the two raters. */
  raters: [number, number];
  /** Units both rated. */
  units: number;
  /** A row a category of the first rater, a column a category of the second. */
  table: number[][];
  estimates: Estimate[];
}

/** Places of raters, from 0. */
export interface StandardRequest extends ConfidenceOption {
  standard?: number;
  /** Each appraiser's trials; by default every rater but the standard, with one trial. */
  appraisers?: number[][];
  /** `clopper-pearson-minitab`: one-sided where all parts match or none do, as Minitab prints it. */
  interval?: "clopper-pearson" | "clopper-pearson-minitab";
}
export interface Matched { matched: number; inspected: number; omitted: number; share: number; interval: ScoreInterval }
export interface AttributeAgreement {
  parts: number;
  appraisers: {
    within: OrUndefined<Matched>;
    againstStandard: OrUndefined<Matched> | null;
    /** By category of the standard; empty without one. */
    misclassified: { parts: number; consistent: number; mixed: number; judgements: number; wrong: number }[];
  }[];
  between: OrUndefined<Matched>;
  allAgainstStandard: OrUndefined<Matched> | null;
}

/** Two groups of raters by their places; Gwet's coefficient where none is named. */
export interface SidesRequest extends ConfidenceOption {
  first: { raters: number[]; coefficient?: CoefficientName };
  second: { raters: number[]; coefficient?: CoefficientName };
  weights?: Weighting;
}
export interface Difference {
  first: number; second: number; difference: number; standardError: number | null; interval: ScoreInterval | null; units: number;
}
export interface CrossAgreement { value: number; standardError: number | null; interval: ScoreInterval | null; units: number; pairs: number }

/** `calibrant/tally@1`. */
export interface TallyDocument {
  format: "calibrant/tally@1";
  categories: Exclude<Rating, null>[];
  raters: number;
  /** A code a rater: the place of the category, `null` where there is no rating. */
  patterns: { count: number; codes: (number | null)[] }[];
  meta?: Meta;
}

/** Ratings of units by raters, kept as patterns with their counts. */
export class Ratings {
  private constructor();
  /** A row a unit, in it a rating a rater. Without `categories`, those that were given, ascending. */
  static fromRows(rows: Rating[][], options?: RatingsOptions): Ratings;
  /** In any order; units and raters are told apart by name. */
  static fromRecords(records: { unit: string | number; rater: string | number; rating: Rating }[], options?: RatingsOptions): Ratings;
  /** A column a rater, a byte a unit: the place of the category, 255 where there is no rating. */
  static fromColumns(columns: Uint8Array[], options: Required<RatingsOptions>): Ratings;
  /** From a `calibrant/tally@1` document. */
  static fromTally(document: unknown): Ratings;
  /** What raters chose for one item of kind `choice`: a contact (`subject.contact`) a unit; N/A and no answer are missing. */
  static fromEvaluations(card: Scorecard, evaluations: EvaluationDocument[], item: string): Ratings;
  readonly units: number;
  readonly raters: number;
  /** Patterns with their counts, to be kept or merged elsewhere; units and raters have no names in it. */
  toTally(): TallyDocument;
  /** Coefficients of all raters with their intervals, and what helps to read them. */
  agreement(request?: AgreementRequest): Agreement;
  /** The same of every pair of raters; intervals by the jackknife where none is asked for. */
  pairs(request?: AgreementRequest): PairAgreement[];
  /** The same in steps of a few hundredths of a second: progress is told, others run between, and it can be stopped. */
  agreementInSteps(request?: AgreementRequest, watching?: Watching): Promise<Agreement>;
  pairsInSteps(request?: AgreementRequest, watching?: Watching): Promise<PairAgreement[]>;
  /** Coefficients of each category against all others; intervals by the jackknife where none is asked for. */
  byCategory(request?: AgreementRequest): CategoryEstimates[];
  /** The ratings of some of the raters, by their places. */
  ofRaters(places: number[]): Ratings;
  /** Attribute agreement analysis: who judges alike on every trial, as the standard has it, as all others do. */
  againstStandard(request?: StandardRequest): AttributeAgreement;
  /** How far two coefficients of the same units are apart, with its interval. */
  difference(request: SidesRequest): OrUndefined<Difference>;
  /** Agreement across two groups of raters only: percent agreement, and the mean of Cohen's kappas. */
  across(request: SidesRequest): { agreement: OrUndefined<CrossAgreement>; kappa: OrUndefined<CrossAgreement> };
  /** The same as scores: the categories' numbers, or their ranks from 1. */
  scores(): Scores;
  icc(options?: ConfidenceOption): OrUndefined<IntraclassCorrelation>;
  limitsOfAgreement(options?: ConfidenceOption & { share?: number }): OrUndefined<LimitsOfAgreement>;
  /** Both together: of as many raters in the same categories. In any order of merging, the same to the last bit. */
  merge(other: Ratings): Ratings;
  /** Gives their memory back; it is also given back when they are collected. */
  free(): void;
  [Symbol.dispose](): void;
}

/** A value, or why there is none. */
export type OrUndefined<T> = T | { undefined: Undefined };
/** An interval of a score statistic; `method` says how it was made. */
export interface ScoreInterval { low: number; high: number; method: string }
/** Of every interval; 0.95 by default. */
export interface ConfidenceOption { confidence?: number }

export interface IntraclassForm {
  /** McGraw and Wong's name, and Shrout and Fleiss's. */
  name: "ICC(1)" | "ICC(A,1)" | "ICC(C,1)" | "ICC(k)" | "ICC(A,k)" | "ICC(C,k)";
  shroutFleiss: "ICC1" | "ICC2" | "ICC3" | "ICC1k" | "ICC2k" | "ICC3k";
  estimate: OrUndefined<number>;
  interval: OrUndefined<ScoreInterval>;
  test: OrUndefined<{ f: number; df1: number; df2: number; p: number }>;
  /** A variance component came out below 0, so that the estimate may leave [-1, 1]. */
  negativeVariance: boolean;
}

export interface IntraclassCorrelation {
  /** `reml` where scores are missing. */
  method: "anova" | "reml";
  units: number;
  raters: number;
  meanSquares: OrUndefined<{
    units: number; raters: number; betweenUnits: number; betweenRaters: number; residual: number; within: number;
  }>;
  components: { unit: number; rater: number; residual: number };
  forms: IntraclassForm[];
}

export interface LimitOfAgreement { estimate: number; exact: OrUndefined<ScoreInterval>; approximate: OrUndefined<ScoreInterval> }

export interface LimitsOfAgreement {
  /** The first rater less the second, on average. */
  bias: number;
  biasInterval: OrUndefined<ScoreInterval>;
  standardDeviation: number;
  lower: LimitOfAgreement;
  upper: LimitOfAgreement;
  /** Units that both rated, and the others. */
  units: number;
  omitted: number;
}

export interface Concordance {
  estimate: number;
  interval: OrUndefined<ScoreInterval>;
  precision: OrUndefined<number>;
  accuracy: OrUndefined<number>;
  scaleShift: OrUndefined<number>;
  locationShift: OrUndefined<number>;
  units: number;
  omitted: number;
}

export interface ScoreAlpha {
  estimate: number;
  metric: Metric;
  standardError: OrUndefined<number>;
  interval: OrUndefined<ScoreInterval>;
  /** `below-nominal`: of fewer than 30 units, by any metric but the ordinal, so that the interval promises too much. */
  coverage: "nominal" | "below-nominal";
  /** Units that two raters scored, their scores, and the different values among them. */
  units: number;
  scores: number;
  values: number;
}

export interface RankConcordance {
  estimate: number; chiSquare: number; df: number; p: number; units: number; omitted: number; raters: number;
}
export interface Consistency { estimate: number; interval: OrUndefined<ScoreInterval>; units: number; omitted: number; raters: number }
export interface FinnForm { estimate: number; test: OrUndefined<{ f: number; df2: number; p: number }> }
export interface Finn { oneWay: FinnForm; twoWay: FinnForm; units: number; omitted: number; raters: number }

/** Continuous scores of units by raters. */
export class Scores {
  private constructor();
  /** A row a unit, in it a score a rater; `null` where there is none. */
  static fromRows(rows: (number | null)[][]): Scores;
  /** A column a rater; NaN where there is no score. */
  static fromColumns(columns: Float64Array[]): Scores;
  /** The scores of a section, or of the whole card: a contact (`subject.contact`) a unit. */
  static fromEvaluations(card: Scorecard, evaluations: EvaluationDocument[], section?: string): Scores;
  readonly units: number;
  readonly raters: number;
  /** Intraclass correlation, six forms; with missing scores by REML. */
  icc(options?: ConfidenceOption): OrUndefined<IntraclassCorrelation>;
  /** Bland and Altman's, of two raters: between which limits a `share` (0.95) of the differences is expected. */
  limitsOfAgreement(options?: ConfidenceOption & { share?: number }): OrUndefined<LimitsOfAgreement>;
  /** Lin's concordance correlation of two raters. */
  concordance(options?: ConfidenceOption): OrUndefined<Concordance>;
  /** Krippendorff's alpha by a metric (`interval`); the ends that circular and bipolar differences need are the data's. */
  krippendorffAlpha(options?: ConfidenceOption & { metric?: Metric }): OrUndefined<ScoreAlpha>;
  /** Kendall's W. */
  kendallW(): OrUndefined<RankConcordance>;
  cronbachAlpha(options?: ConfidenceOption): OrUndefined<Consistency>;
  /** Finn's coefficient of a scale with so many `levels` (5). */
  finn(options?: { levels?: number }): OrUndefined<Finn>;
  free(): void;
  [Symbol.dispose](): void;
}

/** A share with its intervals: Wilson (the one to show), Clopper–Pearson, its variant of Minitab, Agresti–Coull, Jeffreys. */
export function proportionIntervals(question: { count: number; total: number } & ConfidenceOption): OrUndefined<{ share: number; intervals: ScoreInterval[] }>;

/** `df` is null and `statistic` the smaller count where the test is exact; `pValue` is two-sided. */
export interface PairedTest { statistic: number; df: number | null; pValue: number }
/** Whether two raters, or one on two occasions, use the categories alike. */
export interface PairedTests {
  /** Of two categories. */
  mcnemar: { exact: OrUndefined<PairedTest>; chiSquare: OrUndefined<PairedTest>; corrected: OrUndefined<PairedTest> } | null;
  bowker: OrUndefined<PairedTest>;
  stuartMaxwell: OrUndefined<PairedTest>;
  bhapkar: OrUndefined<PairedTest>;
}
/** Tests of a square table of counts: a row a category of the first rater, a column a category of the second. */
export function pairedTests(table: number[][]): PairedTests;

/** What an author's words say of a coefficient. */
export interface Benchmark {
  /** Its authors, and its key in the project's REFERENCES.md. */
  name: "landis-koch" | "fleiss" | "altman" | "cicchetti" | "koo-li" | "krippendorff";
  source: string;
  /** The highest word that holds with the probability asked for; never to be shown without the interval. */
  grade: string;
  /** Every word, highest first: from where it holds (there too where `included`), and how probable it is that the coefficient reaches it. */
  grades: { name: string; from: number; included: boolean; probability: number }[];
}
/** The words of every author; with a `probability` of 0.95 where none is said. */
export function benchmarks(question: { estimate: number; standardError: number; probability?: number }): Benchmark[];

/** How many units to have rated; not rounded: round up. */
export interface SampleSize { units: number }
/** For a share to be known within `halfWidth`; `expected` 0.5. */
export function sampleSizeForProportion(question: { expected?: number; halfWidth: number; population?: number } & ConfidenceOption): OrUndefined<SampleSize>;
/** For Cohen's kappa to be told from `null` (0) with `power` (0.8); `rates`: how often each rater will say yes; `alpha` (0.05) is one-sided. */
export function sampleSizeForKappa(question: { rates: [number, number]; null?: number; expected: number; alpha?: number; power?: number }): OrUndefined<SampleSize>;
/** For an interval of `halfWidth` on either side, from the standard error that a pilot of so many `units` had. */
export function sampleSizeFromPilot(question: { standardError: number; units: number; halfWidth: number; population?: number } & ConfidenceOption): OrUndefined<SampleSize>;

/** Loads the module: once, however often it is called. After a failure the next call tries again. */
export function init(source?: WasmSource): Promise<void>;
