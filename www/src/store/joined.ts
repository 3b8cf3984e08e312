import type { ContactDocument, EvaluationDocument } from "calibrant";
import type { RoomCase, RoomDocument, RoomRater, SessionDocument, SheetDocument } from "calibrant/calibration";
import { localInstant } from "../element/documents.js";
import { EngineError } from "../engine/thread.js";
import { asRoomFile, recordingsIn } from "../room/room-file.js";
import { makeSheet } from "../room/sealed.js";
import { putStrictly } from "./database.js";
import { decode, pageIssue } from "./import.js";
import { Recordings } from "./recordings.js";
import { formatOf, Refused } from "./refused.js";
import type { Saver } from "./saver.js";
import type { Store } from "./store.js";

/** A room that was opened on this device. */
export interface JoinedRoom {
  /** Its hash. */
  room: string;
  scoringHash: string;
  document: RoomDocument;
  /** Those of the room, then those who joined. */
  raters: RoomRater[];
  openedAt: number;
}

/** What one rater has done in a room. */
export interface JoinedRecord {
  room: string;
  rater: string;
  cases: { [name: string]: CaseWork };
  /** Each time something was locked, one more. */
  sheets: SheetDocument[];
  savedAt: number;
}

type Audio = NonNullable<ContactDocument["audio"]>;
export interface CaseWork { evaluation: EvaluationDocument; lockedAt?: string }
export type CaseState = "open" | "started" | "finished" | "locked";

/** A room that was taken; of recordings that came damaged the names. */
export interface Opened { room: string; damaged: string[] }

/** Rooms that raters have opened on this device. */
export class JoinedShelf {
  constructor(private readonly store: Store) {}

  /** Newest first. */
  async rooms(): Promise<JoinedRoom[]> {
    const rooms = await this.store.database.getAll("joinedRooms");
    return rooms.sort((a, b) => b.openedAt - a.openedAt);
  }

  /** Who has begun on this device; of what they answered nothing is read. */
  async begun(room: string): Promise<string[]> {
    const keys = await this.store.database.getAllKeys("joined", IDBKeyRange.bound([room], [room, []]));
    return keys.map(([, rater]) => rater);
  }

  /** Takes a room file, or throws {@link Refused} with everything that is wrong. */
  async open(bytes: ArrayBuffer): Promise<Opened> {
    const { document, issues } = decode(bytes);
    if (issues) throw new Refused(issues);
    return this.take(document);
  }

  async take(document: unknown): Promise<Opened> {
    const file = asRoomFile(document);
    if (!file) throw new Refused([pageIssue("not-a-room", "This is no room file.", { value: formatOf(document) })]);
    const { room, scoringHash, raters } = await this.#stateOf(file.session);
    const { good, damaged } = await recordingsIn(file);
    const named = (wanted: string) => file.session.room.cases.find(({ contact }) => contact?.audio?.sha256 === wanted)?.contact?.audio?.name;
    for (const { sha256, bytes } of good) await this.store.database.put("joinedRecordings", { room, sha256, bytes, name: named(sha256) ?? sha256 });
    await this.store.database.put("joinedRooms", { room, scoringHash, document: file.session.room, raters, openedAt: Date.now() });
    return { room, damaged: damaged.map((sha256) => named(sha256) ?? sha256) };
  }

  async #stateOf(session: SessionDocument) {
    // Whatever else has happened there is nothing for a rater who still has to score.
    const events = Array.isArray(session.events) ? session.events.filter(({ kind }) => kind === "join") : session.events;
    try {
      return await this.store.engine.openSession({ ...session, events });
    } catch (error) {
      throw error instanceof EngineError ? new Refused(error.issues) : error;
    }
  }

  recordings({ room }: JoinedRoom): Recordings {
    return new Recordings(this.store.database, room);
  }

  /** How many recordings have to be opened yet. */
  async missingRecordings(room: JoinedRoom): Promise<number> {
    const found = await Promise.all(recordingsOf(room).map(({ sha256 }) => this.store.database.getKey("joinedRecordings", [room.room, sha256])));
    return found.filter((key) => key === undefined).length;
  }

  /** One rater's work in a room; undefined where the room or the rater is not known here. */
  async joining(room: string, id: string): Promise<Joining | undefined> {
    const place = await this.store.database.get("joinedRooms", room);
    const rater = place?.raters.find((each) => each.id === id);
    if (!place || !rater) return undefined;
    const record = await this.store.database.get("joined", [room, id]);
    return new Joining(this.store, place, rater, record ?? { room, rater: id, cases: {}, sheets: [], savedAt: Date.now() });
  }

  /** Forgets a room with everything that was done in it here. */
  async remove(room: string): Promise<void> {
    const transaction = this.store.database.transaction(["joinedRooms", "joined", "joinedRecordings"], "readwrite");
    const own = IDBKeyRange.bound([room], [room, []]);
    await Promise.all([
      transaction.objectStore("joinedRooms").delete(room),
      transaction.objectStore("joined").delete(own),
      transaction.objectStore("joinedRecordings").delete(own),
      transaction.done,
    ]);
  }
}

/** The recordings that can be told from others: by their content. */
export function recordingsOf({ document }: JoinedRoom): (Audio & { sha256: string })[] {
  return document.cases.flatMap(({ contact }) => contact?.audio?.sha256 === undefined ? [] : [{ ...contact.audio, sha256: contact.audio.sha256 }]);
}

/** One rater at work in one room: every change is the same record again, saved at once. */
export class Joining {
  readonly #saver: Saver<JoinedRecord>;
  #locking: Promise<void> = Promise.resolve();

  constructor(private readonly store: Store, readonly place: JoinedRoom, readonly rater: RoomRater, public record: JoinedRecord) {
    this.#saver = store.saverOf((changed) => putStrictly(store.database, "joined", changed));
  }

  get cases(): RoomCase[] { return this.place.document.cases; }

  stateOf(name: string): CaseState {
    const work = this.record.cases[name];
    if (!work) return "open";
    if (work.lockedAt !== undefined) return "locked";
    return work.evaluation.state === "draft" ? "started" : "finished";
  }

  /** Locked before, and taken up again: both locks will be seen. */
  wasLocked(name: string): boolean {
    return this.stateOf(name) !== "locked" && this.record.sheets.some(({ locks }) => locks.some((lock) => lock.case === name));
  }

  inState(state: CaseState): RoomCase[] {
    return this.cases.filter(({ id }) => this.stateOf(id) === state);
  }

  evaluationOf({ id, contact }: RoomCase): EvaluationDocument {
    return this.record.cases[id]?.evaluation ?? blank(this.place.document, this.rater, contact?.subject);
  }

  /** What the form says after an answer, a letter, or when it is finished. */
  fill(name: string, evaluation: EvaluationDocument, typing: boolean): void {
    if (this.stateOf(name) === "locked" || evaluation === this.record.cases[name]?.evaluation) return;
    this.#put({ cases: { ...this.record.cases, [name]: { evaluation } } }, typing);
  }

  /** Takes a finished case up again, before it is locked. */
  resume(name: string): void {
    const { submittedAt: _, ...evaluation } = this.record.cases[name]?.evaluation ?? {};
    this.fill(name, { ...evaluation as EvaluationDocument, state: "draft" }, false);
  }

  /** Locks everything that is finished, in one sheet: from here on it counts as it is. */
  lock(): Promise<void> {
    const locking = this.#lock();
    this.#locking = locking.catch(() => undefined);
    return locking;
  }

  async #lock(): Promise<void> {
    const at = localInstant(new Date());
    const { room, scoringHash } = this.place;
    const finished = this.inState("finished").map(({ id }) => [id, this.record.cases[id] as CaseWork] as const);
    const sheet = await makeSheet({ room, scoringHash, rater: this.rater.id, at },
      Object.fromEntries(finished.map(([id, { evaluation }]) => [id, evaluation])), (salt, evaluation) => this.store.engine.commitment(salt, evaluation));
    const locked = Object.fromEntries(finished.map(([id, { evaluation }]) => [id, { evaluation, lockedAt: at }]));
    const record = { ...this.record, cases: { ...this.record.cases, ...locked }, sheets: [...this.record.sheets, sheet], savedAt: Date.now() };
    await this.#saver.flush();
    // Nothing is locked before it is on the disk.
    await this.store.noting(putStrictly(this.store.database, "joined", record));
    this.record = record;
  }

  /** Another evaluation of a case that is locked already. The locked one counts; this one will be flagged. */
  change(name: string, reason: string): void {
    const { evaluation } = this.record.cases[name] ?? {};
    if (!evaluation) return;
    const { submittedAt: _, ...before } = evaluation;
    const again: EvaluationDocument = { ...before, id: crypto.randomUUID(), state: "draft", supersedes: evaluation.id, revision: { reason } };
    this.#put({ cases: { ...this.record.cases, [name]: { evaluation: again } } }, false);
  }

  /** What is being locked is waited for: whoever takes this place over has to find it. */
  async flush(): Promise<void> {
    await Promise.all([this.#saver.flush(), this.#locking]);
  }

  #put(change: Partial<JoinedRecord>, typing: boolean): void {
    this.record = { ...this.record, ...change, savedAt: Date.now() };
    this.#saver.keep(this.record, typing);
  }
}

function blank({ scorecard: { id, version } }: RoomDocument, rater: RoomRater, subject: EvaluationDocument["subject"]): EvaluationDocument {
  return {
    format: "calibrant/evaluation@1", id: crypto.randomUUID(), scorecard: { id, version }, ...(subject ? { subject } : {}),
    rater: { id: rater.id, level: rater.level, ...(rater.team ? { team: rater.team } : {}), ...(rater.site ? { site: rater.site } : {}) },
    kind: "calibration", state: "draft", startedAt: localInstant(new Date()), answers: {},
  };
}
