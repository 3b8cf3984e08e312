// What every browser test needs: the built page on loopback with its policy as a header, and a browser of its own.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { test as nodeTest } from "node:test";
import { Lacking } from "./engines/lacking.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const DIST = join(ROOT, "www/dist");
/** Each is a module of `launch` and `profile`; what they give has the part of Playwright's interface that the tests use. */
export const ENGINE = process.env.ENGINE ?? "chromium";
const engine = await import(`./engines/${ENGINE}.mjs`);
const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json",
};

export const readDocument = async (path) => JSON.parse(await readFile(join(ROOT, "pkg", path), "utf8"));

/** Serves `www/dist`; `answer(path)` may give `{type, body}` instead. The policy sent is the one the page states. */
export async function serve({ answer = () => undefined } = {}) {
  const stated = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(await readFile(join(DIST, "index.html"), "utf8"))?.[1];
  if (!stated) throw new Error("www/dist/index.html states no Content-Security-Policy");
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = pathname === "/" ? "/index.html" : pathname;
    requests.push(path);
    response.setHeader("content-security-policy", stated.replaceAll("&#39;", "'"));
    response.setHeader("cache-control", "no-store");
    try {
      const found = (await answer(path)) ?? { body: await readFile(join(DIST, normalize(path))) };
      response.setHeader("content-type", found.type ?? TYPES[extname(path)] ?? "application/octet-stream");
      response.end(found.body);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

export function test(name, body) {
  return nodeTest(name, async (context) => {
    try {
      await body(context);
    } catch (error) {
      if (!(error instanceof Lacking)) throw error;
      context.skip(error.message);
    }
  });
}

/** A browser, of which no context comes without what was asked of it. */
export async function launch() {
  const browser = await engine.launch();
  const asked = new Map();
  const newContext = async (options = {}) => {
    const context = await browser.newContext(options);
    const { viewport, ...wanted } = options;
    const key = JSON.stringify(wanted);
    if (!asked.has(key)) asked.set(key, await missing(context, wanted));
    if (asked.get(key)) throw new Lacking(asked.get(key));
    return context;
  };
  return {
    newContext,
    version: () => browser.version(),
    close: () => browser.close(),
    async newPage(options = {}) {
      const context = await newContext(options);
      const page = await context.newPage();
      return Object.assign(page, { close: () => context.close() });
    },
  };
}

const MEDIA = { colorScheme: "prefers-color-scheme", forcedColors: "forced-colors", reducedMotion: "prefers-reduced-motion" };

/** What of what was asked for the context does not have, in words. */
async function missing(context, { locale, ...asked }) {
  const media = Object.entries(MEDIA).filter(([option]) => asked[option]).map(([option, name]) => `(${name}: ${asked[option]})`);
  if (!locale && media.length === 0) return undefined;
  const page = await context.newPage();
  const { language, missed } = await page.evaluate((media) => ({ language: navigator.language, missed: media.filter((each) => !matchMedia(each).matches) }), media);
  await page.close();
  if (missed.length) return `${missed.join(", ")} cannot be asked for`;
  return !locale || written(language) === written(locale) ? undefined : `the language ${locale} cannot be asked for`;
}

/** “zh-CN” and “zh-Hans” are the same: a language and how it is written. */
function written(tag) {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

/** A profile that outlives its browser, and a browser that can be killed as a power cut would. */
export async function profile() {
  if (!await keeps()) throw new Lacking("what a page stores does not outlive the browser");
  return engine.profile();
}

/** Whether a database is there after its browser was killed. */
async function keeps() {
  const site = await serve();
  const reader = await engine.profile();
  const visit = async (body) => {
    const { context, kill } = await reader.open();
    const page = await context.newPage();
    await page.goto(`${site.origin}/any`);
    const answer = await page.evaluate(body);
    await kill();
    return answer;
  };
  try {
    await visit(() => new Promise((resolve) => { indexedDB.open("kept").onsuccess = () => resolve(); }));
    return await visit(async () => (await indexedDB.databases()).length > 0);
  } finally {
    await reader.remove();
    await site.stop();
  }
}

/** A page that writes down every breach of the policy, every error, and every request that leaves its origin. */
export async function watched(context, origin) {
  const page = await context.newPage();
  const seen = { violations: [], errors: [], foreign: [] };
  await page.exposeFunction("calibrantViolation", (text) => seen.violations.push(text));
  await page.addInitScript(() => document.addEventListener("securitypolicyviolation",
    (event) => window.calibrantViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)));
  page.on("console", (message) => {
    if (/Content.Security.Policy|Trusted/i.test(message.text())) seen.violations.push(message.text());
    else if (message.type() === "error") seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("request", (request) => { if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== origin) seen.foreign.push(request.url()); });
  return { page, seen };
}

/** Starts an evaluation of a shipped scorecard and waits for the form. */
export async function start(page, origin, { card = "service-quality.json", contact = "account-recovery.json" } = {}) {
  await page.goto(`${origin}/`);
  await page.locator("select[name=card]").selectOption(`shipped:${card}`);
  await page.locator("select[name=contact]").selectOption(contact ? `shipped:${contact}` : "");
  await page.locator("form.start button[type=submit]").click();
  await page.locator("calibrant-scorecard .row").first().waitFor();
}

export const form = (page) => page.locator("calibrant-scorecard");
/** The evaluation as the form holds it. */
export const evaluation = (page) => form(page).evaluate((element) => element.evaluation);

/** The keys that answer the items of a card in their order, moving down after each. */
export function keysFor(card, { answers }) {
  return card.sections.flatMap(({ items }) => items).flatMap((item, index) => {
    const answer = answers[item.id];
    const level = answer.notApplicable ? "0" : String(item.options.findIndex(({ id }) => id === answer.option) + 1);
    return index === 0 ? [level] : ["j", level];
  });
}

/** A recording in which nobody speaks: 8-bit mono at 8 kHz. */
export function silence(seconds) {
  const samples = 8000 * seconds;
  const file = Buffer.alloc(44 + samples, 128);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + samples, 4);
  file.write("WAVEfmt ", 8);
  [[16, 4], [1, 2], [1, 2], [8000, 4], [8000, 4], [1, 2], [8, 2]].reduce((offset, [value, size]) => file.writeUIntLE(value, offset, size), 16);
  file.write("data", 36);
  file.writeUInt32LE(samples, 40);
  return file;
}
