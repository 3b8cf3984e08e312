import type { QuizDocument, RightAnswer, RightNumber, RightScores } from "calibrant/quiz";
import type { CallStep, QuestionStep, Step } from "./plan.js";

/** What is right, where the quiz is open. */
export const rightAnswer = (quiz: QuizDocument, step: QuestionStep): RightAnswer | RightNumber | undefined => rightOf(quiz, step) as RightAnswer | RightNumber | undefined;
export const rightScores = (quiz: QuizDocument, step: CallStep): RightScores | undefined => rightOf(quiz, step) as RightScores | undefined;

const rightOf = ({ key }: QuizDocument, { part, asked }: Step) => key?.[part.id]?.[asked.id];
