import type { AttemptDocument, AttemptRater, QuizDocument } from "calibrant/quiz";
import { localInstant } from "../element/documents.js";
import { writing } from "../room/tabs.js";
import type { Database } from "./database.js";
import { decode, pageIssue } from "./import.js";
import { isDue } from "./practice.js";
import { formatOf, Refused, refusing } from "./refused.js";
import type { Store } from "./store.js";
import { attemptDocument, Taking, type AttemptRecord, type KeptEvent, type QuizRecord } from "./taking.js";

/** Quizzes that were opened on this device, and the attempts at them. */
export class QuizShelf {
  constructor(private readonly store: Store) {}

  /** Newest first. */
  async quizzes(): Promise<QuizRecord[]> {
    const quizzes = await this.store.database.getAll("quizzes");
    return quizzes.sort((a, b) => b.openedAt - a.openedAt);
  }

  /** Newest first. */
  async attempts(quiz: string): Promise<AttemptRecord[]> {
    const attempts = await this.store.database.getAllFromIndex("attempts", "quiz", quiz);
    return attempts.sort((a, b) => b.savedAt - a.savedAt);
  }

  /** By rater, how much is to be practised today. */
  async due(quiz: string): Promise<Map<string, number>> {
    const due = (await this.store.database.getAll("practice", allOf(quiz))).filter((record) => isDue(record));
    return due.reduce((counts, { rater }) => counts.set(rater, (counts.get(rater) ?? 0) + 1), new Map<string, number>());
  }

  /** Takes a quiz file and tells its hash, or throws {@link Refused} with everything that is wrong. */
  async open(bytes: ArrayBuffer): Promise<string> {
    const { document, issues } = decode(bytes);
    if (issues) throw new Refused(issues);
    if (formatOf(document) !== "calibrant/quiz@1") throw new Refused([pageIssue("not-a-quiz", "This is no quiz.", { value: formatOf(document) })]);
    return takeQuiz(this.store, document as QuizDocument);
  }

  /** Begins an attempt; undefined where this rater has none left on this device. */
  async start({ quiz, document }: QuizRecord, rater: AttemptRater, extraMinutes: number): Promise<AttemptRecord | undefined> {
    const [seed = 1] = crypto.getRandomValues(new Uint32Array(1));
    // Counted and added in one transaction: two tabs do not begin the same last attempt.
    const transaction = this.store.database.transaction("attempts", "readwrite", { durability: "strict" });
    const before = (await transaction.store.index("quiz").getAll(quiz)).filter((each) => each.rater.id === rater.id).length;
    if (before >= (document.attempts ?? Infinity)) return undefined;
    const record: AttemptRecord = {
      id: crypto.randomUUID(), quiz, rater, attempt: before + 1, extraMinutes, seed, started: localInstant(new Date()), savedAt: Date.now(),
    };
    await this.store.noting(Promise.all([transaction.store.add(record), transaction.done]).then(() => undefined));
    return record;
  }

  /** The same to go on with: whoever had it open before writes no more. */
  async sitDown(hash: string, id: string): Promise<Taking | undefined> {
    const transaction = this.store.database.transaction("attempts", "readwrite");
    const record = await transaction.store.get(id);
    await Promise.all([...(record ? [transaction.store.put({ ...record, sitting: crypto.randomUUID() })] : []), transaction.done]);
    return this.taking(hash, id);
  }

  /** An attempt at this quiz as far as it has come; undefined where it is not known here. */
  async taking(hash: string, id: string): Promise<Taking | undefined> {
    const { database } = this.store;
    const record = await database.get("attempts", id);
    const quiz = await database.get("quizzes", hash);
    return quiz && record?.quiz === hash ? new Taking(this.store, quiz, record, await eventsOf(database, id)) : undefined;
  }

  /** How many attempts at it were handed in to an examiner here. */
  handedIn(quiz: string): Promise<number> {
    return this.store.database.countFromIndex("handedIn", "quiz", quiz);
  }

  /** Forgets a quiz with every attempt at it, and with what was handed in to an examiner here. */
  async remove(quiz: string): Promise<void> {
    const transaction = this.store.database.transaction(["quizzes", "attempts", "attemptEvents", "handedIn", "practice", "joinedRecordings"], "readwrite");
    const attempts = await transaction.objectStore("attempts").index("quiz").getAllKeys(quiz);
    const handedIn = await transaction.objectStore("handedIn").index("quiz").getAllKeys(quiz);
    await Promise.all([
      transaction.objectStore("quizzes").delete(quiz),
      transaction.objectStore("practice").delete(allOf(quiz)),
      transaction.objectStore("joinedRecordings").delete(allOf(quiz)),
      ...attempts.flatMap((id) => [
        transaction.objectStore("attempts").delete(id),
        transaction.objectStore("attemptEvents").delete(allOf(id)),
      ]),
      ...handedIn.map((id) => transaction.objectStore("handedIn").delete(id)),
      transaction.done,
    ]);
  }
}

type Place = Pick<Store, "database" | "engine">;

/** Keeps a quiz and tells its hash, or throws {@link Refused}. */
export async function takeQuiz({ database, engine }: Place, document: QuizDocument): Promise<string> {
  const { hash, isSealed } = await refusing(engine.openQuiz(document));
  await database.put("quizzes", { quiz: hash, isSealed, document, openedAt: Date.now() });
  return hash;
}

/** Its quiz; throws {@link Refused} where that is not here, or the attempt was changed. */
async function checkAttempt({ database, engine }: Place, document: AttemptDocument): Promise<QuizRecord> {
  const quiz = await database.get("quizzes", String(document?.quiz));
  if (!quiz) throw new Refused([pageIssue("quiz-unknown", "The quiz of this attempt is not on this device.", { value: String(document?.quiz ?? "–") })]);
  // A sealed quiz cannot judge answers; that nothing was changed it can tell.
  const made = await refusing(engine.attempt(quiz.document, document));
  if (made.id !== document.id) throw new Refused([pageIssue("attempt-changed", "This attempt was changed after it was handed in.", { value: document.id })]);
  if (!quiz.isSealed) await refusing(engine.grade(quiz.document, document));
  return quiz;
}

/** Takes an attempt that was handed in to an examiner back from a copy of everything. Throws {@link Refused}. */
export async function takeHandedIn(place: Place, document: AttemptDocument): Promise<void> {
  await checkAttempt(place, document);
  const { id, quiz } = document;
  if (!await place.database.getKey("handedIn", id)) await place.database.add("handedIn", { id, quiz, document, receivedAt: Date.now() });
}

/** Takes an attempt of this device's back from a copy of everything; of one that is here, what happened in it since. Throws {@link Refused}, also while it is open. */
export async function takeAttempt(place: Place, document: AttemptDocument): Promise<void> {
  const quiz = await checkAttempt(place, document);
  const own = { id: String(document.meta?.id ?? document.id), seed: Number(document.meta?.seed ?? 1) };
  const held = await writing(`attempt ${own.id}`, { lost: () => undefined });
  if (!held) throw new Refused([pageIssue("attempt-open", "This attempt is open in a tab.")]);
  try {
    await goOnWith(place, quiz, own, document);
  } finally {
    held.release();
  }
}

async function goOnWith(place: Place, quiz: QuizRecord, own: { id: string; seed: number }, document: AttemptDocument): Promise<void> {
  const { database } = place;
  const { quiz: hash, rater, attempt = 1, extraMinutes = 0, started, events, meta } = document;
  const here = await database.get("attempts", own.id);
  const kept = await eventsOf(database, own.id);
  if (here && !isBegunAlike(document, await attemptDocument(place, quiz, here, kept))) {
    throw new Refused([pageIssue("attempt-otherwise", "The attempt went on otherwise here.")]);
  }
  if (here && events.length <= kept.length) return;
  const setBack = Number(meta?.clockSetBack ?? 0);
  const submitted = events.find(({ kind }) => kind === "submit")?.at;
  let { number, elapsed } = kept.at(-1) ?? { number: -1, elapsed: 0 };
  const transaction = database.transaction(["attempts", "attemptEvents"], "readwrite");
  await Promise.all([
    transaction.objectStore("attempts").put({
      ...own, quiz: hash, rater, attempt, extraMinutes, started, ...here, draft: undefined, ...(submitted ? { submitted } : {}), ...(setBack > 0 ? { setBack } : {}), savedAt: Date.now(),
    }),
    ...events.slice(kept.length).map((event) => {
      number += 1;
      // Where the clock was set back, time went on.
      elapsed = Math.max(elapsed, Date.parse(event.at) - Date.parse(started));
      return transaction.objectStore("attemptEvents").add({ attempt: own.id, number, event, elapsed });
    }),
    transaction.done,
  ]);
}

/** Whether one of two attempts is the other, as far as that has come. */
function isBegunAlike(one: AttemptDocument, other: AttemptDocument): boolean {
  const begun = ({ quiz, started, rater, events }: AttemptDocument, length: number) => asSorted([quiz, started, rater, events.slice(0, length)]);
  const length = Math.min(one.events.length, other.events.length);
  return begun(one, length) === begun(other, length);
}

/** As a text in which the order of keys does not count. */
const asSorted = (value: unknown): string => JSON.stringify(value, (_, each: unknown) =>
  each && typeof each === "object" && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1)) : each);

/** For a copy of everything: every quiz, every attempt as far as it has come, and what was handed in to an examiner, first come first. */
export async function quizCopies(store: Place): Promise<{ quizzes?: QuizDocument[]; attempts?: AttemptDocument[]; handedIn?: AttemptDocument[] }> {
  const quizzes = await store.database.getAll("quizzes");
  const attempts: AttemptDocument[] = [];
  for (const quiz of quizzes) {
    for (const record of await store.database.getAllFromIndex("attempts", "quiz", quiz.quiz)) {
      attempts.push(await attemptDocument(store, quiz, record, await eventsOf(store.database, record.id)));
    }
  }
  const known = new Set(quizzes.map(({ quiz }) => quiz));
  const handedIn = (await store.database.getAll("handedIn")).filter(({ quiz }) => known.has(quiz)).sort((a, b) => a.receivedAt - b.receivedAt).map(({ document }) => document);
  return {
    ...(quizzes.length > 0 ? { quizzes: quizzes.map(({ document }) => document) } : {}),
    ...(attempts.length > 0 ? { attempts } : {}),
    ...(handedIn.length > 0 ? { handedIn } : {}),
  };
}

const allOf = (key: string): IDBKeyRange => IDBKeyRange.bound([key], [key, []]);
const eventsOf = (database: Database, attempt: string): Promise<KeptEvent[]> => database.getAll("attemptEvents", allOf(attempt));
