/**
 * `calibrant/element`: the custom elements `<calibrant-scorecard>` and `<calibrant-report>`. Importing it defines them, so
 * it is for browsers alone: where pages are also rendered on a server, import it once the page runs.
 */
import type { EvaluationDocument, EvidenceDocument, Issue, Score, ScorecardDocument } from "./index.js";

export type Mode = "score" | "blind" | "quiz" | "review";
export type ScoreDisplay = "live" | "after" | "hidden";
export type ElementState = "loading" | "ready" | "draft" | "submitted" | "error";

export type Action =
  | "level1" | "level2" | "level3" | "level4" | "level5" | "level6" | "level7" | "level8" | "level9"
  | "notApplicable" | "next" | "previous" | "comment" | "submit" | "undo" | "redo" | "explain" | "help";
/** The keys of each action, `"$mod+Enter"` say, where `$mod` is Ctrl or ⌘. */
export type Keymap = { readonly [action in Action]: readonly string[] };

/** One scorecard in an engine, wherever that engine runs. */
export interface OpenScorecard {
  readonly hash: string;
  readonly scoringHash: string;
  readonly warnings: Issue[];
  score(evaluation: EvaluationDocument): Promise<Score>;
  check(evaluation: EvaluationDocument): Promise<Issue[]>;
  verify(evaluation: EvaluationDocument): Promise<Issue[]>;
  close(): void;
}

/** What the element asks of an engine; a host may hand in one that runs in a worker. */
export interface ScoringEngine {
  open(scorecard: ScorecardDocument): Promise<OpenScorecard>;
}

/** What each event says. All bubble, and leave the host's shadow roots. */
export interface CalibrantElementEventMap {
  /** A scorecard is open. */
  "calibrant-ready": CustomEvent<{ scorecard: ScorecardDocument; hash: string; warnings: Issue[] }>;
  /** After every change; `reason: "engine"` when the engine has scored it. `result` only where the score may be seen. */
  "calibrant-change": CustomEvent<{
    evaluation: EvaluationDocument;
    reason: "answer" | "typing" | "undo" | "engine" | "review";
    item?: string;
    result?: Score;
  }>;
  /** Cancelable: before the evaluation counts as submitted. */
  "calibrant-before-submit": CustomEvent<{ evaluation: EvaluationDocument }>;
  "calibrant-submit": CustomEvent<{ evaluation: EvaluationDocument; result?: Score }>;
  /** Cancelable: somebody who was scored has read it. The evaluation says so. */
  "calibrant-acknowledge": CustomEvent<{ evaluation: EvaluationDocument }>;
  /** Cancelable: somebody who was scored objects. The evaluation holds the objections. */
  "calibrant-dispute": CustomEvent<{ evaluation: EvaluationDocument }>;
  /** A time or a turn of the recording is asked for. */
  "calibrant-seek": CustomEvent<{ seconds?: number; turn?: number }>;
  "calibrant-error": CustomEvent<{ error: unknown; message: string; code: string; issues: Issue[] }>;
}

/** `<calibrant-scorecard>`: one evaluation form, and a form control. Properties in, events out. */
export class CalibrantScorecard extends HTMLElement {
  static readonly formAssociated: true;
  static get observedAttributes(): string[];

  /** The name under which the host's form sends the evaluation; `<name>.score` and `<name>.outcome` go beside it. */
  name: string | null;
  /** Attribute `scorecard-src`: where to fetch the scorecard. */
  scorecardSrc: string | null;
  /** `"en"`, `"zh-Hans"`, `"zh-Hant"` or a tag near one; else the language of the page, then of the browser. */
  locale: string | null;
  mode: Mode;
  /** Attribute `score-display`. */
  scoreDisplay: ScoreDisplay;
  readonly: boolean;
  disabled: boolean;
  /** The host's form is invalid while an answer is missing. */
  required: boolean;
  /** Keeps the draft in the browser's local storage under this key. */
  autosave: string | null;
  hotkeys: "on" | "off";
  /** Attribute `wasm-url`: where the engine's file lies, if not beside the package's script. */
  wasmUrl: string | null;
  /** In a review: who reads, and may say something to it; without, a review is only read. */
  reader: string | null;

  /** A scorecard given as an object. */
  scorecard: ScorecardDocument | undefined;
  /** An engine of the host, such as one in a worker; without it the element loads its own. */
  engine: ScoringEngine | undefined;
  /** The recording, for stamps and seeking: an `<audio>`, a `<video>`, or what tells its time and can be set as they can. */
  media: { currentTime: number } | undefined;
  keymap: Keymap;
  /** The host's sentence for an issue, where it knows better than the element. */
  issueText: ((issue: Issue) => string | undefined) | undefined;

  /** The answers. The same answers keep their undo steps; other answers start anew. */
  get evaluation(): EvaluationDocument | undefined;
  set evaluation(evaluation: EvaluationDocument | undefined);
  /** What the engine says; undefined wherever the score must not be seen. */
  get result(): Score | undefined;
  get state(): ElementState;
  /** The item that keys and marks go to. */
  get currentItem(): string | undefined;

  get form(): HTMLFormElement | null;
  get validity(): ValidityState;
  get validationMessage(): string;
  /** The evaluation as canonical JSON. */
  get value(): string;
  checkValidity(): boolean;
  reportValidity(): boolean;

  /** Opens the scorecard given, or the one named by `scorecard` or `scorecard-src`. */
  load(scorecard?: ScorecardDocument, evaluation?: EvaluationDocument): Promise<void>;
  /** False when something stood in the way, which is then shown at the rows. */
  submit(): Promise<boolean>;
  /** Back to the evaluation that the host gave. */
  reset(): void;
  undo(): void;
  redo(): void;
  focusItem(id: string): void;
  /** Adds a place of the recording or the transcript to an item, the current one unless told otherwise; again takes it away. */
  toggleEvidence(evidence: EvidenceDocument, id?: string): void;
  /** What a key press means to the form; hosts may pass on presses that no element of theirs wanted. True: it meant something. */
  handleKey(event: KeyboardEvent): boolean;
  /** Fulfilled once what was set is drawn. */
  get updateComplete(): Promise<boolean>;

  addEventListener<K extends keyof CalibrantElementEventMap>(
    type: K, listener: (this: this, event: CalibrantElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K, listener: (this: this, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof CalibrantElementEventMap>(
    type: K, listener: (this: this, event: CalibrantElementEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K, listener: (this: this, event: HTMLElementEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** `<calibrant-report>`: a score with its explanation, to be read only. */
export class CalibrantReport extends CalibrantScorecard {}

declare global {
  interface HTMLElementTagNameMap {
    "calibrant-scorecard": CalibrantScorecard;
    "calibrant-report": CalibrantReport;
  }
  /** On a document too, as the events bubble there. */
  interface DocumentEventMap extends CalibrantElementEventMap {}
}
