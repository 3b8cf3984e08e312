// The host's side of `frame.html`: what a page needs that may run no WebAssembly and no scripts of others.
import type { EvaluationDocument, Issue, Score, ScorecardDocument } from "calibrant";

/** What the element in the frame may be told, as its attributes; a load says all of them. */
export interface FrameAttributes {
  locale?: string;
  mode?: "score" | "blind" | "quiz" | "review";
  "score-display"?: "live" | "after" | "hidden";
  hotkeys?: "on" | "off";
  reader?: string;
  readonly?: boolean;
  disabled?: boolean;
}

export type FrameColorScheme = "light" | "dark" | "light dark";

/** How the element in the frame is to look, as its custom properties, each of 500 characters at most; a load says all of them. */
export type FrameTheme = {
  [Name in `--calibrant-${"bg" | "surface" | "fg" | "muted" | "line" | "tint" | "accent" | "on-accent" | "good" | "bad" | "radius" | "font"}`]?: string;
} & {
  "color-scheme"?: FrameColorScheme;
  /** The same, by the element's own name. */
  "--calibrant-color-scheme"?: FrameColorScheme;
};

export interface Given {
  scorecard?: ScorecardDocument;
  /** Without it the form is blank. */
  evaluation?: EvaluationDocument;
  attributes?: FrameAttributes;
  theme?: FrameTheme;
}

export interface Connected extends Given {
  origin: string;
  /** The recording, which stays in the host's page: the form stamps its time, and sets it where a stamp is pressed. */
  media?: HTMLMediaElement;
}

export interface Loaded { hash: string; warnings: Issue[] }

/** No `result` in any of them while the score must not be seen. */
export interface FrameEvents {
  "calibrant-ready": Loaded;
  "calibrant-change": { evaluation: EvaluationDocument; reason: "answer" | "typing" | "undo" | "engine" | "review"; item?: string; result?: Score };
  "calibrant-submit": { evaluation: EvaluationDocument; result?: Score };
  "calibrant-acknowledge": { evaluation: EvaluationDocument };
  "calibrant-dispute": { evaluation: EvaluationDocument };
  "calibrant-seek": { seconds?: number; turn?: number };
  "calibrant-error": { code: string; message: string; issues: Issue[] };
}

/** What was asked and refused; `code` as in docs/frame.md, or of the engine with every issue. */
export interface FrameError extends Error { readonly code: string; readonly issues: Issue[] }

export interface Connection extends EventTarget {
  /** The last that the frame gave: to be kept by the host, as storage in a frame of another origin may vanish. */
  readonly evaluation: EvaluationDocument | undefined;
  /** What is not given stays as it is now, answers too; a new scorecard without an evaluation is a blank form. */
  load(given?: Given): Promise<Loaded>;
  /** False when something is missing, which the form then shows. */
  submit(): Promise<boolean>;
  ping(): Promise<void>;
  /** Listens no longer; the frame is the host's to remove, or to load again. */
  destroy(): void;
  addEventListener<Name extends keyof FrameEvents>(name: Name, listener: (event: CustomEvent<FrameEvents[Name]>) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(name: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

/** Waits for the frame's greeting from exactly this origin, answers it, loads what is given, and keeps the frame as high as its form. */
export function connect(iframe: HTMLIFrameElement, given: Connected): Connection;
