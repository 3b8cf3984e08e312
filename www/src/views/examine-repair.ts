import type { AnswerDocument } from "calibrant";
import type { Disputed, Finding, KnowledgeAnswer, PartAnalysis, QuizDocument, RightAnswer, RightNumber, RightScores } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, itemsOf } from "../element/documents.js";
import { disputesOf, repairsOf, type Repair } from "../quiz/repair.js";
import type { Texts } from "../texts.js";
import { joined } from "./agreement-numbers.js";
import { answerText, knowledgeText } from "./quiz-answers.js";
import { QuizWords } from "./quiz-words.js";
import { linesView } from "./transcript-lines.js";

/** Where more raters agree with one another than with the key: beside each other, for somebody to judge. */
export function disputesView(texts: Texts, quizTexts: Texts, document: QuizDocument, parts: PartAnalysis[]): TemplateResult {
  const { t } = texts;
  const words = new QuizWords(quizTexts, document);
  const disputes = disputesOf(parts);
  return html`<section aria-labelledby="disputes-title"><h3 id="disputes-title">${t("disputes-title")}</h3>
    ${disputes.length === 0 ? html`<p>${t("disputes-none")}</p>` : html`<p>${t("disputes-lead")}</p>
      <ol class="look-first">${disputes.map(({ part, dispute }) => disputeView(texts, words, sidesOf(quizTexts, document, part, dispute), part, dispute))}</ol>
      <p class="hint">${t("disputes-do")}</p>`}</section>`;
}

/** What the key says and why, and what the rival is; of a call what was said in it. */
interface Sides { title: string; key: string; accepted: string[]; reason: string; rival: string; call: { title: string; lines: TemplateResult | undefined } | undefined }

function disputeView({ t }: Texts, words: QuizWords, { title, key, accepted, reason, rival, call }: Sides, part: string, { answers, right, rival: { count, interval }, sure }: Disputed) {
  return html`<li><h4>${title} <small>${[words.partTitle(part), ...(call ? [call.title] : [])].join(" · ")}</small></h4>
    ${sure ? nothing : html`<p class="hint">${t("dispute-hint")}</p>`}
    <dl class="sides"><div><dt>${t("side-key", { right, answers })}</dt><dd><strong>${key}</strong>${accepted.length ? html` <span class="hint">${t("side-accepted", { answers: accepted.join(" · ") })}</span>` : nothing}
        <p>${reason || t("side-no-reason")}</p></dd></div>
      <div><dt>${t("side-rival", { count, answers })}</dt><dd><strong>${rival}</strong><p>${t("side-share", { share: words.figures.withBounds(count / answers, interval, words.share) })}</p></dd></div></dl>
    ${call?.lines ? html`<details><summary>${t("read-the-call")}</summary>${call.lines}</details>` : nothing}</li>`;
}

function sidesOf(texts: Texts, { parts, key }: QuizDocument, partId: string, { asked, item: itemId, rival }: Disputed): Sides {
  const { locale } = texts;
  const part = parts.find(({ id }) => id === partId);
  const right = key?.[partId]?.[asked];
  if (part?.kind === "scoring" && right && "expert" in right) {
    const call = part.cases.find(({ id }) => id === asked);
    const item = itemsOf(part.scorecard).find(({ id }) => id === itemId);
    const write = (answer: AnswerDocument | undefined) => item ? answerText(texts, item, answer) : "–";
    const { expert, accepted = {}, reasons = {} }: RightScores = right;
    return {
      title: inLanguage(item?.title, locale), key: write(expert.answers[itemId ?? ""]), accepted: (accepted[itemId ?? ""] ?? []).map(write), reason: inLanguage(reasons[itemId ?? ""], locale),
      rival: write(rival.answer as AnswerDocument), call: call && { title: inLanguage(call.title, locale), lines: call.contact?.transcript && linesView(texts, call.contact.transcript) },
    };
  }
  const question = part?.kind === "knowledge" ? part.items.find(({ id }) => id === asked) : undefined;
  const { answer, reason } = right as RightAnswer | RightNumber;
  const write = (given: KnowledgeAnswer) => question ? knowledgeText(texts, question, given) : "–";
  return { title: inLanguage(question?.title, locale), key: write(answer), accepted: [], reason: inLanguage(reason, locale), rival: write(rival.answer as KnowledgeAnswer), call: undefined };
}

/** Items that something speaks against: first what is sure, and for whoever asks what may be chance. */
export function repairsView({ t }: Texts, words: QuizWords, parts: PartAnalysis[]): TemplateResult {
  const [sure, hints] = [repairsOf(parts, true), repairsOf(parts, false)];
  const listView = (repairs: Repair[]) => html`<ol class="look-first">${repairs.map(({ part, item, findings }) => html`<li><h4>${words.asked(part, item)} <small>${words.partTitle(part)}</small></h4>
    <ul class="plain-list">${[...new Set(findings.map(({ kind }) => kind))].map((kind) => html`<li>${told(part, item, kind, findings)}</li>`)}</ul></li>`)}</ol>`;
  const told = (part: string, item: string, kind: Finding["kind"], findings: Finding[]) => {
    const options = findings.flatMap((finding) => finding.kind === kind && finding.option !== undefined ? [words.option(part, item, finding.option)] : []);
    return html`${joined([t(`finding-${kind}`), t(`repair-${kind}`)])}${options.length ? html`<ul class="plain-list">${options.map((option) => html`<li>${option}</li>`)}</ul>` : nothing}`;
  };
  return html`<section aria-labelledby="repairs-title"><h3 id="repairs-title">${t("repairs-title")}</h3>
    ${sure.length === 0 ? html`<p>${t("repairs-none")}</p>` : listView(sure)}
    ${hints.length === 0 ? nothing : html`<details><summary>${t("repair-hints", { items: hints.length })}</summary>${listView(hints)}</details>`}</section>`;
}
