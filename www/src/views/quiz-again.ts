import type { EvaluationDocument } from "calibrant";
import type { KnowledgeAnswer } from "calibrant/quiz";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { isCall, type Step } from "../quiz/plan.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { Given, Taking } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { leadTo, View } from "./light.js";
import { asItStands } from "./quiz-question.js";
import type { Asking } from "./quiz-step.js";

/** What was missed, and what its time has come for, is asked again until each was right once. The attempt stays what it was. */
export class QuizAgain extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, taking: { attribute: false }, due: { attribute: false }, through: { attribute: false },
    queue: { state: true }, answer: { state: true }, evaluation: { state: true }, given: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare taking: Taking;
  declare due: Step[];
  declare through: () => void;
  declare queue: Step[];
  declare answer: KnowledgeAnswer | undefined;
  declare evaluation: EvaluationDocument | undefined;
  declare given: Given | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("due")) this.#ask(this.due);
  }

  #ask(queue: Step[]): void {
    const [step] = queue;
    this.queue = queue;
    this.answer = undefined;
    this.given = undefined;
    this.evaluation = step && isCall(step) ? this.taking.draftOf(step) ?? this.taking.blank(step) : undefined;
  }

  protected override render(): TemplateResult {
    const { store, texts, texts: { t, locale }, settings, taking, queue: [step], given } = this;
    if (!step) return html`<main class="home quiz" tabindex="-1"><h1>${t("again-through")}</h1><div class="buttons"><button type="button" class="primary" @click=${this.through}>${t("to-the-result")}</button></div></main>`;
    const head = html`<p><button type="button" class="plain" @click=${this.through}>${t("to-the-result")}</button></p>
      <h1 tabindex="-1">${t("again-left", { left: this.queue.length })} <small>${inLanguage(step.part.title, locale)}</small></h1>`;
    if (given) {
      const next = html`<button type="button" class="primary" @click=${() => void this.#next(step, given)}>${t("next")}</button>`;
      return html`<calibrant-quiz-feedback .texts=${texts} .taking=${taking} .step=${step} .given=${given} .head=${head} .next=${next}></calibrant-quiz-feedback>`;
    }
    return html`<calibrant-quiz-step .store=${store} .texts=${texts} .settings=${settings} .quiz=${taking.quiz.quiz} .asking=${this.#asking(step, head)}></calibrant-quiz-step>`;
  }

  #asking(step: Step, head: TemplateResult): Asking {
    const { answer, evaluation, texts: { t } } = this;
    const chosen = isCall(step) ? undefined : asItStands(step, answer);
    const next = isCall(step) ? html`<p class="hint">${t("submit-for-feedback")}</p>`
      : html`<button type="button" class="primary" ?disabled=${!chosen} @click=${() => chosen && void this.#give(step, chosen)}>${t("check-answer")}</button>`;
    return {
      step, answer, evaluation, head, next, flush: () => void this.taking.flush(),
      change: (given) => { this.answer = given; },
      fill: (changed, typing) => {
        if (isCall(step)) this.taking.fill(step, changed, typing);
        this.evaluation = changed;
      },
      submit: (finished) => void this.#give(step, finished),
    };
  }

  async #give(step: Step, given: Given): Promise<void> {
    this.taking.answerAgain(step, given);
    this.given = given;
    await leadTo(this, "h1");
  }

  async #next(step: Step, given: Given): Promise<void> {
    const { earned, of } = await this.taking.earnedBy(step, given);
    const [first, ...rest] = this.queue;
    // Pressed twice.
    if (first !== step || given !== this.given) return;
    this.#ask(earned < of ? [...rest, step] : rest);
    await leadTo(this, "h1");
  }
}
