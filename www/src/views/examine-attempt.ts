import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage, minute } from "../element/documents.js";
import { isCall } from "../quiz/plan.js";
import type { Graded } from "../quiz/board.js";
import { answered, type Board, type Told } from "../store/examined.js";
import { asJson, download, fileName } from "../store/files.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import "./certificates-issue.js";
import { examinePath } from "./examine-entry.js";
import { View } from "./light.js";
import { leadView, outcomeView } from "./quiz-outcome.js";
import { toldView, verdictOf } from "./quiz-told.js";

/** One attempt: what its rater sees of it, and answer by answer what is right and why. */
export class ExamineAttempt extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, quizTexts: { attribute: false }, board: { attribute: false }, graded: { attribute: false }, takeBack: { attribute: false },
    told: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  /** The words of a trainee's result. */
  declare quizTexts: Texts;
  declare board: Board;
  declare graded: Graded;
  /** Takes the attempt off the board; not `remove`, by which elements leave the page. */
  declare takeBack: () => void;
  declare told: Told[] | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("graded")) void this.#tell(this.graded);
  }

  async #tell(graded: Graded): Promise<void> {
    this.told = undefined;
    const told = await answered(this.board, this.board.told(graded));
    if (graded === this.graded) this.told = told;
  }

  protected override render(): TemplateResult {
    const { store, texts, texts: { t, locale }, quizTexts, board: { record: { quiz }, document, open }, graded: { attempt, result }, told } = this;
    const { rater } = attempt;
    return html`<main class="home quiz examine" tabindex="-1">
      <p><a href=${examinePath(quiz)}>${inLanguage(document.title, locale)}</a></p>
      <h1 tabindex="-1">${t("named", { name: rater.name, value: t(`outcome-${result.outcome}`) })}</h1>
      <p class="hint">${t("attempt-facts", { id: rater.id, team: rater.team ?? "–", attempt: attempt.attempt ?? 1, time: minute(attempt.started) })}</p>
      ${leadView(quizTexts, result, attempt.meta)}
      <div class="buttons"><button type="button" @click=${() => this.#save()}>${t("save-attempt")}</button>
        <button type="button" @click=${this.takeBack}>${t("remove-attempt")}</button></div>
      <calibrant-issue .store=${store} .texts=${texts} .open=${open} .quiz=${document} .attempt=${attempt} .result=${result}></calibrant-issue>
      <p class="hint">${t("as-the-rater-sees", { name: rater.name })}</p>
      ${outcomeView(quizTexts, document, result)}
      <section aria-labelledby="answers-title" aria-busy=${String(!told)}><h2 id="answers-title">${t("answers-title")}</h2>
        <p class="hint">${t("answers-hint")}</p>${told?.map((each) => this.#toldView(each))}</section></main>`;
  }

  /** What is not all right stands open. */
  #toldView({ step, given, earned }: Told) {
    const { texts: { t, locale }, quizTexts, board: { document } } = this;
    const isRight = earned.earned === earned.of;
    return html`<details class="told feedback" ?open=${!isRight}><summary><span aria-hidden="true" class=${isRight ? "good" : "bad"}>${isRight ? "✓" : "✗"}</span> ${inLanguage(step.asked.title, locale)}
        <small>${inLanguage(step.part.title, locale)}</small></summary>
      <p><strong>${given === undefined ? t("not-answered") : verdictOf(quizTexts, step, earned)}</strong></p>
      ${given === undefined && isCall(step) ? nothing : toldView(quizTexts, document, step, given, earned)}</details>`;
  }

  #save(): void {
    const { board: { document }, graded: { attempt }, texts: { locale } } = this;
    download(`${fileName([inLanguage(document.title, locale), attempt.rater.name, attempt.attempt ?? 1].join("-"))}.attempt.json`, "application/json", asJson(attempt));
  }
}
