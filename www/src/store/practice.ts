import { createEmptyCard, fsrs, Rating, type Card } from "ts-fsrs";
import type { Database } from "./database.js";

/** When a question or a call comes again for one rater of a quiz. */
export interface PracticeRecord {
  quiz: string;
  rater: string;
  /** Part and question or call. */
  step: string;
  card: Card;
  /** Not right yet since it was missed: it comes again at once. */
  isMissed: boolean;
}
export interface Learner { quiz: string; rater: string }

/** By [Ye2022]. Days, not minutes: whoever is at the same sitting is asked by the page's own queue. */
const schedule = fsrs({ enable_short_term: false });

/** Who has just been told what is right has it in the ear: a second answer within this time says nothing of days. */
const SITTING = 12 * 3_600_000;

/** Notes that something was asked, and whether it was right; from that follows when it comes again. */
export async function learn(database: Database, { quiz, rater }: Learner, step: string, isRight: boolean, now = new Date()): Promise<void> {
  const before = await database.get("practice", [quiz, rater, step]);
  const card = before && now.getTime() - (before.card.last_review?.getTime() ?? 0) < SITTING
    ? before.card : schedule.next(before?.card ?? createEmptyCard(now), now, isRight ? Rating.Good : Rating.Again).card;
  await database.put("practice", { quiz, rater, step, card, isMissed: !isRight });
}

/** Everything that was ever asked of this rater. */
export const learnt = (database: Database, { quiz, rater }: Learner): Promise<PracticeRecord[]> =>
  database.getAll("practice", IDBKeyRange.bound([quiz, rater], [quiz, rater, []]));

export const isDue = ({ card, isMissed }: PracticeRecord, now = new Date()): boolean => isMissed || card.due <= now;
