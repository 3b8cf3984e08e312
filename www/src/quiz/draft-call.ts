import type { AnswerDocument, ContactDocument, EvaluationDocument, ItemDocument, ScorecardDocument, Text } from "calibrant";
import type { RightScores } from "calibrant/quiz";
import { itemsOf } from "../element/documents.js";
import { keyOf } from "../room/places.js";
import { changed, type Call } from "./draft.js";

/** Answers that are worth something: of others there is nothing right in a quiz. */
export const scoredItems = (card: ScorecardDocument): ItemDocument[] => itemsOf(card).filter(({ kind, scored }) => scored !== false && ["choice", "multi", "number"].includes(kind));

/** How an expert scores a call, before the first answer. */
export function blankScores(card: ScorecardDocument, name: string, contact: ContactDocument | undefined): RightScores {
  return {
    expert: {
      format: "calibrant/evaluation@1", id: `${name}-expert`, scorecard: { id: card.id, version: card.version }, ...(contact ? { subject: contact.subject } : {}),
      rater: { id: "expert", level: "quality" }, kind: "reference", state: "draft", answers: {},
    },
  };
}

/** What is said of whose call it is holds for whoever scores it: weights may depend on it. A call that is played aloud has no transcript. */
export function withSubject({ call, right }: Call, { subject, rater = right.expert.rater }: Partial<EvaluationDocument>): Call {
  const { contact } = call;
  const said: ContactDocument | undefined = contact || subject ? { format: "calibrant/contact@1", id: call.id, transcript: [], ...contact, subject: subject ?? {} } : undefined;
  return { call: changed(call, { contact: said }), right: { ...right, expert: changed({ ...right.expert, rater }, { subject: said?.subject }) } };
}

/** As the form gives it; in the key it stays a draft, of which nothing computed is kept. What is no longer another answer is not accepted besides. */
export function withExpert(right: RightScores, { result: _, ...evaluation }: EvaluationDocument): RightScores {
  const expert: EvaluationDocument = { ...evaluation, state: "draft" };
  const accepted = Object.fromEntries(Object.entries(right.accepted ?? {}).map(([item, answers]) => [item, answers.filter((each) => keyOf(each) !== keyOf(expert.answers[item]))] as const).filter(([, answers]) => answers.length > 0));
  return changed({ ...right, expert }, { accepted: Object.keys(accepted).length > 0 ? accepted : undefined });
}

export const isAccepted = ({ accepted }: RightScores, item: string, answer: AnswerDocument): boolean => (accepted?.[item] ?? []).some((each) => keyOf(each) === keyOf(answer));

/** Right too, or no longer. */
export function toggleAccepted(right: RightScores, item: string, answer: AnswerDocument): RightScores {
  const before = right.accepted?.[item] ?? [];
  const answers = isAccepted(right, item, answer) ? before.filter((each) => keyOf(each) !== keyOf(answer)) : [...before, answer];
  return putAccepted(right, item, answers);
}

export function putAccepted(right: RightScores, item: string, answers: AnswerDocument[]): RightScores {
  const accepted = changed<{ [item: string]: AnswerDocument[] }>(right.accepted ?? {}, { [item]: answers.length > 0 ? answers : undefined } as { [item: string]: AnswerDocument[] });
  return changed(right, { accepted: Object.keys(accepted).length > 0 ? accepted : undefined });
}

export function putItemReason(right: RightScores, item: string, reason: Text | undefined): RightScores {
  const reasons = changed<{ [item: string]: Text }>(right.reasons ?? {}, { [item]: reason } as { [item: string]: Text });
  return changed(right, { reasons: Object.keys(reasons).length > 0 ? reasons : undefined });
}
