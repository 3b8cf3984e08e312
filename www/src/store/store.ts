import type { ContactDocument, ScorecardDocument } from "calibrant";
import { localInstant } from "../element/documents.js";
import { EngineClient } from "../engine/client.js";
import { loadTexts, type Texts } from "../texts.js";
import { CardShelf } from "./cards.js";
import { deleteEverything, openDatabase, putStrictly, type Database, type EvaluationRecord } from "./database.js";
import { Saver } from "./saver.js";
import { ScoringSession } from "./session.js";
import { changeSettings, DEFAULT_SETTINGS, localeOf, readSettings, withChange, type Changing, type Settings } from "./settings.js";

/** What the page knows; views read it, ask it for changes, and draw again when it says "change". */
export class Store extends EventTarget {
  savedAt: number | undefined;
  saveFailed = false;
  outdated = false;
  offlineReady = false;
  readonly cards: CardShelf;
  readonly saver: Saver<EvaluationRecord>;
  #setting = 0;

  private constructor(readonly database: Database, readonly engine: EngineClient, public settings: Settings, public texts: Texts) {
    super();
    this.cards = new CardShelf(database, engine);
    this.saver = this.saverOf((record) => putStrictly(database, "evaluations", record));
  }

  static async open(): Promise<Store> {
    let store: Store | undefined;
    const database = await openDatabase(() => { if (store) { store.outdated = true; store.changed(); } });
    const settings = await readSettings(database);
    store = new Store(database, new EngineClient(), settings, await loadTexts(localeOf(settings)));
    return store;
  }

  changed(): void {
    this.dispatchEvent(new Event("change"));
  }

  /** At once here, for what is typed next; what other tabs have changed comes with the last answer. */
  async set(changing: Changing): Promise<void> {
    const turn = ++this.#setting;
    this.settings = withChange(this.settings, changing);
    const kept = await changeSettings(this.database, changing);
    if (turn === this.#setting) this.settings = kept;
    this.texts = await loadTexts(localeOf(this.settings));
    this.changed();
  }

  /** Newest first. */
  async evaluations(): Promise<EvaluationRecord[]> {
    return (await this.database.getAllFromIndex("evaluations", "savedAt")).reverse();
  }

  async start(document: ScorecardDocument, isShipped: boolean, contact?: ContactDocument, language?: string): Promise<string> {
    const card = await this.cards.keep(document, isShipped);
    const id = crypto.randomUUID();
    const { raterId, raterLevel } = this.settings;
    await this.database.put("evaluations", {
      id, cardHash: card.hash, contact, language, answered: 0, items: 0, savedAt: Date.now(),
      evaluation: {
        format: "calibrant/evaluation@1", id, scorecard: { id: document.id, version: document.version },
        ...(contact ? { subject: contact.subject } : {}),
        rater: { id: raterId, level: raterLevel }, kind: "standard", state: "draft", startedAt: localInstant(new Date()), answers: {},
      },
    });
    return id;
  }

  async session(id: string): Promise<ScoringSession | undefined> {
    await this.saver.flush();
    const record = await this.database.get("evaluations", id);
    const card = record && (await this.cards.get(record.cardHash));
    return record && card && new ScoringSession(record, card.document, this.saver);
  }

  async remove(id: string): Promise<void> {
    this.saver.forget();
    await this.database.delete("evaluations", id);
    this.changed();
  }

  async removeEverything(): Promise<void> {
    this.saver.forget();
    await deleteEverything(this.database);
    this.savedAt = undefined;
    this.settings = DEFAULT_SETTINGS;
    this.texts = await loadTexts(localeOf(this.settings));
    this.changed();
  }

  /** Keeps records of one kind; the page tells when the last one was saved, and when one was not. */
  saverOf<Kept extends { savedAt: number }>(write: (record: Kept) => Promise<void>): Saver<Kept> {
    return new Saver(write, ({ savedAt }) => this.#saved(savedAt), () => this.#failed());
  }

  /** The page tells of this writing too. */
  async noting(writing: Promise<void>): Promise<void> {
    await writing.catch((error: unknown) => { this.#failed(); throw error; });
    this.#saved(Date.now());
  }

  #failed(): void {
    this.saveFailed = true;
    this.changed();
  }

  #saved(at: number): void {
    this.savedAt = at;
    this.saveFailed = false;
    this.changed();
  }
}
