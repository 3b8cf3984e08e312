import type { AnswerDocument, EvaluationDocument, ItemDocument } from "calibrant";
import type { KnowledgeAnswer, QuizDocument, RightAnswer, RightNumber, RightScores } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, itemsOf } from "../element/documents.js";
import type { Earned } from "../quiz/earned.js";
import { rightAnswer, rightScores } from "../quiz/key.js";
import { isCall, type CallStep, type QuestionStep, type Step } from "../quiz/plan.js";
import type { Given } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { Figures } from "./figures.js";
import { answerText, titleOf } from "./quiz-answers.js";
import { chosenIn } from "./quiz-question.js";
import { linesView } from "./transcript-lines.js";

/** What an answer earned, in one sentence. */
export function verdictOf(texts: Texts, step: Step, { earned, of }: Earned): string {
  const { t } = texts;
  const { points } = new Figures(texts);
  if (isCall(step)) return t("call-alike", { earned, of });
  if (earned === of) return t("answer-right");
  return earned > 0 ? t("answer-partly", { earned: points(earned), of: points(of) }) : t("answer-wrong");
}

/** What is right and why, beside what was given; first what was done well. */
export function toldView(texts: Texts, quiz: QuizDocument, step: Step, given: Given | undefined, earned: Earned): TemplateResult | typeof nothing {
  if (isCall(step)) {
    const right = rightScores(quiz, step);
    return right ? callView(texts, step, given as EvaluationDocument | undefined, right, earned) : nothing;
  }
  const right = rightAnswer(quiz, step);
  return right ? html`${rightView(texts, step, given as KnowledgeAnswer | undefined, right)}
    ${right.reason ? html`<p>${inLanguage(right.reason, texts.locale)}</p>` : nothing}` : nothing;
}

function rightView(texts: Texts, step: QuestionStep, given: KnowledgeAnswer | undefined, { answer, ...right }: RightAnswer | RightNumber) {
  if ("option" in answer || "options" in answer) return choicesView(texts, step, chosenIn(given), chosenIn(answer), "reasons" in right ? right.reasons : undefined);
  if ("order" in answer) return orderView(texts, step, given && "order" in given ? given.order : [], answer.order);
  if ("matches" in answer) return matchesView(texts, step, given && "matches" in given ? given.matches : {}, answer.matches);
  const { t } = texts;
  const told = { number: String(answer.number), given: given && "number" in given ? String(given.number) : t("left-open") };
  const tolerance = String("tolerance" in right ? right.tolerance ?? 0 : 0);
  return html`<p>${Number(tolerance) === 0 ? t("right-number-exactly", told) : t("right-number", { ...told, tolerance })}</p>`;
}

function choicesView({ t, locale }: Texts, { asked, options }: QuestionStep, chosen: string[], right: string[], reasons: RightAnswer["reasons"]) {
  const isSingle = asked.kind === "single";
  const told = options.map((option) => {
    const [isChosen, isRight] = [chosen.includes(option.id), right.includes(option.id)];
    return { option, isWell: isChosen === isRight, state: isRight ? (isChosen ? "chosen-right" : "missed-right") : isChosen ? "chosen-wrong" : isSingle ? undefined : "left-wrong" };
  });
  // Of a single choice what is right comes first, then what was chosen in its place.
  const ordered = isSingle ? ["chosen-right", "missed-right", "chosen-wrong", undefined].flatMap((wanted) => told.filter(({ state }) => state === wanted)) : wellFirst(told);
  return html`<ul class="told-options">${ordered.map(({ option: { id, title }, isWell, state }) => html`<li class=${isWell ? "well" : "missed"}>
    <strong>${inLanguage(title, locale)}</strong> ${state ? html`<span class="state">${mark(isWell)} ${t(`option-${state}`)}</span>` : nothing}
    ${reasons?.[id] ? html`<p>${inLanguage(reasons[id], locale)}</p>` : nothing}</li>`)}</ul>`;
}

function orderView({ t, locale }: Texts, { options }: QuestionStep, given: string[], right: string[]) {
  return html`<p>${t("right-order")}</p><ol class="told-options numbered">${right.map((id, at) => {
    const own = given.indexOf(id);
    return html`<li class=${own === at ? "well" : "missed"}><strong>${titleOf(options, id, locale)}</strong>
      <span class="state">${mark(own === at)} ${own === at ? t("order-same") : own < 0 ? t("left-open") : t("order-other", { place: own + 1 })}</span></li>`;
  })}</ol>`;
}

function matchesView({ t, locale }: Texts, { asked, options }: QuestionStep, given: { [prompt: string]: string }, right: { [prompt: string]: string }) {
  const prompts = asked.kind === "match" ? asked.prompts : [];
  const told = prompts.map((prompt) => ({ prompt, isWell: given[prompt.id] === right[prompt.id] }));
  return html`<ul class="told-options">${wellFirst(told).map(({ prompt: { id, title }, isWell }) => html`<li class=${isWell ? "well" : "missed"}>
    <p>${inLanguage(title, locale)}</p><strong>${titleOf(options, right[id], locale)}</strong>
    <span class="state">${mark(isWell)} ${isWell ? t("match-same") : given[id] === undefined ? t("left-open") : t("match-other", { option: titleOf(options, given[id], locale) })}</span></li>`)}</ul>`;
}

/** Item by item: what was seen as the expert saw it, then what was not. */
function callView(texts: Texts, { part, asked: { contact } }: CallStep, given: EvaluationDocument | undefined, right: RightScores, { alike }: Earned) {
  const { t } = texts;
  const items = itemsOf(part.scorecard).filter(({ id }) => right.expert.answers[id]);
  const [same, other] = [items.filter(({ id }) => alike.includes(id)), items.filter(({ id }) => !alike.includes(id))];
  const listView = (title: string, list: ItemDocument[], isWell: boolean) => list.length === 0 ? nothing : html`<h3>${title}</h3>
    <ul class="told-options">${list.map((item) => itemView(texts, item, given?.answers[item.id], right, isWell))}</ul>`;
  return html`${listView(t("as-the-expert"), same, true)}${listView(t("otherwise-than-expert"), other, false)}
    ${contact?.transcript ? html`<details><summary>${t("transcript")}</summary>${linesView(texts, contact.transcript)}</details>` : nothing}`;
}

function itemView(texts: Texts, item: ItemDocument, own: AnswerDocument | undefined, { expert, accepted, reasons }: RightScores, isWell: boolean) {
  const { t, locale } = texts;
  const besides = (accepted?.[item.id] ?? []).map((answer) => answerText(texts, item, answer)).join(" · ");
  return html`<li class=${isWell ? "well" : "missed"}><strong>${inLanguage(item.title, locale)}</strong>
    <span class="state">${mark(isWell)} ${t("yours-and-experts", { yours: answerText(texts, item, own), experts: answerText(texts, item, expert.answers[item.id]) })}${besides ? ` ${t("accepted-too", { answers: besides })}` : nothing}</span>
    ${reasons?.[item.id] ? html`<p>${inLanguage(reasons[item.id], locale)}</p>` : nothing}</li>`;
}

/** Never by colour alone. */
const mark = (isWell: boolean) => html`<span aria-hidden="true">${isWell ? "✓" : "✗"}</span>`;
const wellFirst = <Told extends { isWell: boolean }>(told: Told[]): Told[] => [...told.filter(({ isWell }) => isWell), ...told.filter(({ isWell }) => !isWell)];
