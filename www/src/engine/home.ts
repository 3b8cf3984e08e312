import { ownScript } from "../trusted.js";
import workerUrl from "./worker.ts?worker&url";

/** Where the engine runs, and answers messages as `calibrant/worker` does. */
export interface EngineHome {
  postMessage(message: unknown): void;
  listen(to: { message: (data: unknown) => void; lost: (why: string) => void }): void;
  terminate(): void;
}

/** A worker of its own. The page in one file has another home. */
export function engineHome(): EngineHome {
  const worker = new Worker(ownScript(workerUrl), { type: "module", name: "calibrant" });
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    listen({ message, lost }) {
      worker.addEventListener("message", ({ data }) => message(data));
      worker.addEventListener("error", (event) => { event.preventDefault(); lost(event.message); });
      worker.addEventListener("messageerror", () => lost("A message could not be read."));
    },
  };
}
