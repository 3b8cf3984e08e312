import { html, type TemplateResult } from "lit";
import type { Texts } from "../texts.js";
import { FORMS } from "./scores-icc.js";

/** What each name stands for, without a formula. */
export function scoreMeaningsView({ t }: Texts): TemplateResult {
  const named = ["concordance", "cronbach-alpha", "kendall-w", "alpha-interval", "alpha-ordinal"] as const;
  return html`<details class="meanings"><summary>${t("meanings-title")}</summary>
    <dl>${FORMS.map(([name, key]) => html`<dt>${name}</dt><dd>${t(`meaning-icc-${key}`)}</dd>`)}
      <dt>${t("limits-title")}</dt><dd>${t("meaning-limits")}</dd>
      ${named.map((name) => html`<dt>${t(`coefficient-${name}`)}</dt><dd>${t(`meaning-${name}`)}</dd>`)}</dl></details>`;
}
