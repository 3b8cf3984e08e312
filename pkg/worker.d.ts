/**
 * `calibrant/worker`: the engine in a dedicated module worker, by messages. Importing it makes the worker listen; a page that may have no worker
 * serves a port of a `MessageChannel` on its own thread.
 *
 * Send a {@link WorkerRequest}; a {@link WorkerResponse} with the same `id` comes back. `"init"` comes first.
 * Scorecards, ratings and scores stay in the worker and are named by the number that `"parse"`, `"ratings"` or `"scores"` gave.
 */
import type {
  Agreement, AgreementRequest, Benchmark, CategoryEstimates, Concordance, ConfidenceOption, Consistency, IntraclassCorrelation,
  LimitsOfAgreement, Metric, OrUndefined, PairAgreement, PairedTests, RankConcordance, Rating, RatingsOptions, ScoreAlpha,
} from "./agreement.js";
import type { CalibrationReport, Happened, SessionComparison, SessionDocument, SessionEvent, SessionState, SheetDocument } from "./calibration.js";
import type { ColumnScores, Columns, EvaluationDocument, Issue, Meta, Score } from "./index.js";
import type { AttemptDocument, CertificateDocument, PartAnalysis, Prospect, QuizDocument, QuizKey, QuizResult } from "./quiz.js";

/** What each method takes and gives; what it throws comes back as {@link WorkerError}. */
export interface WorkerMethods {
  /**
   * Loads the engine, by default from the file beside the worker; gives the engine's name and version. The modules of
   * agreement, of sessions, and of calibration and quizzes are loaded when they are first asked something.
   */
  init(source?: WorkerSource, sourceOfAgreement?: WorkerSource, sourceOfCalibration?: WorkerSource, sourceOfSessions?: WorkerSource): string;
  /** Reads a scorecard and keeps it. */
  parse(document: unknown): WorkerScorecard;
  /** Every problem and warning of a scorecard. */
  checkScorecard(document: unknown): Issue[];
  /** Every problem of a contact. */
  checkContact(document: unknown): Issue[];
  /** Every problem and warning of an evaluation. */
  check(card: number, evaluation: unknown): Issue[];
  score(card: number, evaluation: unknown): Score;
  /** What differs between the stored `result` and the recomputed one. */
  verify(card: number, evaluation: unknown): Issue[];
  scoreColumns(card: number, columns: Columns): ColumnScores;
  /** Forgets a scorecard and gives its memory back. */
  free(card: number): void;
  /** Reads ratings and keeps them. */
  ratings(given: WorkerRatingsGiven): WorkerRatings;
  /** Long work, as the next: tells its progress, and can be stopped. */
  agreement(ratings: number, request?: AgreementRequest): Agreement;
  pairs(ratings: number, request?: AgreementRequest): PairAgreement[];
  byCategory(ratings: number, request?: AgreementRequest): CategoryEstimates[];
  /** Forgets ratings and gives their memory back. */
  freeRatings(ratings: number): void;
  /** Reads continuous scores and keeps them. */
  scores(given: WorkerScoresGiven): WorkerScores;
  icc(scores: number, options?: ConfidenceOption): OrUndefined<IntraclassCorrelation>;
  limitsOfAgreement(scores: number, options?: ConfidenceOption & { share?: number }): OrUndefined<LimitsOfAgreement>;
  concordance(scores: number, options?: ConfidenceOption): OrUndefined<Concordance>;
  kendallW(scores: number): OrUndefined<RankConcordance>;
  krippendorffAlpha(scores: number, options?: ConfidenceOption & { metric?: Metric }): OrUndefined<ScoreAlpha>;
  cronbachAlpha(scores: number, options?: ConfidenceOption): OrUndefined<Consistency>;
  /** Forgets scores and gives their memory back. */
  freeScores(scores: number): void;
  /** Whether two raters use the categories alike, from their table of counts. */
  pairedTests(table: number[][]): PairedTests;
  /** What authors' words say of a coefficient; never to be shown without its interval. */
  benchmarks(question: { estimate: number; standardError: number; probability?: number }): Benchmark[];
  /** What a session has come to. Of sessions nothing stays in the worker. */
  openSession(document: SessionDocument): SessionState;
  /** What happened, as an event of the session. */
  sessionEvent(document: SessionDocument, happened: Happened): SessionEvent;
  /** The session with these events too. */
  addToSession(document: SessionDocument, events: SessionEvent[]): WorkerSession;
  /** The report of the sheets that count. */
  report(document: SessionDocument): CalibrationReport;
  /** What has changed since a session before. */
  comparison(after: SessionDocument, before: SessionDocument): SessionComparison;
  /** The lock events of a sheet that a rater hands over. */
  locksOf(document: SessionDocument, sheet: SheetDocument): SessionEvent[];
  /** What a lock publishes of an evaluation. */
  commitment(salt: string, evaluation: EvaluationDocument): string;
  /** Keeps a quiz, opened where a passphrase is given, until `freeQuiz`. */
  quiz(given: { document: QuizDocument; passphrase?: string }): WorkerKeptQuiz;
  /** Reads a quiz, open or sealed. */
  openQuiz(quiz: QuizGiven): WorkerQuiz;
  /** The quiz with its key under a passphrase. */
  sealQuiz(quiz: QuizGiven, passphrase: string): QuizDocument;
  /** What is right; null while it is sealed. */
  quizKey(quiz: QuizGiven): QuizKey | null;
  /** What a quiz can tell, before anybody has taken it. */
  prospect(quiz: QuizGiven): Prospect;
  /** What happened, as an attempt that can be handed in. */
  attempt(quiz: QuizGiven, happened: Omit<AttemptDocument, "id" | "quiz">): AttemptDocument;
  /** What an attempt comes to. */
  grade(quiz: QuizGiven, attempt: AttemptDocument): QuizResult;
  /** What its questions are worth, by many attempts. */
  analyse(quiz: QuizGiven, attempts: AttemptDocument[]): PartAnalysis[];
  /** The certificate of an attempt that is passed. */
  certify(quiz: QuizGiven, given: { attempt: AttemptDocument; date: string; meta?: Meta }): CertificateDocument;
  /** Everything that is wrong with a certificate. */
  checkCertificate(quiz: QuizGiven, given: { certificate: CertificateDocument; attempt: AttemptDocument }): Issue[];
  freeQuiz(quiz: number): void;
}

/** What a module is loaded from. */
export type WorkerSource = string | BufferSource | WebAssembly.Module;

/** A session, with what has been added to it. */
export interface WorkerSession { added: number; document: SessionDocument; state: SessionState }

/** What attempts name a quiz by, and whether it can be graded without a passphrase. */
export interface WorkerQuiz { hash: string; isSealed: boolean }

/** A quiz that is kept in the worker, with its number there. */
export interface WorkerKeptQuiz extends WorkerQuiz { quiz: number }

/** A quiz, or the number of one that is kept. */
export type QuizGiven = QuizDocument | number;

/** A scorecard that is kept in the worker. */
export interface WorkerScorecard {
  /** Its number there. */
  card: number;
  id: string;
  version: string;
  hash: string;
  scoringHash: string;
  warnings: Issue[];
}

/** Ratings as rows (a row a unit, in it a rating a rater) or as records in any order. */
export type WorkerRatingsGiven = RatingsOptions & (
  | { rows: Rating[][]; records?: undefined }
  | { records: { unit: string | number; rater: string | number; rating: Rating }[]; rows?: undefined }
);

/** Ratings that are kept in the worker. */
export interface WorkerRatings {
  /** Their number there. */
  ratings: number;
  units: number;
  raters: number;
}

/** Scores as rows (a row a unit, `null` where there is none) or as columns (a column a rater, NaN where there is none). */
export type WorkerScoresGiven = { rows: (number | null)[][]; columns?: undefined } | { columns: Float64Array[]; rows?: undefined };

/** Scores that are kept in the worker. */
export interface WorkerScores {
  /** Their number there. */
  scores: number;
  units: number;
  raters: number;
}

export type WorkerMethod = keyof WorkerMethods;

/** What the page sends. `id` is the page's own: it comes back with the answer. */
export type WorkerRequest<M extends WorkerMethod = WorkerMethod> = {
  [Method in M]: { id: number | string; method: Method; args?: Parameters<WorkerMethods[Method]> };
}[M];

/** What the page sends to stop long work, by its `id`: an error of the name `"AbortError"` comes back. */
export interface WorkerAbort { abort: number | string }

/** What comes in between of long work: the share that is done. */
export interface WorkerProgress { id: number | string; progress: number; value?: undefined; error?: undefined }

/** What comes back in the end: a value or an error. */
export type WorkerResponse<M extends WorkerMethod = WorkerMethod> =
  | { id: number | string; value: ReturnType<WorkerMethods[M]>; error?: undefined }
  | { id: number | string; error: WorkerError; value?: undefined };

/** An error as a plain object. */
export interface WorkerError {
  /**
   * `"CalibrantError"`, or `"RangeError"` where there is no such method, scorecard, ratings or scores, or `"AbortError"`
   * where the work was stopped.
   */
  name: string;
  message: string;
  /** Of a CalibrantError: its code. */
  code?: string;
  /** Of a CalibrantError: every problem found. */
  issues?: Issue[];
  /** The engine is in an unknown state: end this worker and start another. */
  trapped: boolean;
}

/** Answers the requests that come by a port; a port of a `MessageChannel` is to be started. In a worker it has been called already. */
export function serve(port: Pick<MessagePort, "addEventListener" | "postMessage">): void;
