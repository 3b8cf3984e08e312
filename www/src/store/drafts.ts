import { LOCALES, type Locale } from "../element/texts.js";
import type { DraftDocument } from "../quiz/draft.js";
import { isDraft } from "../quiz/draft-shape.js";
import { plainIn } from "../quiz/draft-text.js";
import { putStrictly, type QuizDraftRecord } from "./database.js";
import { pageIssue } from "./import.js";
import { Refused } from "./refused.js";
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

/** For a copy of everything. */
export async function draftCopies({ database }: Pick<Store, "database">): Promise<{ quizDrafts?: DraftRecord[] }> {
  const quizDrafts = await database.getAll("quizDrafts");
  return quizDrafts.length > 0 ? { quizDrafts } : {};
}

/** Takes a draft back from a copy of everything, unless the one that is here was changed later. */
export async function takeDraft({ database }: Pick<Store, "database">, record: unknown): Promise<void> {
  const { id, document, savedAt, plain } = (record ?? {}) as Partial<DraftRecord>;
  if (typeof id !== "string" || typeof savedAt !== "number" || !isDraft(document)) throw new Refused([pageIssue("not-a-draft", "This is no draft of a quiz.", { value: String(id ?? "–") })]);
  const here = await database.get("quizDrafts", id);
  if (here && here.savedAt >= savedAt) return;
  const known: DraftRecord = { id, document, savedAt, plain: LOCALES.find((each) => each === plain) ?? "en" };
  await putStrictly(database, "quizDrafts", known);
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

