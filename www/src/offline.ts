import { ownScript } from "./trusted.js";

/** After this the page opens without a network; where service workers are refused it simply does not. */
export async function keepOffline(ready: () => void): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  try {
    await navigator.serviceWorker.register(ownScript("./service-worker.js"));
    await navigator.serviceWorker.ready;
    ready();
  } catch {
    // Private windows and embedded pages refuse; scoring needs no service worker.
  }
}
