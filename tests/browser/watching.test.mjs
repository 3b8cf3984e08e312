// What the other tests rely on: a breach, an error and a request that leaves are seen in every browser, and so is a page without any.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, serve, test, watched } from "./harness.mjs";

const PAGES = {
  "/quiet.html": "",
  "/breach.html": `<script>window.never = true;</script>`,
  "/throws.html": `<script src="/throws.js"></script>`,
  "/says.html": `<script src="/says.js"></script>`,
};
const SCRIPTS = {
  "/throws.js": `setTimeout(() => { throw new Error("thrown"); });`,
  "/says.js": `console.error("said");`,
};
const page = (body) => `<!doctype html><html lang="en"><title>Watched</title><link rel="icon" href="data:,"><body>${body}</body></html>`;

let server, browser;
before(async () => {
  server = await serve({ answer: (path) => path in PAGES ? { type: "text/html", body: page(PAGES[path]) } : path in SCRIPTS ? { type: "text/javascript", body: SCRIPTS[path] } : undefined });
  browser = await launch();
});
after(async () => { await browser.close(); await server.stop(); });

async function seenAt(path, origin = server.origin) {
  const context = await browser.newContext({ locale: "en" });
  const { page, seen } = await watched(context, origin);
  await page.goto(server.origin + path);
  await page.waitForTimeout(300);
  await page.evaluate(() => document.title);
  await context.close();
  return seen;
}

test("a page that does nothing is quiet", async () => {
  assert.deepEqual(await seenAt("/quiet.html"), { violations: [], errors: [], foreign: [] });
});

test("a breach of the policy is seen", async () => {
  const { violations } = await seenAt("/breach.html");
  assert.ok(violations.some((text) => /script-src/.test(text)), JSON.stringify(violations));
});

test("what is thrown and what is told as an error are seen", async () => {
  for (const [path, text] of [["/throws.html", "thrown"], ["/says.html", "said"]]) {
    const { errors } = await seenAt(path);
    assert.equal(errors.filter((error) => error.includes(text)).length, 1, JSON.stringify(errors));
  }
});

test("a request that leaves is seen", async () => {
  const { foreign } = await seenAt("/quiet.html", "http://127.0.0.1:1");
  assert.ok(foreign.includes(`${server.origin}/quiet.html`), JSON.stringify(foreign));
});
