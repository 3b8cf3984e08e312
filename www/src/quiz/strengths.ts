import type { QuizPoints, QuizResult } from "calibrant/quiz";

/** What was done well. */
export interface Strengths {
  /** Parts that were passed. */
  passed: string[];
  /** Skills of which at least as much was earned as of everything, best first. */
  strongest: { skill: string; points: QuizPoints }[];
  /** Where there is neither: the part of which most was earned. */
  most: { part: string; points: QuizPoints } | undefined;
}

/** More at once is no praise. */
const MOST = 3;

export function strengthsOf({ parts, skills }: Pick<QuizResult, "parts" | "skills">): Strengths {
  const whole = { earned: sum(parts, ({ earned }) => earned), of: sum(parts, ({ of }) => of) };
  const passed = parts.filter(({ outcome }) => outcome === "passed").map(({ part }) => part);
  const strongest = best(skills).filter(({ points }) => points.earned * whole.of >= whole.earned * points.of).slice(0, MOST);
  return { passed, strongest, most: passed.length === 0 && strongest.length === 0 ? best(parts)[0] : undefined };
}

/** Of which anything was earned, the largest share first. */
function best<Each extends { points: QuizPoints }>(list: Each[]): Each[] {
  const share = ({ points }: Each) => points.earned / points.of;
  return list.filter(({ points }) => points.earned > 0).sort((a, b) => share(b) - share(a));
}

const sum = (parts: QuizResult["parts"], of: (points: QuizPoints) => number): number => parts.reduce((total, { points }) => total + of(points), 0);
