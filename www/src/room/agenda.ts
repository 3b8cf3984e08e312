import type { CaseReading, ItemReading, Reading } from "./reading.js";

/** What there is to talk about: an item of a call on which raters differ. */
export interface Topic { id: string; of: CaseReading; reading: ItemReading; minutes: number; isBeyond: boolean }

/** Less than this is no discussion. */
const SHORTEST = 2;

/** Most disagreement first, each with its share of the time; what the time does not reach is for when some is left. */
export function agendaOf({ cases }: Reading, minutes: number): Topic[] {
  const all = cases.flatMap((of) => of.differing.map((reading) => ({ id: topicOf(of.case.id, reading.item.id), of, reading })));
  all.sort((a, b) => Number(b.reading.isFatal) - Number(a.reading.isFatal) || b.reading.gap - a.reading.gap);
  // One point more for each: items without points want to be talked about too.
  const whole = all.reduce((sum, { reading }) => sum + reading.gap + 1, 0);
  let used = 0;
  return all.map((each) => {
    const own = Math.max(SHORTEST, Math.floor((minutes * (each.reading.gap + 1)) / whole));
    used += own;
    return { ...each, minutes: own, isBeyond: used > minutes };
  });
}

export const topicOf = (of: string, item: string): string => `${of}/${item}`;
