import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import type { QuizRecord } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { problemsView, type Problem } from "./join-entry.js";

export const examinePath = (quiz: string, ...rest: string[]): string => ["#/examine", ...[quiz, ...rest].map(encodeURIComponent)].join("/");

/** A quiz on this device, and how many attempts at it were handed in here. */
export interface Kept { quiz: QuizRecord; attempts: number }

/** The way in: a quiz file, or a quiz that is here. */
export function entryView({ t, locale }: Texts, kept: Kept[], problems: Problem[], open: (file: File | undefined) => void): TemplateResult {
  const opened = (event: Event) => {
    const input = event.target as HTMLInputElement;
    open(input.files?.[0]);
    input.value = "";
  };
  return html`<h1>${t("examine-title")}</h1>
    <p class="lead">${t("examine-lead")}</p>
    <section aria-labelledby="file-title"><h2 id="file-title">${t("which-quiz")}</h2>
      <p class="hint">${t("quiz-file-hint")}</p>
      <div class="buttons"><label class="button">${t("open-quiz")}<input type="file" accept=".json,application/json" @change=${opened}></label></div>
      ${problemsView(problems)}</section>
    ${kept.length ? html`<section aria-labelledby="kept-title"><h2 id="kept-title">${t("kept-title")}</h2>
      <ul class="lines">${kept.map(({ quiz: { quiz, document, isSealed }, attempts }) => html`<li><div><a href=${examinePath(quiz)}>${inLanguage(document.title, locale)}</a>
        <span class="hint">${t("kept-facts", { version: document.version, sealed: isSealed ? "yes" : "no", attempts })}</span></div></li>`)}</ul></section>` : nothing}`;
}
