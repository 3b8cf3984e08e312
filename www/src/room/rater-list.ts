import type { Level } from "calibrant/calibration";
import type { RaterSetup } from "./setup.js";

export const LEVELS: readonly Level[] = ["quality", "leadership", "supervisor", "agent"];

/** What people write for a level or a role, in every language the page speaks. */
const WORDS: [RegExp, Partial<RaterSetup>][] = [
  [/^(expert|专家|專家)$/i, { role: "expert" }],
  [/^(quality( assurance)?|qa|qc|rater|evaluator|质检员?|质检|質檢(人)?員?|品管|品保|評核員)$/i, { level: "quality" }],
  [/^(leader(ship)?|manage(ment|r)|管理层|管理階層|经理|經理)$/i, { level: "leadership" }],
  [/^(supervisor|team ?lead(er)?|主管|班组长|組長|班組長)$/i, { level: "supervisor" }],
  [/^(agent|csr|坐席|座席|客服(专员|專員|代表|人员|人員)?)$/i, { level: "agent" }],
];

/** A line a rater: the name, then level, role and site in any order, as copied from a table or typed with commas. */
export function ratersFrom(text: string): RaterSetup[] {
  return text.split(/\r?\n/).map((line) => line.split(/[\t,;，；、|]/).map((cell) => cell.trim()).filter(Boolean)).filter((cells) => cells.length > 0).map(raterOf);
}

function raterOf([name = "", ...rest]: string[]): RaterSetup {
  const rater: RaterSetup = { name, level: "quality", role: "rater" };
  for (const cell of rest) Object.assign(rater, WORDS.find(([pattern]) => pattern.test(cell))?.[1] ?? { site: cell });
  return rater;
}
