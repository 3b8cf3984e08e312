import type { ContactDocument, EvaluationDocument, ScorecardDocument } from "calibrant";
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Settings } from "./settings.js";

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

interface Tables extends DBSchema {
  evaluations: { key: string; value: EvaluationRecord; indexes: { savedAt: number } };
  cards: { key: string; value: CardRecord };
  contacts: { key: string; value: ContactDocument };
  settings: { key: string; value: Partial<Settings> & { exportedAt?: number } };
}

export type Database = IDBPDatabase<Tables>;
const NAME = "calibrant";

export function openDatabase(onOutdated: () => void): Promise<Database> {
  return openDB<Tables>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore("evaluations", { keyPath: "id" }).createIndex("savedAt", "savedAt");
      database.createObjectStore("cards", { keyPath: "hash" });
      database.createObjectStore("contacts", { keyPath: "id" });
      database.createObjectStore("settings");
    },
    // A newer page in another tab must be able to open; this one then asks to be reloaded.
    blocking(_version, _blocked, event) {
      (event.target as IDBDatabase).close();
      onOutdated();
    },
  });
}

const TABLES = ["evaluations", "cards", "contacts", "settings"] as const;

/** Everything on this device, in one transaction. */
export async function deleteEverything(database: Database): Promise<void> {
  const transaction = database.transaction(TABLES, "readwrite");
  await Promise.all([...TABLES.map((table) => transaction.objectStore(table).clear()), transaction.done]);
}
