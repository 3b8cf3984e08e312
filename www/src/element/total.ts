import type { Score, ScorecardDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import type { FormContext } from "./context.js";
import { inLanguage } from "./documents.js";
import { compare, decimalFraction, fraction, written } from "./fraction.js";
import type { Translate } from "./texts.js";

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
  return html`${score.outcome === "none"
      ? card.pass ? html`<span class="rule">${t("pass-needs", { rule: ruleText(t, card.pass) })}</span>` : nothing
      : html`<span class="outcome ${score.outcome}" part="outcome"><span aria-hidden="true">${score.outcome === "pass" ? "✓" : "✕"}</span>
          ${t(score.outcome)} · ${reasonText(t, card, score)}</span>`}
    ${band && !score.provisional ? html`<span class="band">${inLanguage(band.title, locale)}</span>` : nothing}`;
}

type Pass = NonNullable<ScorecardDocument["pass"]>;

const ruleText = (t: Translate, { at, comparator }: Pass): string => t(comparator === ">" ? "higher-than" : "at-least", { at: String(at) });

/** Why it is a pass or a fail: the threshold, a section's own minimum, or a fatal error. */
function reasonText(t: Translate, { pass }: ScorecardDocument, { outcome, fatals, score }: Score): string {
  if (outcome === "fail" && fatals.some(({ scope }) => scope === "form")) return t("fatal-fired");
  if (!pass) return "";
  if (outcome === "pass") return ruleText(t, pass);
  const against = score ? compare(fraction(score.exact), decimalFraction(String(pass.at))) : -1;
  const meets = pass.comparator === ">" ? against > 0 : against >= 0;
  if (meets) return t("section-too-low");
  return t(pass.comparator === ">" ? "not-higher-than" : "lower-than", { at: String(pass.at) });
}
