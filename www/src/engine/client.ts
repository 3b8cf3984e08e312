import type { EvaluationDocument, Issue, Meta, Score, ScorecardDocument } from "calibrant";
import type { Agreement, AgreementRequest, Benchmark, CategoryEstimates, PairAgreement, PairedTests, Rating, Watching } from "calibrant/agreement";
import type { Concordance, ConfidenceOption, Consistency, IntraclassCorrelation, LimitsOfAgreement, Metric, OrUndefined, RankConcordance, ScoreAlpha } from "calibrant/agreement";
import type { CalibrationReport, Happened, SessionComparison, SessionDocument, SessionEvent, SessionState, SheetDocument } from "calibrant/calibration";
import type { AttemptDocument, CertificateDocument, PartAnalysis, Prospect, QuizDocument, QuizKey, QuizResult } from "calibrant/quiz";
import type { WorkerKeptQuiz, WorkerQuiz, WorkerSession } from "calibrant/worker";
import type { OpenScorecard, ScoringEngine } from "../element/engine.js";
import { Thread, ThreadLost } from "./thread.js";

interface Parsed { card: number; hash: string; scoringHash: string; warnings: Issue[] }
interface Counted { ratings: number; units: number; raters: number }

/** A row a unit, in it a rating a rater. */
export interface RatingsGiven { rows: Rating[][]; categories?: Exclude<Rating, null>[] }

export interface OpenRatings {
  readonly units: number;
  readonly raters: number;
  agreement(request: AgreementRequest, watching?: Watching): Promise<Agreement>;
  pairs(request: AgreementRequest, watching?: Watching): Promise<PairAgreement[]>;
  byCategory(request: AgreementRequest): Promise<CategoryEstimates[]>;
  close(): void;
}

/** Continuous scores that are kept in the worker. */
export interface OpenScores {
  icc(options: ConfidenceOption): Promise<OrUndefined<IntraclassCorrelation>>;
  limitsOfAgreement(options: ConfidenceOption): Promise<OrUndefined<LimitsOfAgreement>>;
  concordance(options: ConfidenceOption): Promise<OrUndefined<Concordance>>;
  krippendorffAlpha(options: ConfidenceOption & { metric: Metric }): Promise<OrUndefined<ScoreAlpha>>;
  kendallW(): Promise<OrUndefined<RankConcordance>>;
  cronbachAlpha(options: ConfidenceOption): Promise<OrUndefined<Consistency>>;
  close(): void;
}

/** A quiz that attempts are graded by. */
export interface OpenQuiz {
  readonly hash: string;
  /** What is right. */
  key(): Promise<QuizKey | null>;
  prospect(): Promise<Prospect>;
  grade(attempt: AttemptDocument): Promise<QuizResult>;
  analyse(attempts: AttemptDocument[]): Promise<PartAnalysis[]>;
  /** `date`: such as 2026-11-26. */
  certify(attempt: AttemptDocument, date: string, meta?: Meta): Promise<CertificateDocument>;
  /** Everything that is wrong with a certificate; empty where it holds. */
  checkCertificate(certificate: CertificateDocument, attempt: AttemptDocument): Promise<Issue[]>;
  close(): void;
}

/**
 * The engine in a worker. When the worker traps or dies it is replaced, scorecards, ratings, scores and quizzes are opened again there,
 * and the call that failed is repeated once: answers live on the page, so none can be lost.
 */
export class EngineClient implements ScoringEngine {
  #thread: Thread | undefined;

  /** How often the worker had to be replaced. */
  restarts = 0;

  async open(document: ScorecardDocument): Promise<OpenScorecard> {
    const { first, call, close } = await this.#keep<Parsed>("parse", document, ({ card }) => card, "free");
    const { hash, scoringHash, warnings } = first;
    return {
      hash, scoringHash, warnings, close,
      score: (evaluation) => call<Score>("score", evaluation),
      check: (evaluation) => call<Issue[]>("check", evaluation),
      verify: (evaluation) => call<Issue[]>("verify", evaluation),
    };
  }

  async openRatings(given: RatingsGiven): Promise<OpenRatings> {
    const { first: { units, raters }, call, close } = await this.#keep<Counted>("ratings", given, ({ ratings }) => ratings, "freeRatings");
    return {
      units, raters, close,
      agreement: (request, watching) => call<Agreement>("agreement", request, watching),
      pairs: (request, watching) => call<PairAgreement[]>("pairs", request, watching),
      byCategory: (request) => call<CategoryEstimates[]>("byCategory", request),
    };
  }

  /** A column a rater; NaN where there is no score. */
  async openScores(columns: Float64Array[]): Promise<OpenScores> {
    const { call, close } = await this.#keep<{ scores: number }>("scores", { columns }, ({ scores }) => scores, "freeScores");
    return {
      close,
      icc: (options) => call("icc", options),
      limitsOfAgreement: (options) => call("limitsOfAgreement", options),
      concordance: (options) => call("concordance", options),
      krippendorffAlpha: (options) => call("krippendorffAlpha", options),
      kendallW: () => call("kendallW", undefined),
      cronbachAlpha: (options) => call("cronbachAlpha", options),
    };
  }

  /** Whether two raters use the categories alike. */
  pairedTests(table: number[][]): Promise<PairedTests> {
    return this.#twice((thread) => thread.call("pairedTests", [table]));
  }

  /** What authors' words say of a coefficient. */
  benchmarks(question: { estimate: number; standardError: number }): Promise<Benchmark[]> {
    return this.#twice((thread) => thread.call("benchmarks", [question]));
  }

  /** What a session has come to; it stays with whoever asks. */
  openSession(document: SessionDocument): Promise<SessionState> {
    return this.#twice((thread) => thread.call("openSession", [document]));
  }

  sessionEvent(document: SessionDocument, happened: Happened): Promise<SessionEvent> {
    return this.#twice((thread) => thread.call("sessionEvent", [document, happened]));
  }

  addToSession(document: SessionDocument, events: SessionEvent[]): Promise<WorkerSession> {
    return this.#twice((thread) => thread.call("addToSession", [document, events]));
  }

  /** The report of the sheets that count. */
  report(document: SessionDocument): Promise<CalibrationReport> {
    return this.#twice((thread) => thread.call("report", [document]));
  }

  /** What has changed since a session before. */
  comparison(after: SessionDocument, before: SessionDocument): Promise<SessionComparison> {
    return this.#twice((thread) => thread.call("comparison", [after, before]));
  }

  /** The lock events of a sheet that a rater hands over. */
  locksOf(document: SessionDocument, sheet: SheetDocument): Promise<SessionEvent[]> {
    return this.#twice((thread) => thread.call("locksOf", [document, sheet]));
  }

  commitment(salt: string, evaluation: EvaluationDocument): Promise<string> {
    return this.#twice((thread) => thread.call("commitment", [salt, evaluation]));
  }

  /** A quiz with what is right: a sealed one needs its passphrase, or the answers are `sealed-quiz`. */
  async openQuizToGrade(document: QuizDocument, passphrase?: string): Promise<OpenQuiz> {
    const { first: { hash }, call, close } = await this.#keep<WorkerKeptQuiz>("quiz", { document, passphrase }, ({ quiz }) => quiz, "freeQuiz");
    return {
      hash, close,
      key: () => call("quizKey", undefined),
      prospect: () => call("prospect", undefined),
      grade: (attempt) => call("grade", attempt),
      analyse: (attempts) => call("analyse", attempts),
      certify: (attempt, date, meta) => call("certify", { attempt, date, meta }),
      checkCertificate: (certificate, attempt) => call("checkCertificate", { certificate, attempt }),
    };
  }

  /** The quiz with its key under a passphrase. */
  sealQuiz(document: QuizDocument, passphrase: string): Promise<QuizDocument> {
    return this.#twice((thread) => thread.call("sealQuiz", [document, passphrase]));
  }

  /** The hash of a quiz, and whether it is sealed; it stays with whoever asks. */
  openQuiz(document: QuizDocument): Promise<WorkerQuiz> {
    return this.#twice((thread) => thread.call("openQuiz", [document]));
  }

  /** What a quiz can tell, before anybody has taken it. */
  prospect(document: QuizDocument): Promise<Prospect> {
    return this.#twice((thread) => thread.call("prospect", [document]));
  }

  /** What happened, as an attempt that can be handed in. */
  attempt(document: QuizDocument, happened: Omit<AttemptDocument, "id" | "quiz">): Promise<AttemptDocument> {
    return this.#twice((thread) => thread.call("attempt", [document, happened]));
  }

  grade(document: QuizDocument, attempt: AttemptDocument): Promise<QuizResult> {
    return this.#twice((thread) => thread.call("grade", [document, attempt]));
  }

  checkScorecard(document: unknown): Promise<Issue[]> {
    return this.#twice((thread) => thread.call("checkScorecard", [document]));
  }

  checkContact(document: unknown): Promise<Issue[]> {
    return this.#twice((thread) => thread.call("checkContact", [document]));
  }

  /** Something that stays in the worker under a number; in a new worker it is made again. */
  async #keep<Kept>(make: string, document: unknown, numberOf: (kept: Kept) => number, free: string) {
    let home: Thread | undefined;
    let making: Promise<Kept> | undefined;
    // Whoever calls while it is made waits for the same one.
    const keptIn = (thread: Thread): Promise<Kept> => {
      if (thread === home && making) return making;
      const made = thread.call<Kept>(make, [document]);
      [home, making] = [thread, made];
      made.catch(() => { if (making === made) making = undefined; });
      return made;
    };
    const first = await this.#twice(keptIn);
    const call = <Value>(method: string, argument: unknown, watching?: Watching) =>
      this.#twice(async (thread) => thread.call<Value>(method, [numberOf(await keptIn(thread)), argument], watching));
    const close = () => {
      const thread = home;
      if (thread === this.#thread) making?.then((kept) => thread?.call(free, [numberOf(kept)])).catch(() => undefined);
    };
    return { first, call, close };
  }

  async #twice<Value>(run: (thread: Thread) => Promise<Value>): Promise<Value> {
    try {
      return await run(this.#running());
    } catch (error) {
      if (!(error instanceof ThreadLost)) throw error;
      this.restarts += 1;
      return run(this.#running());
    }
  }

  #running(): Thread {
    if (!this.#thread?.alive) this.#thread = new Thread();
    return this.#thread;
  }
}
