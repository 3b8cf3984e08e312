// What of a graded attempt goes into statements. The key does not: shares come from the result, and nothing says what is right.
import type { AttemptDocument, KnowledgeAnswer, QuestionDocument, QuizAsked, QuizPoints, QuizResult } from "calibrant/quiz";
import type { Agent, AttemptFacts, Outcome } from "./statements.js";

/** By what the receiver knows the rater and the quiz; a name of the rater is added. */
export interface Naming {
  rater: { account: { homePage: string } } | { mbox: string };
  iri?: string;
  registration?: string;
}

export function attemptFacts(quiz: QuizAsked, attempt: AttemptDocument, result: QuizResult, naming: Naming): AttemptFacts {
  const { id, version, title } = quiz;
  // As in the share of the whole: a sequential test takes as many answers as it needs.
  const fixed = result.parts.filter(({ checks }) => checks.every(({ ground }) => ground !== "sequential"));
  return {
    id: result.attempt, rater: agentOf(attempt, naming), quiz: { id, version, title, hash: result.quiz, ...(naming.iri === undefined ? {} : { iri: naming.iri }) },
    started: attempt.started, finished: lastOf(attempt), seconds: result.seconds,
    ...(naming.registration === undefined ? {} : { registration: naming.registration }),
    ...outcomeOf(result.outcome, fixed.map(({ points }) => points)),
    parts: result.parts.map(({ part, outcome, points }) => ({ id: part, title: quiz.parts.find((each) => each.id === part)?.title ?? part, ...outcomeOf(outcome, [points]) })),
    questions: questionsOf(quiz, attempt, result),
  };
}

/** In an account the rater goes by the id that the attempt has. */
function agentOf({ rater: { id, name } }: AttemptDocument, { rater }: Naming): Agent {
  return { name, ...("mbox" in rater ? { mbox: rater.mbox } : { account: { homePage: rater.account.homePage, name: id } }) };
}

const lastOf = ({ started, events }: AttemptDocument): string => events.find(({ kind }) => kind === "submit")?.at ?? events.at(-1)?.at ?? started;

/** No score while an answer is open: it would count as a wrong one. */
function outcomeOf(verdict: Outcome["verdict"], points: QuizPoints[]): Outcome {
  const sum = (key: "earned" | "open" | "of") => points.reduce((total, each) => total + each[key], 0);
  return { verdict, ...(sum("of") > 0 && sum("open") === 0 ? { scaled: sum("earned") / sum("of") } : {}) };
}

/** Every question that was answered, with the answer that counts. */
function questionsOf({ parts }: QuizAsked, { events }: AttemptDocument, { parts: results, remarks }: QuizResult): NonNullable<AttemptFacts["questions"]> {
  const idle = new Set(remarks.flatMap(({ event, fault }) => fault === "clock-set-back" ? [] : [event]));
  const counting = events.filter((_, at) => !idle.has(at));
  return results.flatMap(({ part, questions = [] }) => questions.flatMap(({ item, points }) => {
    const found = parts.find(({ id }) => id === part);
    const question = found?.kind === "knowledge" ? found.items.find(({ id }) => id === item) : undefined;
    const given = counting.findLast((event) => event.kind === "answer" && event.part === part && event.asked === item);
    if (!question || given?.kind !== "answer") return [];
    return [{ question: named(question, part), answer: given.answer as KnowledgeAnswer, share: points.earned / points.of, at: given.at }];
  }));
}

/** Another part may have a question of the same id. */
const named = (question: QuestionDocument, part: string): QuestionDocument => ({ ...question, id: `${part}/${question.id}` });
