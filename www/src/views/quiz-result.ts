import type { Issue } from "calibrant";
import type { QuizResult } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage, minute } from "../element/documents.js";
import { EngineError } from "../engine/thread.js";
import type { Step } from "../quiz/plan.js";
import { asJson, dayStamp, download, fileName } from "../store/files.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { Taking } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { leadTo, View } from "./light.js";
import { leadView, outcomeView } from "./quiz-outcome.js";

/** What a finished attempt came to, as far as this page may know. */
export class QuizResultView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, taking: { attribute: false },
    result: { state: true }, issues: { state: true }, due: { state: true }, isAgain: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare taking: Taking;
  declare result: QuizResult | undefined;
  /** Why it cannot be graded. */
  declare issues: Issue[];
  /** In practice what comes again. */
  declare due: { now: Step[]; next: Date | undefined };
  declare isAgain: boolean;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("taking")) void this.#grade();
  }

  async #grade(): Promise<void> {
    const { taking } = this;
    Object.assign(this, { result: undefined, issues: [], due: { now: [], next: undefined }, isAgain: false });
    if (taking.quiz.isSealed) return;
    try {
      const result = await taking.grade();
      const due = taking.isPractice ? await taking.due() : this.due;
      if (taking === this.taking) Object.assign(this, { result, due });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (taking === this.taking) this.issues = error.issues;
    }
  }

  protected override render(): TemplateResult {
    const { store, texts, settings, taking, due, isAgain, result, issues } = this;
    const { quiz: { quiz, document, isSealed }, record: { rater, attempt, submitted, setBack = 0 } } = taking;
    const { t, locale } = texts;
    if (isAgain) return html`<calibrant-quiz-again .store=${store} .texts=${texts} .settings=${settings} .taking=${taking} .due=${due.now} .through=${this.#through}></calibrant-quiz-again>`;
    return html`<main class="home quiz" tabindex="-1" aria-busy=${String(!isSealed && !result && issues.length === 0)}>
      <p><a href=${`#/quiz/${encodeURIComponent(quiz)}`}>${inLanguage(document.title, locale)}</a></p>
      ${isSealed ? html`<h1>${t("handed-in")}</h1><p class="lead">${t("examiner-grades")}</p>` : result ? html`<h1>${t(`outcome-${result.outcome}`)}</h1>`
        : issues.length ? html`<h1>${t("handed-in")}</h1><div class="problem" role="alert"><p><strong>${t("not-gradable")}</strong></p>
          ${issues.map((issue) => html`<p>${issue.path ? html`<code>${issue.path}</code> ` : nothing}${texts.sentence(issue)}</p>`)}</div>` : nothing}
      <p class="hint">${t("taken-by", { name: rater.name, attempt, time: minute(submitted ?? "") })}</p>
      ${result ? leadView(texts, result, { clockSetBack: setBack }) : nothing}
      <div class="buttons"><button type="button" class=${isSealed ? "primary" : ""} @click=${() => void this.#save()}>${t("save-attempt")}</button>
        ${due.now.length ? html`<button type="button" class="primary" @click=${this.#again}>${t("practise-due", { due: due.now.length })}</button>` : nothing}</div>
      ${taking.isPractice && due.next ? html`<p>${t("practise-next", { day: dayStamp(due.next) })}</p>` : nothing}
      <p class="hint">${t("attempt-file-hint")}</p>
      ${result ? outcomeView(texts, document, result) : nothing}
    </main>`;
  }

  readonly #again = (): void => {
    this.isAgain = true;
    void leadTo(this, "h1");
  };

  readonly #through = async (): Promise<void> => {
    const { taking } = this;
    this.isAgain = false;
    const due = await taking.due();
    if (taking !== this.taking) return;
    this.due = due;
    await leadTo(this, "main");
  };

  async #save(): Promise<void> {
    const { taking: { quiz: { document }, record: { rater, attempt } }, texts: { locale } } = this;
    const name = fileName([inLanguage(document.title, locale), rater.name, attempt].join("-"));
    download(`${name}.attempt.json`, "application/json", asJson(await this.taking.document()));
  }
}
