import type { SessionComparison, SessionDocument } from "calibrant/calibration";
import type { EngineClient } from "../engine/client.js";
import type { Room, Rooms } from "../store/rooms.js";
import type { Held } from "./due.js";

/** The sessions before one on this device, and what has changed since one of them. */
export interface Comparing {
  after: SessionDocument;
  /** What the host has chosen: a session's id, nothing (""), or not at all. */
  wanted: string | undefined;
  /** By the same scorecard, the latest first. */
  sessions: Held[];
  chosen: { before: Held; comparison: SessionComparison } | undefined;
}

/** Set against the session that the host wants; where that is not there, the latest before it. */
export async function comparingOf(engine: EngineClient, rooms: Rooms, { id, document: after, state, room }: Room, wanted: string | undefined): Promise<Comparing> {
  const until = revealedAt({ state });
  const sessions = (await rooms.held(room.scorecard.id))
    .filter((each) => each.id !== id && each.state.revealed && revealedAt(each) <= until)
    .sort((a, b) => revealedAt(b) - revealedAt(a));
  const before = wanted === "" ? undefined : sessions.find((each) => each.id === wanted) ?? sessions[0];
  const comparison = before && await engine.comparison(after, before.document);
  return { after, wanted, sessions, chosen: before && comparison && { before, comparison: amongPeople(comparison, before, { room, state }) } };
}

/** Times of day have offsets: as texts they are in no order. */
const revealedAt = ({ state }: Pick<Held, "state">): number => Date.parse(state.revealed?.at ?? "");

/** Of both sessions is who has the same id and the same name in both: an id alone may be another person's. */
function amongPeople({ same, raters, ...rest }: SessionComparison, before: Named, after: Named): SessionComparison {
  const isSame = (id: string) => nameIn(before, id) === nameIn(after, id);
  return {
    ...rest, same: { ...same, raters: same.raters && raters.every(({ rater }) => isSame(rater)) },
    // Where raters are letters, an earlier session would tell who is who.
    raters: before.room.anonymous || after.room.anonymous ? [] : raters.filter(({ rater }) => isSame(rater)),
  };
}

type Named = Pick<Held, "room" | "state">;

const nameIn = ({ state }: Named, id: string): string | undefined => state.raters.find((rater) => rater.id === id)?.name;
