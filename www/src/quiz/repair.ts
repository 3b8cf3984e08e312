import type { PartAnalysis } from "calibrant/quiz";

export type ItemAnalysis = PartAnalysis["items"][number];
export type Finding = ItemAnalysis["findings"][number];
export type Dispute = PartAnalysis["disputed"][number];

/** An item that something speaks against, the gravest first. */
export interface Repair { part: string; item: string; findings: Finding[] }

/** The first three may be the key's fault: they come before what only wastes a question. */
const GRAVITY: Finding["kind"][] = ["option-of-the-better", "discrimination-below-zero", "nobody-right", "everybody-right", "option-of-nobody"];
const GRAVE = 3;

/** What to look at first: what may be wrong and is sure, then what may be, then what could be better. */
export function repairsOf(parts: PartAnalysis[]): Repair[] {
  const rank = ({ kind, sure }: Finding) => {
    const at = GRAVITY.indexOf(kind);
    return at + (at >= GRAVE ? 2 * GRAVITY.length : sure ? 0 : GRAVITY.length);
  };
  const graver = (a: Finding, b: Finding) => rank(a) - rank(b);
  const repairs = parts.flatMap(({ part, items }) => items.filter(({ findings }) => findings.length > 0)
    .map(({ item, findings }) => ({ part, item, findings: [...findings].sort(graver) })));
  return repairs.sort((a, b) => graver(a.findings[0] as Finding, b.findings[0] as Finding));
}

/** Where most give the same other answer, first. */
export function disputesOf(parts: PartAnalysis[]): { part: string; dispute: Dispute }[] {
  const share = ({ rival, answers }: Dispute) => rival.count / answers;
  return parts.flatMap(({ part, disputed }) => disputed.map((dispute) => ({ part, dispute })))
    .sort((a, b) => share(b.dispute) - share(a.dispute) || b.dispute.rival.count - a.dispute.rival.count);
}

/** Of how many items the attempts cannot tell yet whether they tell good raters from others: there is no interval, or it has 0 in it. */
export const untold = ({ items }: PartAnalysis): number =>
  items.filter(({ discriminationInterval: interval }) => "undefined" in interval || (interval.low <= 0 && interval.high >= 0)).length;
