import type { CategoryAgreement, Estimate } from "calibrant/agreement";
import type { Analysis, CategoryKappa } from "../store/analysis.js";
import type { Texts } from "../texts.js";
import type { Draw } from "./agreement-charts.js";
import type { Cell, TableTwin } from "./figure.js";
import { estimateRow, forestView, valueText } from "./agreement-forest.js";
import { numbersFor, shownInterval } from "./agreement-numbers.js";

/** Each category by itself: how often it was given, and what raters make of it; of two categories the kappas would be one. */
export const categoriesFigure: Draw = (texts, _table, analysis, width) => {
  const { t } = texts;
  const common = { id: "categories", title: t("categories-title"), twin: twinOf(texts, analysis) };
  const { categories } = analysis;
  if (categories.length === 0 || categories.length > MOST_DRAWN) return { ...common, hint: t("categories-hint") };
  const rows = categories.map(({ category, kappa }) => ({ ...estimateRow(texts, kappa), name: String(category) }));
  return { ...common, hint: t("categories-kappa-hint"), chart: forestView(texts, "categories", common.title, rows, width), note: noteOf(texts, categories) };
};

/** More rows make no picture. */
const MOST_DRAWN = 30;

/** Intervals that promise too much. */
function noteOf({ t, locale }: Texts, categories: CategoryKappa[]): string | undefined {
  const narrow = categories.filter(({ kappa }) => kappa.undefined === undefined && !isTrusted(kappa)).map(({ category }) => t("quoted", { category: String(category) }));
  return narrow.length ? t("categories-narrow", { categories: new Intl.ListFormat(locale, { type: "conjunction" }).format(narrow) }) : undefined;
}

const isTrusted = (kappa: Estimate): boolean => kappa.undefined === undefined && kappa.coverage === "nominal";

function twinOf(texts: Texts, { plain, categories, choices }: Analysis): TableTwin {
  const { t, locale } = texts;
  const { share, count } = numbersFor(locale);
  const cell = (value: number | null): Cell => ({ text: value === null ? "–" : share(value), raw: value ?? "" });
  const columns = [t("column-category"), t("column-ratings"), t("column-share"), t("column-agreement")];
  const common = ({ category, ratings, share: part, agreement }: CategoryAgreement): Cell[] => [String(category), { text: count(ratings), raw: ratings }, cell(part), cell(agreement)];
  if (categories.length === 0) return { columns, rows: plain.categories.map(common) };
  const confidence = share(choices.confidence);
  const kappas = [t("column-own-kappa"), t("column-low", { confidence }), t("column-high", { confidence })];
  return { columns: [...columns, ...kappas], rows: plain.categories.map((each, at) => [...common(each), ...kappaCells(texts, categories[at]?.kappa)]) };
}

function kappaCells({ t, locale }: Texts, kappa: Estimate | undefined): Cell[] {
  if (!kappa) return [];
  if (kappa.undefined !== undefined) return [{ text: t(`undefined-short-${kappa.undefined}`), raw: kappa.undefined }];
  const { figure } = numbersFor(locale);
  const shown = shownInterval(kappa.interval);
  const cell = (raw: number | undefined): Cell => ({ text: raw === undefined ? "–" : figure(raw), raw: raw ?? "" });
  return [cell(kappa.value), cell(shown?.low), cell(shown?.high)];
}

type Known = { category: string; value: number; low: number; high: number; isTrusted: boolean };

/** The category on which raters agree least; nothing where that may be the luck of the draw. */
export function leastSentence({ t, locale }: Texts, { categories }: Analysis): string | undefined {
  const known = categories.flatMap(({ category, kappa }): Known[] => {
    const shown = kappa.undefined === undefined && shownInterval(kappa.interval);
    return shown ? [{ category: String(category), value: kappa.value, low: shown.low, high: shown.high, isTrusted: isTrusted(kappa) }] : [];
  }).toSorted((a, b) => a.value - b.value);
  const least = known[0];
  const best = least?.isTrusted ? known.findLast(({ low, isTrusted }) => isTrusted && low > least.high) : undefined;
  if (!least || !best) return undefined;
  const written = ({ value, low, high }: Known) => valueText(t, locale, value, { low, high });
  return t("least-agreed", { best: best.category, least: least.category, "best-kappa": written(best), "least-kappa": written(least) });
}
