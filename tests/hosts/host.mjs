// What every test in a host application needs: its programs, its server on loopback, a page that notes what goes wrong.
import AxeBuilder from "@axe-core/playwright";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What hosts install and keep. */
export const HOME = join(ROOT, "target/hosts");
const PATIENCE = 60_000;

/** Runs a program to its end, and gives what it wrote. */
export async function run(program, args, options = {}) {
  const child = spawn(program, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "", complaints = "";
  child.stdout.on("data", (bytes) => { output += bytes; });
  child.stderr.on("data", (bytes) => { complaints += bytes; });
  const code = await new Promise((resolve, reject) => { child.once("close", resolve); child.once("error", reject); });
  if (code !== 0) throw new Error(`${program} ${args.join(" ")}: ${code}\n${complaints || output}`);
  return output;
}

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a server and waits until it answers. */
export async function serve(program, args, { port, path = "/", ...options }) {
  const child = spawn(program, args, { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"], ...options });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let complaints = "";
  child.stderr.on("data", (bytes) => { complaints = (complaints + bytes).slice(-4000); });
  const origin = `http://127.0.0.1:${port}`;
  for (const start = Date.now(); !(await answers(`${origin}${path}`));) {
    if (child.exitCode !== null || Date.now() - start > PATIENCE) {
      child.kill();
      throw new Error(`${program} ${args.join(" ")} does not answer\n${complaints}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return { origin, stop: async () => { child.kill(); await ended; } };
}

const answers = (url) => fetch(url, { redirect: "manual" }).then(() => true, () => false);

/** What a query finds in an SQLite database, as rows. */
export const query = async (database, sql) => JSON.parse(await run("python3", ["-c",
  "import json, sqlite3, sys; print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))", database, sql]));

/** A page that notes every breach of the policy and every error, and where it came from; and the codes of what the element reports. */
export async function watched(context) {
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const seen = { violations: [], errors: [], codes: [] };
  await page.exposeFunction("noteViolation", (violation) => seen.violations.push(violation));
  await page.exposeFunction("noteCode", (code) => seen.codes.push(code));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation",
      (event) => window.noteViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
    document.addEventListener("calibrant-error", ({ detail }) => window.noteCode(detail.code));
  });
  page.on("console", (message) => { if (message.type() === "error") seen.errors.push(`${message.text()} ${message.location().url}`); });
  page.on("pageerror", (error) => seen.errors.push(String(error.stack)));
  return { page, seen };
}

export const element = (page) => page.locator("calibrant-scorecard");

/** What axe finds in a part of the page. */
export async function barriers(page, part) {
  const { violations } = await new AxeBuilder({ page }).include(part).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`);
}

/** Answers every item as a rater would, from the first row on, key by key. */
export async function scoreByKeys(page, keys) {
  await element(page).locator(".row").first().waitFor();
  await element(page).evaluate((each) => each.focus());
  await element(page).locator(".row :focus").waitFor();
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits for the score of what has been answered. */
export const scored = (page, display) => page.waitForFunction(
  (wanted) => document.querySelector("calibrant-scorecard").result?.score?.display === wanted, display);

export const NOTE = "客户担心 </script>，座席只说“等通知” & näxt.";

/** Writes the note of an item, with what hosts are known to spoil. */
export async function writeNote(page, item) {
  await element(page).evaluate((each, id) => each.focusItem(id), item);
  await element(page).locator(`#row-${item} [data-note=note]`).fill(NOTE);
}
