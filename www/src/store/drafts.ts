import type { Locale } from "../element/texts.js";
import type { DraftDocument } from "../quiz/draft.js";
import { plainIn } from "../quiz/draft-text.js";
import { putStrictly, type QuizDraftRecord } from "./database.js";
import type { Saver } from "./saver.js";
import type { Store } from "./store.js";

/** `plain`: in which language texts without one are written; it stays on this device, as a quiz's file need not say. */
export interface DraftRecord extends QuizDraftRecord { plain?: Locale }

/** Quizzes that are being written on this device. */
export class DraftShelf {
  constructor(private readonly store: Store) {}

  /** Newest first. */
  async all(): Promise<DraftRecord[]> {
    return (await this.store.database.getAll("quizDrafts")).sort((a, b) => b.savedAt - a.savedAt);
  }

  async begin(document: DraftDocument, locale: Locale): Promise<string> {
    const record: DraftRecord = { id: crypto.randomUUID(), savedAt: Date.now(), document, plain: plainIn(document, locale) };
    await this.store.noting(putStrictly(this.store.database, "quizDrafts", record));
    return record.id;
  }

  /** A draft to write on; undefined where there is none of this name. */
  async writing(id: string): Promise<Draft | undefined> {
    const record = await this.store.database.get("quizDrafts", id);
    return record && new Draft(this.store, record);
  }

  async remove(id: string): Promise<void> {
    await this.store.database.delete("quizDrafts", id);
  }
}

/** One draft at work: every change is kept. */
export class Draft {
  readonly #saver: Saver<DraftRecord>;

  constructor(store: Store, public record: DraftRecord) {
    this.#saver = store.saverOf((changed) => putStrictly(store.database, "quizDrafts", changed));
  }

  get document(): DraftDocument { return this.record.document; }

  put(document: DraftDocument, typing: boolean): void {
    this.record = { ...this.record, document, savedAt: Date.now() };
    this.#saver.keep(this.record, typing);
  }

  putPlain(plain: Locale): void {
    this.record = { ...this.record, plain, savedAt: Date.now() };
    this.#saver.keep(this.record, false);
  }

  flush(): Promise<void> {
    return this.#saver.flush();
  }
}

