import type { EvaluationDocument, Issue, Score, ScorecardDocument } from "calibrant";
import type { OpenScorecard, ScoringEngine } from "../element/engine.js";
import { Thread, ThreadLost } from "./thread.js";

interface Parsed { card: number; hash: string; scoringHash: string; warnings: Issue[] }

/**
 * The engine in a worker. When the worker traps or dies it is replaced, scorecards are opened again there,
 * and the call that failed is repeated once: answers live on the page, so none can be lost.
 */
export class EngineClient implements ScoringEngine {
  #thread: Thread | undefined;

  /** How often the worker had to be replaced. */
  restarts = 0;

  async open(document: ScorecardDocument): Promise<OpenScorecard> {
    let parsed = await this.#parse(document);
    let home = this.#thread;
    const call = <Value>(method: string, evaluation: EvaluationDocument) => this.#twice(async (thread) => {
      if (thread !== home) {
        parsed = await thread.call<Parsed>("parse", document);
        home = thread;
      }
      return thread.call<Value>(method, parsed.card, evaluation);
    });
    const { hash, scoringHash, warnings } = parsed;
    return {
      hash, scoringHash, warnings,
      score: (evaluation) => call<Score>("score", evaluation),
      check: (evaluation) => call<Issue[]>("check", evaluation),
      verify: (evaluation) => call<Issue[]>("verify", evaluation),
      close: () => { if (home === this.#thread) home?.call("free", parsed.card).catch(() => undefined); },
    };
  }

  checkScorecard(document: unknown): Promise<Issue[]> {
    return this.#twice((thread) => thread.call("checkScorecard", document));
  }

  checkContact(document: unknown): Promise<Issue[]> {
    return this.#twice((thread) => thread.call("checkContact", document));
  }

  #parse(document: ScorecardDocument): Promise<Parsed> {
    return this.#twice((thread) => thread.call("parse", document));
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
