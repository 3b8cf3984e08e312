import type { EvaluationDocument, Issue } from "calibrant";
import type { AgreedCall } from "./consensus-key.js";

/** What is asked of the engine about one scorecard. */
interface Checking { check(evaluation: EvaluationDocument): Promise<Issue[]> }

/**
 * An agreed call as the scorecard sees it: of what is open only what is asked at all, as what is agreed may hide an item, and no answer
 * that the scorecard refuses.
 */
export async function settledCall(call: AgreedCall, card: Checking): Promise<AgreedCall> {
  const { right } = call;
  const faulty = new Set((await card.check(right.expert)).flatMap(({ severity, path }) => severity === "error" ? [itemAt(path)] : []));
  const answers = Object.fromEntries(Object.entries(right.expert.answers).filter(([item]) => !faulty.has(item)));
  const expert = { ...right.expert, answers };
  const asked = new Set((await card.check({ ...expert, state: "submitted" })).filter(({ code }) => code === "missing-answer").map(({ values }) => String(values.item)));
  return { ...call, right: { ...right, expert }, open: call.open.filter(({ item }) => asked.has(item.id)) };
}

const itemAt = (path: string): string => path.split("/")[2] ?? "";
