import type { Estimate, PairAgreement } from "calibrant/agreement";
import { MOST_PAIRED, type Analysis } from "../store/analysis.js";
import type { RatingsTable } from "../store/ratings.js";
import type { Texts } from "../texts.js";
import { coefficientName, estimatesTable } from "./agreement-estimates.js";
import type { Cell, Figure } from "./figure.js";
import { estimateRow, forestView } from "./agreement-forest.js";
import { heatTwin, heatView, type Heat, type HeatCell } from "./agreement-heat.js";
import { joined, numbersFor, shownInterval } from "./agreement-numbers.js";

export type Draw = (texts: Texts, table: RatingsTable, analysis: Analysis, width: number) => Figure | undefined;

export const forestFigure: Draw = (texts, _table, { chosen, choices }, width) => ({
  id: "forest", title: texts.t("forest-title"), hint: texts.t("forest-hint"),
  chart: forestView(texts, "forest", texts.t("forest-title"), chosen.estimates.map((each) => estimateRow(texts, each)), width),
  note: forestNote(texts, chosen.estimates),
  twin: estimatesTable(texts, chosen.estimates, choices),
});

/** Intervals that promise too much, and bounds that no coefficient reaches. */
function forestNote(texts: Texts, estimates: Estimate[]): string | undefined {
  const defined = estimates.filter((each) => each.undefined === undefined);
  const narrow = defined.filter((each) => each.coverage === "below-nominal").map((each) => coefficientName(texts.t, each));
  const list = new Intl.ListFormat(texts.locale, { type: "conjunction" });
  const notes = [
    narrow.length > 0 ? texts.t("below-nominal", { coefficients: list.format(narrow) }) : "",
    defined.some((each) => each.interval && each.interval.high > 1) ? texts.t("beyond-one") : "",
  ];
  return joined(notes.filter(Boolean)) || undefined;
}

/** Two raters: who said what. More: which categories met in the same case. */
export const confusionFigure: Draw = ({ t, locale }, { raters, categories }, { plain, pairs }, width) => {
  const pair = raters.length === 2 ? pairs[0] : undefined;
  const isPair = pair !== undefined;
  const met = pair?.table ?? plain.meetings;
  const labels = categories.map(String);
  const most = Math.max(1, ...met.flat());
  const { count } = numbersFor(locale);
  const cells = met.map((row, a) => row.map((times, b): HeatCell => ({ text: count(times), raw: times, strength: Math.sqrt(times / most), kind: a === b ? "same" : "other" })));
  const title = t(isPair ? "confusion-two" : "confusion-many");
  const hint = t(isPair ? "confusion-two-hint" : "confusion-many-hint");
  const heat: Heat = { id: "confusion", name: title, description: hint, rows: labels, columns: labels, cells, ...(isPair ? { down: raters[0], across: raters[1] } : {}) };
  return { id: "confusion", title, hint, chart: heatView(heat, width), twin: heatTwin(isPair ? `${raters[0]} \\ ${raters[1]}` : t("column-category"), heat) };
};

/** How often two raters differ, each against each. */
export const disagreementFigure: Draw = ({ t, locale }, { raters }, { pairs }, width) => {
  if (raters.length < 3 || pairs.length === 0) return undefined;
  const { whole } = numbersFor(locale);
  const cells: (HeatCell | null)[][] = raters.map(() => raters.map(() => null));
  for (const { raters: [a, b], units, table } of pairs) {
    if (units === 0) continue;
    const differing = 1 - table.reduce((sum, row, at) => sum + (row[at] ?? 0), 0) / units;
    const cell: HeatCell = { text: whole(differing), raw: differing, strength: differing, kind: "other" };
    for (const [row, column] of [[a, b], [b, a]] as const) { const cellsOf = cells[row]; if (cellsOf) cellsOf[column] = cell; }
  }
  const title = t("differing-title");
  const heat: Heat = { id: "differing", name: title, description: t("differing-hint"), rows: raters, columns: raters, cells };
  return { id: "differing", title, hint: t("differing-hint"), chart: heatView(heat, width), twin: heatTwin(t("column-rater"), heat) };
};

/** Pairs, those that agree least first. */
export const pairsFigure: Draw = (texts, { raters }, { pairs, choices }) => {
  const { t, locale } = texts;
  if (raters.length > MOST_PAIRED) return { id: "pairs", title: t("pairs-title"), hint: t("pairs-too-many", { most: MOST_PAIRED }), twin: { columns: [], rows: [] } };
  if (raters.length < 3) return undefined;
  const { figure, share, count, figures, shares } = numbersFor(locale);
  const valueOf = ({ estimates: [same] }: PairAgreement) => (same?.undefined === undefined ? same?.value ?? 2 : 2);
  const cells = ({ estimates }: PairAgreement): Cell[] => estimates.flatMap((each) => {
    if (each.undefined !== undefined) return [t(`undefined-short-${each.undefined}`), "–"];
    const isShare = each.coefficient === "percent-agreement";
    const shown = shownInterval(each.interval);
    const interval = shown && (isShare ? shares : figures)(shown);
    return [(isShare ? share : figure)(each.value), interval ? t("between", interval) : "–"];
  });
  const sorted = pairs.toSorted((x, y) => valueOf(x) - valueOf(y));
  const interval = t("column-interval", { confidence: share(choices.confidence) });
  const columns = [t("column-pair"), t("column-cases"), ...(pairs[0]?.estimates ?? []).flatMap((each) => [coefficientName(t, each), interval])];
  const rows = sorted.map((pair): Cell[] => [pairName(pair, raters), count(pair.units), ...cells(pair)]);
  return { id: "pairs", title: t("pairs-title"), hint: t("pairs-hint"), twin: { columns, rows, file: pairsFile(t, sorted, raters) } };
};

const pairName = ({ raters: [a, b] }: PairAgreement, raters: string[]): string => `${raters[a]} – ${raters[b]}`;

/** A row a pair and coefficient. */
function pairsFile(t: Texts["t"], pairs: PairAgreement[], raters: string[]): string[][] {
  const lines = pairs.flatMap((pair) => pair.estimates.map((each) => {
    const values = each.undefined === undefined ? [each.value, each.interval?.low, each.interval?.high] : [each.undefined];
    return [...pair.raters.map((at) => raters[at] ?? ""), String(pair.units), each.coefficient, ...values.map((value) => String(value ?? ""))];
  }));
  return [[t("column-rater"), t("column-rater"), t("column-cases"), t("column-coefficient"), t("column-value"), "low", "high"], ...lines];
}
