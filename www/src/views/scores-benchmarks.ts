import { isDefined, type ScoreAnalysis } from "../store/score-analysis.js";
import type { Texts } from "../texts.js";
import { authorOf, wordRow } from "./agreement-benchmarks.js";
import type { Cell, TableTwin } from "./figure.js";
import { valueText } from "./agreement-forest.js";
import { numbersFor } from "./agreement-numbers.js";
import { FORMS, formOf } from "./scores-icc.js";

/** Words for both ends of each correlation's interval, as its authors ask; and Krippendorff's for alpha. */
export function formWords(texts: Texts, analysis: ScoreAnalysis): { hint: string; twin: TableTwin } {
  const { t, locale } = texts;
  const columns = [t("column-author"), t("column-interval-of", { confidence: numbersFor(locale).share(analysis.confidence) }), t("column-word")];
  return { hint: t("benchmarks-scores-hint"), twin: { columns, rows: [...formRows(texts, analysis), ...alphaRows(texts, analysis)] } };
}

function formRows({ t, locale }: Texts, analysis: ScoreAnalysis): Cell[][] {
  return FORMS.flatMap(([name]) => {
    const form = formOf(analysis, name);
    const words = analysis.words.forms.find((each) => each.form === name);
    if (!form || !words || !isDefined(form.estimate) || !isDefined(form.interval) || Math.abs(form.estimate) > 1) return [];
    const value = t("value-of", { coefficient: name, value: valueText(t, locale, form.estimate, form.interval) });
    return words.ends.map(({ name: author, low, high }): Cell[] => {
      const [lower, upper] = [t(`word-${low}`), t(`word-${high}`)];
      return [authorOf(t, author), value, low === high ? lower : t("word-range", { low: lower, high: upper })];
    });
  });
}

function alphaRows(texts: Texts, { alpha: { interval: alpha }, words }: ScoreAnalysis): Cell[][] {
  if (!words.alpha || !isDefined(alpha) || !isDefined(alpha.interval)) return [];
  return [wordRow(texts, words.alpha, texts.t("coefficient-alpha-interval"), alpha.estimate, alpha.interval).slice(0, 3)];
}
