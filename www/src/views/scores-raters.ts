import { html, nothing, svg, type TemplateResult } from "lit";
import { MOST_PAIRED } from "../store/analysis.js";
import type { RatingsTable } from "../store/ratings.js";
import { isDefined, type RaterScores, type ScoreAnalysis } from "../store/score-analysis.js";
import { mean } from "../store/score-columns.js";
import type { Texts } from "../texts.js";
import type { Cell, Figure, TableTwin } from "./figure.js";
import { widthOf } from "./agreement-heat.js";
import { axisFor, type Axis } from "./axis.js";
import { reasonText, valueOf } from "./scores-icc.js";
import { rangeOf, scoreNumbersFor, type ScoreNumbers } from "./scores-numbers.js";

/** Each rater against the others, the strictest first. Of two, the table alone: their picture is another. */
export function ratersFigure(texts: Texts, table: RatingsTable, { raters, confidence }: ScoreAnalysis, width: number): Figure {
  const { t, locale } = texts;
  const numbers = scoreNumbersFor(locale, table);
  const sorted = byStrictness(raters);
  const named = sorted.map((each) => ({ ...each, name: table.raters[each.rater] ?? "" }));
  const isDrawn = raters.length > 2 && raters.length <= MOST_PAIRED && named.some(({ limits }) => isDefined(limits));
  return {
    id: "raters", title: t("raters-title"), hint: t(isDrawn ? "raters-hint" : "raters-hint-table"),
    ...(isDrawn ? { chart: dotsView(t, numbers, named, width), note: t("strict-pick") } : {}),
    twin: twinOf(t, numbers, named, confidence),
  };
}

/** Those who met nobody come last. */
export const byStrictness = (raters: RaterScores[]): RaterScores[] => raters.toSorted((a, b) => biasOf(a) - biasOf(b));
const biasOf = ({ limits }: RaterScores): number => valueOf(limits)?.bias ?? Infinity;

type Named = RaterScores & { name: string };
const ROW = 46;

function dotsView(t: Texts["t"], numbers: ScoreNumbers, raters: Named[], width: number): TemplateResult {
  const isNarrow = width < 560;
  const values = raters.map((rater) => valueText(t, numbers, rater));
  const [start, end] = isNarrow ? [14, width - 14] : [Math.max(...raters.map(({ name }) => widthOf(name))) + 22, width - Math.max(...values.map(widthOf)) - 20];
  const height = isNarrow ? ROW + 22 : ROW;
  const bottom = 4 + raters.length * height;
  const x = axisFor(rangeOf([0, ...raters.flatMap(extentOf)]), [start, end], isNarrow ? 4 : 6);
  return html`<svg class=${isNarrow ? "chart narrow" : "chart"} role="img" aria-labelledby="raters-name raters-description" width=${width} height=${bottom + 26} viewBox=${`0 0 ${width} ${bottom + 26}`}>
    <title id="raters-name">${t("raters-title")}</title><desc id="raters-description">${t("raters-description")}</desc>
    ${x.ticks.map((tick) => svg`<line class=${tick === 0 ? "zero" : "rule"} x1=${x.at(tick)} x2=${x.at(tick)} y1="4" y2=${bottom}></line>
      <text class="tick" x=${x.at(tick)} y=${bottom + 18}>${numbers.tick(tick)}</text>`)}
    ${raters.map((rater, index) => {
      const middle = 4 + index * height + (isNarrow ? 22 : 0) + ROW / 2;
      const written = isNarrow ? middle - 26 : middle;
      return svg`${swarmView(rater, x, middle)}
        <text class="name" x=${isNarrow ? start : 0} y=${written + 4}>${rater.name}</text>
        <text class="value" x=${width - (isNarrow ? 14 : 0)} y=${written + 4}>${values[index]}</text>
        ${meanView(rater, x, middle + 13)}`;
    })}
  </svg>`;
}

/** Of all dots, and of the interval unless so few cases made it that it would leave nothing of the rest. */
function extentOf({ met, limits }: Named): number[] {
  if (!isDefined(limits)) return [];
  const [low, high] = rangeOf(met.map(({ difference }) => difference));
  const interval = valueOf(limits.biasInterval);
  return interval ? [low, high, Math.max(interval.low, 2 * low - high), Math.min(interval.high, 2 * high - low)] : [low, high];
}

/** Above the mean's line. */
const LANES = [4, -1, -6, -11, -16];

/** A small dot a case; what would fall on another stands above it, and is left out where there is no room. */
function swarmView({ met }: Named, x: Axis, middle: number) {
  const taken = new Map<number, number>();
  return met.map(({ difference }) => {
    const column = Math.round(x.at(difference) / 4);
    const lane = LANES[taken.get(column) ?? 0];
    taken.set(column, (taken.get(column) ?? 0) + 1);
    return lane === undefined ? nothing : svg`<circle class="point" cx=${x.at(difference).toFixed(1)} cy=${middle + lane} r="2"></circle>`;
  });
}

function meanView({ limits }: Named, x: Axis, y: number) {
  if (!isDefined(limits)) return nothing;
  const interval = valueOf(limits.biasInterval);
  const cap = (at: number) => svg`<line class="interval" x1=${x.at(at)} x2=${x.at(at)} y1=${y - 6} y2=${y + 6}></line>`;
  return svg`${interval ? svg`<line class="interval" x1=${x.at(interval.low)} x2=${x.at(interval.high)} y1=${y} y2=${y}></line>${cap(interval.low)}${cap(interval.high)}` : nothing}
    <circle class="dot ringed" cx=${x.at(limits.bias)} cy=${y} r="5"></circle>`;
}

function valueText(t: Texts["t"], { signed }: ScoreNumbers, { limits }: Named): string {
  if (!isDefined(limits)) return t(`undefined-short-${limits.undefined}`);
  const interval = valueOf(limits.biasInterval);
  return interval ? t("value-between", { value: signed(limits.bias), low: signed(interval.low), high: signed(interval.high) }) : signed(limits.bias);
}

function twinOf(t: Texts["t"], { point, signed, share, count }: ScoreNumbers, raters: Named[], confidence: number): TableTwin {
  const columns = [t("column-rater"), t("column-scores"), t("column-mean"), t("column-shared"), t("column-others"), t("column-difference"),
    t("column-low", { confidence: share(confidence) }), t("column-high", { confidence: share(confidence) }), t("column-deviation")];
  const cell = (raw: number | undefined, write: (value: number) => string): Cell => ({ text: raw === undefined || Number.isNaN(raw) ? "–" : write(raw), raw: raw ?? "" });
  const rows = raters.map(({ name, scores, mean: own, met, limits }): Cell[] => {
    const common = [name, cell(scores, count), cell(own, point), cell(met.length, count)];
    if (!isDefined(limits)) return [...common, { text: reasonText(t, limits.undefined), raw: limits.undefined }];
    const interval = valueOf(limits.biasInterval);
    return [...common, cell(mean(met.map(({ second }) => second)), point), cell(limits.bias, signed), cell(interval?.low, signed), cell(interval?.high, signed), cell(limits.standardDeviation, point)];
  });
  return { columns, rows };
}
