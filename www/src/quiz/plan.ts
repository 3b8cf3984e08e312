import type { KnowledgePart, QuestionDocument, QuestionOption, QuizAsked, QuizCase, ScoringPart } from "calibrant/quiz";

/** A question or a call as one rater meets it. */
export type Step = QuestionStep | CallStep;
export interface QuestionStep { id: string; part: KnowledgePart; asked: QuestionDocument; options: QuestionOption[] }
export interface CallStep { id: string; part: ScoringPart; asked: QuizCase }

export const isCall = (step: Step): step is CallStep => step.part.kind === "scoring";

/** Ids have no slash in them. */
export const stepId = (part: string, asked: string): string => `${part}/${asked}`;

/** Everything that is asked, in the order in which this rater meets it; the same seed gives the same order. */
export function planOf({ parts, shuffle }: QuizAsked, seed: number): Step[] {
  const draw = generator(seed);
  const mixed = <Each>(list: Each[]) => (shuffle ? shuffled(list, draw) : list);
  return parts.flatMap((part): Step[] => part.kind === "scoring"
    ? mixed(part.cases).map((asked) => ({ id: stepId(part.id, asked.id), part, asked }))
    : mixed(part.items).map((asked) => ({ id: stepId(part.id, asked.id), part, asked, options: mixed("options" in asked ? asked.options : []) })));
}

/** Every order is as probable as any other [FisherYates1938]. */
function shuffled<Each>(list: Each[], draw: () => number): Each[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as Each, mixed[last] as Each];
  }
  return mixed;
}

/** Xorshift of 32 bits [Marsaglia2003]: enough for an order, and the same in every browser. */
function generator(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
}
