import type { OrUndefined, PairedTest, PairedTests } from "calibrant/agreement";
import type { Analysis } from "../store/analysis.js";
import type { RatingsTable } from "../store/ratings.js";
import type { Texts } from "../texts.js";
import type { Draw } from "./agreement-charts.js";
import type { Cell } from "./figure.js";
import { joined, numbersFor } from "./agreement-numbers.js";

/** How often each of two raters gave each category, of the cases both rated. */
interface Use { category: string; first: number; second: number }

function usesIn({ categories }: RatingsTable, { pairs }: Analysis): Use[] {
  const met = pairs[0]?.table ?? [];
  const sum = (counts: number[]) => counts.reduce((total, each) => total + each, 0);
  return met.map((row, at) => ({ category: String(categories[at]), first: sum(row), second: sum(met.map((each) => each[at] ?? 0)) }));
}

const apart = ({ first, second }: Use): number => Math.abs(first - second);
const found = (test: OrUndefined<PairedTest> | undefined): PairedTest | undefined => test && !("undefined" in test) ? test : undefined;

/** What answers the question: exact of two categories, of more Stuart and Maxwell's. */
const testOf = ({ mcnemar, stuartMaxwell }: PairedTests): PairedTest | undefined => found(mcnemar ? mcnemar.exact : stuartMaxwell);

/** Whether one of two uses the categories differently on the whole, and how often chance alone would bring as much. */
export function alikeSentence({ t, locale }: Texts, table: RatingsTable, analysis: Analysis): string | undefined {
  const test = analysis.paired && testOf(analysis.paired);
  const widest = usesIn(table, analysis).toSorted((a, b) => apart(b) - apart(a) || a.first + a.second - b.first - b.second)[0];
  if (!test || !widest) return undefined;
  const { count } = numbersFor(locale);
  const [first = "", second = ""] = table.raters;
  const chance = chanceText({ t, locale }, test.pValue);
  if (apart(widest) === 0) return t("alike-same", { first, second });
  return t("alike-differ", { first, second, category: widest.category, "first-times": count(widest.first), "second-times": count(widest.second), chance });
}

/** A probability as so many of so many. */
function chanceText({ t, locale }: Pick<Texts, "t" | "locale">, p: number): string {
  const { count } = numbersFor(locale);
  const of = p >= 0.095 ? 100 : 1000;
  const times = Math.round(p * of);
  return times < 1 ? t("chance-below", { of: count(of) }) : t("chance-about", { times: count(times), of: count(of) });
}

/** How often each gave each category; under it the tests by their names. */
export const alikeFigure: Draw = (texts, table, analysis) => {
  const { t, locale } = texts;
  const { paired } = analysis;
  if (!paired || !testOf(paired)) return undefined;
  const { count } = numbersFor(locale);
  const cell = (raw: number): Cell => ({ text: count(raw), raw });
  const [first = "", second = ""] = table.raters;
  const uses = usesIn(table, analysis);
  const tests = testsIn(paired);
  const columns = [t("column-category"), first, second];
  const testLines = tests.map(({ name, test: { statistic, df, pValue } }) => [t(`test-${name}`), String(statistic), String(df ?? ""), String(pValue)]);
  return {
    id: "alike", title: t("alike-title"), hint: t("alike-hint"), isFolded: true,
    note: joined(tests.map(({ name, test }) => t("test-says", { test: t(`test-${name}`), size: sizeText(texts, test), p: pText(texts, test) }))),
    twin: {
      columns, rows: uses.map((use): Cell[] => [use.category, cell(use.first), cell(use.second)]),
      file: [columns, ...uses.map((use) => [use.category, String(use.first), String(use.second)]), [], [t("column-test"), t("column-statistic"), t("column-freedom"), "p"], ...testLines],
    },
  };
};

/** Of two categories exactly and as usual; of more by each category's use, and by each way of differing against its opposite. */
function testsIn({ mcnemar, bowker, stuartMaxwell }: PairedTests): { name: string; test: PairedTest }[] {
  const tests = mcnemar ? { "mcnemar-exact": mcnemar.exact, mcnemar: mcnemar.chiSquare } : { "stuart-maxwell": stuartMaxwell, bowker };
  return Object.entries(tests).flatMap(([name, given]) => {
    const test = found(given);
    return test ? [{ name, test }] : [];
  });
}

function sizeText({ t, locale }: Texts, { statistic, df }: PairedTest): string {
  const { count, figure } = numbersFor(locale);
  return df === null ? t("test-fewer", { count: count(statistic) }) : t("test-chi-square", { value: figure(statistic), df: count(df) });
}

function pText({ locale }: Texts, { pValue }: PairedTest): string {
  const { figure } = numbersFor(locale);
  return pValue < 0.001 ? `< ${figure(0.001)}` : `= ${figure(pValue)}`;
}
