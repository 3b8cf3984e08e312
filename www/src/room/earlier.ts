import type { ScorecardDocument } from "calibrant";
import type { EngineClient } from "../engine/client.js";
import type { Rooms } from "../store/rooms.js";
import { differenceFrom, readRoom } from "./reading.js";

/** How far total scores lay from their reference at an earlier session. */
export interface Earlier { title: string; date: string; differences: number[] }

/** Of the last session on this device whose scorecard scores as this one does; undefined where there is none to learn from. */
export async function earlierBy(card: ScorecardDocument, rooms: Rooms, engine: EngineClient): Promise<Earlier | undefined> {
  const { scoringHash, close } = await engine.open(card);
  close();
  const revealedAt = ({ state }: (typeof sessions)[number]) => state.revealed?.at ?? "";
  const sessions = (await rooms.held(card.id)).filter(({ state }) => state.revealed && state.scoringHash === scoringHash);
  for (const { document, state } of sessions.sort((a, b) => (revealedAt(a) < revealedAt(b) ? 1 : -1))) {
    const { cases } = await readRoom(engine, document, state);
    const differences = cases.flatMap(({ sheets, reference }) =>
      sheets.flatMap(({ person, score: { score } }) => score && reference && !person.isExpert ? [differenceFrom(reference, score.value)] : []));
    if (differences.length > 0) return { title: document.room.title, date: state.revealed?.at.slice(0, 10) ?? "", differences };
  }
  return undefined;
}
