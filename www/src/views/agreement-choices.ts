import type { Metric, Weighting } from "calibrant/agreement";
import { html, nothing, type TemplateResult } from "lit";
import { isBootstrap, resamplesFor, type Choices, type Chosen } from "../store/analysis.js";
import type { Texts } from "../texts.js";
import { numbersFor } from "./agreement-numbers.js";

const WEIGHTS: Weighting[] = ["identity", "linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar"];
const METRICS: Metric[] = ["nominal", "ordinal", "interval", "ratio", "circular", "bipolar"];
export const CONFIDENCES = [0.8, 0.9, 0.95, 0.99];
const INTERVALS: Chosen[] = ["usual", "linearised", "jackknife", "percentile", "bca"];

/** How it is computed: partial credit for near misses, the metric of alpha, confidence, the interval's method. */
export function choicesView({ t, locale }: Texts, choices: Choices, units: number, isBusy: boolean, choose: (change: Partial<Choices>) => void): TemplateResult {
  const { share, count } = numbersFor(locale);
  const select = <Value extends string | number>(key: keyof Choices, values: Value[], name: (value: Value) => string, none?: string) =>
    html`<label>${t(`choice-${key}`)}<select name=${key} @change=${(event: Event) => { const { value } = event.target as HTMLSelectElement; choose({ [key]: key === "confidence" ? Number(value) : value || undefined }); }}>
      ${none ? html`<option value="" ?selected=${choices[key] === undefined}>${none}</option>` : nothing}
      ${values.map((value) => html`<option value=${value} ?selected=${choices[key] === value}>${name(value)}</option>`)}</select></label>`;
  return html`<details class="choices"><summary>${t("choices-title")}</summary>
    <p class="hint">${t("choices-hint")}</p>
    <div class="grid">
      ${select("weights", WEIGHTS, (value) => t(`weights-${value}`))}
      ${select("metric", METRICS, (value) => t(`metric-${value}`), t("metric-by-weights"))}
      ${select("confidence", CONFIDENCES, share)}
      ${select("interval", INTERVALS, (value) => t(`interval-${value}`))}
    </div>
    ${isBootstrap(choices.interval) ? html`<p class="hint">${t("choices-resamples", { resamples: count(resamplesFor(units)) })}</p>` : nothing}
    <p class="hint" role="status">${isBusy ? t("computing") : ""}</p></details>`;
}
