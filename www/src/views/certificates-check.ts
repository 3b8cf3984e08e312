import type { Issue } from "calibrant";
import type { AttemptDocument, CertificateDocument, QuizDocument } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { canonical } from "../element/documents.js";
import { EngineError, ThreadLost } from "../engine/thread.js";
import { wordsOf } from "../store/certificate-words.js";
import { dayStamp } from "../store/files.js";
import { decode, pageIssue } from "../store/import.js";
import { formatOf, Refused, refusing } from "../store/refused.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { textOf } from "./dialogs.js";
import { View } from "./light.js";
import { refusalOf, refusalText, type Refusal } from "./refusals.js";

/** A document to check by, and where it is from: a file's name, or none where it was on this device. */
interface Input<Document> { name: string | undefined; document: Document }

/** What became of the last file, or of the check. */
type Found = { kind: "holds" } | { kind: "wrong-passphrase" } | { kind: "failed"; refusal: Refusal } | { kind: "faults" | "refused"; issues: Issue[]; of: string };

/** Works a certificate out again from its quiz and its attempt, and tells everything that does not come out. */
export class CertificateCheck extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, certificate: { attribute: false },
    quiz: { state: true }, attempt: { state: true }, found: { state: true }, isBusy: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare certificate: CertificateDocument;
  declare quiz: Input<QuizDocument> | undefined;
  declare attempt: Input<AttemptDocument> | undefined;
  declare found: Found | undefined;
  declare isBusy: boolean;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("certificate")) void this.#look();
  }

  /** What is on this device need not be opened. */
  async #look(): Promise<void> {
    const { certificate, certificate: { quiz, attempt }, store: { database } } = this;
    Object.assign(this, { quiz: undefined, attempt: undefined, found: undefined, isBusy: false });
    const [kept, handedIn] = await Promise.all([database.get("quizzes", quiz.hash), database.get("handedIn", attempt)]);
    if (certificate !== this.certificate) return;
    if (kept) this.quiz ??= { name: undefined, document: kept.document };
    if (handedIn) this.attempt ??= { name: undefined, document: handedIn.document };
  }

  protected override render(): TemplateResult {
    const { texts: { t }, quiz, attempt } = this;
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      void this.#check(textOf(new FormData(event.target as HTMLFormElement), "passphrase"));
    };
    return html`<section aria-labelledby="check-title"><h2 id="check-title">${t("check-title")}</h2>
      <p class="hint">${t("check-hint")}</p>
      <form @submit=${submit}>
        <ul class="inputs">${this.#inputView("quiz", quiz)}${this.#inputView("attempt", attempt)}</ul>
        ${quiz?.document.sealed ? html`<label class="passphrase">${t("passphrase")}<input type="password" name="passphrase" required autocomplete="off"></label><p class="hint">${t("passphrase-hint")}</p>` : nothing}
        <div class="buttons"><button type="submit" ?disabled=${!quiz || !attempt || this.isBusy}>${t("check")}</button></div></form>
      ${this.#foundView()}</section>`;
  }

  #inputView(kind: "quiz" | "attempt", input: Input<unknown> | undefined) {
    const { t } = this.texts;
    const opened = (event: Event) => {
      const field = event.target as HTMLInputElement;
      const file = field.files?.[0];
      field.value = "";
      if (file) void this.#open(kind, file);
    };
    return html`<li><label class="button">${t(`open-${kind}`)}<input type="file" name=${kind} accept=".json,application/json" @change=${opened}></label>
      <span>${input ? input.name ?? t("on-this-device") : t(`needs-${kind}`)}</span></li>`;
  }

  async #open(kind: "quiz" | "attempt", file: File): Promise<void> {
    const { certificate } = this;
    this.found = undefined;
    this[kind] = undefined;
    try {
      const document = await this.#read(kind, await file.arrayBuffer());
      if (certificate === this.certificate) Object.assign(this, { [kind]: { name: file.name, document } });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (certificate !== this.certificate) return;
      this.#tell({ kind: "refused", issues: error.issues, of: file.name });
    }
  }

  async #read(kind: "quiz" | "attempt", bytes: ArrayBuffer): Promise<unknown> {
    const { document, issues } = decode(bytes);
    if (issues) throw new Refused(issues);
    const value = formatOf(document);
    if (value !== `calibrant/${kind}@1`) throw new Refused([kind === "quiz" ? pageIssue("not-a-quiz", "This is no quiz.", { value }) : pageIssue("not-an-attempt", "This is no attempt.", { value })]);
    // A damaged seal is told here, before anybody looks for a passphrase.
    if (kind === "quiz") await refusing(this.store.engine.openQuiz(document as QuizDocument));
    return document;
  }

  async #check(passphrase: string | undefined): Promise<void> {
    const { quiz, attempt, certificate } = this;
    if (!quiz || !attempt || this.isBusy) return;
    Object.assign(this, { isBusy: true, found: undefined });
    const found = await this.#foundBy(quiz, attempt, certificate, passphrase).finally(() => { if (certificate === this.certificate) this.isBusy = false; });
    // It says nothing of what was opened meanwhile.
    if (certificate === this.certificate && quiz === this.quiz && attempt === this.attempt) this.#tell(found);
  }

  async #foundBy(quiz: Input<QuizDocument>, attempt: Input<AttemptDocument>, certificate: CertificateDocument, passphrase: string | undefined): Promise<Found> {
    const { engine } = this.store;
    try {
      const open = await engine.openQuizToGrade(quiz.document, quiz.document.sealed ? passphrase : undefined);
      try {
        const issues = [...await open.checkCertificate(certificate, attempt.document), ...await this.#wrongWords(certificate, quiz.document)];
        return issues.length > 0 ? { kind: "faults", issues, of: "" } : { kind: "holds" };
      } finally {
        open.close();
      }
    } catch (error) {
      if (!(error instanceof EngineError || error instanceof ThreadLost)) throw error;
      if (error instanceof EngineError && error.code === "invalid-attempt") return { kind: "faults", issues: error.issues, of: attempt.name ?? "" };
      // What failed on this device, or is wrong with the quiz, says nothing of the certificate.
      return failure(refusalOf(error));
    }
  }

  /** Titles of parts and scorecards follow from the quiz too, where the certificate brings them. */
  async #wrongWords({ meta }: CertificateDocument, quiz: QuizDocument): Promise<Issue[]> {
    const right = await wordsOf(this.store.engine, quiz);
    return (["parts", "scorecards"] as const).filter((key) => meta?.[key] !== undefined && canonical(meta[key]) !== canonical(right[key]))
      .map((key) => ({ ...pageIssue("certificate-words", "What the certificate says besides is not what its quiz says.", { key }), path: `/meta/${key}` }));
  }

  #tell(found: Found): void {
    this.found = found;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("#found")?.focus());
  }

  #foundView() {
    const { found, certificate: { expires }, texts, texts: { t, sentence } } = this;
    if (!found) return html`<div role="status"></div>`;
    if (found.kind === "wrong-passphrase") return html`<div id="found" class="problem" role="alert" tabindex="-1"><p><strong>${t("wrong-passphrase")}</strong></p><p>${t("wrong-passphrase-hint")}</p></div>`;
    if (found.kind === "failed") return html`<div id="found" class="problem" role="alert" tabindex="-1"><p><strong>${t("check-failed")}</strong></p><p>${refusalText(texts, found.refusal)}</p></div>`;
    if (found.kind === "holds") {
      return html`<div id="found" class="well" role="status" tabindex="-1"><p><strong>${t("holds")}</strong></p>
        <ul class="plain-list"><li>${t("holds-means")}</li>${expires !== null && expires < dayStamp() ? html`<li><strong>${t("holds-expired", { date: expires })}</strong></li>` : nothing}<li>${t("holds-not-who")}</li><li>${t("holds-not-signed")}</li><li>${t("holds-not-now")}</li></ul></div>`;
    }
    const { issues, of } = found;
    return html`<div id="found" class="problem" role="alert" tabindex="-1"><p><strong>${found.kind === "refused" ? t("file-refused", { file: of }) : t("does-not-hold")}</strong></p>
      <ul class="issue-list">${issues.map((issue) => html`<li data-code=${issue.code}>${issue.path ? html`<code>${issue.path}</code> ` : nothing}${sentence(issue)}</li>`)}</ul>
      ${found.kind === "faults" ? html`<p>${t("does-not-hold-hint")}</p>` : nothing}</div>`;
  }
}

const failure = (refusal: Refusal): Found => refusal === "wrong-passphrase" ? { kind: refusal } : { kind: "failed", refusal };
