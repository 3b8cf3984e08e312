import type { Issue, Text } from "calibrant";
import type { AttemptDocument, PartAnalysis, QuizDocument, QuizResult } from "calibrant/quiz";
import type { OpenQuiz } from "../engine/client.js";
import { EngineError } from "../engine/thread.js";
import { firstTries, type Graded } from "../quiz/board.js";
import { countedAnswers } from "../quiz/counted.js";
import { earnedIn, type Earned } from "../quiz/earned.js";
import { planOf, type Step } from "../quiz/plan.js";
import { putStrictly, type HandedInRecord } from "./database.js";
import { decode, pageIssue } from "./import.js";
import { QuizShelf } from "./quizzes.js";
import { formatOf } from "./refused.js";
import type { Store } from "./store.js";
import type { AttemptRecord, Given, QuizRecord } from "./taking.js";

/** What became of one attempt: taken, here before, or refused with everything that is wrong. */
export interface Taken {
  name: string;
  rater?: string;
  isFresh: boolean;
  issues: Issue[];
  /** Of which other quiz it is, where that is known on this device. */
  other?: Text;
}
/** An answer beside what it earned; `given` is undefined where there is none that counts. */
export interface Told { step: Step; given: Given | undefined; earned: Earned }

/** What was handed in of a quiz on this device, first come first. */
export async function handedIn({ database }: Pick<Store, "database">, quiz: string): Promise<HandedInRecord[]> {
  const records = await database.getAllFromIndex("handedIn", "quiz", quiz);
  return records.sort((a, b) => a.receivedAt - b.receivedAt);
}

/** A quiz that is being graded. What is right is in the worker and here, for as long as the board is open, and nowhere else. */
export class Board {
  graded: Graded[] = [];
  /** What was kept and can no longer be graded. */
  faulty: Taken[] = [];
  /** What is asked of it from then on fails, and nobody waits for it. */
  isClosed = false;
  #adding: Promise<unknown> = Promise.resolve();

  private constructor(private readonly store: Store, readonly record: QuizRecord, readonly document: QuizDocument, readonly open: OpenQuiz) {}

  /** Throws an `EngineError`: `wrong-passphrase`, `invalid-seal`, `invalid-key`, `no-web-crypto`. */
  static async open(store: Store, record: QuizRecord, passphrase?: string): Promise<Board> {
    const open = await store.engine.openQuizToGrade(record.document, passphrase);
    try {
      const { sealed: _, key: __, ...asked } = record.document;
      const key = await open.key();
      const board = new Board(store, record, key ? { ...asked, key } : record.document, open);
      for (const { document } of await handedIn(store, record.quiz)) {
        const taken = await board.#judge(document, document.rater.name);
        if (taken.issues.length > 0) board.faulty.push(taken);
      }
      return board;
    } catch (error) {
      open.close();
      throw error;
    }
  }

  get isPractice(): boolean { return this.document.mode === "practice"; }

  find(id: string): Graded | undefined { return this.graded.find(({ attempt }) => attempt.id === id); }

  /** Attempts in files: each by itself, or many in a list. */
  add(files: File[]): Promise<Taken[]> {
    return this.#inTurn(async () => {
      const taken: Taken[] = [];
      for (const file of files) taken.push(...await this.#addFile(file));
      return taken;
    });
  }

  /** Those that were taken on this device, as far as they are handed in. */
  addOwn(): Promise<Taken[]> {
    return this.#inTurn(async () => {
      const shelf = new QuizShelf(this.store);
      const taken: Taken[] = [];
      for (const { id, rater } of await ownFinished(this.store, this.record.quiz)) {
        const taking = await shelf.taking(this.record.quiz, id);
        if (taking) taken.push(await this.#take(await taking.document(), rater.name));
      }
      return taken;
    });
  }

  async remove(id: string): Promise<void> {
    await this.store.noting(this.store.database.delete("handedIn", id));
    this.graded = this.graded.filter(({ attempt }) => attempt.id !== id);
  }

  /** What the questions are worth, by the first try of each rater. */
  analyse(): Promise<PartAnalysis[]> {
    return this.open.analyse(firstTries(this.graded).map(({ attempt }) => attempt));
  }

  /** Answer by answer what counts, and what it earned. */
  async told({ attempt, result }: Graded): Promise<Told[]> {
    const counted = countedAnswers(attempt, result, this.isPractice);
    const steps = planOf({ ...this.document, shuffle: false }, 1);
    return Promise.all(steps.map(async (step) => {
      const given = counted.get(step.id);
      return { step, given, earned: earnedIn(await this.#alone(attempt, step, given), this.document, step) };
    }));
  }

  close(): void {
    this.isClosed = true;
    this.open.close();
  }

  /** The result of one answer by itself: of a call the whole would mix it with the others. */
  async #alone({ rater, started }: AttemptDocument, { part, asked }: Step, answer: Given | undefined): Promise<QuizResult> {
    const events = answer === undefined ? [] : [{ at: started, kind: "answer" as const, part: part.id, asked: asked.id, answer }];
    return this.open.grade(await this.store.engine.attempt(this.record.document, { format: "calibrant/attempt@1", rater, started, events }));
  }

  /** One after the other: what comes in two lots at once is there once. */
  #inTurn(add: () => Promise<Taken[]>): Promise<Taken[]> {
    const adding = this.#adding.then(add);
    this.#adding = adding.catch(() => undefined);
    return adding;
  }

  async #addFile(file: File): Promise<Taken[]> {
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (!bytes) return [refused(file.name, [pageIssue("unreadable", "This cannot be read as a file.")])];
    const { document, issues } = decode(bytes);
    if (issues) return [refused(file.name, issues)];
    const taken: Taken[] = [];
    const list = attemptsIn(document);
    for (const [at, each] of list.entries()) taken.push(await this.#take(each, list.length > 1 ? `${file.name}, ${at + 1}` : file.name));
    return taken;
  }

  async #take(document: unknown, name: string): Promise<Taken> {
    if (formatOf(document) !== "calibrant/attempt@1") return refused(name, [pageIssue("not-an-attempt", "This is no attempt.", { value: formatOf(document) })]);
    const attempt = document as AttemptDocument;
    const isFresh = !this.find(attempt.id);
    const taken = await this.#judge(attempt, name, isFresh);
    if (taken.issues.length > 0 || !isFresh) return taken;
    const record = { id: attempt.id, quiz: this.record.quiz, document: attempt, receivedAt: Date.now() };
    // That it could not be written the page tells by itself.
    await this.store.noting(putStrictly(this.store.database, "handedIn", record)).catch(() => undefined);
    return taken;
  }

  /** The engine says what is wrong with an attempt: that it is another quiz's, that it was changed, what is not offered. */
  async #judge(attempt: AttemptDocument, name: string, isFresh = true): Promise<Taken> {
    try {
      const result = await this.open.grade(attempt);
      if (isFresh) this.graded = [...this.graded, { attempt, result }];
      return { name, rater: attempt.rater.name, isFresh, issues: [] };
    } catch (error) {
      if (!(error instanceof EngineError) || error.issues.length === 0) throw error;
      const other = typeof attempt.quiz === "string" && attempt.quiz !== this.record.quiz ? await this.store.database.get("quizzes", attempt.quiz) : undefined;
      return { ...refused(name, error.issues), ...(other ? { other: other.document.title } : {}) };
    }
  }
}

/** Attempts that were taken on this device and handed in. */
export async function ownFinished(store: Store, quiz: string): Promise<AttemptRecord[]> {
  return (await new QuizShelf(store).attempts(quiz)).filter(({ submitted }) => submitted !== undefined);
}

/** What was asked of a board; undefined where it was closed meanwhile. */
export async function answered<Value>(board: Board, asking: Promise<Value>): Promise<Value | undefined> {
  return asking.catch((error: unknown) => {
    if (!board.isClosed) throw error;
    return undefined;
  });
}

/** A copy of everything and what a board has saved hold a list. */
function attemptsIn(document: unknown): unknown[] {
  const list = (document as { attempts?: unknown } | null)?.attempts;
  return Array.isArray(list) ? list : [document];
}

const refused = (name: string, issues: Issue[]): Taken => ({ name, isFresh: false, issues });
