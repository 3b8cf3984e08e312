import type { AnswerDocument, ItemDocument } from "calibrant";
import type { KnowledgeAnswer, QuestionDocument, QuestionOption } from "calibrant/quiz";
import { chosenOptions, inLanguage } from "../element/documents.js";
import type { Texts } from "../texts.js";
import { chosenIn } from "./quiz-question.js";

/** An answer to an item of a scorecard, in words. */
export function answerText({ t, locale }: Texts, item: ItemDocument, answer: AnswerDocument | undefined): string {
  if (answer?.notApplicable) return t("not-applicable");
  const options = chosenOptions(item, answer).map(({ title }) => inLanguage(title, locale)).join(", ");
  return options || String(answer?.number ?? answer?.text ?? answer?.date ?? "–");
}

/** An answer to a question, in words. */
export function knowledgeText({ t, locale }: Texts, question: QuestionDocument, answer: KnowledgeAnswer): string {
  const options = "options" in question ? question.options : [];
  const title = (id: string | undefined) => titleOf(options, id, locale);
  if ("number" in answer) return String(answer.number);
  if ("order" in answer) return answer.order.map(title).join(" → ");
  if ("matches" in answer && question.kind === "match") return question.prompts.map((prompt) => t("named", { name: inLanguage(prompt.title, locale), value: title(answer.matches[prompt.id]) })).join(" · ");
  return chosenIn(answer).map(title).join(" · ") || "–";
}

export const titleOf = (options: QuestionOption[], id: string | undefined, locale: string): string => inLanguage(options.find((option) => option.id === id)?.title, locale) || "–";
