import type { Issue } from "calibrant";
import type { Watching } from "calibrant/agreement";
import { engineHome } from "./home.js";

/** One place where the engine runs, a worker; once lost it stays lost. */
export class Thread {
  alive = true;
  #worker = engineHome();
  #pending = new Map<number, Waiting>();
  #last = 0;
  #ready: Promise<unknown>;

  constructor() {
    this.#worker.listen({
      message: (data) => this.#answer(data as Answer),
      lost: (message) => this.#lose(message),
    });
    this.#ready = this.#ask("init", []);
    // Whoever calls hears of it; nobody else needs to.
    this.#ready.catch(() => undefined);
  }

  async call<Value>(method: string, args: unknown[], watching: Watching = {}): Promise<Value> {
    await this.#ready;
    return this.#ask<Value>(method, args, watching);
  }

  #ask<Value>(method: string, args: unknown[], { signal, onProgress }: Watching = {}): Promise<Value> {
    if (!this.alive) return Promise.reject(new ThreadLost("The engine's worker has ended."));
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = ++this.#last;
    const stop = () => this.#worker.postMessage({ abort: id });
    return new Promise<Value>((resolve, reject) => {
      const listen = () => setTimeout(() => this.#lose("The engine's worker is silent."), SILENCE);
      let silence = listen();
      const settled = <Argument>(then: (argument: Argument) => void) => (argument: Argument) => {
        clearTimeout(silence);
        signal?.removeEventListener("abort", stop);
        then(argument);
      };
      const heard = (share: number) => {
        clearTimeout(silence);
        silence = listen();
        onProgress?.(share);
      };
      this.#pending.set(id, { heard, resolve: settled(resolve), reject: settled(reject) });
      signal?.addEventListener("abort", stop, { once: true });
      this.#worker.postMessage({ id, method, args });
    });
  }

  #answer({ id, value, error, progress }: Answer): void {
    if (error?.trapped) return this.#lose(error.message);
    const waiting = this.#pending.get(id);
    if (progress !== undefined) return waiting?.heard(progress);
    this.#pending.delete(id);
    if (error?.name === "AbortError") waiting?.reject(new DOMException(error.message, error.name));
    else if (error) waiting?.reject(new EngineError(error));
    else waiting?.resolve(value as never);
  }

  #lose(message: string): void {
    this.alive = false;
    this.#worker.terminate();
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of lost) reject(new ThreadLost(message));
  }
}

/** A call takes milliseconds; a worker that has said nothing for this long will not. */
const SILENCE = 20_000;

interface Answer { id: number; value?: never; error?: Failure; progress?: number }
interface Waiting { heard: (share: number) => void; resolve: (value: never) => void; reject: (error: Error) => void }

interface Failure { name: string; message: string; code?: string; issues?: Issue[]; trapped?: boolean }

/** What the engine refused, with every issue. */
export class EngineError extends Error {
  readonly code: string;
  readonly issues: Issue[];

  constructor({ name, message, code, issues }: Failure) {
    super(message);
    this.name = name;
    this.code = code ?? "failed";
    this.issues = issues ?? [];
  }
}

export class ThreadLost extends Error {
  override readonly name = "ThreadLost";
}
