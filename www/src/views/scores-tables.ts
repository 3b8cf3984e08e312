import type { OrUndefined, ScoreInterval } from "calibrant/agreement";
import { MOST_PAIRED } from "../store/analysis.js";
import type { RatingsTable } from "../store/ratings.js";
import { isDefined, type ScoreAnalysis, type ScorePair } from "../store/score-analysis.js";
import type { Texts } from "../texts.js";
import type { Cell, Figure } from "./figure.js";
import { reasonText, valueOf } from "./scores-icc.js";
import { scoreNumbersFor, type ScoreNumbers } from "./scores-numbers.js";

/** Every two raters with bias and limits, those that may be furthest apart first. */
export function scorePairsFigure({ t, locale }: Texts, table: RatingsTable, { pairs, confidence }: ScoreAnalysis): Figure | undefined {
  if (table.raters.length < 3) return undefined;
  if (table.raters.length > MOST_PAIRED) return { id: "pairs", title: t("pairs-title"), hint: t("pairs-too-many", { most: MOST_PAIRED }), twin: { columns: [], rows: [] } };
  const numbers = scoreNumbersFor(locale, table);
  const sorted = byWidth(pairs);
  const columns = [t("column-pair"), t("column-cases"), t("column-difference"), t("column-interval", { confidence: numbers.share(confidence) }), t("column-limits")];
  return { id: "pairs", title: t("pairs-title"), hint: t("scores-pairs-hint"), twin: { columns, rows: sorted.map((pair) => pairCells(t, numbers, table, pair)), file: pairsFile(t, table, sorted) } };
}

export const byWidth = (pairs: ScorePair[]): ScorePair[] => pairs.toSorted((a, b) => reach(b) - reach(a));

/** The widest difference to be expected. */
function reach({ limits }: ScorePair): number {
  return isDefined(limits) ? Math.max(Math.abs(limits.lower.estimate), Math.abs(limits.upper.estimate)) : -1;
}

const pairName = ({ raters: [a, b] }: ScorePair, { raters }: RatingsTable): string => `${raters[a]} − ${raters[b]}`;

function pairCells(t: Texts["t"], { signed, count }: ScoreNumbers, table: RatingsTable, pair: ScorePair): Cell[] {
  const { limits } = pair;
  if (!isDefined(limits)) return [pairName(pair, table), reasonText(t, limits.undefined)];
  const between = ({ low, high }: { low: number; high: number }) => t("between", { low: signed(low), high: signed(high) });
  const interval = valueOf(limits.biasInterval);
  return [pairName(pair, table), count(limits.units), signed(limits.bias), interval ? between(interval) : "–", between({ low: limits.lower.estimate, high: limits.upper.estimate })];
}

/** Full precision, with the intervals of the limits. */
function pairsFile(t: Texts["t"], { raters }: RatingsTable, pairs: ScorePair[]): string[][] {
  const lines = pairs.map(({ raters: [a, b], limits }) => {
    const names = [raters[a] ?? "", raters[b] ?? ""];
    if (!isDefined(limits)) return [...names, limits.undefined];
    const { bias, biasInterval, standardDeviation, lower, upper, units } = limits;
    const ends = (interval: OrUndefined<ScoreInterval>) => [valueOf(interval)?.low, valueOf(interval)?.high];
    return [...names, units, bias, ...ends(biasInterval), standardDeviation, lower.estimate, ...ends(lower.exact), upper.estimate, ...ends(upper.exact)].map((value) => String(value ?? ""));
  });
  const limitColumns = [t("limits-lower"), t("limits-upper")].flatMap((name) => [name, "low", "high"]);
  return [[t("column-rater"), t("column-rater"), t("column-cases"), t("column-difference"), "low", "high", t("column-deviation"), ...limitColumns], ...lines];
}

/** So many are read here; the file has all. */
const SHOWN = 12;

/** The cases to talk about. */
export function casesFigure({ t, locale }: Texts, table: RatingsTable): Figure {
  const { score } = scoreNumbersFor(locale, table);
  const gaps = table.rows.flatMap((row, at) => {
    const given = row.flatMap((each, rater) => typeof each === "number" ? [{ score: each, name: table.raters[rater] ?? "" }] : []).sort((a, b) => a.score - b.score);
    const [lowest, highest] = [given[0], given.at(-1)];
    return lowest && highest && given.length > 1 ? [{ at, name: table.units[at] ?? "", lowest, highest, gap: highest.score - lowest.score }] : [];
  }).sort((a, b) => b.gap - a.gap);
  const columns = [t("column-case"), t("column-lowest"), t("column-highest"), t("column-gap")];
  const rows = gaps.slice(0, SHOWN).map(({ name, lowest, highest, gap }) => [name, `${score(lowest.score)} ${lowest.name}`, `${score(highest.score)} ${highest.name}`, score(gap)]);
  const file = [[t("column-case"), ...table.raters, t("column-gap")], ...gaps.map(({ at, name, gap }) => [name, ...(table.rows[at] ?? []).map((each) => String(each ?? "")), String(gap)])];
  return { id: "cases", title: t("cases-title"), hint: t("cases-hint", { shown: Math.min(SHOWN, gaps.length), all: gaps.length }), twin: { columns, rows, file } };
}

/** What else the literature asks of scores. */
export function otherFigure({ t, locale }: Texts, table: RatingsTable, { concordance, kendallW, cronbachAlpha, alpha, confidence }: ScoreAnalysis): Figure {
  const { figure, share, count } = scoreNumbersFor(locale, table);
  const found: [string, OrUndefined<{ estimate: number; interval?: OrUndefined<ScoreInterval>; units: number }> | undefined][] = [
    [t("coefficient-concordance"), concordance], [t("coefficient-cronbach-alpha"), cronbachAlpha], [t("coefficient-kendall-w"), kendallW],
    [t("coefficient-alpha-interval"), alpha.interval], [t("coefficient-alpha-ordinal"), alpha.ordinal],
  ];
  const cell = (raw: number | undefined): Cell => ({ text: raw === undefined ? "–" : figure(raw), raw: raw ?? "" });
  const rows = found.flatMap(([name, value]): Cell[][] => {
    if (!value) return [];
    if (!isDefined(value)) return [[name, { text: reasonText(t, value.undefined), raw: value.undefined }]];
    const interval = value.interval && valueOf(value.interval);
    return [[name, cell(value.estimate), cell(interval?.low), cell(interval?.high), { text: count(value.units), raw: value.units }]];
  });
  const columns = [t("column-coefficient"), t("column-value"), t("column-low", { confidence: share(confidence) }), t("column-high", { confidence: share(confidence) }), t("column-cases")];
  return { id: "other", title: t("other-title"), hint: t("other-hint"), twin: { columns, rows } };
}
