import type { Disputed, Finding, PartAnalysis } from "calibrant/quiz";

/** An item that something speaks against; the gravest finding stands first. */
export interface Repair { part: string; item: string; findings: Finding[] }

/** What may be the key's fault comes before what only wastes a question. */
const GRAVITY: Finding["kind"][] = ["discrimination-below-zero", "option-of-the-better", "nobody-right", "everybody-right", "option-of-nobody"];

/** What to look at first: by `sure` what the figures bear out, or what they only hint at. */
export function repairsOf(parts: PartAnalysis[], sure: boolean): Repair[] {
  const repairs = parts.flatMap(({ part, items }) => items.map(({ item, findings }) => ({
    part, item, findings: findings.filter((finding) => finding.sure === sure).sort((a, b) => rank(a) - rank(b)),
  })));
  return repairs.filter(({ findings }) => findings.length > 0).sort((a, b) => first(a) - first(b));
}

const rank = ({ kind }: Finding): number => GRAVITY.indexOf(kind);
const first = ({ findings }: Repair): number => Math.min(...findings.map(rank));

/** Of all parts together: what is sure first, and there where the other answer leads by most. */
export function disputesOf(parts: PartAnalysis[]): { part: string; dispute: Disputed }[] {
  const lead = ({ rival, right }: Disputed) => rival.count - right;
  return parts.flatMap(({ part, disputed }) => disputed.map((dispute) => ({ part, dispute }))).sort((a, b) => Number(b.dispute.sure) - Number(a.dispute.sure) || lead(b.dispute) - lead(a.dispute));
}

/** Of how many items the attempts cannot tell yet whether they tell good raters from others: there is no interval, or it has 0 in it. */
export const untold = ({ items }: PartAnalysis): number =>
  items.filter(({ discriminationInterval: interval }) => "undefined" in interval || (interval.low <= 0 && interval.high >= 0)).length;
