import type { AnswerDocument, ItemDocument } from "calibrant";
import type { QuizCase, RightScores } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { chosenOptions, inLanguage, isAnswered } from "../element/documents.js";
import { isAccepted, putAccepted, putItemReason, toggleAccepted } from "../quiz/draft-call.js";
import { keyOf } from "../room/places.js";
import type { Texts } from "../texts.js";
import type { AuthorContext } from "./author-context.js";
import { textField, valueOf } from "./author-fields.js";

export interface Accepting { part: number; call: QuizCase; right: RightScores; items: ItemDocument[]; put: (right: RightScores, typing?: boolean) => void }

/** By item: the expert's answer, what is right too, and why. */
export function acceptedView(context: AuthorContext, { part, call, right, items, put }: Accepting): TemplateResult {
  const { texts, texts: { t, locale }, document } = context;
  const key = `/key/${document.parts[part]?.id}/${call.id}`;
  return html`<h3>${t("accepted-title")}</h3><p class="hint">${t("accepted-hint")}</p>
    <ul class="lines items">${items.filter(({ id }) => isAnswered(right.expert.answers[id])).map((item) => html`<li data-at=${`${key}/accepted/${item.id}`} tabindex="-1">
      <div><p><strong>${item.id} ${inLanguage(item.title, locale)}</strong><br>${t("expert-answer", { answer: written(texts, item, right.expert.answers[item.id]) })}</p>
        ${besidesView(context, item, right, put)}</div>
      ${textField(context, { label: t("item-reason", { item: item.id }), path: `${key}/reasons/${item.id}`, text: right.reasons?.[item.id], lines: 2, put: (reason) => put(putItemReason(right, item.id, reason), true) })}</li>`)}</ul>`;
}

function besidesView({ texts }: AuthorContext, item: ItemDocument, right: RightScores, put: Accepting["put"]) {
  const { t } = texts;
  const expert = keyOf(right.expert.answers[item.id]);
  const others = possible(item, right).filter((answer) => keyOf(answer) !== expert);
  const boxes = others.map((answer) => html`<label class="check"><input type="checkbox" .checked=${live(isAccepted(right, item.id, answer))} @change=${() => put(toggleAccepted(right, item.id, answer))}>${written(texts, item, answer)}</label>`);
  return html`<fieldset class="choices"><legend>${t("accepted-besides")}</legend>${boxes}${item.kind === "choice" ? nothing : typedView(texts, item, right, put)}</fieldset>`;
}

/** Every other answer to a choice; of what is typed, or made of several options, those that are accepted. */
function possible(item: ItemDocument, right: RightScores): AnswerDocument[] {
  const notApplicable: AnswerDocument[] = item.notApplicable ? [{ notApplicable: true }] : [];
  const given = (right.accepted?.[item.id] ?? []).filter((answer) => !answer.notApplicable);
  return [...(item.kind === "choice" ? (item.options ?? []).map(({ id }): AnswerDocument => ({ option: id })) : given), ...notApplicable];
}

function typedView({ t, locale }: Texts, item: ItemDocument, right: RightScores, put: Accepting["put"]) {
  const accept = (answer: AnswerDocument) => { if (!isAccepted(right, item.id, answer) && keyOf(answer) !== keyOf(right.expert.answers[item.id])) put(putAccepted(right, item.id, [...(right.accepted?.[item.id] ?? []), answer])); };
  const add = (event: Event) => {
    const field = (event.currentTarget as Element).closest(".add");
    if (item.kind === "multi") return accept({ options: [...field?.querySelectorAll<HTMLInputElement>("input:checked") ?? []].map(({ value }) => value) });
    const input = field?.querySelector("input");
    const text = input?.value.trim() ?? "";
    if (!input || text === "") return;
    input.value = "";
    accept({ number: text });
  };
  return html`<div class="add">${item.kind === "multi"
    ? html`<fieldset class="choices"><legend>${t("accepted-set")}</legend>${(item.options ?? []).map(({ id, title }) => html`<label class="check"><input type="checkbox" value=${id}>${inLanguage(title, locale)}</label>`)}</fieldset>`
    : html`<label>${t("accepted-another")}<input inputmode="decimal" autocomplete="off" @keydown=${(event: KeyboardEvent) => { if (event.key === "Enter" && valueOf(event)) add(event); }}></label>`}
    <button type="button" @click=${add}>${t("accepted-add")}</button></div>`;
}

function written({ form, locale }: Texts, item: ItemDocument, answer: AnswerDocument | undefined): string {
  if (!answer || !isAnswered(answer)) return form("no-answer");
  if (answer.notApplicable) return form("not-applicable");
  const options = chosenOptions(item, answer).map(({ title }) => inLanguage(title, locale));
  return options.length ? new Intl.ListFormat(locale, { type: "conjunction" }).format(options) : String(answer.number ?? answer.text ?? answer.date ?? "–");
}
