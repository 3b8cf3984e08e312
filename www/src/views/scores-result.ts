import { html, nothing, type TemplateResult } from "lit";
import type { RatingsTable } from "../store/ratings.js";
import type { ScoreAnalysis } from "../store/score-analysis.js";
import type { Texts } from "../texts.js";
import { figureView, type Figure } from "./figure.js";
import type { Handling } from "./agreement-result.js";
import { benchmarksView } from "./agreement-benchmarks.js";
import { formWords } from "./scores-benchmarks.js";
import { scoreChoicesView } from "./scores-choices.js";
import { iccFigure } from "./scores-icc.js";
import { limitsFigure } from "./scores-limits.js";
import { scoreMeaningsView } from "./scores-meanings.js";
import { ratersFigure } from "./scores-raters.js";
import { casesFigure, otherFigure, scorePairsFigure } from "./scores-tables.js";
import { scoreWordsView } from "./scores-words.js";

/** Words and correlations beside who differs from whom by how much; below each other on narrow screens. */
export function scoresView(texts: Texts, name: string, table: RatingsTable, analysis: ScoreAnalysis, handling: Handling): TemplateResult {
  const { widths: [main, side], isBusy } = handling;
  // Of two their picture says more; their table is wide.
  const isDrawn = table.raters.length > 2;
  const raters = figureView(texts, name, ratersFigure(texts, table, analysis, side));
  const shown = (figure: Figure | undefined) => figure ? figureView(texts, name, figure) : nothing;
  return html`<div class="parts" aria-busy=${isBusy}>
    <div class="figures">${scoreWordsView(texts, table, analysis)}
      ${scoreChoicesView(texts, handling)}
      ${shown(iccFigure(texts, analysis, main))}${benchmarksView(texts, formWords(texts, analysis))}</div>
    <div class="figures">${shown(limitsFigure(texts, table, analysis, side))}${isDrawn ? raters : nothing}${shown(casesFigure(texts, table))}</div>
    <div class="whole">${isDrawn ? nothing : raters}${shown(scorePairsFigure(texts, table, analysis))}${shown(otherFigure(texts, table, analysis))}${scoreMeaningsView(texts)}</div>
  </div>`;
}
