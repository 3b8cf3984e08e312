import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Comparing } from "../room/comparison.js";
import type { Held } from "../room/due.js";
import { cardsView } from "./room-cards.js";
import { ComparisonWords } from "./room-comparison-words.js";
import type { Words } from "./room-words.js";
import type { RoomContext } from "./room.js";

/** This session against one before it: which, what is the same, what has changed, and what may not be concluded. */
export function comparisonView(context: RoomContext, words: Words): TemplateResult | typeof nothing {
  const { comparing, texts: { t } } = context;
  if (!comparing) return nothing;
  const { chosen } = comparing;
  return html`<section aria-labelledby="comparison-title"><h3 id="comparison-title">${t("comparison-title")}</h3>
    ${choiceView(context, comparing)}
    ${chosen ? figuresView(context, new ComparisonWords(context, words, chosen)) : nothing}</section>`;
}

/** Short, for paper. */
export function comparisonSayingsView(context: RoomContext, words: Words): TemplateResult | typeof nothing {
  const { comparing, texts: { t } } = context;
  if (!comparing?.chosen) return nothing;
  const { before } = comparing.chosen;
  const compared = new ComparisonWords(context, words, comparing.chosen);
  return html`<section aria-labelledby="comparison-title"><h3 id="comparison-title">${t("comparison-title")}</h3>
    <p>${words.sentences([t("compared-with", { session: nameOf(before) }), compared.same()])}</p>
    ${toldView(compared.sayings())}<p class="hint">${compared.caution()}</p></section>`;
}

export const nameOf = ({ room: { title }, state }: Held): string => `${title} · ${state.revealed?.at.slice(0, 10) ?? ""}`;

function choiceView({ texts: { t, sentence }, compareWith, openBefore, refused }: RoomContext, { sessions, chosen, wanted }: Comparing) {
  const opened = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (file) openBefore(file);
  };
  return html`<div class="compare-with no-print">
      ${sessions.length ? html`<label>${t("compare-with")}<select name="before" @change=${(event: Event) => compareWith((event.target as HTMLSelectElement).value)}>
        ${sessions.map((each) => html`<option value=${each.id} .selected=${live(each.id === chosen?.before.id)}>${nameOf(each)}</option>`)}
        <option value="" .selected=${live(wanted === "")}>${t("compare-with-none")}</option></select></label>` : nothing}
      <label class="button">${t("open-before")}<input type="file" accept=".json,application/json" @change=${opened}></label></div>
    ${refused ? html`<div class="problem" role="alert"><strong>${refused.name}</strong> ${refused.issues.map((issue) => html`<p data-code=${issue.code}>${sentence(issue)}</p>`)}</div>` : nothing}
    ${sessions.length ? nothing : html`<p class="hint">${t("no-session-before")}</p>`}`;
}

function figuresView({ texts: { t } }: RoomContext, compared: ComparisonWords) {
  const part = (title: string, table: ReturnType<ComparisonWords["group"]>) => html`<h4>${title}</h4>${cardsView(table, title)}`;
  const raters = html`${part(t("compared-biases"), compared.biases())}${part(t("compared-withins"), compared.withins())}`;
  const { rows } = compared.items();
  return html`<p class="same">${compared.same()}</p>
    ${toldView(compared.sayings())}
    <p class="hint">${compared.caution()}</p>
    ${part(t("group-title"), compared.group())}
    ${compared.hasRaters ? raters : html`<p class="hint">${t(compared.areRatersAnonymous ? "compared-anonymous" : "compared-nobody")}</p>`}
    <details><summary>${t("compared-items", { items: rows.length })}</summary>${cardsView(compared.items(), t("table-items"))}</details>`;
}

const toldView = (lines: string[]) => html`<ul class="told">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
