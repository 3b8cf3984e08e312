import type { QuizDocument } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage, localInstant, minute } from "../element/documents.js";
import { addPart, blankDraft, type DraftDocument } from "../quiz/draft.js";
import { DraftShelf, type DraftRecord } from "../store/drafts.js";
import { dayStamp } from "../store/files.js";
import { decode, pageIssue } from "../store/import.js";
import { formatOf, Refused } from "../store/refused.js";
import { shipped, shippedList, type Entry } from "../store/shipped.js";
import type { Store } from "../store/store.js";
import type { QuizRecord } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { draftPath } from "./author-context.js";
import type { SessionCalls } from "./author-session.js";
import { formDialog, openDialog } from "./dialogs.js";
import { problemsView, type Problem } from "./join-entry.js";
import { View } from "./light.js";
import { refusalLines } from "./refusals.js";

/** The drafts of this device, and every way to begin one. */
export class AuthorList extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, drafts: { attribute: false }, refresh: { attribute: false },
    entries: { state: true }, quizzes: { state: true }, problems: { state: true }, sealed: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare drafts: DraftRecord[];
  declare refresh: () => void;
  /** What ships, and what was opened here. */
  declare entries: Entry[];
  declare quizzes: QuizRecord[];
  declare problems: Problem[];
  /** A quiz that waits for its passphrase, and what it is called. */
  declare sealed: { name: string; document: QuizDocument } | undefined;

  constructor() {
    super();
    this.entries = [];
    this.quizzes = [];
    this.problems = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("store")) void this.#fill();
  }

  async #fill(): Promise<void> {
    [this.entries, this.quizzes] = await Promise.all([shippedList("quizzes"), this.store.database.getAll("quizzes")]);
  }

  protected override render(): TemplateResult {
    const { texts, texts: { t }, drafts, problems } = this;
    return html`<main class="home author" tabindex="-1" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop}>
      <p><a href="#/quiz">${t("to-quizzes")}</a></p>
      <h1 tabindex="-1">${t("author-title")}</h1>
      <p class="lead">${t("author-lead")}</p>
      ${drafts.length ? html`<section aria-labelledby="drafts-title"><h2 id="drafts-title">${t("drafts-title")}</h2>
        <ul class="lines">${drafts.map((draft) => this.#draftView(draft))}</ul></section>` : nothing}
      <section aria-labelledby="begin-title"><h2 id="begin-title">${t("begin-title")}</h2>
        <div class="buttons"><button type="button" class="primary" @click=${() => void this.#begin(blankDraft(dayStamp()))}>${t("begin-scratch")}</button>
          <label class="button">${t("begin-file")}<input type="file" accept=".json,application/json" @change=${this.#chosen}></label></div>
        <p class="hint">${t("begin-file-hint")}</p>
        ${this.entries.length ? html`<form class="add" @submit=${this.#copy}><label>${t("begin-copy")}<select name="source">
          ${this.quizzes.map(({ quiz, document }) => html`<option value=${`own:${quiz}`}>${inLanguage(document.title, texts.locale)} ${document.version}</option>`)}
          ${this.entries.map(({ file, title }) => html`<option value=${`shipped:${file}`}>${inLanguage(title, texts.locale)}</option>`)}</select></label>
          <button type="submit">${t("begin-copy-now")}</button></form>` : nothing}
        ${problemsView(problems)}
      </section>
      <section aria-labelledby="session-title"><h2 id="session-title">${t("session-title")}</h2>
        <calibrant-author-session .store=${this.store} .texts=${texts} .label=${t("session-begin")} .take=${this.#fromSession}></calibrant-author-session></section>
      ${this.#passphraseView()}
    </main>`;
  }

  #draftView(draft: DraftRecord) {
    const { t, locale } = this.texts;
    const { id, document, savedAt } = draft;
    const name = inLanguage(document.title, locale) || t("draft-untitled");
    return html`<li><div><a href=${draftPath(id)}>${name}</a> <span class="hint">${t("draft-facts", { version: document.version, parts: document.parts.length, saved: minute(localInstant(new Date(savedAt))) })}</span></div>
      <button type="button" aria-label=${t("draft-delete", { name })} @click=${() => void this.#remove(draft, name)}>${t("delete")}</button></li>`;
  }

  #passphraseView() {
    const { t } = this.texts;
    return formDialog({
      id: "passphrase", title: t("passphrase-title"), hint: t("passphrase-hint", { name: this.sealed?.name ?? "" }),
      fields: html`<label>${t("passphrase")}<input name="passphrase" type="password" required autocomplete="off"></label>`,
      confirm: t("passphrase-open"), cancel: t("cancel"),
      save: (data) => { if (this.sealed) void this.#open(this.sealed.name, this.sealed.document, String(data.get("passphrase") ?? "")); },
    });
  }

  async #begin(document: DraftDocument): Promise<void> {
    location.hash = draftPath(await new DraftShelf(this.store).begin(document, this.texts.locale));
  }

  readonly #fromSession = ({ title, part, key }: SessionCalls): void => {
    void this.#begin(addPart({ ...blankDraft(dayStamp()), title }, part, key));
  };

  readonly #copy = (event: SubmitEvent): void => {
    event.preventDefault();
    const source = String(new FormData(event.target as HTMLFormElement).get("source") ?? "");
    const own = this.quizzes.find(({ quiz }) => source === `own:${quiz}`);
    if (own) void this.#open(inLanguage(own.document.title, this.texts.locale), own.document);
    else if (source) void shipped("quizzes", source.slice("shipped:".length)).then((document) => this.#open(source, document));
  };

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.#openFile(input.files?.[0]);
    input.value = "";
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    void this.#openFile(event.dataTransfer?.files[0]);
  };

  async #openFile(file: File | undefined): Promise<void> {
    if (!file) return;
    const { document, issues } = decode(await file.arrayBuffer());
    if (issues) return this.#refuse(file.name, new Refused(issues));
    if (formatOf(document) !== "calibrant/quiz@1") return this.#refuse(file.name, new Refused([pageIssue("not-a-quiz", "This is no quiz.", { value: formatOf(document) })]));
    return this.#open(file.name, document as QuizDocument);
  }

  /** Only what makes sense can be written on; of a sealed quiz the key comes with its passphrase. */
  async #open(name: string, document: QuizDocument, passphrase?: string): Promise<void> {
    this.sealed = undefined;
    this.problems = [];
    if ("sealed" in document && document.sealed && passphrase === undefined) return this.#ask(name, document);
    try {
      const quiz = await this.store.engine.openQuizToGrade(document, passphrase);
      const key = await quiz.key().finally(() => quiz.close());
      const { sealed: _, ...asked } = document;
      if (key) await this.#begin({ ...asked, key });
    } catch (error) {
      await this.#refuse(name, error);
    }
  }

  async #ask(name: string, document: QuizDocument): Promise<void> {
    try {
      await this.store.engine.openQuiz(document);
    } catch (error) {
      return this.#refuse(name, error);
    }
    this.sealed = { name, document };
    await this.updateComplete;
    this.querySelector<HTMLFormElement>("#passphrase form")?.reset();
    openDialog("passphrase");
  }

  async #refuse(name: string, error: unknown): Promise<void> {
    this.problems = [{ text: this.texts.t("draft-refused", { file: name }) }, ...refusalLines(this.texts, error)];
    await this.updateComplete;
    this.querySelector<HTMLElement>("#problems")?.focus();
  }

  async #remove({ id }: DraftRecord, name: string): Promise<void> {
    if (!confirm(this.texts.t("draft-delete-question", { name }))) return;
    await new DraftShelf(this.store).remove(id);
    this.refresh();
  }
}
