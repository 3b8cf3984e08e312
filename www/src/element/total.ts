import { html, nothing, type TemplateResult } from "lit";
import type { FormContext } from "./context.js";
import { inLanguage } from "./documents.js";
import { fraction, written } from "./fraction.js";

/** The score as it is displayed, with the exact fraction it stands for. */
export function scoreView({ score, t, filling }: FormContext): TemplateResult | typeof nothing {
  if (!score) return nothing;
  if (filling.evaluation.disposition?.exempt) return nothing;
  if (!score.score) return html`<span class="no-score">${t("no-score")}</span>`;
  const { display, exact } = score.score;
  const ratio = score.earned && score.possible ? `${written(fraction(score.earned.exact))} / ${written(fraction(score.possible.exact))}` : exact;
  return html`<span class="score" part="score"><strong>${display}</strong> ${score.unit === "percent" ? "%" : t("unit-points")}</span>
    <span class="ratio" title=${t("exactly", { exact })}>${ratio}</span>
    ${score.provisional ? html`<span class="tag">${t("so-far")}</span>` : nothing}`;
}

/** Pass or fail with the rule that says so, then the band: words and a mark, not a colour alone. */
export function outcomeView({ score, card, t, locale, filling }: FormContext): TemplateResult | typeof nothing {
  if (!score) return nothing;
  if (filling.evaluation.disposition?.exempt) return html`<span class="tag">${t("exempt")}</span>`;
  const band = card.bands?.find(({ id }) => id === score.band);
  const rule = card.pass ? t(card.pass.comparator === ">" ? "higher-than" : "at-least", { at: String(card.pass.at) }) : "";
  const fatal = score.fatals.some(({ scope }) => scope === "form");
  return html`${score.outcome === "none"
      ? card.pass ? html`<span class="rule">${t("pass-needs", { rule })}</span>` : nothing
      : html`<span class="outcome ${score.outcome}" part="outcome"><span aria-hidden="true">${score.outcome === "pass" ? "✓" : "✕"}</span>
          ${t(score.outcome)} · ${fatal ? t("fatal-fired") : rule}</span>`}
    ${band && !score.provisional ? html`<span class="band">${inLanguage(band.title, locale)}</span>` : nothing}`;
}
