/** The report of a calibration session. Codes and numbers; whoever shows it has the words. */
import type { IntraclassForm, LimitOfAgreement, OrUndefined, ScoreInterval } from "./agreement.js";
import type { Level } from "./calibration.js";

/**
 * A figure with its interval, made of `n` units of so many `calls`: delete-one-call jackknife with Student's t, or what `interval.method` says
 * of a figure in a comparison.
 */
export interface Measured {
  value: number;
  interval: OrUndefined<ScoreInterval>;
  n: number;
  calls: number;
  /** `below-nominal`: of so few calls the interval holds less often than it promises. */
  coverage: "nominal" | "below-nominal";
}

/** So often of so many. `lower` and `upper` are the one-sided bounds that decide (Clopper and Pearson). */
export interface Share {
  count: number;
  n: number;
  share: OrUndefined<number>;
  wilson: OrUndefined<ScoreInterval>;
  lower: OrUndefined<number>;
  upper: OrUndefined<number>;
}

/** The rule in force, every parameter of it. */
export interface Rule {
  tolerance: number;
  share: number;
  bias: number;
  alpha: number;
  itemShare: number;
  missedFatals: number;
  mostMoreCalls: number;
  minutes: number;
  leastMinutes: number;
}

export type Verdict = "calibrated" | "not-calibrated" | "undetermined";

/** What may be said, and what it rests on. */
export interface Judgement {
  verdict: Verdict;
  /** Of `not-calibrated` what does not hold, of `undetermined` what is open. */
  grounds: ("share" | "bias" | "fatal")[];
  /** Of `undetermined`: the fewest calls more that would settle it if they went as these did; null beyond the rule's most. */
  moreCalls: number | null;
}

export type Departure = "severe" | "lenient" | "erratic" | "item";

/** Answers to one item against the reference's. */
export interface AnswerAgreement { exact: Share; adjacent: number; higher: number; lower: number }

/** Answers to all items: those of one call hang together, and the interval leaves out calls. */
export interface AllAnswers { exact: OrUndefined<Measured>; adjacent: number; higher: number; lower: number }

/** A rater's total scores less those of the reference, in the unit of the score. */
export interface TotalAgreement {
  n: number;
  /** Below 0 where the rater is severe. */
  bias: OrUndefined<number>;
  /** Of confidence 1 − alpha: outside the limits it decides for `not-calibrated`. */
  biasInterval: OrUndefined<ScoreInterval>;
  /** Of confidence 1 − 2 alpha: inside the limits it decides for `calibrated`. */
  biasInnerInterval: OrUndefined<ScoreInterval>;
  standardDeviation: OrUndefined<number>;
  lowerLimit: OrUndefined<LimitOfAgreement>;
  upperLimit: OrUndefined<LimitOfAgreement>;
  within: Share;
}

export interface RaterReport extends Judgement {
  rater: string;
  level: Level;
  totals: TotalAgreement;
  answers: AllAnswers;
  /** 1 where every answer is the reference's; equal totals with different answers do not pass for agreement. */
  alignment: OrUndefined<Measured>;
  fatals: { case: string; item: string; kind: "missed" | "invented" }[];
  diagnosis: { code: Departure; item?: string }[];
  items: (AnswerAgreement & Judgement & { item: string })[];
}

/** Coefficients side by side; `few` under 30 units. */
export interface Coefficients {
  percentAgreement: OrUndefined<Measured>;
  fleissKappa: OrUndefined<Measured>;
  gwetAc: OrUndefined<Measured>;
  krippendorffAlpha: OrUndefined<Measured>;
  units: number;
  few: boolean;
}

export interface GroupReport {
  calls: number;
  raters: number;
  /** Over all pairs of call and item. */
  agreement: Coefficients;
  prevalence: { category: "full" | "partial" | "none" | "not-applicable"; answers: number; share: number }[];
  /** ICC(2,1) and ICC(3,1) of total scores. */
  iccAgreement: OrUndefined<IntraclassForm>;
  iccConsistency: OrUndefined<IntraclassForm>;
  iccCalls: number;
  /** Of all totals less their reference. */
  totals: { bias: OrUndefined<Measured>; standardDeviation: OrUndefined<Measured>; lowerLimit: OrUndefined<Measured>; upperLimit: OrUndefined<Measured> };
  within: OrUndefined<Measured>;
}

/** An answer in a confusion. */
export type Label = { option: string } | { notApplicable: true } | { worth: "full" | "partial" | "none" };

export interface ItemReport {
  item: string;
  /** Its share of what all items weigh. */
  weight: number;
  agreement: Coefficients;
  /** Of a call's answers, in bits: 0 where all answer alike. */
  entropy: OrUndefined<Measured>;
  confusion: { answers: [Label, Label]; pairs: number }[];
  directions: { rater: string; n: number; higher: number; lower: number }[];
  /** Its place among the items to reword, from 1; null where nobody ever disagreed. */
  rank: number | null;
}

export interface CaseReport {
  case: string;
  /** Raters with a total. */
  n: number;
  lowest: OrUndefined<number>;
  highest: OrUndefined<number>;
  range: OrUndefined<number>;
  standardDeviation: OrUndefined<number>;
  /** The total of a reference that was given. */
  reference: OrUndefined<number>;
}

/** What to talk about; the agenda is in the order of `priority`. */
export interface Topic {
  case: string;
  item: string;
  disagreement: number;
  weight: number;
  priority: number;
  /** Its part of the time box; null where none is left for it. */
  minutes: number | null;
}

/** What one group of raters gives less what another gives, mean over the calls that both scored; of levels quality is the first. */
export interface Gap<G> {
  first: G;
  second: G;
  totals: OrUndefined<Measured>;
  items: { item: string; points: OrUndefined<Measured> }[];
}

/** The raters of one site: their totals against the reference, their answers against each other's. */
export interface SiteReport {
  site: string;
  raters: string[];
  within: OrUndefined<Measured>;
  bias: OrUndefined<Measured>;
  percentAgreement: OrUndefined<Measured>;
}

export interface CalibrationReport {
  rule: Rule;
  reference: "expert" | "consensus" | "panel";
  /** What all agreed on, and did well. */
  best: { raters: string[]; items: { item: string; calls: number; full: number }[]; cases: string[] };
  group: GroupReport;
  raters: RaterReport[];
  items: ItemReport[];
  cases: CaseReport[];
  agenda: Topic[];
  levels: Gap<Level>[];
  /** By name; empty with fewer than two. */
  sites: SiteReport[];
  /** Each pair of them. */
  siteGaps: Gap<string>[];
  next: {
    retrain: { rater: string; reasons: Exclude<Departure, "item">[]; items: { item: string; reason: "severe" | "lenient" | "erratic" | "fatal-missed" | "fatal-invented" }[] }[];
    reword: { item: string; reasons: ("low-agreement" | "applicability")[]; few: boolean }[];
    more: { rater: string; calls: number | null }[];
  };
  scoringHash: string;
  engine: string;
}

/** Why two figures are not set against each other: what `Same` says is not the same, or their confidence. */
export type Incomparable = "other-yardstick" | "other-items" | "other-reference" | "other-tolerance" | "other-confidence";

/** A figure of both sessions. */
export interface Changed {
  before: OrUndefined<Measured>;
  after: OrUndefined<Measured>;
  /** After less before, with its interval: Welch's, of shares of a rater Newcombe's, of ICC(2,1) Zou's. */
  difference: OrUndefined<{ value: number; interval: OrUndefined<ScoreInterval>; coverage: Measured["coverage"] }> | { incomparable: Incomparable };
}

/** A figure of which one direction is the better: `undetermined` wherever the interval holds 0 or there is none. */
export interface Judged extends Changed { change: "better" | "worse" | "undetermined" }

/** What two sessions have in common. */
export interface Same {
  /** `scoringHash`. */
  yardstick: boolean;
  /** Ids and the answers on offer; texts may be others. */
  items: boolean;
  tolerance: boolean;
  /** What verdicts rest on. */
  rule: boolean;
  /** The kind of reference. */
  reference: boolean;
  /** The raters who were asked. */
  raters: boolean;
}

/** A session against the one before. Calls are others, so each figure has its own error; that it has changed does not say why. */
export interface SessionComparison {
  same: Same;
  /** Of the interval of every difference: the later session's. */
  confidence: number;
  /** `standardDeviation`: of totals less their reference. ICC(2,1) rises with what tells calls apart, too: no direction is better. */
  group: { percentAgreement: Judged; gwetAc: Judged; within: Judged; standardDeviation: Judged; iccAgreement: Changed };
  /** Of both sessions, by id. `bias` is better nearer to 0. */
  raters: { rater: string; bias: Judged; within: Judged; verdict: { before: Verdict; after: Verdict } }[];
  /** Of both sessions, by id. */
  items: { item: string; percentAgreement: Judged }[];
  engine: string;
}
