import type { Watching } from "calibrant/agreement";

/** Why work has ended without an answer: the reader has stopped it, or has asked something newer. */
export type Ended = "stopped" | "superseded";

/** Long work, one at a time: the newest question is worked on, the older one ends. */
export class Work {
  #running: AbortController | undefined;
  readonly #tell: (share: number) => void;

  constructor(tell: (share: number) => void) {
    this.#tell = tell;
  }

  /** Rejects with {@link Ended} where there will be no answer. */
  async run<Answer>(ask: (watching: Watching) => Promise<Answer>): Promise<Answer> {
    this.#end("superseded");
    const own = new AbortController();
    const { signal } = this.#running = own;
    this.#tell(0);
    try {
      const answer = await ask({ signal, onProgress: (share) => { if (!signal.aborted) this.#tell(share); } });
      signal.throwIfAborted();
      return answer;
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      if (this.#running === own) this.#running = undefined;
    }
  }

  stop(): void {
    this.#end("stopped");
  }

  #end(reason: Ended): void {
    this.#running?.abort(reason);
  }
}

/** Takes the next part of the work: runs it, unless all has ended, and tells how far all parts together are. */
export type Part = <Answer>(size: number, run: (watching: Watching) => Promise<Answer>) => Promise<Answer>;

/** One progress over parts done one after the other; `whole` is the sum of their sizes. */
export function inParts({ signal, onProgress }: Watching, whole: number): Part {
  let done = 0;
  return async (size, run) => {
    signal?.throwIfAborted();
    const from = done;
    const tell = (share: number) => onProgress?.(Math.min((from + size * share) / whole, 1));
    const answer = await run({ ...(signal ? { signal } : {}), onProgress: tell });
    done += size;
    tell(1);
    return answer;
  };
}
