/** `calibrant/session`: sessions in which raters score the same calls, blind. A module of its own, with its own `init`, a third as large as `calibrant/calibration`, which has all of this and the report. */
import type { Rule } from "./calibration-report.js";
import type { AnswerDocument, ContactDocument, EvaluationDocument, Issue, Meta, ScorecardDocument, WasmSource } from "./index.js";

export { CalibrantError } from "./index.js";
export type { Issue, WasmSource } from "./index.js";

/** Loads the module; nothing else works before it has been awaited. */
export function init(source?: WasmSource): Promise<void>;

/** Where a rater stands in the house: who scores by trade, the centre's leadership, team leaders, agents who score themselves. */
export type Level = "quality" | "leadership" | "supervisor" | "agent";

/** Who scores. */
export interface RoomRater {
  id: string;
  name: string;
  level: Level;
  /** `expert`: gives the reference, and is not compared. By default `rater`. */
  role?: "rater" | "expert";
  team?: string;
  /** Where there are several, so that they can be compared. */
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
  /** At least one, each id once. */
  cases: RoomCase[];
  /** Who leads. A host who rates too is a rater with an id of its own. */
  host: { id: string; name: string };
  /** At least one, each id once. */
  raters: RoomRater[];
  rule: RuleDocument;
  /** Raters are not named at the reveal. */
  anonymous?: boolean;
  /** Kept untouched; it is in the room's hash. */
  meta?: Meta;
}

/** When a rater counts as calibrated: the tolerance, and what else is not as usual. */
export type RuleDocument = Pick<Rule, "tolerance"> & Partial<Rule>;

/**
 * What can happen. `at` is RFC 3339, with its offset; the session adds `id`, `room` and, where there is none, `clock`.
 *
 * - `lock`: a rater has finished a case; `commit` is what {@link commitment} gives. Its clock is 1 and a sheet's is 2, so that every host makes the same events.
 * - `reveal`: the host opens the room; the locks named by their ids are the blind ones.
 * - `sheet`: what was locked, with its salt.
 * - `consensus`: the answer the room has agreed on, null where it is left open; `wording`: what the standard should say.
 * - `join`: another rater takes part; `close`: the end, `next` the date the next session is due.
 *
 * All but `lock` and `sheet` are the host's to do.
 */
export type Happened = { actor: string; at: string; clock?: number } & (
  | { kind: "lock"; case: string; commit: string }
  | { kind: "reveal"; locks: string[] }
  | { kind: "sheet"; case: string; salt: string; evaluation: EvaluationDocument }
  | { kind: "consensus"; case: string; item: string; answer: AnswerDocument | null; reason: string; wording?: string }
  | { kind: "join"; rater: RoomRater }
  | { kind: "close"; next?: string; note?: string }
);

/** An event: `id` is the hash of everything else in it, `room` that of the room, `clock` from 1 to 1,000,000,000. */
export type SessionEvent = Happened & { id: string; room: string; clock: number };

/** A room and what has happened in it. The order of the events means nothing; {@link Session.toJSON} gives them by clock, then by id. */
export interface SessionDocument { format: "calibrant/session@1"; room: RoomDocument; events: SessionEvent[] }

/** What a rater hands to the host. What is sealed is the rater's own affair until the reveal. */
export interface SheetDocument {
  format: "calibrant/sheet@1";
  /** Hash of the room. */
  room: string;
  scoringHash: string;
  /** The rater's id. */
  rater: string;
  /** When it was locked: RFC 3339, with its offset. */
  at: string;
  /** For each case the commitment, and salt and evaluation sealed: base64url of raw DEFLATE of their JSON. */
  locks: { case: string; commit: string; sealed: string }[];
}

/** How far a rater is with a case. */
export interface SheetState {
  rater: string;
  case: string;
  /**
   * `open`: not locked, or not before the reveal. `locked`: not to be seen yet. `absent`: revealed, but the sheet has not come, or is not the
   * one that was locked, or does not fit. `counted`: revealed, as it was locked.
   */
  status: "open" | "locked" | "absent" | "counted";
  /** When it was locked; not there while it is open. */
  at?: string;
  /** The lock that counts; not there while it is open. */
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
  /** The event that holds. */
  event: string;
  /** The events it took the place of, in their order. */
  earlier: string[];
}

/**
 * Why an event is kept and does not count.
 *
 * - `late`: a lock that the reveal does not name.
 * - `locked-again`: the rater had locked this case before.
 * - `not-as-locked`, `not-locked`: a sheet other than the one that was locked, or of which there is no lock that counts.
 * - `does-not-fit`: its evaluation does not fit the scorecard (`issues` say why), or is another rater's (there are none).
 * - `not-entitled`: it was not for this actor to do. `unknown-place`: the room has no such case or item, or somebody has the id already.
 */
export type Fault = "late" | "locked-again" | "not-as-locked" | "not-locked" | "does-not-fit" | "not-entitled" | "unknown-place";

/** An event that is kept and does not count. */
export interface Flag {
  /** Its id. */
  event: string;
  actor: string;
  /** Not there where the kind of event has none. */
  case?: string;
  fault: Fault;
  /** What is wrong with its evaluation. */
  issues?: Issue[];
}

/** What a session has come to: the same for every order in which its events came together. */
export interface SessionState {
  /** Hash of the room. */
  room: string;
  /** Hash of what changes a score of its scorecard. */
  scoringHash: string;
  /** The latest tick; 0 before anything has happened. */
  clock: number;
  /** Those of the room, then those who joined. */
  raters: (Required<Pick<RoomRater, "id" | "name" | "level" | "role">> & { site?: string })[];
  /** Null until the host reveals; of several reveals the first. */
  revealed: { event: string; at: string } | null;
  /** Null until the host closes; of several the last. */
  closed: { event: string; at: string; next?: string; note?: string } | null;
  /** For each rater each case, in the room's order. */
  sheets: SheetState[];
  /** By case and item, in the order in which they were first agreed. */
  agreed: Agreed[];
  flags: Flag[];
}

/**
 * A room and what has happened in it: a set of events, so that copies are united in any order, any number of times.
 *
 * What is refused is a {@link CalibrantError} with every reason in `issues`. A session holds memory of the engine until it is collected or
 * freed; afterwards its use throws `freed`.
 */
export class Session {
  protected constructor();
  /** Reads a session; throws `invalid-session` for a faulty room, scorecard or contact, an event that is not what its id says, one of another room. */
  static parse(document: SessionDocument): Session;
  /** A room in which nothing has happened; throws as {@link Session.parse}. */
  static open(room: RoomDocument): Session;
  /** Hash of the room. */
  readonly room: string;
  readonly scoringHash: string;
  /** What it has come to. Before the reveal no answer is in it. */
  state(): SessionState;
  /** What happened, as an event of this session; it is not added. What is wrong with it {@link Session.add} says. */
  event(happened: Happened): SessionEvent;
  /** Adds events, all or, where something is wrong (`invalid-events`), none; how many were new. */
  add(events: SessionEvent[]): number;
  /** Adds what another copy of the same room has (else `invalid-session`); how much of it was new. */
  merge(other: Session): number;
  /** The lock events of a sheet, not added yet; throws `invalid-sheet` for another room, another yardstick, a stranger, a case that the room does not have. */
  locksOf(sheet: SheetDocument): SessionEvent[];
  /** The whole session, its events by clock, then by id. */
  toJSON(): SessionDocument;
  /** Gives its memory back now; harmless when called again. */
  free(): void;
  [Symbol.dispose](): void;
}

/**
 * What a lock publishes of an evaluation: `sha256:…` over the salt and its canonical text. The salt is 16 random bytes, as text: while it is
 * secret, nobody learns the evaluation from the commitment. Throws a TypeError for a salt that is no text.
 */
export function commitment(salt: string, evaluation: EvaluationDocument): string;
