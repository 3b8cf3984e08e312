import type { Issue } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import type { Taken } from "../store/examined.js";
import type { Texts } from "../texts.js";
import { joined } from "./agreement-numbers.js";

export interface AddActions {
  /** What the last files came to. */
  taken: Taken[];
  /** Files of a folder that were not looked at. */
  others: number;
  isBusy: boolean;
  /** How many attempts were finished on this device. */
  own: number;
  files: (files: File[]) => void;
  folder: (files: File[]) => void;
  addOwn: () => void;
}

/** Attempts in: files, a folder, or those of this device. */
export function addView(texts: Texts, { taken, others, isBusy, own, files, folder, addOwn }: AddActions): TemplateResult {
  const { t } = texts;
  const opened = (take: (files: File[]) => void) => (event: Event) => {
    const input = event.target as HTMLInputElement;
    take([...(input.files ?? [])]);
    input.value = "";
  };
  return html`<section aria-labelledby="add-title"><h2 id="add-title">${t("add-title")}</h2>
    <p class="hint">${t("add-hint")}</p>
    <div class="buttons"><label class="button">${t("add-files")}<input type="file" name="files" accept=".json,application/json" multiple @change=${opened(files)}></label>
      <label class="button">${t("add-folder")}<input type="file" name="folder" webkitdirectory multiple @change=${opened(folder)}></label>
      ${own ? html`<button type="button" @click=${addOwn}>${t("add-own", { own })}</button>` : nothing}<span role="status">${isBusy ? t("adding") : ""}</span></div>
    ${taken.length || others ? takenView(texts, taken, others) : nothing}
    <p class="hint">${t("check-covers-not")}</p></section>`;
}

/** First how many were taken; then each that was not, with why. */
function takenView(texts: Texts, taken: Taken[], others: number) {
  const { t } = texts;
  const refused = taken.filter(({ issues }) => issues.length > 0);
  const good = taken.filter(({ issues }) => issues.length === 0);
  const fresh = good.filter(({ isFresh }) => isFresh);
  const known = good.length - fresh.length;
  return html`<div id="taken" class="report" tabindex="-1" role="status">
    <p><strong>${t("taken-fresh", { fresh: fresh.length })}</strong></p>
    ${known || others ? html`<p>${joined([...(known ? [t("taken-known", { known })] : []), ...(others ? [t("taken-others", { others })] : [])])}</p>` : nothing}
    ${refused.length ? html`<p>${t("taken-refused", { refused: refused.length })}</p>${refusedView(texts, refused)}` : nothing}</div>`;
}

export const refusedView = (texts: Texts, refused: Taken[]): TemplateResult => html`<ul class="issue-list">${refused.map((each) => html`<li class="error"><strong>${each.name}</strong>
  ${each.issues.map((issue) => html`<span data-code=${issue.code}>${issue.path ? html`<code>${issue.path}</code> ` : nothing}${reasonOf(texts, each, issue)}</span> `)}</li>`)}</ul>`;

/** The page's own words where it knows more than the engine; else the engine's. */
function reasonOf({ t, locale, sentence }: Texts, { other }: Taken, issue: Issue): string {
  switch (issue.code) {
    case "unreadable": return t("refused-unreadable");
    case "not-an-attempt": return t("refused-not-an-attempt", { format: String(issue.values.value) });
    case "other-quiz": return other ? t("refused-known-quiz", { title: inLanguage(other, locale) }) : sentence(issue);
    case "attempt-changed": return t("refused-changed");
    default: return sentence(issue);
  }
}
