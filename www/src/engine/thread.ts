import type { Issue } from "calibrant";
import { ownScript } from "../trusted.js";
import workerUrl from "./worker.ts?worker&url";

/** One worker that runs the engine; once lost it stays lost. */
export class Thread {
  alive = true;
  #worker: Worker;
  #pending = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  #last = 0;
  #ready: Promise<unknown>;

  constructor() {
    this.#worker = new Worker(ownScript(workerUrl), { type: "module", name: "calibrant" });
    this.#worker.addEventListener("message", ({ data }) => this.#answer(data));
    this.#worker.addEventListener("error", (event) => { event.preventDefault(); this.#lose(event.message); });
    this.#worker.addEventListener("messageerror", () => this.#lose("A message could not be read."));
    this.#ready = this.#ask("init", []);
    // Whoever calls hears of it; nobody else needs to.
    this.#ready.catch(() => undefined);
  }

  async call<Value>(method: string, ...args: unknown[]): Promise<Value> {
    await this.#ready;
    return this.#ask<Value>(method, args);
  }

  #ask<Value>(method: string, args: unknown[]): Promise<Value> {
    if (!this.alive) return Promise.reject(new ThreadLost("The engine's worker has ended."));
    const id = ++this.#last;
    return new Promise<Value>((resolve, reject) => {
      const silence = setTimeout(() => this.#lose("The engine's worker is silent."), SILENCE);
      const settled = <Argument>(then: (argument: Argument) => void) => (argument: Argument) => { clearTimeout(silence); then(argument); };
      this.#pending.set(id, { resolve: settled(resolve), reject: settled(reject) });
      this.#worker.postMessage({ id, method, args });
    });
  }

  #answer({ id, value, error }: { id: number; value?: never; error?: Failure }): void {
    if (error?.trapped) return this.#lose(error.message);
    const waiting = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) waiting?.reject(new EngineError(error));
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
