import { html, nothing, type TemplateResult } from "lit";
import type { Analysis } from "../store/analysis.js";
import type { Layout } from "../store/layout.js";
import type { RatingsTable, Sheet } from "../store/ratings.js";
import type { ScoreAnalysis } from "../store/score-analysis.js";
import type { Texts } from "../texts.js";
import { alikeFigure } from "./agreement-alike.js";
import { benchmarksView, estimateWords } from "./agreement-benchmarks.js";
import { categoriesFigure } from "./agreement-categories.js";
import { confusionFigure, disagreementFigure, forestFigure, pairsFigure, type Draw } from "./agreement-charts.js";
import { choicesView, type Choosing } from "./agreement-choices.js";
import { figureView } from "./figure.js";
import { layoutView } from "./agreement-layout.js";
import { meaningsView } from "./agreement-meanings.js";
import { numbersFor } from "./agreement-numbers.js";
import { wordsView } from "./agreement-words.js";
import { scoresView } from "./scores-result.js";

/** What is open: where it came from, how it was read, what it says. Without an analysis it could not be compared. */
export interface Opened { name: string; sheet?: Sheet; layout?: Layout; table: RatingsTable; analysis?: Analysis | ScoreAnalysis | undefined }

export interface Handling extends Choosing {
  /** How it is to be read: as shown, or as is being computed. */
  reading: Opened;
  /** Of the two columns of figures, in pixels. */
  widths: [number, number];
  isBusy: boolean;
  relayout: (change: Partial<Layout>) => void;
}

export function resultView(texts: Texts, opened: Opened, handling: Handling): TemplateResult {
  const { name, table, analysis } = opened;
  const { t, locale } = texts;
  const { count } = numbersFor(locale);
  const missing = table.rows.flat().filter((rating) => rating === null).length;
  const given = table.rows.length * table.raters.length - missing;
  return html`<section class="result" aria-labelledby="result-title">
    <h2 id="result-title" tabindex="-1">${name}</h2>
    <p class="hint" id="counts">${t("counts", { cases: count(table.units.length), raters: count(table.raters.length), ratings: count(given), missing: count(missing) })}
      ${table.repeated ? t("counts-repeated", { repeated: count(table.repeated) }) : nothing}</p>
    ${layoutView(texts, handling)}
    ${analysis ? "icc" in analysis ? scoresView(texts, name, table, analysis, handling) : partsView(texts, name, table, analysis, handling) : nothing}
  </section>`;
}

/** Words and coefficients beside who differs where; below each other on narrow screens. */
function partsView(texts: Texts, name: string, table: RatingsTable, analysis: Analysis, handling: Handling) {
  const { widths: [main, side], isBusy } = handling;
  const drawn = (draws: Draw[], width: number) => draws.map((draw) => {
    const figure = draw(texts, table, analysis, width);
    return figure ? figureView(texts, name, figure) : nothing;
  });
  return html`<div class="parts" aria-busy=${isBusy}>
    <div class="figures">${wordsView(texts, table, analysis)}
      ${choicesView(texts, table, handling)}
      ${drawn([forestFigure], main)}${benchmarksView(texts, estimateWords(texts, analysis))}</div>
    <div class="figures">${drawn([confusionFigure, alikeFigure, disagreementFigure, categoriesFigure], side)}</div>
    <div class="whole">${drawn([pairsFigure], main)}${meaningsView(texts)}</div>
  </div>`;
}
