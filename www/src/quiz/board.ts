import type { AttemptDocument, QuizOutcome, QuizPoints, QuizResult } from "calibrant/quiz";

/** An attempt that was handed in, and what it comes to. */
export interface Graded { attempt: AttemptDocument; result: QuizResult }
/** `isRetake`: not its rater's first try; `isDouble`: another attempt says that it is the same try. */
export interface Row extends Graded { isRetake: boolean; isDouble: boolean }

/** A part by its id, which has no slash. */
export type Column = "rater" | "team" | "attempt" | "when" | "duration" | "outcome" | `part/${string}`;
export interface Filter { outcome: QuizOutcome | undefined; name: string }

export const OUTCOMES: QuizOutcome[] = ["passed", "undetermined", "failed"];

/** Who has passed comes first. */
export function rowsOf(graded: Graded[]): Row[] {
  const first = new Set(firstTries(graded));
  const isSame = (a: Graded, b: Graded) => a !== b && a.attempt.rater.id === b.attempt.rater.id && tryOf(a) === tryOf(b);
  const rows = graded.map((each) => ({ ...each, isRetake: tryOf(each) > 1 || !first.has(each), isDouble: graded.some((other) => isSame(each, other)) }));
  return sortedBy(sortedBy(rows, "rater", false), "outcome", false);
}

/** One of each rater: who tries again has seen the questions. */
export function firstTries(graded: Graded[]): Graded[] {
  const first = new Map<string, Graded>();
  for (const each of graded) {
    const { id } = each.attempt.rater;
    const before = first.get(id);
    if (!before || tryOf(each) < tryOf(before) || (tryOf(each) === tryOf(before) && startOf(each) < startOf(before))) first.set(id, each);
  }
  return [...first.values()];
}

export function sortedBy<Each extends Graded>(rows: Each[], column: Column, isDown: boolean): Each[] {
  const sign = isDown ? -1 : 1;
  return [...rows].sort((a, b) => sign * compared(valueOf(a, column), valueOf(b, column)));
}

export function shownOf(rows: Row[], { outcome, name }: Filter): Row[] {
  const wanted = name.trim().toLocaleLowerCase();
  return rows.filter(({ attempt: { rater }, result }) => (outcome === undefined || result.outcome === outcome)
    && [rater.name, rater.id, rater.team ?? ""].some((text) => text.toLocaleLowerCase().includes(wanted)));
}

export interface Counts { attempts: number; raters: number; certified: number; retakes: number; passed: number; failed: number; undetermined: number }

/** `certified`: raters with at least one attempt that is passed. */
export function countsOf(rows: Row[]): Counts {
  const with_ = (outcome: QuizOutcome) => rows.filter(({ result }) => result.outcome === outcome);
  const raters = (list: Row[]) => new Set(list.map(({ attempt }) => attempt.rater.id)).size;
  return {
    attempts: rows.length, raters: raters(rows), certified: raters(with_("passed")), retakes: rows.filter(({ isRetake }) => isRetake).length,
    passed: with_("passed").length, failed: with_("failed").length, undetermined: with_("undetermined").length,
  };
}

/** Of which skill all together have earned the largest share; undefined where the quiz names none. */
export function bestSkill(graded: Graded[]): { skill: string; share: number } | undefined {
  const sums = new Map<string, { earned: number; of: number }>();
  for (const { result } of graded) for (const { skill, points } of result.skills) sums.set(skill, added(sums.get(skill), points));
  return [...sums].map(([skill, { earned, of }]) => ({ skill, share: earned / of })).sort((a, b) => b.share - a.share)[0];
}

const added = (sum = { earned: 0, of: 0 }, { earned, of }: QuizPoints) => ({ earned: sum.earned + earned, of: sum.of + of });
const tryOf = ({ attempt }: Graded): number => attempt.attempt ?? 1;
const startOf = ({ attempt }: Graded): number => Date.parse(attempt.started);

function valueOf(row: Graded, column: Column): string | number {
  const { attempt: { rater }, result } = row;
  switch (column) {
    case "rater": return rater.name;
    case "team": return rater.team ?? "";
    case "attempt": return tryOf(row);
    case "when": return startOf(row);
    case "duration": return result.seconds;
    case "outcome": return OUTCOMES.indexOf(result.outcome);
    default: {
      const points = result.parts.find(({ part }) => `part/${part}` === column)?.points;
      return points ? points.earned / points.of : -1;
    }
  }
}

const compared = (a: string | number, b: string | number): number => typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
