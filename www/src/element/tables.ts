import type { ItemScore, SectionRule, SectionScore } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import type { FormContext } from "./context.js";
import { inLanguage } from "./documents.js";
import { fraction, written } from "./fraction.js";
import { effectText, itemRuleText, percent } from "./rule-texts.js";

/** Every item and every section, so that the total can be done again by hand. */
export function tablesView(context: FormContext): TemplateResult {
  const { t, card, score } = context;
  const weighted = score?.items.some(({ share }) => share !== null) ?? false;
  return html`<div class="table-frame" tabindex="0" role="region" aria-label=${t("on-paper")}><table>
    <thead><tr><th scope="col">${t("column-item")}</th><th scope="col">${t("column-earned")}</th><th scope="col">${t("column-possible")}</th>
      ${weighted ? html`<th scope="col">${t("column-share")}</th>` : nothing}<th scope="col">${t("column-weight")}</th><th scope="col">${t("column-rules")}</th></tr></thead>
    ${card.sections.map(({ id, title, items }) => {
      const total = score?.sections.find((section) => section.id === id);
      return html`<tbody>
        ${items.map((item) => {
          const each = score?.items.find((other) => other.id === item.id);
          return each && item.scored !== false && each.status !== "hidden" ? itemLine(context, inLanguage(item.title, context.locale), each, weighted) : nothing;
        })}
        ${total ? sectionLine(context, inLanguage(title, context.locale), total, weighted) : nothing}</tbody>`;
    })}
  </table></div>`;
}

const points = (value: { exact: string } | null): string => (value ? written(fraction(value.exact)) : "–");

function itemLine(context: FormContext, title: string, { id, earned, possible, share, weight, rules }: ItemScore, weighted: boolean) {
  return html`<tr><td><span class="item-id">${id}</span> ${title}</td><td>${points(earned)}</td><td>${earned ? points(possible) : "–"}</td>
    ${weighted ? html`<td>${share?.exact ?? "–"}</td>` : nothing}<td>${weight ? `${percent(weight.exact)} %` : "–"}</td>
    <td>${rules.map((rule) => itemRuleText(context, rule)).join("; ")}</td></tr>`;
}

function sectionLine(context: FormContext, title: string, { earned, possible, weight, rules, bonus, score }: SectionScore, weighted: boolean) {
  // A bare sum stands in the columns already.
  const steps = rules.length > 1 || rules[0]?.rule !== "sum" ? rules.map((rule) => sectionRuleText(context, rule)) : [];
  if (bonus.value !== 0) steps.push(context.t("bonus-points", { points: points(bonus) }));
  if (score) steps.push(`${score.display} %`);
  return html`<tr class="section-line"><th scope="row">${title}</th><td>${points(earned)}</td><td>${points(possible)}</td>
    ${weighted ? html`<td></td>` : nothing}<td>${weight ? `${percent(weight.exact)} %` : "–"}</td><td>${steps.join("; ")}</td></tr>`;
}

function sectionRuleText(context: FormContext, rule: SectionRule): string {
  if (rule.rule === "nothing-counts") return context.t("rule-nothing-counts");
  const value = rule.value.exact;
  return rule.rule === "fatal" ? `${context.t("fatal-section")} ${effectText(context, rule.effect)} → ${value}` : `${context.t(`rule-${rule.rule}`)} ${value}`;
}
