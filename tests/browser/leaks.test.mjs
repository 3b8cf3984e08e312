// A page that stays open for weeks mounts the element over and over: what it took it gives back.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, readDocument, serve, test } from "./harness.mjs";

const HOST = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body><form></form><script type="module" src="/host.js"></script></body></html>`;
// The module's memory, wherever it is instantiated.
const SCRIPT = `for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...args) => {
    const made = await original.apply(WebAssembly, args);
    window.memory = (made.instance ?? made).exports.memory;
    return made;
  };
}
await import("/element/calibrant-scorecard.js");
window.ready = true;`;
const CYCLES = 1_000;
const SCORES_A_CYCLE = 10;

let server, browser;
before(async () => {
  const files = { "/host.html": { type: "text/html", body: HOST }, "/host.js": { type: "text/javascript", body: SCRIPT } };
  server = await serve({ answer: (path) => files[path] });
  browser = await launch();
});
after(async () => { await browser.close(); await server.stop(); });

/** Mounts, scores and unmounts so many elements; waits on events alone, so that it is as quick as the element. */
const run = (page, cycles, card, evaluation) => page.evaluate(async ({ cycles, scores, card, evaluation }) => {
  const form = document.querySelector("form");
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const element = document.createElement("calibrant-scorecard");
    const heard = (type, meant = () => true) => new Promise((resolve) => {
      const listen = (event) => {
        if (!meant(event.detail)) return;
        element.removeEventListener(type, listen);
        resolve();
      };
      element.addEventListener(type, listen);
    });
    const ready = heard("calibrant-ready");
    element.name = "quality";
    element.scorecard = card;
    form.append(element);
    await ready;
    for (let score = 0; score < scores; score += 1) {
      const scored = heard("calibrant-change", ({ reason, result }) => reason === "engine" && result);
      const answers = score % 2 ? {} : evaluation.answers;
      element.evaluation = { ...evaluation, id: `e-${cycle}-${score}`, state: "draft", answers };
      await scored;
    }
    element.remove();
  }
}, { cycles, scores: SCORES_A_CYCLE, card, evaluation });

/** Bytes in use after everything that can be collected has been; undefined where the browser cannot be told to. */
async function heap(page) {
  const session = await page.context().newCDPSession?.(page).catch(() => undefined);
  if (!session) return undefined;
  await session.send("HeapProfiler.enable");
  // What one collection frees may have held more.
  for (let times = 0; times < 4; times += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

const pagesOfWasm = (page) => page.evaluate(() => window.memory.buffer.byteLength / 65_536);

test(`${CYCLES} elements come and go, and ${CYCLES * SCORES_A_CYCLE} scores: memory stays as it was`, async (t) => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/host.html`);
  await page.waitForFunction(() => window.ready);
  const card = await readDocument("scorecards/service-quality.json");
  const { result: _result, ...evaluation } = await readDocument("evaluations/account-recovery.json");
  const mount = (cycles) => run(page, cycles, card, evaluation);
  await mount(100);
  const pages = await pagesOfWasm(page);
  // The browser goes on compiling what is used often: only then is its heap at rest.
  await mount(100);
  const early = await heap(page);
  await mount(CYCLES);
  assert.equal(await pagesOfWasm(page), pages, "pages of wasm");
  // Not by a locator: what finds it would stay in the page, and weigh.
  assert.equal(await page.evaluate(() => document.querySelectorAll("form > *").length), 0);
  const late = await heap(page);
  await page.close();
  if (early === undefined) return t.skip("this browser cannot be told to collect its garbage");
  t.diagnostic(`${early} bytes, then ${late}; ${pages} pages of wasm`);
  assert.ok(late < early * 1.05, `${early} bytes, then ${late}`);
});

test("hundreds of elements on one page share one engine", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/host.html`);
  await page.waitForFunction(() => window.ready);
  const card = await readDocument("scorecards/ten-questions.json");
  const pages = await page.evaluate(async (card) => {
    const elements = Array.from({ length: 300 }, () => Object.assign(document.createElement("calibrant-scorecard"), { scorecard: card }));
    const ready = elements.map((element) => new Promise((resolve) => { element.addEventListener("calibrant-ready", resolve, { once: true }); }));
    document.body.append(...elements);
    await Promise.all(ready);
    return window.memory.buffer.byteLength / 65_536;
  }, card);
  assert.ok(pages < 400, `${pages} pages of wasm`);
  assert.equal(await page.locator("calibrant-scorecard").count(), 300);
  await page.close();
});
