// What every browser test needs: the built page on loopback with its policy as a header, and a Chromium of its own.
import { spawn } from "node:child_process";
import { readFile, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const DIST = join(ROOT, "www/dist");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
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

export const launch = (options = {}) => chromium.launch({ executablePath: CHROMIUM, args: FLAGS, ...options });

/** A profile that outlives its browser, and a browser that can be killed as a power cut would. */
export async function profile() {
  const folder = await mkdtemp(join(tmpdir(), "calibrant-"));
  const running = new Set();
  return {
    async open() {
      await rm(join(folder, "DevToolsActivePort"), { force: true });
      const child = spawn(CHROMIUM, ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "--lang=en", ...FLAGS, "about:blank"],
        { detached: true, stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portIn(folder)}`);
      const kill = async () => {
        if (!running.delete(kill)) return;
        process.kill(-child.pid, "SIGKILL");
        await ended;
        await browser.close().catch(() => undefined);
      };
      running.add(kill);
      return { context: browser.contexts()[0], kill };
    },
    async remove() {
      await Promise.all([...running].map((kill) => kill()));
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

async function portIn(folder) {
  for (let tries = 0; tries < 150; tries++) {
    const text = await readFile(join(folder, "DevToolsActivePort"), "utf8").catch(() => "");
    if (text.includes("\n")) return text.split("\n")[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Chromium did not say its port");
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
