import type { EvaluationDocument, Score, ScorecardDocument } from "calibrant";
import { isAnswered, itemsOf } from "../element/documents.js";
import type { EvaluationRecord } from "./database.js";
import type { Saver } from "./saver.js";

/** One record while it is being scored: every change is the same record again, saved at once. */
export class ScoringSession {
  constructor(public record: EvaluationRecord, readonly card: ScorecardDocument, private readonly saver: Saver<EvaluationRecord>) {}

  get evaluation(): EvaluationDocument { return this.record.evaluation; }

  /** What the form says after an answer, a letter, or a new score. */
  fill(evaluation: EvaluationDocument, typing: boolean): void {
    if (evaluation === this.evaluation) return;
    this.#put({ evaluation, answered: Object.values(evaluation.answers).filter(isAnswered).length }, typing);
  }

  show(result: Score | undefined): void {
    const shown = result?.score ? { display: result.score.display, unit: result.unit, outcome: result.outcome } : undefined;
    if (JSON.stringify(shown) !== JSON.stringify(this.record.shown)) this.#put({ shown }, false);
  }

  /** Call facts, flags and the like: everything that is not an answer. */
  edit(change: Partial<EvaluationDocument>): void {
    const evaluation = Object.fromEntries(Object.entries({ ...this.evaluation, ...change }).filter(([, value]) => value !== undefined));
    this.#put({ evaluation: evaluation as unknown as EvaluationDocument }, false);
  }

  #put(change: Partial<EvaluationRecord>, typing: boolean): void {
    this.record = { ...this.record, ...change, items: itemsOf(this.card).length, savedAt: Date.now() };
    this.saver.keep(this.record, typing);
  }
}

/** A pause longer than this is no work on the form. */
const LONGEST_GAP = 60_000;

/** Seconds of work: gaps between presses, clicks and playing, each counted up to a minute. */
export class ActiveTime {
  #last: number | undefined;
  #milliseconds: number;

  constructor(seconds = 0) {
    this.#milliseconds = seconds * 1000;
  }

  readonly mark = (): void => {
    const now = performance.now();
    this.#milliseconds += Math.min(now - (this.#last ?? now), LONGEST_GAP);
    this.#last = now;
  };

  get seconds(): number { return Math.round(this.#milliseconds / 1000); }
}
