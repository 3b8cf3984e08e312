import { serve } from "calibrant/worker";
import type { EngineHome } from "../engine/home.js";

/** The page's own thread: a page that is one file has no file for a worker. Long work goes in steps, so that it can be watched and stopped. */
export function engineHome(): EngineHome {
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  port2.start();
  return {
    postMessage: (message) => port1.postMessage(message),
    terminate: () => { port1.close(); port2.close(); },
    listen({ message, lost }) {
      port1.addEventListener("message", ({ data }) => message(data));
      port1.addEventListener("messageerror", () => lost("A message could not be read."));
      port1.start();
    },
  };
}
