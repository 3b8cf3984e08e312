import type { Metric, Weighting } from "calibrant/agreement";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { isBootstrap, LEAST_SAMPLED, sampled, type Choices, type Chosen } from "../store/analysis.js";
import type { RatingsTable } from "../store/ratings.js";
import type { Texts } from "../texts.js";
import { numbersFor } from "./agreement-numbers.js";

const WEIGHTS: Weighting[] = ["identity", "linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar"];
const METRICS: Metric[] = ["nominal", "ordinal", "interval", "ratio", "circular", "bipolar"];
const CONFIDENCES = [0.8, 0.9, 0.95, 0.99];
const INTERVALS: Chosen[] = ["usual", "linearised", "jackknife", "percentile", "bca"];
const DRAWS = [1_000, 2_000, 10_000, 100_000];
const RATERS: Choices["raters"][] = ["fixed", "random"];

/** What a question is about: other ratings, how they are read, or how it is computed. */
export type Cause = "ratings" | "layout" | "choices";

/** What is chosen, how that is handled, and which question the reader has just stopped. */
export interface Choosing { choices: Choices; stopped: Cause | undefined; choose: (change: Partial<Choices>) => void }

/** How it is computed: partial credit for near misses, the metric of alpha, confidence, the interval's method, whom it speaks of. */
export function choicesView(texts: Texts, table: RatingsTable, choosing: Choosing): TemplateResult {
  const { t, locale } = texts;
  const { choices } = choosing;
  const { count } = numbersFor(locale);
  const isRandom = sampled(table, choices) === "random";
  return html`<details class="choices"><summary>${t("choices-title")}</summary>
    <p class="hint">${t("choices-hint")}</p>
    <div class="grid">
      ${selectView(texts, choosing, "weights", WEIGHTS, (value) => t(`weights-${value}`))}
      ${selectView(texts, choosing, "metric", METRICS, (value) => t(`metric-${value}`), t("metric-by-weights"))}
      ${confidenceView(texts, choosing)}
      ${table.raters.length < LEAST_SAMPLED ? nothing : selectView(texts, choosing, "raters", RATERS, (value) => t(`raters-${value}`))}
      ${selectView(texts, choosing, "interval", INTERVALS.filter((value) => !isRandom || !isBootstrap(value)), (value) => t(`interval-${value}`))}
      ${isBootstrap(choices.interval) ? selectView(texts, choosing, "draws", DRAWS, count) : nothing}
    </div>
    ${isRandom ? html`<p class="hint">${t("choices-random")}</p>` : nothing}
    ${isBootstrap(choices.interval) ? html`<p class="hint">${t("choices-draws", { draws: count(choices.draws) })}</p>` : nothing}
    ${stoppedView(texts, choosing)}</details>`;
}

export function confidenceView(texts: Texts, choosing: Choosing): TemplateResult {
  return selectView(texts, choosing, "confidence", CONFIDENCES, numbersFor(texts.locale).share);
}

/** There before it is needed, so that it is read out. */
export function stoppedView({ t }: Texts, { stopped }: Choosing): TemplateResult {
  return html`<p class="stopped" role="status">${stopped === "choices" ? t("stopped-choices") : nothing}</p>`;
}

/** Shows what is chosen even where the reader's last choice was taken back. */
function selectView<Value extends string | number>({ t }: Texts, { choices, choose }: Choosing, key: keyof Choices, values: Value[], name: (value: Value) => string, none?: string): TemplateResult {
  const option = (value: Value | undefined, text: string) => html`<option value=${value ?? ""} .selected=${live(choices[key] === value)}>${text}</option>`;
  const chosen = ({ target }: Event) => {
    const { value } = target as HTMLSelectElement;
    choose({ [key]: values.find((each) => String(each) === value) });
  };
  return html`<label>${t(`choice-${key}`)}<select name=${key} @change=${chosen}>
    ${none ? option(undefined, none) : nothing}${values.map((value) => option(value, name(value)))}</select></label>`;
}
