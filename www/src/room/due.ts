import type { Text } from "calibrant";
import type { RoomDocument, SessionState } from "calibrant/calibration";

export interface Held { id: string; room: RoomDocument; state: SessionState }

/** When a scorecard's raters are to meet again, and why then. */
export interface Due {
  card: string;
  title: Text;
  last: Held;
  /** `changed`: the scorecard scores otherwise since. `set`: by the host. `quarter`: three months after the last. */
  why: "changed" | "set" | "quarter";
  date: string;
  /** Each with their own last session by this scorecard. */
  raters: RaterDue[];
}
export interface RaterDue { name: string; last: string; isDue: boolean }

/** By scorecard, the soonest first; only sessions that were revealed count. `hashOf` names what a scorecard's scores rest on today. */
export async function dueOf(held: Held[], hashOf: (card: string) => Promise<string | undefined>, today: string): Promise<Due[]> {
  const cards = new Set(held.map(({ room }) => room.scorecard.id));
  const all: Due[] = [];
  for (const card of cards) {
    const sessions = held.filter(({ room, state }) => room.scorecard.id === card && state.revealed).sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1));
    const [last] = sessions;
    if (!last) continue;
    const hash = await hashOf(card);
    const why = hash !== undefined && hash !== last.state.scoringHash ? "changed" : last.state.closed?.next ? "set" : "quarter";
    const date = why === "changed" ? today : last.state.closed?.next ?? quarterAfter(dayOf(last));
    all.push({ card, title: last.room.scorecard.title, last, why, date, raters: ratersOf(sessions, today) });
  }
  return all.sort((a, b) => (a.date < b.date ? -1 : 1));
}

const dayOf = ({ state }: Held): string => state.revealed?.at.slice(0, 10) ?? "";

/** Who has had a sheet that counts, the newest session of each. */
function ratersOf(sessions: Held[], today: string): RaterDue[] {
  const last = new Map<string, string>();
  for (const each of sessions) {
    for (const { id, name } of each.state.raters) {
      const took = each.state.sheets.some(({ rater, status }) => rater === id && status === "counted");
      if (took && !last.has(name)) last.set(name, dayOf(each));
    }
  }
  return [...last].map(([name, day]) => ({ name, last: day, isDue: quarterAfter(day) <= today }));
}

/** The same day three months later, or the last of that month. */
export function quarterAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + 3, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 2, Math.min(date, last))).toISOString().slice(0, 10);
}
