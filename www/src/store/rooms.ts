import type { Issue } from "calibrant";
import type { Happened, RoomDocument, SessionDocument, SessionEvent, SessionState, SheetDocument } from "calibrant/calibration";
import { canonical, localInstant } from "../element/documents.js";
import type { EngineClient } from "../engine/client.js";
import { EngineError } from "../engine/thread.js";
import { asRoomFile, recordingsIn, roomFile, sha256Of, type RoomFile } from "../room/room-file.js";
import { blankSetup, roomOf, type Setup } from "../room/setup.js";
import { unseal } from "../room/sealed.js";
import type { Database, RecordingRecord, RoomRecord } from "./database.js";
import { decode, pageIssue } from "./import.js";

/** What became of something handed over: a rater's sheet, or another host's copy. */
export interface Taken { name: string; rater?: string; fresh: number; issues: Issue[] }

/** What is written must be on the disk before the page says that it happened. */
const STRICT = { durability: "strict" } as const;

/** The rooms of this device. */
export class Rooms {
  constructor(private readonly database: Database, private readonly engine: EngineClient) {}

  /** Newest first. */
  async all(): Promise<RoomRecord[]> {
    return (await this.database.getAll("rooms")).sort((a, b) => b.savedAt - a.savedAt);
  }

  async begin(title: string, host: string): Promise<string> {
    const id = crypto.randomUUID();
    await this.keep({ id, savedAt: Date.now(), setup: blankSetup(title, host) });
    return id;
  }

  async keep(record: RoomRecord): Promise<void> {
    await this.database.put("rooms", record);
  }

  /** From now on the room is what it is: its hash is its name. */
  async open(draft: RoomRecord & { setup: Setup }): Promise<string> {
    const { card, cases } = draft.setup;
    if (!card) throw new Error("A room has a scorecard.");
    const room = await roomOf(draft.setup, card, localInstant(new Date()));
    const inside = cases.flatMap(({ way, recording }) => way === "inside" && recording ? [recording.sha256] : []);
    const { room: hash } = await this.engine.openSession({ format: "calibrant/session@1", room, events: [] });
    const id = digits(hash);
    const transaction = this.database.transaction("rooms", "readwrite", STRICT);
    await Promise.all([transaction.store.delete(draft.id), transaction.store.put({ id, savedAt: Date.now(), room, inside }), transaction.done]);
    return id;
  }

  async openFile(file: File): Promise<{ id?: string; taken: Taken }> {
    const { document, issues } = decode(await file.arrayBuffer());
    return issues ? { taken: { name: file.name, fresh: 0, issues } } : this.openCopy(file.name, document);
  }

  /** A room that another host, or this one on another device, has saved; with what has happened in it. */
  async openCopy(name: string, document: unknown): Promise<{ id?: string; taken: Taken }> {
    const found = asRoomFile(document);
    if (!found) return { taken: { name, fresh: 0, issues: [pageIssue("not-a-room", "This is no room.", { value: formatOf(document) })] } };
    try {
      const id = digits((await this.engine.openSession(found.session)).room);
      const { room } = found.session;
      const known = await this.record(id);
      if (!known) await this.keep({ id, savedAt: Date.now(), room, inside: Object.keys(found.audio ?? {}) });
      return { id, taken: await (await this.load({ id, room })).take(name, found) };
    } catch (error) {
      if (error instanceof EngineError) return { taken: { name, fresh: 0, issues: error.issues } };
      throw error;
    }
  }

  async record(id: string): Promise<RoomRecord | undefined> {
    return this.database.get("rooms", id);
  }

  /** Every open room, or those by one scorecard. */
  async held(card?: string): Promise<Room[]> {
    const held: Room[] = [];
    for (const { id, room } of await this.all()) if (room && (card === undefined || room.scorecard.id === card)) held.push(await this.load({ id, room }));
    return held;
  }

  /** Every open room, as its host would give it to another. */
  async copies(): Promise<RoomFile[]> {
    const copies: RoomFile[] = [];
    for (const { id, room, inside } of await this.all()) if (room) copies.push(await (await this.load({ id, room })).copy(inside));
    return copies;
  }

  async load({ id, room }: { id: string; room: RoomDocument }): Promise<Room> {
    return Room.load(this.database, this.engine, id, room);
  }

  /** With all that was handed in for it, and the recordings that no other room has. */
  async remove(id: string): Promise<void> {
    const transaction = this.database.transaction(["rooms", "roomEvents", "roomSheets", "recordings"], "readwrite");
    const [rooms, recordings] = [transaction.objectStore("rooms"), transaction.objectStore("recordings")];
    const record = await rooms.get(id);
    await rooms.delete(id);
    const left = new Set((await rooms.getAll()).flatMap(recordingsOf));
    for (const sha256 of record ? recordingsOf(record) : []) if (!left.has(sha256)) await recordings.delete(sha256);
    for (const table of ["roomEvents", "roomSheets"] as const) {
      for (const key of await transaction.objectStore(table).index("room").getAllKeys(id)) await transaction.objectStore(table).delete(key);
    }
    await transaction.done;
  }

  async keepRecording(file: File): Promise<{ name: string; sha256: string }> {
    const bytes = await file.arrayBuffer();
    const sha256 = await sha256Of(bytes);
    await this.database.put("recordings", { sha256, name: file.name, bytes });
    return { name: file.name, sha256 };
  }
}

const recordingsOf = ({ room, setup }: RoomRecord): string[] =>
  [...(room?.cases ?? []).map(({ contact }) => contact?.audio?.sha256), ...(setup?.cases ?? []).map(({ recording }) => recording?.sha256)].filter((each) => each !== undefined);

/** An open room: its document is what has happened, and every event is on the disk before it shows. */
export class Room {
  /** Sheets that the reveal could not open, by their raters. */
  damaged: string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly database: Database, private readonly engine: EngineClient,
    readonly id: string, public document: SessionDocument, public state: SessionState) {}

  static async load(database: Database, engine: EngineClient, id: string, room: RoomDocument): Promise<Room> {
    const events = (await database.getAllFromIndex("roomEvents", "room", id)).map(({ event }) => event);
    const { document, state } = await engine.addToSession({ format: "calibrant/session@1", room, events: [] }, events);
    return new Room(database, engine, id, document, state);
  }

  get room(): RoomDocument { return this.document.room; }

  /** What another tab has written since. */
  async refresh(): Promise<void> {
    const known = new Set(this.document.events.map(({ id }) => id));
    const fresh = (await this.database.getAllFromIndex("roomEvents", "room", this.id)).filter(({ id }) => !known.has(id));
    if (fresh.length > 0) await this.#add(fresh.map(({ event }) => event), []);
  }

  /** What the host does, now. */
  async act(happened: Omitted<Happened>): Promise<void> {
    const whole = { ...happened, actor: this.room.host.id, at: localInstant(new Date()) } as Happened;
    await this.#add([await this.engine.sessionEvent(this.document, whole)], []);
  }

  async takeFile(file: File): Promise<Taken> {
    const { document, issues } = decode(await file.arrayBuffer());
    return issues ? { name: file.name, fresh: 0, issues } : this.take(file.name, document);
  }

  /** A rater's sheet or another host's copy, whichever way it came. */
  async take(name: string, document: unknown): Promise<Taken> {
    try {
      if (formatOf(document) === "calibrant/sheet@1") return { name, ...(await this.#takeSheet(document as SheetDocument)) };
      const copy = asRoomFile(document);
      if (copy) return { name, ...(await this.#takeCopy(copy)) };
      return { name, fresh: 0, issues: [pageIssue("not-for-a-room", "This is neither a sheet nor a copy of the room.", { value: formatOf(document) })] };
    } catch (error) {
      if (error instanceof EngineError) return { name, fresh: 0, issues: error.issues };
      throw error;
    }
  }

  /** Only its locks are read; of what is sealed only whether it can be base64url at all. */
  async #takeSheet(sheet: SheetDocument): Promise<Omit<Taken, "name">> {
    const locks = await this.engine.locksOf(this.document, sheet);
    if (!sheet.locks.every(({ sealed }) => /^[\w-]+$/.test(sealed))) return { rater: sheet.rater, fresh: 0, issues: [pageIssue("sealed-damaged", "A sealed text in this sheet is damaged.")] };
    const fresh = await this.#add(locks, [sheet]);
    await this.unseal();
    return { rater: sheet.rater, fresh, issues: [] };
  }

  /** Another host's copy: everything in it that is not here yet. */
  async #takeCopy(file: RoomFile): Promise<Omit<Taken, "name">> {
    const { room } = await this.engine.openSession(file.session);
    if (room !== this.state.room) return { fresh: 0, issues: [pageIssue("other-room", "This belongs to another room.", { expected: this.room.title })] };
    let fresh = await this.#add(file.session.events, []);
    const issues: Issue[] = [];
    for (const sheet of file.sheets ?? []) {
      const taken = await this.take("", sheet);
      fresh += taken.fresh;
      issues.push(...taken.issues);
    }
    await this.unseal();
    const { good, damaged } = await recordingsIn(file);
    for (const each of good) await this.database.put("recordings", { name: each.sha256, ...each });
    return { fresh, issues: [...issues, ...damaged.map((value) => pageIssue("recording-damaged", "A recording in this file is damaged.", { value }))] };
  }

  /** The locks that are here are the blind ones. */
  async reveal(): Promise<void> {
    const locks = this.document.events.flatMap(({ kind, id }) => kind === "lock" ? [id] : []);
    await this.act({ kind: "reveal", locks });
    await this.unseal();
  }

  /** Once the room is revealed: opens the sheets whose locks count and that are not here yet. */
  async unseal(): Promise<void> {
    if (!this.state.revealed) return;
    const wanted = new Set(this.state.sheets.flatMap(({ status, lock }) => status === "absent" && lock ? [lock] : []));
    const events: SessionEvent[] = [];
    const damaged = new Set<string>();
    for (const sheet of wanted.size > 0 ? await this.sheets() : []) {
      const locks = await this.engine.locksOf(this.document, sheet);
      for (const [at, { case: of, sealed }] of sheet.locks.entries()) {
        if (!wanted.has(locks[at]?.id ?? "")) continue;
        const opened = await unseal(sealed).catch(() => undefined);
        if (!opened) damaged.add(sheet.rater);
        // The same on every host, so that copies stay one.
        else events.push(await this.engine.sessionEvent(this.document, { kind: "sheet", actor: sheet.rater, clock: 2, at: sheet.at, case: of, ...opened }));
      }
    }
    if (events.length > 0) await this.#add(events, []);
    this.damaged = [...damaged].filter((rater) => this.state.sheets.some((sheet) => sheet.rater === rater && sheet.status === "absent"));
  }

  /** As they were handed over. */
  async sheets(): Promise<SheetDocument[]> {
    return (await this.database.getAllFromIndex("roomSheets", "room", this.id)).map(({ sheet }) => sheet);
  }

  /** All that has happened, the sheets as they came, and the recordings that travel in the file. */
  async copy(inside: string[] = []): Promise<RoomFile> {
    return roomFile(this.document, await this.recordings(inside), await this.sheets());
  }

  /** Of these what the room's cases name and this device has. */
  async recordings(inside: string[] = []): Promise<RecordingRecord[]> {
    const wanted = this.room.cases.flatMap(({ contact }) => contact?.audio?.sha256 ?? []).filter((sha256) => inside.includes(sha256));
    return (await Promise.all(wanted.map((sha256) => this.database.get("recordings", sha256)))).filter((each) => each !== undefined);
  }

  /** One addition after the other: each adds to what the one before has left. */
  #add(events: SessionEvent[], sheets: SheetDocument[]): Promise<number> {
    const adding = this.#last.then(() => this.#write(events, sheets));
    this.#last = adding.catch(() => undefined);
    return adding;
  }

  /** Together or not at all; what is there already stays. */
  async #write(events: SessionEvent[], sheets: SheetDocument[]): Promise<number> {
    const { added, document, state } = await this.engine.addToSession(this.document, events);
    const named = await Promise.all(sheets.map(async (sheet) => ({ id: await sha256Of(bytesOf(canonical(sheet))), room: this.id, sheet })));
    const transaction = this.database.transaction(["roomEvents", "roomSheets", "rooms"], "readwrite", STRICT);
    const record = await transaction.objectStore("rooms").get(this.id);
    await Promise.all([
      ...events.map((event) => transaction.objectStore("roomEvents").put({ id: event.id, room: this.id, event })),
      ...named.map((each) => transaction.objectStore("roomSheets").put(each)),
      record && added > 0 ? transaction.objectStore("rooms").put({ ...record, savedAt: Date.now() }) : undefined,
      transaction.done,
    ]);
    this.document = document;
    this.state = state;
    return added;
  }
}

type Omitted<Event> = Event extends unknown ? Omit<Event, "actor" | "at"> : never;

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;

const formatOf = (document: unknown): string => String((document as { format?: unknown } | null | undefined)?.format ?? "–");

const digits = (hash: string): string => hash.replace(/^sha256:/, "");
