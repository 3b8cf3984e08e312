import type { AnswerDocument, EvidenceDocument, ItemDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { FormContext } from "./context.js";
import { clock, inLanguage } from "./documents.js";

const KNOWN_CAUSES = ["training", "knowledge-base", "coaching", "standard", "process", "system", "product", "policy"];

/** Note, evidence, root causes and the standard of the current item. */
export function remarksView(context: FormContext, item: ItemDocument): TemplateResult {
  const answer = context.filling.evaluation.answers[item.id] ?? {};
  return html`<div class="remarks" part="remarks">
    ${evidenceView(context, item, answer)}
    <div class="notes">
      ${context.frozen && !answer.note ? nothing : noteView(context, item, "note", answer.note ?? "")}
      ${(answer.note && !context.frozen) || answer.suggestion ? noteView(context, item, "suggestion", answer.suggestion ?? "") : nothing}
    </div>
    ${item.rootCauses?.length && (!context.frozen || answer.rootCauses?.length) ? causesView(context, item, answer) : nothing}
    ${standardView(context, item)}
  </div>`;
}

function noteView(context: FormContext, item: ItemDocument, kind: "note" | "suggestion", value: string) {
  const label = context.t(`${kind}-for`, { item: item.id });
  return html`<textarea class="field" data-note=${kind} rows="1" maxlength="20000" aria-label=${label} placeholder=${context.t(`${kind}-hint`)}
    .value=${live(value)} ?readonly=${context.frozen}
    @input=${(event: Event) => context.remark(item, { [kind]: (event.target as HTMLTextAreaElement).value }, true)}></textarea>`;
}

function evidenceView(context: FormContext, item: ItemDocument, answer: AnswerDocument) {
  const evidence = answer.evidence ?? [];
  const without = (index: number) => context.remark(item, { evidence: evidence.filter((_, other) => other !== index) });
  return html`<ul class="evidence" aria-label=${context.t("evidence-of", { item: item.id })}>
    ${evidence.map((each, index) => html`<li class="chip">
      <button type="button" @click=${() => context.seek(each)} title=${each.quote ?? ""}>
        <span aria-hidden="true">▸</span> ${evidenceName(context, each)}</button>
      ${context.frozen ? nothing : html`<button type="button" class="remove" aria-label=${context.t("remove-evidence", { place: evidenceName(context, each) })}
        @click=${() => without(index)}>×</button>`}
    </li>`)}
    ${context.hasMedia && !context.frozen
      ? html`<li><button type="button" class="quiet" @click=${() => context.stamp(item.id)}>${context.t("stamp-time")}</button></li>` : nothing}
  </ul>`;
}

export function evidenceName({ t }: Pick<FormContext, "t">, { from, turn }: EvidenceDocument): string {
  return from === undefined ? t("turn", { turn: turn ?? 0 }) : clock(from);
}

function causesView(context: FormContext, item: ItemDocument, answer: AnswerDocument) {
  const chosen = answer.rootCauses ?? [];
  const toggle = (cause: string) => (item.rootCauses ?? []).filter((each) => chosen.includes(each) !== (each === cause));
  return html`<div class="causes" role="group" aria-label=${context.t("root-causes")}>
    <span class="quiet-text">${context.t("root-causes")}</span>
    ${(item.rootCauses ?? []).filter((cause) => !context.frozen || chosen.includes(cause)).map((cause) => html`<label class="chip toggle">
      <input type="checkbox" .checked=${live(chosen.includes(cause))} ?disabled=${context.frozen}
        @click=${() => context.remark(item, { rootCauses: toggle(cause) })}>${causeName(context, cause)}</label>`)}
  </div>`;
}

export function causeName({ t }: Pick<FormContext, "t">, cause: string): string {
  return KNOWN_CAUSES.includes(cause) ? t(`cause-${cause}`) : cause;
}

/** Why the item exists, how to judge it, what each level looks like: at hand, not in the way. */
function standardView({ t, locale }: FormContext, item: ItemDocument) {
  const anchors = (item.options ?? []).filter(({ anchor }) => anchor !== undefined);
  if (!item.purpose && !item.guidance && anchors.length === 0) return nothing;
  return html`<details class="standard">
    <summary>${t("how-to-judge")}</summary>
    ${item.guidance ? html`<p>${inLanguage(item.guidance, locale)}</p>` : nothing}
    ${anchors.length ? html`<dl>${anchors.map(({ title, anchor }) => html`<div><dt>${inLanguage(title, locale)}</dt><dd>${inLanguage(anchor, locale)}</dd></div>`)}</dl>` : nothing}
    ${item.purpose ? html`<p class="quiet-text">${t("purpose")} ${inLanguage(item.purpose, locale)}</p>` : nothing}
  </details>`;
}
