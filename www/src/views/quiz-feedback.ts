import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import type { Earned } from "../quiz/earned.js";
import type { Step } from "../quiz/plan.js";
import type { Given, Taking } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { View } from "./light.js";
import { toldView, verdictOf } from "./quiz-told.js";

/** What is right and why, after an answer; first what was done well. */
export class QuizFeedback extends View {
  static override properties = {
    texts: { attribute: false }, taking: { attribute: false }, step: { attribute: false }, given: { attribute: false }, head: { attribute: false }, next: { attribute: false },
    earned: { state: true },
  };
  declare texts: Texts;
  declare taking: Taking;
  declare step: Step;
  declare given: Given;
  declare head: TemplateResult;
  declare next: TemplateResult;
  declare earned: Earned | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("step") || changed.has("given")) void this.#grade(this.step, this.given);
  }

  async #grade(step: Step, given: Given): Promise<void> {
    this.earned = undefined;
    if (this.taking.quiz.isSealed) return;
    const earned = await this.taking.earnedBy(step, given);
    if (step === this.step) this.earned = earned;
  }

  protected override render(): TemplateResult {
    const { texts, texts: { t, locale }, step, given, head, next, earned, taking: { quiz: { isSealed, document } } } = this;
    return html`<main class="home quiz" tabindex="-1">${head}
      <section class="feedback" aria-labelledby="asked"><h2 id="asked">${inLanguage(step.asked.title, locale)}</h2>
        <p role="status">${isSealed ? t("feedback-sealed") : earned ? html`<strong>${verdictOf(texts, step, earned)}</strong>` : nothing}</p>
        ${earned ? toldView(texts, document, step, given, earned) : nothing}
      </section>
      <div class="buttons">${next}</div></main>`;
  }
}
