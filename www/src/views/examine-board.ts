import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { bestSkill, countsOf, rowsOf, type Row } from "../quiz/board.js";
import type { Board } from "../store/examined.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { joined } from "./agreement-numbers.js";
import { addView, refusedView, type AddActions } from "./examine-add.js";
import { saveView } from "./examine-save.js";
import { ExamineWords } from "./examine-words.js";

export interface BoardContext { store: Store; texts: Texts; quizTexts: Texts; board: Board; adding: AddActions }

/** What came of a quiz: first what is good, then everybody, then the questions themselves. */
export function boardView(context: BoardContext): TemplateResult {
  const { texts, texts: { t, locale }, board, board: { document, graded, faulty }, adding } = context;
  const rows = rowsOf(graded);
  return html`<p><a href="#/examine">${t("examine-title")}</a></p>
    <h1 tabindex="-1">${inLanguage(document.title, locale)}</h1>
    <p class="hint">${t("holds-in-the-open")}</p>
    ${graded.length ? goodView(texts, board, rows) : html`<p>${t("none-yet")}</p>`}
    ${addView(texts, adding)}
    ${faulty.length ? html`<section aria-labelledby="faulty-title"><h2 id="faulty-title">${t("faulty-title")}</h2>${refusedView(texts, faulty)}</section>` : nothing}
    ${graded.length ? html`<section aria-labelledby="results-title"><h2 id="results-title">${t("results-title")}</h2>
        ${rows.some(({ isRetake }) => isRetake) ? html`<p class="remark">${t("retakes-warning")}</p>` : nothing}
        <calibrant-examine-table .texts=${texts} .board=${board} .graded=${graded}></calibrant-examine-table>
        ${saveView(context)}</section>
      <calibrant-examine-analysis .store=${context.store} .texts=${texts} .quizTexts=${context.quizTexts} .board=${board} .graded=${graded}></calibrant-examine-analysis>` : nothing}`;
}

function goodView(texts: Texts, { document, graded }: Board, rows: Row[]) {
  const { t } = texts;
  const words = new ExamineWords(texts, document);
  const counts = countsOf(rows);
  const best = bestSkill(graded);
  return html`<p class="good-news">${joined([t("raters-passed", { certified: counts.certified, raters: counts.raters }),
      ...(best ? [t("best-skill", { skill: words.skill(best.skill), share: words.share(best.share) })] : [])])}</p>
    <dl class="counts">${(["passed", "failed", "undetermined"] as const).map((outcome) => html`<div class=${outcome}><dt>${t(`outcome-${outcome}`)}</dt><dd>${counts[outcome]}</dd></div>`)}
      <div><dt>${t("attempts")}</dt><dd>${counts.attempts}</dd></div></dl>`;
}
