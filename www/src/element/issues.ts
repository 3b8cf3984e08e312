import type { Issue } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { itemOf, type FormContext } from "./context.js";
import { inLanguage, isAnswered, itemsOf } from "./documents.js";
import type { Filling } from "./filling.js";

/** What is wrong at one item now; of a failed attempt to submit, only what still holds. */
export function openIssues({ valueIssues, submitIssues, evaluation }: Filling, item: string): Issue[] {
  const answer = evaluation.answers[item];
  const holds: Record<string, boolean> = {
    "missing-answer": !isAnswered(answer), "note-required": !answer?.note, "evidence-required": !answer?.evidence?.length,
  };
  const ofItem = (issue: Issue) => itemOf(issue) === item;
  return [...valueIssues.filter(ofItem), ...submitIssues.filter((issue) => ofItem(issue) && holds[issue.code])];
}

/** What keeps the engine from scoring at all and belongs to no row, such as a call time that a weight profile needs. */
export function generalView({ filling, t, sentence }: FormContext): TemplateResult | typeof nothing {
  const general = filling.valueIssues.filter((issue) => !itemOf(issue) && issue.severity === "error");
  return general.length === 0 ? nothing : html`<div class="stops" role="status"><h3>${t("cannot-score")}</h3>
    <ul>${general.map((issue) => html`<li>${sentence(issue)}</li>`)}</ul></div>`;
}

/** What stood in the way of submitting, each with a way to its row. */
export function stopsView({ filling, card, locale, t, sentence, goTo }: FormContext): TemplateResult | typeof nothing {
  const open = filling.submitIssues.filter((issue) => !itemOf(issue) || openIssues(filling, itemOf(issue) ?? "").length > 0);
  if (open.length === 0) return nothing;
  const title = (id: string) => inLanguage(itemsOf(card).find((item) => item.id === id)?.title, locale);
  return html`<div class="stops" id="stops" role="alert" tabindex="-1"><h3>${t("not-submitted", { count: open.length })}</h3>
    <ul>${open.map((issue) => {
      const item = itemOf(issue);
      return html`<li>${item ? html`<button type="button" class="link" @click=${() => goTo(item)}>${item} ${title(item)}</button> ` : nothing}${sentence(issue)}</li>`;
    })}</ul></div>`;
}
