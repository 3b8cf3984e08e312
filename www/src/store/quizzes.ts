import type { AttemptDocument, AttemptRater, QuizDocument } from "calibrant/quiz";
import { localInstant } from "../element/documents.js";
import { putStrictly, type Database } from "./database.js";
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
    const before = (await this.attempts(quiz)).filter((each) => each.rater.id === rater.id).length;
    if (before >= (document.attempts ?? Infinity)) return undefined;
    const [seed = 1] = crypto.getRandomValues(new Uint32Array(1));
    const record: AttemptRecord = {
      id: crypto.randomUUID(), quiz, rater, attempt: before + 1, extraMinutes, seed, started: localInstant(new Date()), savedAt: Date.now(),
    };
    await this.store.noting(putStrictly(this.store.database, "attempts", record));
    return record;
  }

  /** An attempt as far as it has come; undefined where it is not known here. */
  async taking(id: string): Promise<Taking | undefined> {
    const { database } = this.store;
    const record = await database.get("attempts", id);
    const quiz = record && await database.get("quizzes", record.quiz);
    return quiz && new Taking(this.store, quiz, record, await eventsOf(database, id));
  }

  /** Forgets a quiz with every attempt at it. */
  async remove(quiz: string): Promise<void> {
    const attempts = await this.attempts(quiz);
    const transaction = this.store.database.transaction(["quizzes", "attempts", "attemptEvents", "practice", "joinedRecordings"], "readwrite");
    await Promise.all([
      transaction.objectStore("quizzes").delete(quiz),
      transaction.objectStore("practice").delete(allOf(quiz)),
      transaction.objectStore("joinedRecordings").delete(allOf(quiz)),
      ...attempts.flatMap(({ id }) => [
        transaction.objectStore("attempts").delete(id),
        transaction.objectStore("attemptEvents").delete(allOf(id)),
      ]),
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

/** Throws {@link Refused} where it is none of a quiz here, or was changed. */
async function checkAttempt({ database, engine }: Place, document: AttemptDocument): Promise<void> {
  const quiz = await database.get("quizzes", String(document?.quiz));
  if (!quiz) throw new Refused([pageIssue("quiz-unknown", "The quiz of this attempt is not on this device.", { value: String(document?.quiz ?? "–") })]);
  // A sealed quiz cannot judge answers; that nothing was changed it can tell.
  const made = await refusing(engine.attempt(quiz.document, document));
  if (made.id !== document.id) throw new Refused([pageIssue("attempt-changed", "This attempt was changed after it was handed in.", { value: document.id })]);
  if (!quiz.isSealed) await refusing(engine.grade(quiz.document, document));
}

/** Takes an attempt that was handed in to an examiner back from a copy of everything. Throws {@link Refused}. */
export async function takeHandedIn(place: Place, document: AttemptDocument): Promise<void> {
  await checkAttempt(place, document);
  const { id, quiz } = document;
  if (!await place.database.getKey("handedIn", id)) await place.database.add("handedIn", { id, quiz, document, receivedAt: Date.now() });
}

/** Takes an attempt of this device's back from a copy of everything; one that is here stays as it is. Throws {@link Refused}. */
export async function takeAttempt(place: Place, document: AttemptDocument): Promise<void> {
  await checkAttempt(place, document);
  const { database } = place;
  const { id, quiz: hash, rater, attempt = 1, extraMinutes = 0, started, events, meta } = document;
  const own = { id: String(meta?.id ?? id), seed: Number(meta?.seed ?? 1) };
  if (await database.getKey("attempts", own.id)) return;
  const submitted = events.find(({ kind }) => kind === "submit")?.at;
  const transaction = database.transaction(["attempts", "attemptEvents"], "readwrite");
  await Promise.all([
    transaction.objectStore("attempts").add({ ...own, quiz: hash, rater, attempt, extraMinutes, started, ...(submitted ? { submitted } : {}), savedAt: Date.now() }),
    ...events.map((event, number) => transaction.objectStore("attemptEvents").add({ attempt: own.id, number, event, elapsed: Date.parse(event.at) - Date.parse(started) })),
    transaction.done,
  ]);
}

/** For a copy of everything: every quiz, every attempt as far as it has come, and what was handed in to an examiner, first come first. */
export async function quizCopies(store: Place): Promise<{ quizzes?: QuizDocument[]; attempts?: AttemptDocument[]; handedIn?: AttemptDocument[] }> {
  const quizzes = await store.database.getAll("quizzes");
  const attempts: AttemptDocument[] = [];
  for (const quiz of quizzes) {
    for (const record of await store.database.getAllFromIndex("attempts", "quiz", quiz.quiz)) {
      attempts.push(await attemptDocument(store, quiz, record, await eventsOf(store.database, record.id)));
    }
  }
  const handedIn = (await store.database.getAll("handedIn")).sort((a, b) => a.receivedAt - b.receivedAt).map(({ document }) => document);
  return {
    ...(quizzes.length > 0 ? { quizzes: quizzes.map(({ document }) => document) } : {}),
    ...(attempts.length > 0 ? { attempts } : {}),
    ...(handedIn.length > 0 ? { handedIn } : {}),
  };
}

const allOf = (key: string): IDBKeyRange => IDBKeyRange.bound([key], [key, []]);
const eventsOf = (database: Database, attempt: string): Promise<KeptEvent[]> => database.getAll("attemptEvents", allOf(attempt));
