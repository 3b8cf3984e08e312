import type { Prospect } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import type { AuthorContext } from "./author-context.js";
import { joined, numbersFor } from "./agreement-numbers.js";
import { figureView } from "./figure.js";
import { curveFigure } from "./quiz-curve.js";

type PartProspect = Prospect["parts"][number];

/** What the quiz can tell of whoever takes it, worked out anew at every change; of one part, or of all and the whole. */
export function prospectView(context: AuthorContext, at?: number): TemplateResult {
  const { texts, texts: { t, locale }, document, prospect, issues } = context;
  const source = document.id || "quiz";
  const parts = (prospect?.parts ?? []).filter(({ part }) => at === undefined || document.parts[at]?.id === part);
  const nameOf = (id: string) => inLanguage(document.parts.find((part) => part.id === id)?.title, locale) || id;
  return html`<section class="prospect" aria-labelledby="prospect-title"><h2 id="prospect-title">${t("prospect-title")}</h2>
    <p class="hint">${t("prospect-hint")}</p>
    ${prospect ? nothing : html`<p>${t(issues.length ? "prospect-not-yet" : "prospect-computing")}</p>`}
    <div class="figures">${prospect && at === undefined ? html`<div>${figureView(texts, source, curveFigure(texts, t("prospect-whole"), { part: "whole", characteristic: prospect.characteristic }))}</div>` : nothing}
      ${parts.map((part) => html`<div>${figureView(texts, source, curveFigure(texts, nameOf(part.part), part))}${sequentialView(context, part)}</div>`)}</div>
    ${prospect ? html`<p class="hint">${t("prospect-independent")}</p>` : nothing}
  </section>`;
}

/** A test that ends as soon as it can: its bounds, and what it is worth at the two agreements. */
function sequentialView(context: AuthorContext, { part, plan, tooShort, answers }: PartProspect) {
  const { texts, texts: { t, locale }, document } = context;
  if (tooShort) return html`<p class="problem">${tooShort.smallestCap === null ? t("plan-too-short-ever") : t("plan-too-short", { cap: tooShort.smallestCap })}</p>`;
  const found = document.parts.find((each) => each.id === part);
  const rule = found?.pass && "sequential" in found.pass ? found.pass.sequential : undefined;
  if (!plan || !rule) return nothing;
  const { share, count } = numbersFor(locale);
  const length = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const unit = found?.kind === "scoring" ? "calls" : "questions";
  const enough = plan.stops.length > answers ? [t("plan-more-than-there-are", { cap: plan.stops.length, answers })] : [];
  return html`<p>${joined([
      t("plan-poor", { agreement: share(rule.poor), passes: share(plan.poor.passes), length: length(plan.poor.expectedLength) }),
      t("plan-good", { agreement: share(rule.good), fails: share(plan.good.fails), length: length(plan.good.expectedLength) }),
      ...(plan.moved ? [t("plan-moved")] : []), ...enough])}</p>
    ${figureView(texts, document.id, {
      id: `plan-${part}`, title: t("plan-title", { part: inLanguage(found?.title, locale) || part }), hint: t(`plan-hint-${unit}`), isFolded: true,
      twin: {
        columns: [t("plan-after"), t("plan-fails"), t("plan-passes")],
        rows: plan.stops.map(({ fail, pass }, at) => [count(at + 1), fail === null ? "–" : count(fail), pass === null ? "–" : count(pass)]),
      },
    })}`;
}
