import { html, type TemplateResult } from "lit";
import type { Texts } from "../texts.js";

const NAMES = ["percent-agreement", "cohen-kappa", "fleiss-kappa", "gwet-ac", "brennan-prediger", "krippendorff-alpha"] as const;

/** What each name stands for, without a formula. */
export function meaningsView({ t }: Texts): TemplateResult {
  return html`<details class="meanings"><summary>${t("meanings-title")}</summary>
    <dl>${NAMES.map((name) => html`<dt>${t(`coefficient-${name}`)}</dt><dd>${t(`meaning-${name}`)}</dd>`)}</dl></details>`;
}
