import type { EvaluationDocument } from "calibrant";
import type { KnowledgeAnswer } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { isCall, type Step } from "../quiz/plan.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { Taking } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { formDialog, openDialog } from "./dialogs.js";
import { leadTo, View } from "./light.js";
import { asItStands } from "./quiz-question.js";
import type { Asking } from "./quiz-step.js";

/** An attempt under way. In an exam one goes to and fro and hands in; in practice each answer is followed by what is right. */
export class QuizTaking extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, taking: { attribute: false }, over: { attribute: false },
    answer: { state: true }, evaluation: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare taking: Taking;
  /** It has been handed in. */
  declare over: () => void;
  /** In practice an answer counts when it is given, not when it is chosen. */
  declare answer: KnowledgeAnswer | undefined;
  declare evaluation: EvaluationDocument | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("taking")) return;
    const first = this.taking.open[0] ?? this.taking.plan[0];
    if (!this.taking.current && first) this.taking.show(first);
    this.#begin();
    void this.#settle();
  }

  /** What is on the screen, as far as it was answered. */
  #begin(): void {
    const { current } = this.taking;
    this.answer = current && !isCall(current) ? this.taking.answerOf(current) : undefined;
    this.evaluation = current && isCall(current) ? this.taking.evaluationOf(current) : undefined;
  }

  protected override render(): TemplateResult {
    const { store, texts, settings, taking } = this;
    const step = taking.current;
    if (!step) return html`<main class="home" tabindex="-1"></main>`;
    const given = taking.answerOf(step);
    const head = this.#headView(step);
    const next = taking.isPractice ? this.#practiceView(step) : this.#examView(step);
    return html`${taking.isPractice && given !== undefined
      ? html`<calibrant-quiz-feedback .texts=${texts} .taking=${taking} .step=${step} .given=${given} .head=${head} .next=${next}></calibrant-quiz-feedback>`
      : html`<calibrant-quiz-step .store=${store} .texts=${texts} .settings=${settings} .quiz=${taking.quiz.quiz} .asking=${this.#asking(step, head, next)}></calibrant-quiz-step>`}
      ${taking.isPractice ? nothing : this.#handInView()}`;
  }

  #asking(step: Step, head: TemplateResult, next: TemplateResult): Asking {
    const { taking, answer, evaluation } = this;
    return {
      step, answer, evaluation, head, next, flush: () => void taking.flush(),
      change: (chosen) => {
        this.answer = chosen;
        if (taking.isPractice) return;
        taking.answer(step, chosen);
        void this.#settle();
      },
      fill: (changed, typing) => {
        if (isCall(step)) taking.fill(step, changed, typing);
        this.evaluation = changed;
      },
      submit: (finished) => {
        this.evaluation = finished;
        this.#give(step, finished);
      },
    };
  }

  #headView(step: Step) {
    const { taking, texts, texts: { t, locale } } = this;
    const { quiz: { quiz, document }, plan, open } = taking;
    return html`<p><a href=${`#/quiz/${encodeURIComponent(quiz)}`}>${inLanguage(document.title, locale)}</a></p>
      <h1 tabindex="-1">${t("step-of", { number: plan.indexOf(step) + 1, steps: plan.length })} <small>${inLanguage(step.part.title, locale)}</small></h1>
      <p class="hint">${t("answered-so-far", { answered: plan.length - open.length, steps: plan.length })}
        <calibrant-quiz-clock .texts=${texts} .taking=${taking} .over=${this.#handIn}></calibrant-quiz-clock></p>
      ${taking.isPractice ? nothing : this.#stepsView(step)}`;
  }

  /** Every question by its number, with whether it is answered. */
  #stepsView(current: Step) {
    const { taking, texts: { t } } = this;
    return html`<nav class="steps" aria-label=${t("steps")}><ol>${taking.plan.map((step, at) => {
      const isAnswered = taking.answerOf(step) !== undefined;
      return html`<li><button type="button" class=${isAnswered ? "answered" : ""} aria-current=${step === current ? "step" : nothing}
        aria-label=${t(isAnswered ? "go-to-answered" : "go-to-open", { number: at + 1 })} @click=${() => void this.#go(step)}>${at + 1}<span aria-hidden="true">${isAnswered ? "✓" : ""}</span></button></li>`;
    })}</ol></nav>`;
  }

  #examView(step: Step) {
    const { taking, texts: { t } } = this;
    const at = taking.plan.indexOf(step);
    const [before, after] = [taking.plan[at - 1], taking.plan[at + 1]];
    const isOpen = taking.answerOf(step) === undefined;
    const shown = isOpen && !isCall(step) ? asItStands(step, undefined) : undefined;
    return html`${shown ? html`<button type="button" @click=${() => this.#give(step, shown)}>${t("keep-order")}</button>` : nothing}
      ${isCall(step) && this.evaluation && this.evaluation.state !== "draft" ? html`<button type="button" @click=${this.#resume}>${t("change-answers")}</button>` : nothing}
      ${before ? html`<button type="button" @click=${() => void this.#go(before)}>${t("back")}</button>` : nothing}
      ${after ? html`<button type="button" class="primary" @click=${() => void this.#go(after)}>${t("next")}</button>` : nothing}
      <button type="button" class=${after ? "" : "primary"} @click=${() => openDialog("hand-in")}>${t("hand-in")}</button>`;
  }

  #practiceView(step: Step) {
    const { taking, answer, texts: { t } } = this;
    if (taking.answerOf(step) === undefined) {
      if (isCall(step)) return html`<p class="hint">${t("submit-for-feedback")}</p>`;
      const chosen = asItStands(step, answer);
      return html`<button type="button" class="primary" ?disabled=${!chosen} @click=${() => chosen && this.#give(step, chosen)}>${t("check-answer")}</button>`;
    }
    const following = taking.open[0];
    return following ? html`<button type="button" class="primary" @click=${() => void this.#go(following)}>${t("next")}</button>`
      : html`<button type="button" class="primary" @click=${this.#handIn}>${t("to-the-result")}</button>`;
  }

  #handInView() {
    const { taking: { open, quiz: { isSealed } }, texts: { t } } = this;
    return formDialog({
      id: "hand-in", title: t("hand-in-title"), hint: t(isSealed ? "hand-in-sealed" : "hand-in-meaning"), confirm: t("hand-in-now"), cancel: t("cancel"),
      fields: html`<p>${t("hand-in-open", { open: open.length })}</p>`, save: this.#handIn,
    });
  }

  #give(step: Step, answer: KnowledgeAnswer | EvaluationDocument): void {
    this.taking.answer(step, answer);
    this.#begin();
    // The answer may be the one that was chosen before: what follows is drawn nevertheless, and then the focus goes there.
    this.requestUpdate();
    void leadTo(this, "h1");
    void this.#settle();
  }

  async #settle(): Promise<void> {
    await this.taking.settle();
    this.requestUpdate();
  }

  async #go(step: Step): Promise<void> {
    this.taking.show(step);
    this.#begin();
    this.requestUpdate();
    await leadTo(this, "h1");
  }

  readonly #resume = (): void => {
    const step = this.taking.current;
    if (!step || !isCall(step) || !this.evaluation) return;
    const { submittedAt: _, ...before } = this.evaluation;
    this.evaluation = { ...before, state: "draft" };
    this.taking.fill(step, this.evaluation, false);
  };

  readonly #handIn = (): void => {
    if (this.taking.isOver) return;
    this.taking.submit();
    this.over();
  };
}
