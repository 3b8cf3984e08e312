import type { IntraclassForm, OrUndefined, Undefined } from "calibrant/agreement";
import { isDefined, type ScoreAnalysis } from "../store/score-analysis.js";
import type { Texts } from "../texts.js";
import type { Figure, TableTwin } from "./figure.js";
import { forestView, valueText, type ForestRow } from "./agreement-forest.js";
import { numbersFor } from "./agreement-numbers.js";

/** Agreement and consistency, of one rater and of the mean of all. */
export const FORMS = [["ICC(A,1)", "a1"], ["ICC(C,1)", "c1"], ["ICC(A,k)", "ak"], ["ICC(C,k)", "ck"]] as const;

export function formOf({ icc }: ScoreAnalysis, name: IntraclassForm["name"]): IntraclassForm | undefined {
  return isDefined(icc) ? icc.forms.find((form) => form.name === name) : undefined;
}

/** Why there is no number, in words; luck has no part in scores. */
export const reasonText = (t: Texts["t"], reason: Undefined): string => reason === "no-variation" ? t("scores-no-variation") : t(`undefined-${reason}`);

export const valueOf = <Value extends object | number>(found: OrUndefined<Value>): Value | undefined => isDefined(found) ? found : undefined;

export function iccFigure(texts: Texts, analysis: ScoreAnalysis, width: number): Figure {
  const { t, locale } = texts;
  const { icc } = analysis;
  const title = t("icc-title");
  if (!isDefined(icc)) return { id: "icc", title, hint: reasonText(t, icc.undefined), twin: { columns: [], rows: [] } };
  const forms = FORMS.map(([name]) => formOf(analysis, name)).filter((form) => form !== undefined);
  return {
    id: "icc", title, hint: t("icc-hint", { raters: numbersFor(locale).count(icc.raters) }),
    chart: forestView(texts, "icc", title, forms.map((form) => rowOf(texts, form)), width),
    note: forms.some(({ estimate }) => isDefined(estimate) && isOffScale(estimate)) ? t("icc-off-scale") : undefined,
    twin: twinOf(texts, analysis, forms),
  };
}

function rowOf({ t, locale }: Texts, { name, shroutFleiss, estimate, interval }: IntraclassForm): ForestRow {
  const row = { name: `${name} · ${shroutFleiss}` };
  if (!isDefined(estimate)) return { ...row, text: t(`undefined-short-${estimate.undefined}`) };
  const shown = valueOf(interval);
  const text = valueText(t, locale, estimate, shown);
  return isOffScale(estimate) ? { ...row, text } : { ...row, text, value: estimate, interval: shown };
}

const isOffScale = (value: number): boolean => Math.abs(value) > 1;

function twinOf({ t, locale }: Texts, { confidence, icc }: ScoreAnalysis, forms: IntraclassForm[]): TableTwin {
  const { figure, share, count } = numbersFor(locale);
  const cell = (value: number | undefined) => ({ text: value === undefined ? "–" : figure(value), raw: value ?? "" });
  const counts = isDefined(icc) ? [icc.units, icc.raters].map((raw) => ({ text: count(raw), raw })) : [];
  const columns = [t("column-coefficient"), "Shrout & Fleiss", t("column-value"), t("column-low", { confidence: share(confidence) }), t("column-high", { confidence: share(confidence) }), t("column-cases"), t("column-raters")];
  const rows = forms.map(({ name, shroutFleiss, estimate, interval }) => isDefined(estimate)
    ? [name, shroutFleiss, cell(estimate), cell(valueOf(interval)?.low), cell(valueOf(interval)?.high), ...counts]
    : [name, shroutFleiss, { text: reasonText(t, estimate.undefined), raw: estimate.undefined }]);
  return { columns, rows };
}
