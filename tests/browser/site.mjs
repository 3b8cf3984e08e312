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

/** Everything that the page stores. */
export const stored = (page) => page.evaluate(() => new Promise((resolve) => {
  indexedDB.open("calibrant").onsuccess = ({ target: { result } }) => {
    const names = [...result.objectStoreNames];
    const transaction = result.transaction(names);
    const all = {};
    for (const name of names) transaction.objectStore(name).getAll().onsuccess = (event) => { all[name] = event.target.result; };
    transaction.oncomplete = () => { resolve(JSON.stringify([all, { ...localStorage }, { ...sessionStorage }])); result.close(); };
  };
}));

/** Waits until this stands in what the page stores. */
export async function untilStored(page, text) {
  for (let tries = 0; !(await stored(page)).includes(text); tries += 1) {
    assert.ok(tries < 200, `not stored: ${text}`);
    await page.waitForTimeout(25);
  }
}
