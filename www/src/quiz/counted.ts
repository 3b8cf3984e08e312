import type { AttemptDocument, QuizResult } from "calibrant/quiz";
import { stepId } from "./plan.js";

type Given = Extract<AttemptDocument["events"][number], { kind: "answer" }>["answer"];

/** Which answer counts to each question or call: in practice the first, else the last, and none that the engine has left out. */
export function countedAnswers({ events }: AttemptDocument, { remarks }: Pick<QuizResult, "remarks">, isPractice: boolean): Map<string, Given> {
  const left = new Set(remarks.filter(({ fault }) => fault !== "clock-set-back").map(({ event }) => event));
  const counted = new Map<string, Given>();
  for (const [at, event] of events.entries()) {
    if (event.kind !== "answer" || left.has(at)) continue;
    const id = stepId(event.part, event.asked);
    if (!isPractice || !counted.has(id)) counted.set(id, event.answer);
  }
  return counted;
}
