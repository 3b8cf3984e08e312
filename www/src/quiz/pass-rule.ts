import type { Levels, QuizGround, QuizPart, Sequential } from "calibrant/quiz";

/** A limit as a rule states it; `of`: of which question or item. */
export interface Limit { ground: QuizGround; of?: string; levels?: Levels; limit: number }

type PartPass = NonNullable<QuizPart["pass"]>;
type Fixed = { [Key in "share" | "nonAdjacent" | "bias" | "missedFatals"]?: number | string } & { items?: { [id: string]: number | string }; levels?: { [range in Levels]?: number | string } };

/** What NAEP asks by how many levels an item has [NAEP]. */
const NAEP = { two: 0.9, three: 0.8, more: 0.7 };

/** One answer after the other, in the place of all limits. */
export const sequentialOf = (pass: PartPass): (Sequential & { call?: number | string }) | undefined => "sequential" in pass ? pass.sequential : undefined;

/** Every limit of a part, those too that hold because the rule says nothing else; of a part whose kind is not known, what is written. */
export function limitsOf(kind: QuizPart["kind"] | undefined, pass: PartPass): Limit[] {
  const { share = kind === "knowledge" ? 0.8 : undefined, items = {}, levels, nonAdjacent, bias, missedFatals = kind === "scoring" ? 0 : undefined } = pass as Fixed;
  const byLevels = kind === "scoring" && (levels || share === undefined) ? { ...NAEP, ...levels } : levels ?? {};
  const one = (ground: QuizGround, limit: number | string | undefined): Limit[] => limit === undefined ? [] : [{ ground, limit: Number(limit) }];
  return [
    ...one("share", share),
    ...(["two", "three", "more"] as const).flatMap((range): Limit[] => byLevels[range] === undefined ? [] : [{ ground: "levels", levels: range, limit: Number(byLevels[range]) }]),
    ...Object.entries(items).map(([of, limit]): Limit => ({ ground: "item", of, limit: Number(limit) })),
    ...one("non-adjacent", nonAdjacent), ...one("bias", bias), ...one("fatal", missedFatals),
  ];
}
