import type { DisputeDocument, ItemDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { FormContext } from "./context.js";
import { inLanguage, itemsOf, minute } from "./documents.js";
import { explanationView } from "./explanation-view.js";
import { canDispute, hasRead } from "./review.js";
import { sectionView } from "./row.js";
import { outcomeView, scoreView } from "./total.js";

/** What somebody who was scored sees: what was decided, where the score comes from, every answer, and what may be said to it. */
export function reviewView(context: FormContext): TemplateResult {
  const { card, locale, t, filling } = context;
  return html`<div class="form review" lang=${locale} part="form">
    <header class="head"><h2>${inLanguage(card.title, locale)}</h2><p>${factsText(context)}</p></header>
    ${context.review?.differs.length ? html`<div class="stops" role="status">${context.review.differs.map((issue) => html`<p>${context.sentence(issue)}</p>`)}</div>` : nothing}
    ${(filling.evaluation.disputes ?? []).toReversed().map((dispute) => disputeView(context, dispute))}
    <section class="report" part="report" aria-label=${t("explain")}>${explanationView(context)}</section>
    <details class="answers"><summary>${t("review-answers")}</summary>${card.sections.map((section) => sectionView({ ...context, section }))}</details>
    ${context.review?.reader === undefined ? nothing : sayView(context)}
  </div>`;
}

function factsText({ filling: { evaluation }, t }: FormContext): string {
  const { rater, submittedAt, acknowledgements } = evaluation;
  const scored = submittedAt ? t("review-scored", { by: rater.id, at: minute(submittedAt) }) : t("review-not-submitted");
  const read = acknowledgements?.at(-1);
  return read ? `${scored} · ${t("review-was-read", { by: read.by, at: minute(read.at) })}` : scored;
}

/** What was asked and what was decided, item by item. */
function disputeView(context: FormContext, { by, at, items, decision }: DisputeDocument) {
  const { t } = context;
  return html`<section class="dispute" part="dispute"><h3>${decision ? t("review-decided", { by: decision.by, at: minute(decision.at) }) : t("review-open", { by, at: minute(at) })}</h3>
    <ul class="plain-list">${items.map(({ item, claim, reason }) => {
      const ruling = decision?.per.find((each) => each.item === item);
      return html`<li><span><span class="item-id">${item}</span> ${titleOf(context, item)}</span>
        ${ruling ? html`<strong class="figure">${ruling.upheld ? "✓" : "–"} ${t(ruling.upheld ? "review-upheld" : "review-stands")}</strong>` : nothing}
        <p class="note">${claim ? html`${claimText(context, item, claim)}: ` : nothing}${reason}</p>
        ${ruling?.reason ? html`<p>${ruling.reason}</p>` : nothing}</li>`;
    })}</ul>
    ${decision?.final ? html`<p class="quiet-text">${t("review-final")}</p>` : nothing}</section>`;
}

const itemNamed = ({ card }: FormContext, id: string): ItemDocument | undefined => itemsOf(card).find((item) => item.id === id);
const titleOf = (context: FormContext, id: string): string => inLanguage(itemNamed(context, id)?.title, context.locale);

function claimText(context: FormContext, id: string, claim: string): string {
  const option = itemNamed(context, id)?.options?.find((each) => each.id === claim);
  return option ? inLanguage(option.title, context.locale) : claim;
}

/** At one item: a button, and once pressed the reason, and which answer would have been right. */
export function objectionView(context: FormContext, item: ItemDocument): TemplateResult | typeof nothing {
  const { t, review, locale, filling } = context;
  if (review?.reader === undefined || !canDispute(filling.evaluation)) return nothing;
  const objection = review.draft.objections.get(item.id);
  if (!objection) return html`<button type="button" class="quiet object" @click=${() => review.object(item, { reason: "" })}>${t("review-object", { item: item.id })}</button>`;
  const options = item.kind === "choice" ? item.options ?? [] : [];
  const isMissing = review.isAsked && objection.reason.trim() === "";
  return html`<div class="objection" role="group" aria-label=${t("review-objection-to", { item: item.id })}>
    ${options.length ? html`<label>${t("review-claim")}<select class="field" @change=${(event: Event) => review.object(item, { ...objection, claim: (event.target as HTMLSelectElement).value })}>
      <option value="">–</option>${options.map(({ id, title }) => html`<option value=${id} ?selected=${objection.claim === id}>${inLanguage(title, locale)}</option>`)}</select></label>` : nothing}
    <label>${t("review-reason")}<textarea class="field" rows="2" maxlength="20000" data-reason=${item.id} aria-invalid=${String(isMissing)} .value=${live(objection.reason)}
      @input=${(event: Event) => review.object(item, { ...objection, reason: (event.target as HTMLTextAreaElement).value })}></textarea></label>
    ${isMissing ? html`<p class="issues">⚠ ${t("review-reason-missing")}</p>` : nothing}
    <button type="button" class="quiet" @click=${() => review.object(item, undefined)}>${t("review-withdraw")}</button></div>`;
}

/** One place for what may be said to the whole. */
function sayView(context: FormContext) {
  const { t, review, filling } = context;
  if (review?.reader === undefined) return nothing;
  const { objections, comment } = review.draft;
  const isRead = hasRead(filling.evaluation, review.reader);
  return html`<div class="bar" part="bar">
    <div class="figures"><div class="total">${scoreView(context)} ${outcomeView(context)}</div></div>
    <div class="actions" part="actions">
      ${isRead ? nothing : html`<input class="field" maxlength="20000" aria-label=${t("review-comment")} placeholder=${t("review-comment")} .value=${live(comment)}
        @input=${(event: Event) => review.comment((event.target as HTMLInputElement).value)}>
        <button type="button" class=${objections.size ? "tool" : "primary"} @click=${() => review.acknowledge()}>${t("review-read")}</button>`}
      ${objections.size ? html`<button type="button" class="primary" @click=${() => review.dispute()}>${t("review-send", { count: objections.size })}</button>` : nothing}
      ${isRead && !objections.size ? html`<span class="submitted">${t("review-is-read")}</span>` : nothing}
    </div></div>`;
}
