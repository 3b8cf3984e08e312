import { html, type TemplateResult } from "lit";
import type { Texts } from "../texts.js";
import { confidenceView, stoppedView, type Choosing } from "./agreement-choices.js";

/** Of scores only the confidence is the reader's: weights and resampling are for levels. */
export function scoreChoicesView(texts: Texts, choosing: Choosing): TemplateResult {
  const { t } = texts;
  return html`<details class="choices"><summary>${t("choices-title")}</summary>
    <div class="grid">${confidenceView(texts, choosing)}</div>
    <p class="hint">${t("scores-choices-hint")}</p>
    ${stoppedView(texts, choosing)}</details>`;
}
