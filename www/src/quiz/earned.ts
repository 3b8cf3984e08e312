import type { QuizDocument, QuizResult } from "calibrant/quiz";
import { isAnswered } from "../element/documents.js";
import { rightScores } from "./key.js";
import { isCall, type Step } from "./plan.js";

/** Points of a question; of a call how many answers are as right as the expert's, and to which items. */
export interface Earned { earned: number; of: number; alike: string[] }

/** What one answer earned, by the result of an attempt that has no other. */
export function earnedIn({ parts }: QuizResult, quiz: QuizDocument, step: Step): Earned {
  const found = parts.find(({ part }) => part === step.part.id);
  if (!isCall(step)) return { alike: [], ...found?.questions?.find(({ item }) => item === step.asked.id)?.points ?? { earned: 0, of: 0 } };
  const expert = rightScores(quiz, step)?.expert.answers ?? {};
  const compared = (found?.rating?.items ?? []).filter(({ item }) => isAnswered(expert[item]));
  const alike = compared.filter(({ exact }) => exact.count > 0).map(({ item }) => item);
  return { alike, earned: alike.length, of: compared.length };
}
