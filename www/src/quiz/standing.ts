// Who may score until when, by their certificates, a house's rules and today. Days are plain days, such as 2026-11-26: no clock, no time zone.
import type { CertificateDocument } from "calibrant/quiz";

/** What scores of a scorecard rest on; the same where words alone were changed. */
export interface CardScoring { id: string; scoringHash: string }

export interface Rules {
  /** So many days before its last day a certificate is said to expire. */
  soonDays: number;
  /** Whoever has scored nothing for so many days has to show it again. */
  absenceDays: number;
  /** Scorecards in use today; of others nothing is asked. */
  inUse: CardScoring[];
  /** Certified scorecards by their hash, as far as they are known. */
  certified: ReadonlyMap<string, CardScoring>;
  /** By rater's id, the last day they scored on; of others nothing is known. */
  lastScored: ReadonlyMap<string, string>;
}

export const STATES = ["expired", "recertify", "expiring", "valid", "ahead"] as const;
/** `ahead`: it counts from a day that is still to come. */
export type State = (typeof STATES)[number];

/** Why a certificate stands as it does; and what cannot be told. */
export type Reason =
  | { kind: "ahead" | "expired" | "expiring" | "holds"; days: number; date: string }
  | { kind: "no-expiry" }
  | { kind: "card-changed" | "card-same"; card: string }
  | { kind: "card-unknown"; hash: string }
  | { kind: "absent" | "scored"; days: number; date: string }
  | { kind: "rater-unknown" };

export interface Standing {
  /** The latest of this rater for this quiz. */
  certificate: CertificateDocument;
  /** All others, the newest first. */
  earlier: CertificateDocument[];
  state: State;
  /** What asks for something first. */
  reasons: Reason[];
}

/** One of every rater and quiz, what has to be done first at the top. */
export function standing(certificates: CertificateDocument[], rules: Rules, today: string): Standing[] {
  const all = new Map<string, CertificateDocument[]>();
  for (const each of certificates) all.set(rightOf(each), [...(all.get(rightOf(each)) ?? []), each]);
  return [...all.values()].map((own) => standingOf(own, rules, today)).sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state)
    || (a.certificate.expires ?? NEVER).localeCompare(b.certificate.expires ?? NEVER) || a.certificate.rater.id.localeCompare(b.certificate.rater.id));
}

/** Who may score by what: certificates of the same right follow on one another. */
export const rightOf = ({ rater, quiz }: CertificateDocument): string => JSON.stringify([rater.id, quiz.id]);

const NEVER = "9999-12-31";

function standingOf(own: CertificateDocument[], rules: Rules, today: string): Standing {
  const certificate = latestOf(own, today);
  const reasons = [timeOf(certificate, rules, today), ...cardsOf(certificate, rules), presenceOf(certificate, rules, today)].sort((a, b) => Number(isGrave(b)) - Number(isGrave(a)));
  return { certificate, earlier: own.filter((each) => each !== certificate).sort(newestFirst), state: stateOf(reasons), reasons };
}

/** Which of a rater's certificates for one quiz counts. What is dated ahead does not count yet, unless there is nothing else. */
export function latestOf(own: CertificateDocument[], today: string): CertificateDocument {
  return own.toSorted((a, b) => Number(a.date > today) - Number(b.date > today) || newestFirst(a, b))[0] as CertificateDocument;
}

/** Each of them asks for a new certificate. */
const isGrave = ({ kind }: Reason): boolean => kind === "expired" || kind === "card-changed" || kind === "absent";

/** Of one day that which holds longest. */
const newestFirst = (a: CertificateDocument, b: CertificateDocument): number =>
  b.date.localeCompare(a.date) || (b.expires ?? NEVER).localeCompare(a.expires ?? NEVER) || a.id.localeCompare(b.id);

function stateOf(reasons: Reason[]): State {
  const has = (...kinds: Reason["kind"][]) => reasons.some(({ kind }) => kinds.includes(kind));
  if (has("ahead")) return "ahead";
  if (has("expired")) return "expired";
  if (has("card-changed", "absent")) return "recertify";
  return has("expiring") ? "expiring" : "valid";
}

/** On its last day it still holds. */
function timeOf({ date, expires }: CertificateDocument, { soonDays }: Rules, today: string): Reason {
  if (date > today) return { kind: "ahead", days: daysFrom(today, date), date };
  if (expires === null) return { kind: "no-expiry" };
  const days = daysFrom(today, expires);
  return days < 0 ? { kind: "expired", days: -days, date: expires } : { kind: days <= soonDays ? "expiring" : "holds", days, date: expires };
}

/** A scorecard is the same one by its id, whatever its version. */
function cardsOf({ scorecards }: CertificateDocument, { certified, inUse }: Rules): Reason[] {
  return [...new Set(scorecards)].flatMap((hash): Reason[] => {
    const then = certified.get(hash);
    if (!then) return inUse.length > 0 ? [{ kind: "card-unknown", hash }] : [];
    const now = inUse.find(({ id }) => id === then.id);
    return now ? [{ kind: now.scoringHash === then.scoringHash ? "card-same" : "card-changed", card: then.id }] : [];
  });
}

/** To be certified is to score: whoever was certified since counts as present from then on. */
function presenceOf({ rater, date }: CertificateDocument, { absenceDays, lastScored }: Rules, today: string): Reason {
  const last = lastScored.get(rater.id);
  if (last === undefined) return { kind: "rater-unknown" };
  const since = last > date ? last : date;
  return { kind: daysFrom(since, today) >= absenceDays ? "absent" : "scored", days: Math.max(daysFrom(last, today), 0), date: last };
}

/** Days of the calendar. */
export const daysFrom = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Whether there is such a day. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
