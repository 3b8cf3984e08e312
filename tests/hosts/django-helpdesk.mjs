// django-helpdesk with the example's app in it: its environment, its commands, its server.
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort, HOME, ROOT, run, serve } from "./host.mjs";

const EXAMPLE = join(ROOT, "examples/hosts/django-helpdesk");
const ENVIRONMENT = join(HOME, "django-helpdesk");
const PYTHON = join(ENVIRONMENT, "bin/python");
const PASSWORD = "only-for-trying-out";

/** Installs what the example requires, unless that has been done. */
export async function environment() {
  const required = join(EXAMPLE, "requirements.txt");
  const installed = join(ENVIRONMENT, "requirements.txt");
  const read = (path) => readFile(path, "utf8").catch(() => undefined);
  if (await read(installed) === await read(required)) return;
  await mkdir(HOME, { recursive: true });
  await run("python3", ["-m", "venv", "--clear", ENVIRONMENT]);
  await run(PYTHON, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", required]);
  await copyFile(required, installed);
}

const variables = (database, policy = "") => ({ ...process.env, HELPDESK_DATABASE: database, CONTENT_SECURITY_POLICY: policy, PYTHONDONTWRITEBYTECODE: "1" });

export const manage = (database, ...args) => run(PYTHON, ["manage.py", ...args], { cwd: EXAMPLE, env: variables(database) });

export async function serveHelpdesk(database, policy) {
  const port = await freePort();
  return serve(PYTHON, ["manage.py", "runserver", "--noreload", `127.0.0.1:${port}`],
    { port, path: "/login/", cwd: EXAMPLE, env: variables(database, policy) });
}

/** Logs in as a person would, on the way to the ticket. */
export async function logIn(page, origin, user) {
  await page.goto(`${origin}/login/?next=/tickets/1/`);
  await page.locator("input[name=username]").fill(user);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator("input[name=password]").press("Enter");
  await page.waitForURL("**/tickets/1/");
}
