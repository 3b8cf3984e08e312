/** `calibrant/calibration`: sessions in which raters score the same calls, blind, and are compared. A module of its own, with its own `init`. */
import type { Estimate } from "./agreement.js";
import type { CalibrationReport, SessionComparison, Verdict } from "./calibration-report.js";
import type { Scorecard, WasmSource } from "./index.js";
import type { RuleDocument, Session as HeldSession, SessionDocument, SessionEvent, RoomDocument } from "./session.js";

export { CalibrantError } from "./index.js";
export type { Issue, WasmSource } from "./index.js";
export type * from "./calibration-report.js";
export type {
  Level, RoomRater, RoomCase, RoomDocument, RuleDocument, Happened, SessionEvent, SessionDocument, SheetDocument, SheetState, Agreed, Fault, Flag, SessionState,
} from "./session.js";
export { commitment } from "./session.js";

/** Loads the module; nothing else works before it has been awaited. */
export function init(source?: WasmSource): Promise<void>;

/** As in `calibrant/session`, and compared: a session of the one is none of the other. */
export class Session extends HeldSession {
  static parse(document: SessionDocument): Session;
  static open(room: RoomDocument): Session;
  merge(other: Session): number;
  /** The report of the sheets that count, by the session's own scorecard, reference and rule. Before the reveal none does. */
  report(): CalibrationReport;
  /** What has changed since a session before, as far as the data can tell: figures of what is not the same are not compared. */
  comparedWith(before: Session): SessionComparison;
}

/** {@link Session.report}, of a session or its document, where the scorecard at hand is still its yardstick; else throws `other-yardstick`. */
export function calibrate(card: Pick<Scorecard, "scoringHash">, session: Session | SessionDocument): CalibrationReport;

/**
 * What no JSON document should carry: 100 raters and 10,000 calls, say. Answers are a code a row (the option's place; 254 not
 * applicable, 255 none), rater by rater, each rater's calls in the order of the reference.
 */
export interface CalibrationColumns {
  /** The raters, or how many. */
  raters: number | readonly string[];
  /** The calls, or how many. */
  calls: number | readonly string[];
  /** For each item `raters × calls` rows. */
  answers: Record<string, Uint8Array>;
  /** For each item a row a call. */
  reference: Record<string, Uint8Array>;
  rule: RuleDocument;
}

/** What became of each rater, and of each rater and item: the items of one rater after another's, in the order of `items`. */
export interface ColumnCalibration {
  /** Calls with both totals. */
  n: Uint32Array;
  /** Mean difference of totals from the reference; NaN of no call. */
  bias: Float64Array;
  /** NaN of fewer than two calls. */
  standardDeviation: Float64Array;
  /** Calls no farther from the reference than the tolerance. */
  within: Uint32Array;
  alignment: Float64Array;
  /** Calls on which a fatal was missed. */
  missed: Uint32Array;
  verdict: Verdict[];
  /** Rater by item: answers with a reference, and what they are to it. */
  compared: Uint32Array;
  exact: Uint32Array;
  adjacent: Uint32Array;
  higher: Uint32Array;
  lower: Uint32Array;
  /** Items answered for points, in card order, with agreement among the raters. */
  items: { item: string; agreement: Estimate[] }[];
}

/** The report's figures from columns; throws `invalid-columns` or `invalid-rule`. Rows are copied in pieces: memory stays small. */
export function calibrateColumns(card: Pick<Scorecard, "toJSON">, columns: CalibrationColumns): ColumnCalibration;
