import { html, nothing, type TemplateResult } from "lit";
import { barView } from "./bar.js";
import type { FormContext } from "./context.js";
import { inLanguage, itemsOf } from "./documents.js";
import { explanationView } from "./explanation-view.js";
import { helpView } from "./help.js";
import { generalView, stopsView } from "./issues.js";
import { sectionView } from "./row.js";

/** The whole form: its head, what stands in the way, the sections, the bar, and the two dialogs. */
export function formView(context: FormContext): TemplateResult {
  const { card, locale, t, keymap, score } = context;
  return html`<div class="form" lang=${locale} part="form">
    <header class="head"><h2>${inLanguage(card.title, locale)}</h2>
      <p>${t("card-facts", { version: card.version, items: itemsOf(card).length })}</p></header>
    ${generalView(context)}${stopsView(context)}
    ${card.sections.map((section) => sectionView({ ...context, section }))}
    ${barView(context)}
    ${score ? dialogView(context, "explanation", t("explain"), () => explanationView(context)) : nothing}
    ${dialogView(context, "help", t("action-help"), () => helpView(t, keymap))}
  </div>`;
}

function dialogView({ t, isDrawn }: FormContext, id: string, title: string, body: () => TemplateResult | typeof nothing) {
  const close = (event: Event) => (event.target as Element).closest("dialog")?.close();
  return html`<dialog id=${id} part=${id} aria-labelledby=${`${id}-title`}>
    <header class="dialog-head"><h2 id=${`${id}-title`}>${title}</h2>
      <button type="button" class="tool" aria-label=${t("close")} title=${t("close")} @click=${close}>×</button></header>
    <div class="dialog-body">${isDrawn ? body() : nothing}</div></dialog>`;
}
