import type { AnswerDocument, ContactDocument, EvaluationDocument, ScorecardDocument } from "calibrant";
import type { RoomDocument, SessionEvent, SheetDocument } from "calibrant/calibration";
import type { AttemptDocument, CertificateDocument, QuizAsked, QuizKey } from "calibrant/quiz";
import { openDB, type DBSchema, type IDBPDatabase, type StoreNames, type StoreValue } from "idb";
import type { Setup } from "../room/setup.js";
import type { TimeBox } from "../room/time-box.js";
import type { JoinedRecord, JoinedRoom } from "./joined.js";
import type { PracticeRecord } from "./practice.js";
import type { JoinedRecording } from "./recordings.js";
import type { Settings } from "./settings.js";
import type { AttemptRecord, KeptEvent, QuizRecord } from "./taking.js";

/** One evaluation with what is needed to read it for ever: its card by hash, its contact whole. */
export interface EvaluationRecord {
  id: string;
  evaluation: EvaluationDocument;
  cardHash: string;
  contact?: ContactDocument;
  /** What the contact's people speak, where it is known: Han characters look otherwise in each language. */
  language?: string;
  /** What a list may show; absent while the score must not be seen. */
  shown?: { display: string; unit: "percent" | "points"; outcome: "pass" | "fail" | "none" };
  answered: number;
  items: number;
  savedAt: number;
}

export interface CardRecord { hash: string; document: ScorecardDocument; shipped: boolean }

/** A calibration room of this host's: what is still being set up, or the room as it was opened, which never changes. */
export interface RoomRecord {
  /** Of an open room the digits of its hash. */
  id: string;
  savedAt: number;
  setup?: Setup;
  room?: RoomDocument;
  /** Recordings that travel in the room file, by their SHA-256. */
  inside?: string[];
  timeBox?: TimeBox;
  /** The session it is compared with, by its id; none where it is empty, the latest before it where nothing was chosen. */
  before?: string;
  /** Words typed about a topic and not recorded yet. */
  notes?: { [topic: string]: Note };
}

export interface Note { answer?: AnswerDocument; reason: string; wording: string }

/** Known by their content, so that what comes twice is there once. */
export interface EventRecord { id: string; room: string; event: SessionEvent }
/** As it was handed over: what is sealed in it stays unread until the reveal. */
export interface SheetRecord { id: string; room: string; sheet: SheetDocument }
export interface RecordingRecord { sha256: string; name: string; bytes: ArrayBuffer }

/** A quiz that is being written: what of it is not right yet, the engine says. */
export interface QuizDraftRecord { id: string; savedAt: number; document: QuizAsked & { key: QuizKey } }

/** An attempt that was handed in to an examiner on this device, by its hash. */
export interface HandedInRecord { id: string; quiz: string; document: AttemptDocument; receivedAt: number }

/** A certificate that was issued or taken in on this device, by its hash. */
export interface CertificateRecord { id: string; document: CertificateDocument; savedAt: number }

interface Tables extends DBSchema {
  evaluations: { key: string; value: EvaluationRecord; indexes: { savedAt: number } };
  cards: { key: string; value: CardRecord };
  contacts: { key: string; value: ContactDocument };
  settings: { key: string; value: Partial<Settings> & { exportedAt?: number } };
  joinedRooms: { key: string; value: JoinedRoom };
  joined: { key: [room: string, rater: string]; value: JoinedRecord };
  joinedRecordings: { key: [room: string, sha256: string]; value: JoinedRecording };
  rooms: { key: string; value: RoomRecord };
  roomEvents: { key: string; value: EventRecord; indexes: { room: string } };
  roomSheets: { key: string; value: SheetRecord; indexes: { room: string } };
  recordings: { key: string; value: RecordingRecord };
  quizzes: { key: string; value: QuizRecord };
  attempts: { key: string; value: AttemptRecord; indexes: { quiz: string } };
  practice: { key: [quiz: string, rater: string, step: string]; value: PracticeRecord };
  quizDrafts: { key: string; value: QuizDraftRecord };
  handedIn: { key: string; value: HandedInRecord; indexes: { quiz: string } };
  certificates: { key: string; value: CertificateRecord };
  attemptEvents: { key: [attempt: string, number: number]; value: KeptEvent };
}

export type Database = IDBPDatabase<Tables>;
const NAME = "calibrant";

export function openDatabase(onOutdated: () => void): Promise<Database> {
  return openDB<Tables>(NAME, 4, {
    // Each version adds to the one before it: what is there stays as it is.
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore("evaluations", { keyPath: "id" }).createIndex("savedAt", "savedAt");
        database.createObjectStore("cards", { keyPath: "hash" });
        database.createObjectStore("contacts", { keyPath: "id" });
        database.createObjectStore("settings");
      }
      if (before < 2) {
        database.createObjectStore("joinedRooms", { keyPath: "room" });
        database.createObjectStore("joined", { keyPath: ["room", "rater"] });
        database.createObjectStore("joinedRecordings", { keyPath: ["room", "sha256"] });
        database.createObjectStore("rooms", { keyPath: "id" });
        database.createObjectStore("roomEvents", { keyPath: "id" }).createIndex("room", "room");
        database.createObjectStore("roomSheets", { keyPath: "id" }).createIndex("room", "room");
        database.createObjectStore("recordings", { keyPath: "sha256" });
      }
      if (before < 3) {
        database.createObjectStore("quizzes", { keyPath: "quiz" });
        database.createObjectStore("attempts", { keyPath: "id" }).createIndex("quiz", "quiz");
        database.createObjectStore("attemptEvents", { keyPath: ["attempt", "number"] });
        database.createObjectStore("practice", { keyPath: ["quiz", "rater", "step"] });
      }
      if (before < 4) {
        database.createObjectStore("quizDrafts", { keyPath: "id" });
        database.createObjectStore("handedIn", { keyPath: "id" }).createIndex("quiz", "quiz");
        database.createObjectStore("certificates", { keyPath: "id" });
      }
    },
    // A newer page in another tab must be able to open; this one then asks to be reloaded.
    blocking(_version, _blocked, event) {
      (event.target as IDBDatabase).close();
      onOutdated();
    },
  });
}

/** Returns when it is on the disk. */
export async function putStrictly<Table extends StoreNames<Tables>>(database: Database, table: Table, value: StoreValue<Tables, Table>): Promise<void> {
  const transaction = database.transaction(table, "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.put(value), transaction.done]);
}

const TABLES = [
  "evaluations", "cards", "contacts", "settings", "joinedRooms", "joined", "joinedRecordings", "rooms", "roomEvents", "roomSheets", "recordings",
  "quizzes", "attempts", "attemptEvents", "practice", "quizDrafts", "handedIn", "certificates",
] as const;

/** Everything on this device, in one transaction. */
export async function deleteEverything(database: Database): Promise<void> {
  const transaction = database.transaction(TABLES, "readwrite");
  await Promise.all([...TABLES.map((table) => transaction.objectStore(table).clear()), transaction.done]);
}
