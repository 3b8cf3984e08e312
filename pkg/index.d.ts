/**
 * Calibrant: exact scoring of contact-centre evaluations.
 *
 * Decimals in documents may be JSON numbers or decimal text (`"2.50"`); at most six fraction digits,
 * absolute value at most 10⁹. Everything is computed with exact fractions and rounded only in `display`.
 */

// ---------------------------------------------------------------- documents

/** Text in one language, or per language tag. */
export type Text = string | { [language: string]: string };
/** A decimal: a number, or text such as `"12.5"`. */
export type Decimal = number | string;
/** Whatever the host needs to carry: kept untouched, outside every hash. */
export type Meta = { [key: string]: unknown };

export type Method =
  | "points" | "section-scaled" | "item-weighted" | "section-weighted" | "deduction" | "additive";
export type Criticality = "customer" | "business" | "compliance";

/** `calibrant/scorecard@1` */
export interface ScorecardDocument {
  format: "calibrant/scorecard@1";
  id: string;
  version: string;
  title: Text;
  method: Method;
  notApplicable?: "exclude" | "within-section" | "full-credit" | "no-credit";
  missing?: "block" | "not-applicable" | "no-credit" | "worst";
  base?: Decimal;
  floor?: Decimal;
  ceiling?: Decimal;
  bonusCeiling?: Decimal;
  pass?: { at: Decimal; comparator?: ">=" | ">" };
  sectionMinimums?: { [section: string]: Decimal };
  bands?: { id: string; title: Text; from: Decimal }[];
  rounding?: { places?: number; mode?: "half-up" | "half-even" | "floor" };
  profiles?: ProfileDocument[];
  approvedBy?: string;
  validFrom?: string;
  sections: SectionDocument[];
  meta?: Meta;
}

/** Weights that hold for a period, dates inclusive, for the posts named or for all. */
export interface ProfileDocument {
  id: string;
  from?: string;
  until?: string;
  posts?: string[];
  sectionWeights?: { [section: string]: Decimal };
  itemWeights?: { [item: string]: Decimal };
}

export interface SectionDocument {
  id: string;
  title: Text;
  weight?: Decimal;
  baseline?: Decimal;
  minimum?: Decimal;
  visibleWhen?: ConditionDocument;
  items: ItemDocument[];
  meta?: Meta;
}

export interface ItemDocument {
  id: string;
  title: Text;
  /** Why the item exists. */
  purpose?: Text;
  /** How to judge it. */
  guidance?: Text;
  kind: "choice" | "multi" | "number" | "text" | "date";
  options?: OptionDocument[];
  maxChoices?: number;
  /** Half-open `[from, to)`; a missing end is unbounded. */
  ranges?: { from?: Decimal; to?: Decimal; points?: Decimal }[];
  else?: { points?: Decimal };
  weight?: Decimal;
  scored?: boolean;
  bonus?: boolean;
  required?: boolean;
  notApplicable?: boolean;
  naPoints?: Decimal;
  criticality?: Criticality;
  fatal?: FatalDocument;
  visibleWhen?: ConditionDocument;
  tags?: { [axis: string]: Text };
  rootCauses?: string[];
  noteWhen?: string[];
  evidenceWhen?: string[];
  was?: string[];
  meta?: Meta;
}

export interface OptionDocument {
  id: string;
  title: Text;
  points?: Decimal;
  fatal?: boolean;
  /** What this level looks like. */
  anchor?: Text;
}

export interface FatalDocument {
  when: "option" | "not-best" | "worst" | { below: Decimal };
  scope: "item" | "section" | "form";
  effect: FatalEffect;
}
export type FatalEffect = "zero" | "fail" | { cap: Decimal };

export type ConditionDocument =
  | { all: ConditionDocument[] }
  | { any: ConditionDocument[] }
  | { not: ConditionDocument }
  | { item: string; in: string[] }
  | { item: string; notIn: string[] }
  | { item: string; allIn: string[] }
  | { item: string; exactly: string[] }
  | { item: string; below: Decimal }
  | { item: string; atLeast: Decimal };

/** `calibrant/evaluation@1` */
export interface EvaluationDocument {
  format: "calibrant/evaluation@1";
  id: string;
  scorecard: { id: string; version: string; hash?: string };
  subject?: SubjectDocument;
  rater: { id: string; level: "quality" | "leadership" | "supervisor" | "agent"; team?: string; site?: string };
  kind: "standard" | "self" | "calibration" | "consensus" | "reference" | "quiz" | "audit";
  state: "draft" | "submitted" | "acknowledged" | "in-review" | "revised" | "final";
  startedAt?: string;
  submittedAt?: string;
  timing?: { activeSeconds: number };
  answers: { [item: string]: AnswerDocument };
  disposition?: { exempt: { reason: string; replacedBy?: string } };
  flags?: {
    commendation?: { text: string; items?: string[] };
    careAlert?: { reason: string; raisedAt?: string; to?: string; handledAt?: string };
    specialCase?: { case?: string; question?: string };
  };
  observations?: { about: "product" | "process" | "policy" | "customer"; text: string }[];
  acknowledgements?: { by: string; at: string; comment?: string }[];
  disputes?: DisputeDocument[];
  result?: StoredResult;
  supersedes?: string;
  revision?: { reason: string };
  meta?: Meta;
}

export interface SubjectDocument {
  contact?: string;
  agent?: string;
  post?: string;
  team?: string;
  site?: string;
  line?: string;
  channel?: string;
  /** RFC 3339 with an offset: profiles compare its local date. */
  at?: string;
  tags?: string[];
}

/** One answer. At most one of `option`, `options`, `number`, `text`, `date`, `notApplicable`; none is "no answer yet". */
export interface AnswerDocument {
  option?: string;
  options?: string[];
  number?: Decimal;
  text?: string;
  date?: string;
  notApplicable?: true;
  note?: string;
  evidence?: EvidenceDocument[];
  rootCauses?: string[];
  suggestion?: string;
  rulings?: string[];
  meta?: Meta;
}

/** Seconds of the recording, or a turn of the transcript, or both. */
export interface EvidenceDocument {
  from?: number;
  to?: number;
  turn?: number;
  quote?: string;
}

export interface DisputeDocument {
  id: string;
  by: string;
  at: string;
  items: { item: string; claim?: string; reason: string }[];
  decision?: {
    by: string;
    at: string;
    per: { item: string; upheld: boolean; reason?: string }[];
    final?: boolean;
  };
}

/** What a submitted evaluation keeps of its score. */
export interface StoredResult {
  exact: string | null;
  unit: Unit;
  outcome: Outcome;
  band: string | null;
  engine: string;
  scoringHash: string;
}

/** `calibrant/contact@1`: a call, chat or mail to be scored. */
export interface ContactDocument {
  format: "calibrant/contact@1";
  id: string;
  subject: SubjectDocument;
  transcript: { turn: number; speaker: string; from?: number; to?: number; text: string }[];
  audio?: { name: string; sha256?: string; seconds?: number };
  meta?: Meta;
}

// ---------------------------------------------------------------- results

export type Unit = "percent" | "points";
export type Outcome = "pass" | "fail" | "none";
export type Status = "answered" | "unscored" | "not-applicable" | "missing" | "absent" | "hidden";

/** `value`: the nearest double; `exact`: the reduced fraction, `"86"` or `"4300/51"`. */
export interface Exact { value: number; exact: string }
/** An exact number with its rounded text, `"86.00"`. */
export interface Figure extends Exact { display: string }

export interface Score {
  /** Null where there is no score: nothing applicable, nothing answered, or exempt. */
  score: Figure | null;
  /** The same with no fatal rule applied. */
  rawScore: Figure | null;
  unit: Unit;
  /** The method's final numerator, bonus and N/A scaling included, before ceiling, clamp and form fatal. */
  earned: Exact | null;
  /** The method's final denominator; null in `deduction` and `additive`. */
  possible: Exact | null;
  outcome: Outcome;
  band: string | null;
  /** Something required is missing: a score so far, not a score. */
  provisional: boolean;
  /** The weight profile in force. */
  profile: string | null;
  sections: SectionScore[];
  items: ItemScore[];
  /** Every fatal rule that fired. */
  fatals: { item: string; scope: "item" | "section" | "form"; effect: "zero" | "fail" | { cap: Exact } }[];
  /** Per class: how many items of it were answered, and how many of those were not best. */
  criticality: { [c in Criticality]: { applicable: number; errors: number } };
  /** What happened at form level, in order. */
  rules: FormRule[];
  warnings: Issue[];
  engine: string;
  scoringHash: string;
}

export interface SectionScore {
  id: string;
  /** Percent after section fatal, without bonus; null where nothing counts, and in `deduction` and `additive`. */
  score: Figure | null;
  /** Numerator and denominator after every rule of the section: points, or weighted shares where items are weighted. */
  earned: Exact;
  possible: Exact | null;
  /** The section's share of the form's denominator (0–1); null in `deduction` and `additive`. */
  weight: Exact | null;
  /** Bonus points of the section, 0 where a section fatal took them. */
  bonus: Exact;
  /** What happened to the section, in order. */
  rules: SectionRule[];
}

export interface ItemScore {
  id: string;
  status: Status;
  /** Points after item fatal and N/A or missing policy; null where the item leaves the sums. */
  earned: Exact | null;
  lowest: Exact | null;
  possible: Exact | null;
  /** Where items are weighted: `(earned − lowest) / (possible − lowest)` after item fatal; null elsewhere. */
  share: Exact | null;
  /** The item's share of the form's denominator (0–1); null where it does not count, and in `deduction` and `additive`. */
  weight: Exact | null;
  rules: ItemRule[];
}

export type ItemRule =
  | { rule: "na-excluded" | "na-within-section" | "na-full-credit" | "na-no-credit" | "na-points" }
  | { rule: "missing-blocks" | "missing-as-na" | "missing-no-credit" | "missing-worst" }
  | { rule: "bonus" | "unscored" | "hidden" }
  | { rule: "fatal"; scope: "item" | "section" | "form"; effect: "zero" | "fail" | { cap: Exact } };

export type SectionRule =
  | { rule: "sum" | "baseline" | "minimum" | "na-scaling" | "nothing-counts"; value: Exact }
  | { rule: "fatal"; effect: "zero" | { cap: Exact }; value: Exact };

export type FormRule =
  | { rule: "aggregate" | "base" | "bonus" | "bonus-ceiling" | "floor" | "ceiling"; value: Exact }
  | { rule: "fatal"; effect: "zero" | "fail" | { cap: Exact }; value: Exact };

/** One problem, or one thing worth knowing. Translate `code`, never `message`. */
export interface Issue {
  code: string;
  severity: "error" | "warning";
  /** JSON Pointer into the document. */
  path: string;
  /** English, one sentence. */
  message: string;
  /** What the code's message speaks of: `value`, `limit`, `allowed`, … */
  values: { [name: string]: string | number | boolean | null | string[] };
}

/** The one error this package throws. */
export class CalibrantError extends Error {
  name: "CalibrantError";
  /** `"not-ready"`, `"invalid-scorecard"`, `"invalid-evaluation"`, `"invalid-columns"`, `"blocked-by-csp"`, `"freed"`. */
  code: string;
  issues: Issue[];
}

// ---------------------------------------------------------------- bulk

/** One column per item; every column has the same number of rows; an item left out was answered by nobody. */
export interface Columns {
  /** The weight profile to use; none = the card's own weights. */
  profile?: string;
  items: { [item: string]: Column };
}
/**
 * `choice`: the option's index in card order, 254 = N/A, 255 = no answer.
 * `multi`: bit k set = option k chosen; `number`: the value; both with a status byte per row: 0 = answered, 254 = N/A, 255 = no answer.
 * `text`, `date`: the status byte alone.
 */
export type Column =
  | Uint8Array
  | { mask: Uint32Array; status?: Uint8Array }
  | { number: Float64Array; status?: Uint8Array };

export interface ColumnScores {
  /** The nearest double of the exact score; 0 where `valid` is 0. */
  score: Float64Array;
  /** 1 = has a score. */
  valid: Uint8Array;
  /** 0 = none, 1 = pass, 2 = fail. */
  outcome: Uint8Array;
  /** Index into the card's bands from the lowest, 255 = none. */
  band: Uint8Array;
}

// ---------------------------------------------------------------- the engine

/** A scorecard that is valid: it cannot be made otherwise. */
export class Scorecard {
  private constructor();
  /** @throws CalibrantError `invalid-scorecard` with every problem found. */
  static parse(document: unknown): Scorecard;
  /** Every problem and warning; empty when there is nothing to say. Never throws for meaning. */
  static check(document: unknown): Issue[];
  readonly id: string;
  readonly version: string;
  /** `sha256:…` over the whole document but `meta`. */
  readonly hash: string;
  /** `sha256:…` over what changes a score: not text. */
  readonly scoringHash: string;
  readonly warnings: Issue[];
  /** The document as it was given. */
  toJSON(): ScorecardDocument;
  /** Every problem and warning of an evaluation against this card. */
  check(evaluation: unknown): Issue[];
  /** @throws CalibrantError `invalid-evaluation` with every problem found. */
  score(evaluation: unknown): Score;
  /** What differs between the stored `result` and the recomputed one; empty when equal. */
  verify(evaluation: unknown): Issue[];
  /** Scores whole columns at once: the same numbers as `score`, bit for bit. */
  scoreColumns(columns: Columns): ColumnScores;
  /** Gives the card's memory back; it is also given back when the card is collected. */
  free(): void;
  [Symbol.dispose](): void;
}

/** A contact to be scored. */
export const Contact: {
  check(document: unknown): Issue[];
};

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
  /** `jackknife` by default; `resamples` (2000) and `seed` (1) are the bootstrap's. */
  interval?: IntervalMethod | { method: IntervalMethod; resamples?: number; seed?: number };
}

/** Between which numbers the true value lies, with the confidence asked for; not clipped. */
export interface Interval { low: number; high: number; method: IntervalMethod }

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
    /** `null` of a single unit. */
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

export interface PairAgreement {
  /** Places of the two raters. */
  raters: [number, number];
  /** Units both rated. */
  units: number;
  /** A row a category of the first rater, a column a category of the second. */
  table: number[][];
  estimates: Estimate[];
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
  readonly units: number;
  readonly raters: number;
  /** Coefficients of all raters with their intervals, and what helps to read them. */
  agreement(request?: AgreementRequest): Agreement;
  /** The same of every pair of raters. */
  pairs(request?: AgreementRequest): PairAgreement[];
  /** Both together: of as many raters in the same categories. In any order of merging, the same to the last bit. */
  merge(other: Ratings): Ratings;
  /** Gives their memory back; it is also given back when they are collected. */
  free(): void;
  [Symbol.dispose](): void;
}

/** Where the wasm comes from: a URL, a response, bytes or a compiled module; by default the file beside the entry. */
export type WasmSource = string | URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response>;

/** Loads the engine once; calling again returns the same promise; after a failure it may be called again. */
export function init(source?: WasmSource): Promise<void>;
/** `"calibrant 0.1.0"` */
export function version(): string;
