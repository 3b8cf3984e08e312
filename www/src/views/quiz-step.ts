import type { EvaluationDocument } from "calibrant";
import type { KnowledgeAnswer } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { inLanguage } from "../element/documents.js";
import { isCall, type CallStep, type QuestionStep, type Step } from "../quiz/plan.js";
import { Recordings } from "../store/recordings.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { blindCallView } from "./blind-call.js";
import { CallRecording } from "./call-recording.js";
import { FormUnderWay } from "./form-under-way.js";
import { View } from "./light.js";

/** What whoever asks does with answers; the form of a call tells of every change and when it is finished. */
export interface Asking {
  step: Step;
  /** Of a question. */
  answer: KnowledgeAnswer | undefined;
  change: (answer: KnowledgeAnswer) => void;
  /** Of a call. */
  evaluation: EvaluationDocument | undefined;
  fill: (evaluation: EvaluationDocument, typing: boolean) => void;
  submit: (evaluation: EvaluationDocument) => void;
  /** Typing that waits is to be written now. */
  flush: () => void;
  /** Where one is; and what can be done next. */
  head: TemplateResult;
  next: TemplateResult;
}

/** One question or one call on the screen. */
export class QuizStep extends View {
  static override properties = { store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, quiz: { attribute: false }, asking: { attribute: false } };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  /** Its hash. */
  declare quiz: string;
  declare asking: Asking;
  readonly #form = new FormUnderWay(this, () => this.asking.flush());
  #shown: Step | undefined;
  #recording: CallRecording | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#recording?.close();
  }

  protected override willUpdate(): void {
    const { step, evaluation } = this.asking;
    if (step === this.#shown) return;
    this.#shown = step;
    this.#form.begin(evaluation?.timing?.activeSeconds);
    this.#recording?.close();
    this.#recording = isCall(step) ? new CallRecording(new Recordings(this.store.database, this.quiz), step.asked.contact, () => this.requestUpdate()) : undefined;
  }

  protected override render(): TemplateResult {
    const { step, evaluation } = this.asking;
    // Another question is another form: it begins at its top.
    return html`${keyed(step.id, isCall(step) ? (evaluation ? this.#callView(step, evaluation) : nothing) : this.#questionView(step))}`;
  }

  #questionView(step: QuestionStep) {
    const { texts, asking: { answer, change, head, next } } = this;
    return html`<main class="home quiz" tabindex="-1">${head}
      <calibrant-quiz-question .texts=${texts} .step=${step} .answer=${answer} .change=${change}></calibrant-quiz-question>
      <div class="buttons">${next}</div></main>`;
  }

  #callView({ part: { scorecard }, asked: { title, contact } }: CallStep, evaluation: EvaluationDocument) {
    const { store, texts, settings, asking: { fill, submit, head, next } } = this;
    return blindCallView({
      store, texts, settings, scorecard, contact, evaluation, fill, submit, form: this.#form, recording: this.#recording,
      head: html`${head}<h2>${inLanguage(title, texts.locale)}</h2><div class="buttons">${next}</div>`,
    });
  }
}
