import "../styles/certificates.css";
import type { AttemptDocument, QuizDocument, QuizResult } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { OpenQuiz } from "../engine/client.js";
import { wordsOf } from "../store/certificate-words.js";
import { Certificates } from "../store/certificates.js";
import type { CertificateRecord } from "../store/database.js";
import { dayStamp } from "../store/files.js";
import { Refused } from "../store/refused.js";
import type { Store } from "../store/store.js";
import { withPart, type Texts } from "../texts.js";
import { CertificateStatements } from "./certificates-statements.js";
import { certificatePath, shortly } from "./certificates-words.js";
import { formDialog, textOf } from "./dialogs.js";
import { problemsView, type Problem } from "./join-entry.js";
import { View } from "./light.js";

customElements.define("calibrant-statements", CertificateStatements);

/** What an examiner makes of a graded attempt: a certificate where it is passed, and statements for an LMS. */
export class CertificateIssue extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, open: { attribute: false }, quiz: { attribute: false }, attempt: { attribute: false }, result: { attribute: false },
    words: { state: true }, issued: { state: true }, problems: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  /** The quiz with its key. */
  declare open: OpenQuiz;
  declare quiz: QuizDocument;
  declare attempt: AttemptDocument;
  declare result: QuizResult;
  declare words: Texts | undefined;
  /** Certificates of this attempt that are here. */
  declare issued: CertificateRecord[];
  declare problems: Problem[];

  constructor() {
    super();
    Object.assign(this, { issued: [], problems: [] });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "certificates").then((words) => { this.words = words; });
    if (changed.has("attempt") && this.attempt) void this.#look();
  }

  async #look(): Promise<void> {
    const { attempt: { id } } = this;
    const all = await new Certificates(this.store).all();
    if (id === this.attempt.id) Object.assign(this, { issued: all.filter(({ document }) => document.attempt === id), problems: [] });
  }

  protected override render(): TemplateResult {
    const { store, words, quiz, attempt, result, issued, problems } = this;
    if (!words) return html``;
    const { t } = words;
    const { outcome, finished } = result;
    const show = (selector: string) => this.querySelector<HTMLDialogElement>(selector)?.showModal();
    return html`<section aria-label=${t("issue-title")}>
      <div class="buttons">
        ${outcome === "passed" ? html`<button type="button" class=${issued.length ? "" : "primary"} @click=${() => show(".issue-certificate dialog")}>${t("issue-certificate")}</button>` : nothing}
        ${finished ? html`<button type="button" @click=${() => show("calibrant-statements dialog")}>${t("statements-title")}…</button>` : nothing}</div>
      ${outcome === "passed" ? nothing : html`<p class="hint">${t(`not-certified-${outcome}`)}</p>`}
      ${finished ? nothing : html`<p class="hint">${t("statements-not-finished")}</p>`}
      ${issued.length ? html`<p>${t("issued-already")}</p><ul class="plain-list">${issued.map(({ id, document: { date } }) => html`<li><a href=${certificatePath(id)}>${t("issued-on", { date })}</a></li>`)}</ul>` : nothing}
      ${problemsView(problems)}
      ${outcome === "passed" ? this.#dialogView(words) : nothing}
      ${finished ? html`<calibrant-statements .store=${store} .texts=${words} .quiz=${quiz} .attempt=${attempt} .result=${result}></calibrant-statements>` : nothing}</section>`;
  }

  #dialogView({ t }: Texts): TemplateResult {
    const { attempt: { id, rater, events }, store } = this;
    const done = events.findLast(({ kind }) => kind === "submit")?.at.slice(0, 10);
    return html`<div class="issue-certificate">${formDialog({
      id: `issue-${shortly(id).replaceAll(" ", "")}`, title: t("issue-dialog"), hint: t("issue-hint", { name: rater.name }), confirm: t("issue"), cancel: t("cancel"),
      fields: html`<label>${t("issue-date")}<input type="date" name="date" required min=${done ?? nothing} value=${dayStamp()}></label><p class="hint">${t("issue-date-hint")}</p>
        <label>${t("issue-issuer")}<input name="issuer" maxlength="200" autocomplete="organization" .value=${store.settings.certificates.issuer}></label>`,
      save: (data) => void this.#issue(String(data.get("date")), textOf(data, "issuer")),
    })}</div>`;
  }

  async #issue(date: string, issuer: string | undefined): Promise<void> {
    const { store, open, quiz, attempt } = this;
    await store.set({ certificates: { issuer: issuer ?? "" } });
    try {
      location.hash = certificatePath(await new Certificates(store).issue(open, attempt, date, { ...(issuer ? { issuer } : {}), ...await wordsOf(store.engine, quiz) }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.problems = [{ text: this.words?.t("not-issued") ?? "" }, ...error.issues.map((issue) => ({ where: issue.path, text: this.texts.sentence(issue) }))];
      void this.updateComplete.then(() => this.querySelector<HTMLElement>("#problems")?.focus());
    }
  }
}

customElements.define("calibrant-issue", CertificateIssue);
