import type { AttemptDocument, QuizResult } from "calibrant/quiz";

type Fault = QuizResult["remarks"][number]["fault"];

/** How often what happened; the page notes in the attempt's `meta` that the clock was set back where no event shows it. */
export function faultsOf({ remarks }: QuizResult, meta: AttemptDocument["meta"]): [fault: Fault, events: number][] {
  const faults = new Map<Fault, number>();
  for (const { fault } of remarks) faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const noted = Number(meta?.clockSetBack ?? 0);
  if (noted > 0) faults.set("clock-set-back", Math.max(faults.get("clock-set-back") ?? 0, noted));
  return [...faults];
}
