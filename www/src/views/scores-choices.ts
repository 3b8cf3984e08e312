import { html, type TemplateResult } from "lit";
import type { Choices } from "../store/analysis.js";
import type { Texts } from "../texts.js";
import { CONFIDENCES } from "./agreement-choices.js";
import { numbersFor } from "./agreement-numbers.js";

/** Of scores only the confidence is the reader's: weights and resampling are for levels. */
export function scoreChoicesView({ t, locale }: Texts, { confidence }: Choices, isBusy: boolean, choose: (change: Partial<Choices>) => void): TemplateResult {
  const { share } = numbersFor(locale);
  return html`<details class="choices"><summary>${t("choices-title")}</summary>
    <div class="grid"><label>${t("choice-confidence")}<select name="confidence" @change=${(event: Event) => choose({ confidence: Number((event.target as HTMLSelectElement).value) })}>
      ${CONFIDENCES.map((value) => html`<option value=${value} ?selected=${confidence === value}>${share(value)}</option>`)}</select></label></div>
    <p class="hint">${t("scores-choices-hint")}</p>
    <p class="hint" role="status">${isBusy ? t("computing") : ""}</p></details>`;
}
