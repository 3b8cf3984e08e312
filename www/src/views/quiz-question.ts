import type { KnowledgeAnswer, QuestionOption } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { inLanguage } from "../element/documents.js";
import type { QuestionStep } from "../quiz/plan.js";
import type { Texts } from "../texts.js";
import { View } from "./light.js";

/** A question with what it is answered by; it keeps no answer of its own. */
export class QuizQuestion extends View {
  static override properties = { texts: { attribute: false }, step: { attribute: false }, answer: { attribute: false }, change: { attribute: false } };
  declare texts: Texts;
  declare step: QuestionStep;
  declare answer: KnowledgeAnswer | undefined;
  declare change: (answer: KnowledgeAnswer) => void;

  protected override render(): TemplateResult {
    const { texts: { t, locale }, step: { asked } } = this;
    return html`<fieldset class="question" aria-describedby=${asked.guidance ? "guidance" : nothing}>
      <legend>${inLanguage(asked.title, locale)}</legend>
      ${asked.guidance ? html`<p class="hint" id="guidance">${inLanguage(asked.guidance, locale)}</p>` : nothing}
      <p class="hint">${t(`how-${asked.kind}`)}</p>
      ${this.#answerView()}
    </fieldset>`;
  }

  #answerView() {
    switch (this.step.asked.kind) {
      case "single": return this.#choices("radio", chosenIn(this.answer));
      case "multiple": return this.#choices("checkbox", chosenIn(this.answer));
      case "order": return this.#order();
      case "match": return this.#matches(this.step.asked.prompts);
      case "number": return this.#number();
    }
  }

  #choices(type: "radio" | "checkbox", chosen: string[]) {
    const { step: { options }, texts: { locale } } = this;
    const choose = (id: string, isOn: boolean) => this.change(type === "radio" ? { option: id } : { options: options.flatMap((each) => (each.id === id ? isOn : chosen.includes(each.id)) ? [each.id] : []) });
    return html`<ul class="options">${options.map(({ id, title }) => html`<li><label class="option"><input type=${type} name="option" value=${id} .checked=${chosen.includes(id)}
      @change=${(event: Event) => choose(id, (event.target as HTMLInputElement).checked)}><span>${inLanguage(title, locale)}</span></label></li>`)}</ul>`;
  }

  #order() {
    const { texts: { t, locale } } = this;
    const order = orderIn(this.step, this.answer);
    const button = (option: QuestionOption, at: number, by: -1 | 1) => html`<button type="button" data-by=${by} ?disabled=${at + by < 0 || at + by >= order.length}
      aria-label=${t(by < 0 ? "move-up" : "move-down", { option: inLanguage(option.title, locale) })} @click=${() => void this.#move(order, at, by)}><span aria-hidden="true">${by < 0 ? "↑" : "↓"}</span></button>`;
    return html`<ol class="order">${repeat(order, ({ id }) => id, (option, at) => html`<li data-option=${option.id}><span>${inLanguage(option.title, locale)}</span>
      ${button(option, at, -1)}${button(option, at, 1)}</li>`)}</ol>`;
  }

  /** Whoever moves an option by keyboard goes on with it. */
  async #move(order: QuestionOption[], at: number, by: -1 | 1): Promise<void> {
    const ids = order.map(({ id }) => id);
    const [moved = ""] = ids.splice(at, 1);
    ids.splice(at + by, 0, moved);
    this.change({ order: ids });
    await new Promise(requestAnimationFrame);
    const buttons = [...this.querySelectorAll<HTMLButtonElement>(`[data-option="${moved}"] button:enabled`)];
    (buttons.find(({ dataset }) => dataset.by === String(by)) ?? buttons[0])?.focus();
  }

  #matches(prompts: QuestionOption[]) {
    const { step: { options }, texts: { t, locale } } = this;
    const matches = this.answer && "matches" in this.answer ? this.answer.matches : {};
    const choose = (prompt: string, option: string) => {
      const { [prompt]: _, ...others } = matches;
      this.change({ matches: option ? { ...others, [prompt]: option } : others });
    };
    return html`<div class="matches">${prompts.map(({ id, title }) => html`<label><span>${inLanguage(title, locale)}</span>
      <select name=${id} @change=${(event: Event) => choose(id, (event.target as HTMLSelectElement).value)}><option value="" ?selected=${!matches[id]}>${t("not-matched")}</option>
        ${options.map((option) => html`<option value=${option.id} ?selected=${matches[id] === option.id}>${inLanguage(option.title, locale)}</option>`)}</select></label>`)}</div>`;
  }

  #number() {
    const { t } = this.texts;
    const number = this.answer && "number" in this.answer ? String(this.answer.number) : "";
    const read = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const written = input.value.normalize("NFKC").trim().replace(",", ".").replace("−", "-");
      const isNumber = NUMBER.test(written);
      if (isNumber && written !== number) this.change({ number: written });
      // What was answered stays answered: an empty field would hide it.
      input.setCustomValidity(isNumber || (written === "" && number === "") ? "" : t("no-number"));
      if (event.type === "change") input.reportValidity();
    };
    return html`<label class="number">${t("your-number")}<input name="number" inputmode="decimal" autocomplete="off" maxlength="20" .value=${number} @change=${read} @input=${read}></label>`;
  }
}

/** What the engine takes for a number, and no more than it takes. */
const NUMBER = /^-?\d{1,9}(\.\d{1,6})?$/;

export function chosenIn(answer: KnowledgeAnswer | undefined): string[] {
  if (answer && "option" in answer) return [answer.option];
  return answer && "options" in answer ? answer.options : [];
}

/** What is answered as it stands: an order that nobody has moved is one too. */
export const asItStands = (step: QuestionStep, answer: KnowledgeAnswer | undefined): KnowledgeAnswer | undefined =>
  step.asked.kind === "order" ? { order: orderIn(step, answer).map(({ id }) => id) } : answer;

/** As it was put, or as it was shown. */
function orderIn({ options }: QuestionStep, answer: KnowledgeAnswer | undefined): QuestionOption[] {
  const put = answer && "order" in answer ? answer.order : [];
  return put.length === options.length ? put.flatMap((id) => options.find((option) => option.id === id) ?? []) : options;
}
