import type { AttemptDocument, QuizDocument, QuizPartResult, QuizResult } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { clock, inLanguage } from "../element/documents.js";
import { faultsOf } from "../quiz/faults.js";
import { strengthsOf } from "../quiz/strengths.js";
import type { Texts } from "../texts.js";
import { joined } from "./agreement-numbers.js";
import { figureView, twinView } from "./figure.js";
import { known } from "./figures.js";
import { curveFigure } from "./quiz-curve.js";
import { QuizWords } from "./quiz-words.js";

/** What it means, the time it took, and what of it does not count. */
export function leadView({ t }: Texts, result: QuizResult, meta: AttemptDocument["meta"]): TemplateResult {
  const { outcome, seconds, extraMinutes } = result;
  return html`<p class="lead">${t(`meaning-${outcome}`)}</p>
    <p>${joined([t("took-time", { time: clock(seconds) }), ...(extraMinutes > 0 ? [t("with-extra-minutes", { minutes: extraMinutes })] : [])])}</p>
    ${faultsOf(result, meta).map(([fault, events]) => html`<p class="remark">${t(`remark-${fault}`, { events })}</p>`)}`;
}

/** What an attempt came to, part by part: for whoever took it as for whoever examines. */
export function outcomeView(texts: Texts, document: QuizDocument, result: QuizResult): TemplateResult {
  const { t } = texts;
  const words = new QuizWords(texts, document);
  return html`${wellView(texts, words, result)}${practiseView(texts, words, result)}
    ${result.checks.length ? html`<section aria-labelledby="whole-title"><h2 id="whole-title">${t("whole-title")}</h2>${twinView(words.checks(result.checks), t("whole-title"))}</section>` : nothing}
    ${result.parts.map((part) => partView(texts, words, document, part))}
    ${result.skills.length ? html`<section aria-labelledby="skills-title"><h2 id="skills-title">${t("skills-title")}</h2>${twinView(words.skills(result.skills), t("skills-title"))}</section>` : nothing}
    <section aria-labelledby="worth-title"><h2 id="worth-title">${t("worth-title")}</h2>
      <ul class="plain-list"><li>${t("worth-calibrated")}</li><li>${t("worth-independent")}</li><li>${t("worth-again")}</li><li>${t("worth-clock")}</li></ul></section>`;
}

/** Before what to practise: what was passed, and what is strongest. */
function wellView({ t }: Texts, words: QuizWords, result: QuizResult) {
  const { passed, strongest, most } = strengthsOf(result);
  const share = (points: { earned: number; of: number }) => words.share(points.earned / points.of);
  const lines = [
    ...(passed.length ? [t("well-passed", { parts: passed.map((part) => words.partTitle(part)).join(" · ") })] : []),
    ...(strongest.length ? [t("well-strongest", { skills: strongest.map(({ skill, points }) => t("named", { name: words.skill(skill), value: share(points) })).join(" · ") })] : []),
    ...(most ? [t("well-most", { part: words.partTitle(most.part), share: share(most.points) })] : []),
  ];
  return lines.length === 0 ? nothing : html`<section aria-labelledby="well-title"><h2 id="well-title">${t("well-title")}</h2>
    <ul class="plain-list">${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
}

/** What cost most comes first. */
function practiseView({ t }: Texts, words: QuizWords, { practise }: QuizResult) {
  if (practise.length === 0) return nothing;
  return html`<section aria-labelledby="practise-title"><h2 id="practise-title">${t("practise-title")}</h2>
    <ol class="plain-list numbered">${practise.slice(0, MOST_TO_PRACTISE).map(({ part, item, skill, lost, of }) => html`<li>${words.asked(part, item)}
      <span class="hint">${words.partTitle(part)}${skill ? html` · ${words.skill(skill)}` : nothing} · ${t("lost-of", { lost: words.figures.points(lost), of: words.figures.points(of) })}</span></li>`)}</ol></section>`;
}

function partView(texts: Texts, words: QuizWords, document: QuizDocument, part: QuizPartResult) {
  const { t } = texts;
  const title = words.partTitle(part.part);
  const share = known(part.share);
  const id = `part-${part.part}`;
  return html`<section class="part" aria-labelledby=${id}><h2 id=${id}>${t("named", { name: title, value: t(`part-${part.outcome}`) })}${part.required ? nothing : html` <small>${t("part-optional")}</small>`}</h2>
    <p>${joined([words.earned(part.points), ...(share ? [t("share-found", { share: words.figures.counted(part.share, words.share) })] : []),
      ...(share && known(share.interval) && share.coverage === "below-nominal" ? [t("share-few")] : [])])}</p>
    ${part.checks.length ? twinView(words.checks(part.checks, part.part), title) : nothing}
    ${part.rating ? ratingView(texts, words, part) : nothing}
    ${figureView(texts, inLanguage(document.title, "en"), curveFigure(texts, title, part))}
  </section>`;
}

/** How calls were scored, and how the house's own raters score them. */
function ratingView({ t }: Texts, words: QuizWords, { part, share, rating }: QuizPartResult) {
  const { figures } = words;
  if (!rating) return nothing;
  const { answers, exact, adjacent, nonAdjacent, bias, biasInterval, fatals, panel } = rating;
  const missed = fatals.filter(({ kind }) => kind === "missed");
  const raters = [[t("panel-you"), share] as const, ...panel.map((each) => [each.rater, each.exact] as const)];
  return html`<p>${t("rating-answers", { answers, exact, adjacent, nonAdjacent })}</p>
    ${known(bias) === undefined ? nothing : html`<p>${t("rating-bias", { bias: figures.withBounds(known(bias), biasInterval, figures.points) })}</p>`}
    ${missed.length ? html`<p>${t("rating-fatals")}</p><ul class="plain-list">${missed.map((fatal) => html`<li>${t("named", { name: words.call(part, fatal.case), value: words.asked(part, fatal.item) })}</li>`)}</ul>` : nothing}
    ${panel.length ? html`<h3>${t("panel-title")}</h3>
      ${twinView({ columns: [t("column-panel"), t("column-panel-exact")], rows: raters.map(([rater, exactly]) => [rater, figures.counted(exactly, words.share)]) }, t("panel-title"))}
      <p class="hint">${t("panel-hint")}</p>` : nothing}`;
}

/** More at once is no plan. */
const MOST_TO_PRACTISE = 10;
