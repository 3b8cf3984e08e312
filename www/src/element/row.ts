import type { ItemDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import type { FormContext, SectionContext } from "./context.js";
import { controlView } from "./control.js";
import { inLanguage } from "./documents.js";
import { fraction, written } from "./fraction.js";
import { remarksView } from "./remarks.js";

/** A section with its total in the margin; nothing where every item of it is hidden. */
export function sectionView(context: SectionContext): TemplateResult | typeof nothing {
  const { section, locale, filling } = context;
  const items = section.items.filter(({ id }) => !filling.isHidden(id));
  if (items.length === 0) return nothing;
  return html`<section part="section" aria-labelledby=${`section-${section.id}`}>
    <header class="section-head">
      <h3 id=${`section-${section.id}`}>${inLanguage(section.title, locale)}</h3>
      ${sectionTotalView(context)}
    </header>
    ${items.map((item) => rowView(context, item))}
  </section>`;
}

function sectionTotalView({ score, section, t }: SectionContext) {
  const total = score?.sections.find(({ id }) => id === section.id);
  if (!total || total.rules.some(({ rule }) => rule === "nothing-counts")) return nothing;
  const earned = written(fraction(total.earned.exact));
  const possible = total.possible && written(fraction(total.possible.exact));
  const label = possible ? t("section-total", { earned, possible }) : t("section-points", { earned });
  return html`<span class="section-total" role="img" aria-label=${label}>${possible ? `${earned} / ${possible}` : earned}</span>`;
}

function rowView(context: FormContext, item: ItemDocument) {
  const { t, locale, current, filling } = context;
  const issues = context.issuesOf(item.id);
  const isCurrent = current === item.id;
  const hasNote = Boolean(filling.evaluation.answers[item.id]?.note);
  const skill = Object.values(item.tags ?? {}).map((tag) => inLanguage(tag, locale)).join(" · ");
  const required = item.required ?? !item.bonus;
  return html`<fieldset class="row ${isCurrent ? "current" : ""}" part="item" id=${`row-${item.id}`} data-item=${item.id} tabindex="-1"
      role=${item.kind === "choice" ? "radiogroup" : "group"} aria-labelledby=${`title-${item.id}`}
      aria-describedby=${issues.length ? `issues-${item.id}` : nothing}
      aria-required=${item.kind === "choice" ? String(required) : nothing}
      aria-invalid=${issues.length && item.kind === "choice" ? "true" : nothing}
      @click=${() => context.select(item.id)} @focusin=${(event: FocusEvent) => followFocus(context, item, event)}>
    <div class="title"><span class="item-id" aria-hidden="true">${item.id}</span>
      <span class="item-title" id=${`title-${item.id}`}>${inLanguage(item.title, locale)}</span>
      ${item.fatal ? html`<span class="tag fatal">${t("fatal")}</span>` : nothing}
      ${item.bonus ? html`<span class="tag bonus">${t("bonus")}</span>` : nothing}
      ${required ? nothing : html`<span class="tag">${t("optional")}</span>`}
      ${skill ? html`<span class="skill">${skill}</span>` : nothing}
    </div>
    ${controlView(context, item)}
    ${context.frozen && !hasNote ? nothing : html`<button type="button" class="pencil ${hasNote ? "filled" : ""}" aria-label=${t(hasNote ? "edit-note" : "add-note", { item: item.id })}
      aria-expanded=${String(isCurrent)} @click=${(event: Event) => { event.stopPropagation(); context.comment(item.id); }}>
      <span aria-hidden="true">✎</span></button>`}
    ${issues.length ? html`<p class="issues" id=${`issues-${item.id}`}>${issues.map((issue) => html`<span>⚠ ${issue}</span>`)}</p>` : nothing}
    ${isCurrent ? remarksView(context, item) : nothing}
    ${printedNoteView(context, item)}
    ${isCurrent ? context.review?.objectionView(context, item) : nothing}
  </fieldset>`;
}

/** A press of the mouse selects by its click: moving rows under a held button would make it miss. */
function followFocus(context: FormContext, item: ItemDocument, event: FocusEvent): void {
  if ((event.target as Element).matches(":focus-visible")) context.select(item.id);
}

/** On paper every note is read, and nothing that can be pressed. */
function printedNoteView({ filling, t }: FormContext, item: ItemDocument) {
  const { note, suggestion } = filling.evaluation.answers[item.id] ?? {};
  if (!note && !suggestion) return nothing;
  return html`<div class="paper-only">${note ? html`<p>${note}</p>` : nothing}${suggestion ? html`<p>${t("suggestion-hint")}: ${suggestion}</p>` : nothing}</div>`;
}
