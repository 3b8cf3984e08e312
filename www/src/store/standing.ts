import type { Text } from "calibrant";
import type { CertificateDocument } from "calibrant/quiz";
import { lastScoredFrom, linesOf } from "../quiz/last-scored.js";
import type { CardScoring, Rules } from "../quiz/standing.js";
import { cardWords, wordsIn } from "./certificate-words.js";
import type { Store } from "./store.js";

/** How this house keeps its certificates: kept with the settings of this device. */
export interface KeptRules {
  soonDays: number;
  absenceDays: number;
  inUse: (CardScoring & { version: string; title: Text })[];
  /** As it was typed or pasted: a line a rater, their id and the last day they scored on. */
  lastScored: string;
  /** Whoever issues certificates here, and where raters have their accounts, as last typed. */
  issuer: string;
  homePage: string;
}

/** What is known on this device of certified scorecards, and of when raters scored. */
export type KnownHere = Pick<Rules, "certified" | "lastScored">;

export async function knownHere(store: Store, certificates: CertificateDocument[]): Promise<KnownHere> {
  return { certified: await certifiedCards(store, certificates), lastScored: await scoredHere(store) };
}

export function rulesOf({ soonDays, absenceDays, inUse, lastScored }: KeptRules, known: KnownHere, today: string): Rules {
  return { soonDays, absenceDays, inUse, certified: known.certified, lastScored: later(lastScoredFrom(linesOf(lastScored), today).lastScored, known.lastScored) };
}

/** What certified scorecards score by: worked out where the scorecard is here, by itself or in its quiz; else as the certificate says. */
async function certifiedCards({ cards, database, engine }: Store, certificates: CertificateDocument[]): Promise<Map<string, CardScoring>> {
  const found = new Map<string, CardScoring>(certificates.flatMap(wordsIn).flatMap(({ scorecards }) => scorecards.map((card) => [card.hash, card] as const)));
  for (const hash of new Set(certificates.flatMap(({ scorecards }) => scorecards))) {
    const card = await cards.get(hash);
    if (card) found.set(hash, await cardWords(engine, card.document));
  }
  for (const hash of new Set(certificates.map(({ quiz }) => quiz.hash))) {
    const quiz = await database.get("quizzes", hash);
    for (const part of quiz?.document.parts ?? []) {
      if (part.kind !== "scoring") continue;
      const card = await cardWords(engine, part.scorecard);
      found.set(card.hash, card);
    }
  }
  return found;
}

/** Each rater's day, where they were. */
async function scoredHere(store: Store): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  for (const { evaluation: { rater, state, submittedAt } } of await store.evaluations()) {
    const day = state === "draft" ? undefined : submittedAt?.slice(0, 10);
    if (day && day > (days.get(rater.id) ?? "")) days.set(rater.id, day);
  }
  return days;
}

function later(...all: ReadonlyMap<string, string>[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const [rater, day] of all.flatMap((each) => [...each])) if (day > (days.get(rater) ?? "")) days.set(rater, day);
  return days;
}
