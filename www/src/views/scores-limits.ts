import type { LimitsOfAgreement } from "calibrant/agreement";
import { html, nothing, svg, type TemplateResult } from "lit";
import type { RatingsTable } from "../store/ratings.js";
import { isDefined, type ScoreAnalysis } from "../store/score-analysis.js";
import type { Met } from "../store/score-columns.js";
import type { Texts } from "../texts.js";
import type { Figure, TableTwin } from "./figure.js";
import { axisFor, type Axis } from "./axis.js";
import { reasonText, valueOf } from "./scores-icc.js";
import { rangeOf, scoreNumbersFor, type ScoreNumbers } from "./scores-numbers.js";

/** Bland and Altman's picture of two raters: how far apart against how high. */
export function limitsFigure(texts: Texts, table: RatingsTable, { pairs: [pair], raters: [first], confidence }: ScoreAnalysis, width: number): Figure | undefined {
  if (table.raters.length !== 2 || !pair || !first) return undefined;
  const { t, locale } = texts;
  const numbers = scoreNumbersFor(locale, table);
  const names = { first: table.raters[0] ?? "", second: table.raters[1] ?? "" };
  const title = t("limits-title");
  if (!isDefined(pair.limits)) return { id: "limits", title, hint: reasonText(t, pair.limits.undefined), twin: { columns: [], rows: [] } };
  return {
    id: "limits", title, hint: t("limits-hint", names),
    chart: limitsView(t, numbers, names, first.met, pair.limits, width),
    note: t("limits-note"),
    twin: twinOf(t, numbers, pair.limits, confidence),
  };
}

const TOP = 10;
const HEIGHT = 300;

function limitsView(t: Texts["t"], numbers: ScoreNumbers, names: { first: string; second: string }, met: Met[], limits: LimitsOfAgreement, width: number): TemplateResult {
  const x = axisFor(rangeOf(met.map(({ first, second }) => (first + second) / 2)), [52, width - 14], width < 480 ? 3 : 5);
  const y = axisFor(heightsOf(met, limits), [TOP + HEIGHT, TOP], 6);
  const [left, right] = [44, width - 4];
  return html`<svg class="chart" role="img" aria-labelledby="limits-name limits-description" width=${width} height=${HEIGHT + 76} viewBox=${`0 -20 ${width} ${HEIGHT + 76}`}>
    <title id="limits-name">${t("limits-title")}</title><desc id="limits-description">${t("limits-description")}</desc>
    <text class="axis" x="0" y="-6">${names.first} − ${names.second}</text>
    ${y.ticks.map((tick) => svg`<line class=${tick === 0 ? "zero" : "rule"} x1=${left} x2=${right} y1=${y.at(tick)} y2=${y.at(tick)}></line>
      <text class="tick end" x=${left - 6} y=${y.at(tick) + 4}>${numbers.tick(tick)}</text>`)}
    ${x.ticks.map((tick) => svg`<text class="tick" x=${x.at(tick)} y=${TOP + HEIGHT + 18}>${numbers.score(tick)}</text>`)}
    <text class="axis middle" x=${(left + right) / 2} y=${TOP + HEIGHT + 38}>${t("axis-mean")}</text>
    ${linesOf(limits).map(({ interval }) => interval ? bandView(y, interval, left, right) : nothing)}
    ${pointsView(met, x, y)}
    ${linesOf(limits).map(({ key, value }) => svg`<line class=${key === "bias" ? "interval" : "interval limit"} x1=${left} x2=${right} y1=${y.at(value)} y2=${y.at(value)}></line>
      <text class="value" x=${right - 4} y=${y.at(value) - 5}>${t(`limits-${key}`)} ${numbers.signed(value)}</text>`)}
  </svg>`;
}

interface Line { key: "upper" | "bias" | "lower"; value: number; interval: { low: number; high: number } | undefined }

/** Where all differences are equal the three are one. */
function linesOf({ bias, biasInterval, standardDeviation, lower, upper }: LimitsOfAgreement): Line[] {
  const middle: Line = { key: "bias", value: bias, interval: valueOf(biasInterval) };
  if (standardDeviation === 0) return [middle];
  return [{ key: "upper", value: upper.estimate, interval: valueOf(upper.exact) }, middle, { key: "lower", value: lower.estimate, interval: valueOf(lower.exact) }];
}

/** From the lowest to the highest of all that is drawn; intervals of few cases would leave nothing of the rest. */
function heightsOf(met: Met[], limits: LimitsOfAgreement): [number, number] {
  const [low, high] = rangeOf([0, limits.lower.estimate, limits.upper.estimate, ...rangeOf(met.map(({ difference }) => difference))]);
  const most = (high - low) / 3;
  const [lowest, highest] = rangeOf([low, high, ...linesOf(limits).flatMap(({ interval }) => interval ? [interval.low, interval.high] : [])]);
  return [Math.max(lowest, low - most), Math.min(highest, high + most)];
}

function bandView(y: Axis, { low, high }: { low: number; high: number }, left: number, right: number) {
  return svg`<rect class="band" x=${left} width=${right - left} y=${y.at(high)} height=${Math.max(y.at(low) - y.at(high), 0)}></rect>`;
}

/** Cases in the same place are one dot, the larger the more they are. */
function pointsView(met: Met[], x: Axis, y: Axis) {
  const places = new Map<string, { cx: number; cy: number; times: number }>();
  for (const { first, second, difference } of met) {
    const [cx, cy] = [Math.round(x.at((first + second) / 2)), Math.round(y.at(difference))];
    const place = places.get(`${cx} ${cy}`);
    if (place) place.times += 1;
    else places.set(`${cx} ${cy}`, { cx, cy, times: 1 });
  }
  return [...places.values()].map(({ cx, cy, times }) => svg`<circle class="point" cx=${cx} cy=${cy} r=${(3 * Math.sqrt(Math.min(times, 9))).toFixed(1)}></circle>`);
}

function twinOf(t: Texts["t"], { signed, point, share, count }: ScoreNumbers, limits: LimitsOfAgreement, confidence: number): TableTwin {
  const cell = (raw: number | undefined, write: (value: number) => string) => ({ text: raw === undefined ? "–" : write(raw), raw: raw ?? "" });
  const rows = linesOf(limits).map(({ key, value, interval }) => [t(`limits-${key}`), cell(value, signed), cell(interval?.low, signed), cell(interval?.high, signed), cell(limits.units, count)]);
  const spread = [t("column-deviation"), cell(limits.standardDeviation, point), "–", "–", cell(limits.units, count)];
  return { columns: [t("column-points"), t("column-value"), t("column-low", { confidence: share(confidence) }), t("column-high", { confidence: share(confidence) }), t("column-cases")], rows: [...rows, spread] };
}
