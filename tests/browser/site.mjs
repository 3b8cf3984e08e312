// The built page on loopback and one browser, there from before a file's tests until after them: whoever imports this has both.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, serve, watched } from "./harness.mjs";

export let server;
export let browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); await server?.stop(); });

/** A page that is not there yet, in a context of its own; `close` sees that its policy held, nothing went wrong and nothing left the page. */
export async function opened(options = {}) {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true, ...options });
  const { page, seen } = await watched(context, server.origin);
  const close = async () => {
    assert.deepEqual(seen, { violations: [], errors: [], foreign: [] });
    await context.close();
  };
  return { page, close };
}
