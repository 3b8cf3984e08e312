import type { ItemDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { FormContext } from "./context.js";
import { inLanguage, levelOf } from "./documents.js";
import { keyName, type Action } from "./keyboard.js";
import type { Judgement } from "./sheet.js";

/** The input of one item; its title stands in the row. */
export function controlView(context: FormContext, item: ItemDocument): TemplateResult {
  return html`<div class="levels ${item.kind}" part="levels">
    ${item.kind === "choice" || item.kind === "multi" ? optionsView(context, item) : fieldView(context, item)}
    ${item.notApplicable ? notApplicableView(context, item) : nothing}
  </div>`;
}

function optionsView(context: FormContext, item: ItemDocument) {
  const answer = context.filling.evaluation.answers[item.id];
  const kind = item.kind === "choice" ? "radio" : "checkbox";
  return (item.options ?? []).map((option, index) => {
    const chosen = item.kind === "choice" ? answer?.option === option.id : answer?.options?.includes(option.id) ?? false;
    const level = chosen && context.score ? levelOf(item, option) : "plain";
    return html`<label class="level ${level}" part="level">
      <input type=${kind} name=${`level-${item.id}`} value=${option.id} .checked=${live(chosen)} ?disabled=${context.frozen}
        @click=${() => context.judge(item, judgementOf(context, item, index))}>
      ${keyView(context, `level${index + 1}` as Action)}<span class="level-title">${inLanguage(option.title, context.locale)}</span>
    </label>`;
  });
}

function notApplicableView(context: FormContext, item: ItemDocument) {
  const chosen = context.filling.evaluation.answers[item.id]?.notApplicable === true;
  const kind = item.kind === "choice" ? "radio" : "checkbox";
  return html`<label class="level na" part="level">
    <input type=${kind} name=${`level-${item.id}`} value="" .checked=${live(chosen)} ?disabled=${context.frozen}
      @click=${() => context.judge(item, notApplicableOf(context, item))}>
    ${keyView(context, "notApplicable")}<span class="level-title">${context.t("not-applicable")}</span>
  </label>`;
}

function fieldView(context: FormContext, item: ItemDocument) {
  const answer = context.filling.evaluation.answers[item.id];
  const value = String(answer?.number ?? answer?.text ?? answer?.date ?? "");
  const entered = (event: Event) => {
    const text = (event.target as HTMLInputElement | HTMLTextAreaElement).value;
    const entry = item.kind === "text" ? text : text.trim();
    context.judge(item, entry === "" ? {} : { [item.kind]: entry }, true);
  };
  const label = inLanguage(item.title, context.locale);
  if (item.kind === "text") {
    return html`<textarea class="field" rows="1" aria-label=${label} .value=${live(value)} ?readonly=${context.frozen} @input=${entered}></textarea>`;
  }
  return html`<input class="field" type=${item.kind === "date" ? "date" : "text"} inputmode=${item.kind === "number" ? "decimal" : "text"}
    autocomplete="off" aria-label=${label} .value=${live(value)} ?readonly=${context.frozen} @input=${entered}>`;
}

function keyView({ keymap }: FormContext, action: Action) {
  const key = keymap?.[action]?.[0];
  return key ? html`<kbd aria-hidden="true">${keyName(key)}</kbd>` : html`<span class="mark" aria-hidden="true"></span>`;
}

/** The same level again clears; several choices toggle one by one. */
export function judgementOf({ filling }: FormContext, item: ItemDocument, index: number): Judgement {
  const option = item.options?.[index];
  const answer = filling.evaluation.answers[item.id];
  if (!option) return {};
  if (item.kind === "choice") return answer?.option === option.id ? {} : { option: option.id };
  const before = answer?.options ?? [];
  const after = before.includes(option.id) ? before.filter((id) => id !== option.id) : [...before, option.id];
  const inCardOrder = (item.options ?? []).map(({ id }) => id).filter((id) => after.includes(id));
  return inCardOrder.length > 0 ? { options: inCardOrder } : {};
}

export function notApplicableOf({ filling }: FormContext, item: ItemDocument): Judgement {
  return filling.evaluation.answers[item.id]?.notApplicable ? {} : { notApplicable: true };
}
