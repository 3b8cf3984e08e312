// What the matrix shares: running a project's command, serving what it built, and reading what its page says.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { chromium } from "playwright-core";

export const home = fileURLToPath(new URL("../../target/matrix/", import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };
/** What the package's documentation says is enough. */
const POLICY = "default-src 'self'; img-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'";
/** Parcel writes an import map into the page, which only a policy made for that page could allow; Angular is compiled in the page here. */
const WITHOUT_POLICY = ["parcel", "angular"];

// E1 of the scoring definition: 215 of 250.
export const SCORE = "86.00 % pass";

/** Nothing is told to anybody, and nothing looked for. */
export const ENVIRONMENT = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };

/** Runs a program of the matrix in one of its projects; what it prints. */
export async function runIn(project, program, ...args) {
  const options = { cwd: join(home, "projects", project), env: ENVIRONMENT, maxBuffer: 2 ** 26 };
  const path = program === "node" ? process.execPath : join(home, "node_modules", program);
  try {
    return (await promisify(execFile)(path, args, options)).stdout;
  } catch (failure) {
    throw new Error(`${program} ${args.join(" ")}: ${failure.message}\n${failure.stdout}${failure.stderr}`);
  }
}

export async function serve() {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    requests.push(pathname);
    try {
      const folder = pathname.startsWith("/node_modules/") ? home : join(home, "projects");
      const body = await readFile(join(folder, normalize(pathname)));
      response.setHeader("content-type", TYPES[extname(pathname)] ?? "application/octet-stream");
      if (!WITHOUT_POLICY.includes(pathname.split("/")[1])) response.setHeader("content-security-policy", POLICY);
      response.end(body);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const stop = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, stop };
}

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** What a page says once it has something to say, with every error it met on the way. */
export async function saidBy(browser, url) {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  try {
    await page.goto(url);
    await page.waitForFunction(() => /^(\d|failed)/.test(document.title), undefined, { timeout: 30_000 }).catch(() => undefined);
    return { said: await page.title(), errors };
  } finally {
    await context.close();
  }
}
