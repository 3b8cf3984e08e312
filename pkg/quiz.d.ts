/**
 * `calibrant/quiz`: quizzes that decide whether a rater may score, what an attempt comes to, what a quiz can tell. Codes and numbers; whoever
 * shows them has the words. On the module of `calibrant/calibration`; either `init` loads it for both.
 */
import type { Consistency, OrUndefined, ScoreInterval } from "./agreement.js";
import type { AnswerAgreement, Measured, RaterReport } from "./calibration-report.js";
import type { AnswerDocument, ContactDocument, Decimal, EvaluationDocument, Issue, Meta, ScorecardDocument, Text } from "./index.js";

export { CalibrantError } from "./index.js";
export { init } from "./calibration.js";
export type { Issue, WasmSource } from "./index.js";

/**
 * A quiz. What is refused is a {@link CalibrantError} with every reason in `issues`. It holds memory of the engine until it is collected or
 * freed; afterwards its use throws `freed`.
 */
export class Quiz {
  private constructor();
  /** Reads a quiz, open or sealed; throws `invalid-quiz` for whatever is wrong with it, a damaged seal too. */
  static parse(document: QuizDocument): Quiz;
  /** `sha256:…`, which attempts name. Of an opened quiz it is still that of the sealed one. */
  readonly hash: string;
  /** Whether what is right is encrypted: then nothing can be graded, and attempts can be made. */
  readonly isSealed: boolean;
  /** What is right; null while it is sealed. */
  readonly key: QuizKey | null;
  /**
   * The quiz with its key under a passphrase (PBKDF2 with HMAC-SHA-256, by default 600,000 iterations, and AES-256-GCM). Throws `sealed-quiz`
   * where it is sealed already, `no-web-crypto` where a page has none, `invalid-seal` for practice, and for what is too large once sealed.
   */
  seal(passphrase: string, options?: { iterations?: number }): Promise<Quiz>;
  /**
   * The sealed quiz with its key. Throws `wrong-passphrase`; that a seal is damaged {@link Quiz.parse} has said. The passphrase is taken
   * in Unicode's NFKC. Throws `invalid-seal` for what is no base64url, `invalid-key` for a key that does not fit, `not-sealed`.
   */
  open(passphrase: string): Promise<Quiz>;
  /** What it can tell of whoever will take it. Throws `sealed-quiz`, as the next three do. */
  prospect(): Prospect;
  /** What an attempt comes to; throws `invalid-attempt` for one of another quiz, one that was changed, answers that are not offered. */
  grade(attempt: AttemptDocument): QuizResult;
  /** What its questions are worth, by many attempts; of a faulty one the path begins with its place. */
  analyse(attempts: AttemptDocument[]): PartAnalysis[];
  /** The certificate of an attempt that is passed, issued on a date such as `2026-11-26`; else throws `not-certified`. */
  certify(attempt: AttemptDocument, date: string, meta?: Meta): CertificateDocument;
  /** Everything that is wrong with a certificate: that it was changed, or does not follow from this quiz and this attempt. Empty where it holds. */
  checkCertificate(certificate: CertificateDocument, attempt: AttemptDocument): Issue[];
  /** What happened, as an attempt that can be handed in: with the quiz's hash, and its own as `id`. What is wrong with it {@link Quiz.grade} says. */
  attempt(happened: Omit<AttemptDocument, "id" | "quiz">): AttemptDocument;
  toJSON(): QuizDocument;
  /** Gives its memory back now; harmless when called again. */
  free(): void;
  [Symbol.dispose](): void;
}

/** `calibrant/quiz@1`: what a rater has to show before scoring real calls. What is right stands in `key`, or sealed: one of the two. */
export type QuizDocument = QuizAsked & (
  | { key: QuizKey; sealed?: undefined }
  | { sealed: QuizSeal; key?: undefined }
);

/** What of a quiz gives no answer away. */
export interface QuizAsked {
  format: "calibrant/quiz@1";
  id: string;
  version: string;
  title: Text;
  purpose?: Text;
  /** `practice`: the page tells after each answer, and the first one counts. `exam`, by default: nothing is told before the end, and the last one counts. */
  mode?: "practice" | "exam";
  /** For the page: questions and options in an order of each rater's own. */
  shuffle?: boolean;
  /** How often a rater may try. */
  attempts?: number;
  minutes?: number;
  /** How many days a certificate holds. */
  validDays?: number;
  /** Skills that questions and items take, with their names. */
  skills?: { [skill: string]: Text };
  /** At least one, each id once. */
  parts: QuizPart[];
  /** Besides the required parts: the least share of everything; intervals have a confidence of 1 − alpha, by default 0.95. */
  pass?: { share?: ShareDocument; alpha?: number };
  meta?: Meta;
}

/** By part, and there by question or call: of each that is asked, and of nothing else. */
export interface QuizKey { [part: string]: { [asked: string]: RightAnswer | RightNumber | RightScores } }

/** An order of all options, an option for every prompt; why, and by option why it is right, or is not. */
export interface RightAnswer { answer: KnowledgeAnswer; reason?: Text; reasons?: { [option: string]: Text } }

/** Right too within `tolerance`; from `nothingFrom` on nothing is earned, between less and less. */
export interface RightNumber { answer: { number: Decimal }; tolerance?: Decimal; nothingFrom?: Decimal; reason?: Text }

/** The expert's evaluation, by item what else is right and why, and how others of the house scored the call. */
export interface RightScores {
  expert: EvaluationDocument;
  accepted?: { [item: string]: AnswerDocument[] };
  reasons?: { [item: string]: Text };
  panel?: EvaluationDocument[];
}

/** What the page makes of the JSON of a key and of a passphrase; texts are base64url. */
export interface EncryptedKey {
  /** 100,000 to 10,000,000. */
  iterations: number;
  salt: string;
  nonce: string;
  text: string;
}

/** The same in a document; `hash`: `sha256:…` over everything else in here, which tells a damaged seal from a wrong passphrase. */
export interface QuizSeal extends EncryptedKey {
  cipher: "AES-256-GCM";
  derivation: "PBKDF2-HMAC-SHA-256";
  hash: string;
}

/** A decimal from 0 to 1. */
export type ShareDocument = Decimal;

interface PartBase {
  id: string;
  title: Text;
  subject?: "business" | "standard" | "process" | "scoring";
  /** Whether the quiz is passed only with it; by default it is. */
  required?: boolean;
}

export type QuizPart = KnowledgePart | ScoringPart;

/** Questions. Passed by 0.8 of all points unless `pass` says otherwise; `items`: the least share of single questions. */
export interface KnowledgePart extends PartBase {
  kind: "knowledge";
  pass?: { share?: ShareDocument; items?: { [question: string]: ShareDocument } } | QuestionByQuestion;
  items: QuestionDocument[];
}

/** Calls to be scored. Passed by NAEP's rule, no fatal missed, unless `pass` says otherwise. */
export interface ScoringPart extends PartBase {
  kind: "scoring";
  pass?: ScoringPass | CallByCall;
  scorecard: ScorecardDocument;
  /** By item: the skill it takes. */
  skills?: { [item: string]: string };
  cases: QuizCase[];
}

/** Limits of answers to calls; each that is there has to be kept. */
export interface ScoringPass {
  /** Of all answers. */
  share?: ShareDocument;
  /** Of answers to items with so many levels: by default 0.9, 0.8 and 0.7, unless there is only a share of all. */
  levels?: { two?: ShareDocument; three?: ShareDocument; more?: ShareDocument };
  /** Of single items. */
  items?: { [item: string]: ShareDocument };
  /** How far from 0 the mean difference of total scores may lie. */
  bias?: number;
  /** How much of all answers may be more than one step away. */
  nonAdjacent?: ShareDocument;
  /** On how many calls a fatal may be missed; by default on none. */
  missedFatals?: number;
}

/** One after another until it is settled: Wald's test with a cap. `alpha` and `beta` are 0.05 by default, `cap` at most 500. */
export interface Sequential { poor: number; good: number; alpha?: number; beta?: number; cap: number }
export interface QuestionByQuestion { sequential: Sequential }
/** `call`: of the answers to a call so many have to be the expert's for it to be a right one; by default 0.8. */
export interface CallByCall { sequential: Sequential & { call?: ShareDocument } }

/** A call. */
export interface QuizCase {
  id: string;
  title: Text;
  contact?: ContactDocument;
}

interface QuestionBase {
  id: string;
  /** What is asked. */
  title: Text;
  /** What to know before answering. */
  guidance?: Text;
  /** 1 to 100, by default 1. */
  points?: number;
  skill?: string;
}

/** An option, or a prompt to match one with. */
export interface QuestionOption { id: string; title: Text }

/** `partial`, by default true: part of an answer earns part of the points, never less than nothing. */
export type QuestionDocument = QuestionBase & (
  | { kind: "single"; options: QuestionOption[] }
  | { kind: "multiple"; partial?: boolean; options: QuestionOption[] }
  | { kind: "order"; partial?: boolean; options: QuestionOption[] }
  | { kind: "match"; partial?: boolean; options: QuestionOption[]; prompts: QuestionOption[] }
  | { kind: "number" }
);

/** `calibrant/attempt@1`: what one rater did, in this order. */
export interface AttemptDocument {
  format: "calibrant/attempt@1";
  /** `sha256:…` over everything else. */
  id: string;
  /** The hash of the quiz. */
  quiz: string;
  rater: AttemptRater;
  /** Which try it is. */
  attempt?: number;
  /** Added to the quiz's minutes, for a rater who needs them. */
  extraMinutes?: number;
  /** RFC 3339, with its offset. */
  started: string;
  events: AttemptEvent[];
  meta?: Meta;
}

export interface AttemptRater { id: string; name: string; team?: string; site?: string }

/** `asked`: a question or a call of the part; `options`: in which order they stood. */
export type AttemptEvent = { at: string } & (
  | { kind: "show"; part: string; asked: string; options?: string[] }
  | { kind: "answer"; part: string; asked: string; answer: KnowledgeAnswer | EvaluationDocument }
  | { kind: "submit" }
);

export type KnowledgeAnswer =
  | { option: string }
  | { options: string[] }
  | { order: string[] }
  | { matches: { [prompt: string]: string } }
  | { number: Decimal };

export type QuizOutcome = "passed" | "failed" | "undetermined";

export type QuizGround = "share" | "levels" | "item" | "non-adjacent" | "bias" | "fatal" | "sequential" | "part";

/** A limit, and whether it is kept: `undetermined` while an answer that is open could still decide. */
export interface QuizCheck {
  ground: QuizGround;
  /** Of which question, item or part. */
  of?: string;
  levels?: Levels;
  limit?: number;
  found?: number;
  outcome: QuizOutcome;
}

export type Levels = "two" | "three" | "more";

/** Earned, exactly and as a number; what can still be earned; of so many. */
export interface QuizPoints { exact: string; earned: number; open: number; of: number }

/** By true agreement, the chance of passing; `without` says which limits it leaves out: with them fewer pass. */
export interface Characteristic { passes: { agreement: number; chance: number }[]; without: QuizGround[] }

/** What an attempt comes to. */
export interface QuizResult {
  outcome: QuizOutcome;
  checks: QuizCheck[];
  parts: QuizPartResult[];
  skills: { skill: string; points: QuizPoints; share: OrUndefined<Measured> }[];
  /** What cost the largest share of its part first. */
  practise: { part: string; item: string; skill?: string; lost: number; of: number }[];
  characteristic: Characteristic;
  finished: boolean;
  seconds: number;
  /** Beyond the quiz's. */
  extraMinutes: number;
  remarks: { event: number; fault: "late" | "after-submit" | "answered-again" | "clock-set-back" }[];
  rater: AttemptRater;
  quiz: string;
  attempt: string;
  engine: string;
}

export interface QuizPartResult {
  part: string;
  required: boolean;
  outcome: QuizOutcome;
  checks: QuizCheck[];
  points: QuizPoints;
  share: OrUndefined<Measured>;
  characteristic: Characteristic;
  /** Of a knowledge part. */
  questions?: { item: string; points: QuizPoints }[];
  /** Of a scoring part. */
  rating?: RatingResult;
}

/** How a rater scores calls, against the expert. */
export interface RatingResult {
  answers: number;
  exact: number;
  adjacent: number;
  nonAdjacent: number;
  exactOrAdjacent: OrUndefined<Measured>;
  /** As `alignment` in calibration. */
  weighted: OrUndefined<Measured>;
  /** With quadratic weights. */
  kappa: OrUndefined<Measured>;
  ac2: OrUndefined<Measured>;
  /** Below 0 where the rater is severe. */
  bias: OrUndefined<number>;
  biasInterval: OrUndefined<ScoreInterval>;
  /** Calls with both totals. */
  totals: number;
  missedFatals: number;
  fatals: RaterReport["fatals"];
  items: (AnswerAgreement & { item: string; levels: Levels; kappa: OrUndefined<Measured>; ac2: OrUndefined<Measured> })[];
  panel: { rater: string; exact: OrUndefined<Measured> }[];
}

/** What a quiz can tell, before anybody has taken it. */
export interface Prospect {
  parts: {
    part: string;
    answers: number;
    characteristic: Characteristic;
    /** The bounds of a sequential test, answer by answer, and what it is worth at the two agreements. */
    plan?: { stops: { fail: number | null; pass: number | null }[]; moved: boolean; poor: Course; good: Course };
    /** No test with so small a cap keeps both rates: the smallest that does, null beyond 2,000. */
    tooShort?: { smallestCap: number | null };
  }[];
  characteristic: Characteristic;
}

export interface Course { passes: number; fails: number; expectedLength: number }

/** What the questions of a part are worth, over many attempts. */
export interface PartAnalysis {
  part: string;
  attempts: number;
  reliability: OrUndefined<Consistency>;
  items: {
    item: string;
    /** The mean share of its points. */
    difficulty: OrUndefined<number>;
    difficultyInterval: OrUndefined<ScoreInterval>;
    /** The correlation with all other items of the part. */
    discrimination: OrUndefined<number>;
    discriminationInterval: OrUndefined<ScoreInterval>;
    options: { option: string; right: boolean; count: number; share: OrUndefined<number>; discrimination: OrUndefined<number> }[];
    /** Why it may have to be repaired, what to look at first first. */
    findings: Finding[];
  }[];
  /** Answers of the key that attempts dispute, what is disputed most first; those of a sequential part count too. */
  disputed: Disputed[];
}

/** Of twenty attempts or more. `sure`: the interval leaves out chance even where everything that is looked at in the part shares alpha; a hint does so by itself. */
export interface Finding {
  kind: "discrimination-below-zero" | "option-of-the-better" | "option-of-nobody" | "nobody-right" | "everybody-right";
  option?: string;
  sure: boolean;
}

/**
 * A question, or one item of one call, to which one and the same other answer came more often than a right one, from two raters at least.
 * `sure`: more would give it, by the exact interval, all other answers of the part sharing alpha; else it may be chance.
 */
export interface Disputed {
  /** The question or the call. */
  asked: string;
  /** Of a call. */
  item?: string;
  answers: number;
  right: number;
  /** `interval`: of its share of all answers, Wilson's. */
  rival: { answer: KnowledgeAnswer | AnswerDocument; count: number; interval: OrUndefined<ScoreInterval> };
  sure: boolean;
}

/** `calibrant/certificate@1`: of an attempt that is passed. */
export interface CertificateDocument {
  format: "calibrant/certificate@1";
  /** `sha256:…` over everything else. */
  id: string;
  rater: AttemptRater;
  quiz: { id: string; version: string; title: Text; hash: string };
  attempt: string;
  /** Hashes. */
  scorecards: string[];
  pass: NonNullable<QuizDocument["pass"]>;
  parts: {
    part: string;
    outcome: QuizOutcome;
    points: string;
    of: number;
    share: number | null;
    interval: { low: number; high: number } | null;
    pass: NonNullable<QuizPart["pass"]>;
  }[];
  /** Such as 2026-11-26. */
  date: string;
  expires: string | null;
  engine: string;
  meta?: Meta;
}
