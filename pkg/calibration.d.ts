/** `calibrant/calibration`: sessions in which raters score the same calls, blind, and are compared. A module of its own, with its own `init`. */
import type { Estimate } from "./agreement.js";
import type { CalibrationReport, Rule, Verdict } from "./calibration-report.js";
import type { AnswerDocument, ContactDocument, EvaluationDocument, Issue, Meta, Scorecard, ScorecardDocument, WasmSource } from "./index.js";

export { CalibrantError } from "./index.js";
export type { Issue, WasmSource } from "./index.js";
export type * from "./calibration-report.js";

/** Loads the module; nothing else works before it has been awaited. */
export function init(source?: WasmSource): Promise<void>;

/** Where a rater stands in the house. */
export type Level = "quality" | "leadership" | "supervisor" | "agent";

/** Who scores. */
export interface RoomRater {
  id: string;
  name: string;
  level: Level;
  /** `expert`: gives the reference, and is not compared. By default `rater`. */
  role?: "rater" | "expert";
  team?: string;
  site?: string;
}

/** One call to be scored. */
export interface RoomCase { id: string; title: string; contact?: ContactDocument }

/** What a session is about, settled before it begins: it never changes, and its hash is its name. */
export interface RoomDocument {
  title: string;
  /** RFC 3339, with its offset. */
  created: string;
  /** `training`: a call or a few, discussed and agreed. `quantitative`: many calls, a verdict for each rater. */
  mode: "training" | "quantitative";
  /** What raters are compared with. */
  reference: "expert" | "consensus" | "panel";
  scorecard: ScorecardDocument;
  cases: RoomCase[];
  host: { id: string; name: string };
  raters: RoomRater[];
  rule: RuleDocument;
  /** Raters are not named at the reveal. */
  anonymous?: boolean;
  meta?: Meta;
}

/** When a rater counts as calibrated: the tolerance, and what else is not as usual. */
export type RuleDocument = Pick<Rule, "tolerance"> & Partial<Rule>;

/** What can happen; the session adds `id`, `room` and, where there is none, `clock`. */
export type Happened = { actor: string; at: string; clock?: number } & (
  | { kind: "lock"; case: string; commit: string }
  | { kind: "reveal"; locks: string[] }
  | { kind: "sheet"; case: string; salt: string; evaluation: EvaluationDocument }
  | { kind: "consensus"; case: string; item: string; answer: AnswerDocument | null; reason: string; wording?: string }
  | { kind: "join"; rater: RoomRater }
  | { kind: "close"; next?: string; note?: string }
);
export type SessionEvent = Happened & { id: string; room: string; clock: number };

export interface SessionDocument { format: "calibrant/session@1"; room: RoomDocument; events: SessionEvent[] }

/** What a rater hands to the host. What is sealed is the rater's own affair until the reveal. */
export interface SheetDocument {
  format: "calibrant/sheet@1";
  room: string;
  scoringHash: string;
  rater: string;
  at: string;
  locks: { case: string; commit: string; sealed: string }[];
}

/** How far a rater is with a case. */
export interface SheetState {
  rater: string;
  case: string;
  /** `absent`: revealed, but the sheet has not come, or is not the one that was locked. */
  status: "open" | "locked" | "absent" | "counted";
  at?: string;
  /** The event that counts. */
  lock?: string;
  /** Only once it counts. */
  evaluation?: EvaluationDocument;
}

/** What the room has agreed on; the last word holds. */
export interface Agreed {
  case: string;
  item: string;
  /** Null where it was left open. */
  answer: AnswerDocument | null;
  reason: string;
  wording?: string;
  at: string;
  event: string;
  /** The events it took the place of. */
  earlier: string[];
}

/** Why an event is kept and does not count. */
export type Fault = "late" | "locked-again" | "not-as-locked" | "not-locked" | "does-not-fit" | "not-entitled" | "unknown-place";
export interface Flag { event: string; actor: string; case?: string; fault: Fault; issues?: Issue[] }

export interface SessionState {
  room: string;
  scoringHash: string;
  clock: number;
  raters: (Required<Pick<RoomRater, "id" | "name" | "level" | "role">> & { site?: string })[];
  revealed: { event: string; at: string } | null;
  closed: { event: string; at: string; next?: string; note?: string } | null;
  /** For each rater each case. */
  sheets: SheetState[];
  agreed: Agreed[];
  flags: Flag[];
}

/** A room and what has happened in it: a set of events, so that copies are united in any order, any number of times. */
export class Session {
  private constructor();
  /** Reads a session; throws a {@link CalibrantError} `invalid-session` with everything that is wrong. */
  static parse(document: SessionDocument): Session;
  /** A room in which nothing has happened. */
  static open(room: RoomDocument): Session;
  /** Hash of the room. */
  readonly room: string;
  readonly scoringHash: string;
  /** What it has come to. Before the reveal no answer is in it. */
  state(): SessionState;
  /** What happened, as an event of this session. */
  event(happened: Happened): SessionEvent;
  /** Adds events, all or, where something is wrong (`invalid-events`), none; how many were new. */
  add(events: SessionEvent[]): number;
  /** Adds what another copy of the same room has; how much of it was new. */
  merge(other: Session): number;
  /** The lock events of a sheet; throws `invalid-sheet` for another room, another yardstick, a stranger. */
  locksOf(sheet: SheetDocument): SessionEvent[];
  /** The report of the sheets that count, by the session's own scorecard, reference and rule. Before the reveal none does. */
  report(): CalibrationReport;
  toJSON(): SessionDocument;
  free(): void;
}

/** {@link Session.report}, of a session or its document, where the scorecard at hand is still its yardstick; else throws `other-yardstick`. */
export function calibrate(card: Pick<Scorecard, "scoringHash">, session: Session | SessionDocument): CalibrationReport;

/** What a lock publishes of an evaluation: `sha256:…` over the salt and its canonical text. The salt is 16 random bytes, as text. */
export function commitment(salt: string, evaluation: EvaluationDocument): string;

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
