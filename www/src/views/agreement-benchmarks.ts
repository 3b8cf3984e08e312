import type { Benchmark } from "calibrant/agreement";
import { html, nothing, type TemplateResult } from "lit";
import type { Analysis } from "../store/analysis.js";
import type { Bounds } from "../store/benchmarks.js";
import type { Texts } from "../texts.js";
import { coefficientName } from "./agreement-estimates.js";
import { twinView, type Cell, type TableTwin } from "./figure.js";
import { valueText } from "./agreement-forest.js";
import { numbersFor } from "./agreement-numbers.js";

/** What others call figures of such a size: authors, coefficient with interval, words; and what that is worth. */
export function benchmarksView({ t }: Texts, { hint, twin }: { hint: string; twin: TableTwin }): TemplateResult | typeof nothing {
  if (twin.rows.length === 0) return nothing;
  return html`<details id="benchmarks"><summary>${t("benchmarks-title")}</summary>
    <p class="hint">${hint}</p>${twinView(twin, t("benchmarks-title"))}
    <p class="hint">${t("benchmarks-conventions")}</p></details>`;
}

export const authorOf = (t: Texts["t"], name: Benchmark["name"]): string => t(`author-${name}`);

/** Every author's word for every coefficient as chosen. */
export function estimateWords(texts: Texts, { words, choices: { confidence } }: Analysis): { hint: string; twin: TableTwin } {
  const { t, locale } = texts;
  const columns = [t("column-author"), t("column-interval-of", { confidence: numbersFor(locale).share(confidence) }), t("column-word"), t("column-reached")];
  const rows = words.flatMap(({ estimate, interval, benchmarks }) => benchmarks.map((benchmark) =>
    wordRow(texts, benchmark, coefficientName(t, estimate), estimate.value, interval)));
  return { hint: t("benchmarks-hint"), twin: { columns, rows } };
}

/** The highest word that holds with the probability asked for; before it those that may hold. */
export function wordRow(texts: Texts, { name, grade, grades }: Benchmark, coefficient: string, value: number, interval: Bounds): Cell[] {
  const { t, locale } = texts;
  const { whole } = numbersFor(locale);
  const reached = grades.slice(0, grades.findIndex(({ name: word }) => word === grade) + 1)
    .map(({ name: word, probability }) => t("word-reached", { word: t(`word-${word}`), probability: whole(probability) }));
  return [authorOf(t, name), t("value-of", { coefficient, value: valueText(t, locale, value, interval) }), t(`word-${grade}`), reached.join(" · ")];
}
