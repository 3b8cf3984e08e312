import type { FormRule, ScorecardDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import type { FormContext } from "./context.js";
import { chosenOptions, inLanguage } from "./documents.js";
import { explain, type Explained } from "./explanation.js";
import { decimal, fraction, written } from "./fraction.js";
import { causeName, evidenceName } from "./remarks.js";
import { effectText, itemRuleText, percent } from "./rule-texts.js";
import { tablesView } from "./tables.js";
import { outcomeView, scoreView } from "./total.js";

/** Where the score comes from: what was done well, then every deduction, then the sum as it is done on paper. */
export function explanationView(context: FormContext): TemplateResult | typeof nothing {
  const { score, card, t, filling } = context;
  if (!score) return nothing;
  const { wellDone, deductions, bonuses, notApplicable } = explain(card, filling.evaluation, score);
  return html`
    <div class="total">${scoreView(context)} ${outcomeView(context)}</div>
    <h3>${t("well-done")}</h3>
    ${wellDone.length + bonuses.length ? html`<ul class="plain-list">${[...wellDone, ...bonuses].map((each) => wellDoneView(context, each))}</ul>`
      : html`<p class="quiet-text">${t("nothing-yet")}</p>`}
    <h3>${t("deductions")}</h3>
    ${deductions.length ? html`<ul class="plain-list">${deductions.map((each) => deductionView(context, each))}</ul>`
      : html`<p class="quiet-text">${t("no-deductions")}</p>`}
    ${notApplicable.length ? html`<p class="quiet-text">${t("not-applicable-items")} ${notApplicable.map(({ item }) => item.id).join(", ")}</p>` : nothing}
    <h3>${t("on-paper")}</h3>
    <p>${t(`formula-${card.method}`)}</p>
    ${stepsView(context)}
    ${tablesView(context)}
    <p class="quiet-text fine">${card.id} ${card.version} · ${score.engine} · ${score.scoringHash}</p>`;
}

function wellDoneView({ locale, t }: FormContext, { item, score, answer }: Explained) {
  const points = written(fraction(score.earned?.exact ?? "0"));
  return html`<li><span><span class="item-id">${item.id}</span> ${inLanguage(item.title, locale)}</span>
    <span class="figure">${t(item.bonus ? "bonus-points" : "points-full", { points })}</span>
    ${answer?.note ? html`<p class="note">${answer.note}</p>` : nothing}</li>`;
}

function deductionView(context: FormContext, each: Explained) {
  const { t, locale } = context;
  const { item, score, answer, cost } = each;
  const chosen = answer?.notApplicable ? t("not-applicable")
    : chosenOptions(item, answer).map(({ title }) => inLanguage(title, locale)).join(", ") || String(answer?.number ?? t("no-answer"));
  return html`<li>
    <button type="button" class="link" @click=${() => context.goTo(item.id)}><span class="item-id">${item.id}</span> ${inLanguage(item.title, locale)}</button>
    <span class="figure">${lostText(context, each)}</span>
    <p>${chosen}${cost ? html` · ${t("cost-of-form", { cost: decimal(cost, 2) })}` : nothing}
      ${score.weight ? html` · ${t("share-of-form", { share: percent(score.weight.exact) })}` : nothing}
      ${score.rules.map((rule) => html` · <strong>${itemRuleText(context, rule)}</strong>`)}</p>
    ${answer?.note ? html`<p class="note">${answer.note}</p>` : nothing}
    ${answer?.suggestion ? html`<p class="note">${t("suggestion-hint")}: ${answer.suggestion}</p>` : nothing}
    ${answer?.evidence?.length ? html`<p class="note">${answer.evidence.map((place) => html`${evidenceName(context, place)} ${place.quote ? `“${place.quote}”` : ""} `)}</p>` : nothing}
    ${answer?.rootCauses?.length ? html`<p class="note">${t("root-causes")}: ${answer.rootCauses.map((cause) => causeName(context, cause)).join(", ")}</p>` : nothing}
    ${context.review?.objectionView(context, item)}
  </li>`;
}

function lostText({ t }: FormContext, { score, lost }: Explained): string {
  const possible = fraction(score.possible?.exact ?? "0");
  const points = written(lost);
  return possible.n > 0n ? t("points-lost-of", { points, possible: written(possible) }) : t("points-lost", { points });
}

/** Form level, in the order in which it happened. */
function stepsView(context: FormContext) {
  const { score, t, card } = context;
  if (!score) return nothing;
  const start = score.earned && score.possible
    ? [html`<li>100 × ${written(fraction(score.earned.exact))} ÷ ${written(fraction(score.possible.exact))}</li>`] : [];
  return html`<ol class="steps">${start}
    ${score.rules.map((rule) => html`<li>${formRuleText(context, rule)} <span class="figure">${rule.value.exact}</span></li>`)}
    ${score.score ? html`<li>${t("shown-as")} <span class="figure">${score.score.display}</span></li>` : nothing}
    ${sectionMinimumsView(context, card)}
  </ol>`;
}

function formRuleText(context: FormContext, rule: FormRule): string {
  return rule.rule === "fatal" ? `${context.t("fatal-form")} ${effectText(context, rule.effect)}` : context.t(`rule-${rule.rule}`);
}

function sectionMinimumsView({ score, t, locale }: FormContext, card: ScorecardDocument) {
  return Object.entries(card.sectionMinimums ?? {}).map(([id, at]) => {
    const title = inLanguage(card.sections.find((section) => section.id === id)?.title, locale);
    const reached = score?.sections.find((section) => section.id === id)?.score;
    return html`<li>${t("section-minimum", { title, at: String(at), score: reached?.display ?? "–" })}</li>`;
  });
}
