// Request Tracker 5 of Debian with the example's callbacks in it: a database, caches and settings of its own.
import { cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort, HOME, ROOT, run, serve } from "./host.mjs";

const EXAMPLE = join(ROOT, "examples/hosts/request-tracker");
const FOLDER = join(HOME, "request-tracker");
const SETTINGS = join(FOLDER, "RT_SiteConfig.pm");
export const DATABASE = join(FOLDER, "rt.sqlite3");
const SERVER = "/usr/share/request-tracker5/libexec/rt-server";
const variables = { ...process.env, RT_SITE_CONFIG: SETTINGS, RT_SITE_CONFIG_DIR: join(FOLDER, "none") };
const setup = (...args) => run("rt-setup-database-5", args, { env: variables });

const settings = (port) => `
Set($rtname, 'calibrant.example');
Set($Organization, 'calibrant.example');
Set($WebPath, '');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${DATABASE}');
Set($MailCommand, 'testfile');
Set($LogToFile, undef);
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
$RT::MasonLocalComponentRoot = '${EXAMPLE}/html';
$RT::LocalStaticPath = '${FOLDER}/static';
$RT::MasonDataDir = '${FOLDER}/mason';
$RT::MasonSessionDir = '${FOLDER}/sessions';
require Plack::MIME;
Plack::MIME->add_type('.wasm' => 'application/wasm');
1;
`;

/** A fresh database with the example's fields and ticket, and what is served beside Request Tracker's own files. */
export async function prepare() {
  await rm(FOLDER, { recursive: true, force: true });
  for (const name of ["mason", "sessions", "static", "none"]) await mkdir(join(FOLDER, name), { recursive: true });
  await cp(join(EXAMPLE, "static"), join(FOLDER, "static"), { recursive: true });
  await symlink(join(ROOT, "www/dist/element"), join(FOLDER, "static/calibrant"));
  await symlink(join(ROOT, "pkg/scorecards"), join(FOLDER, "static/scorecards"));
  await writeFile(SETTINGS, settings(0));
  await setup("--action", "init", "--skip-create");
  for (const file of ["initialdata", "demo"]) await setup("--action", "insert", "--datafile", join(EXAMPLE, file));
}

export async function serveRequestTracker() {
  const port = await freePort();
  await writeFile(SETTINGS, settings(port));
  return serve(SERVER, ["--port", String(port), "--host", "127.0.0.1"], { port, env: variables });
}

/** The light or the dark theme, as a person chooses it in their preferences. */
export async function chooseTheme(page, origin, theme) {
  await page.goto(`${origin}/Prefs/Other.html`);
  await Promise.all([page.waitForEvent("load"), page.locator("select[name=WebDefaultStylesheet]").evaluate((select, name) => {
    select.value = `elevator-${name}`;
    select.form.elements.Update.click();
  }, theme)]);
}

export async function logIn(page, origin) {
  await page.goto(`${origin}/`);
  await page.locator("input[name=user]").fill("root");
  await page.locator("input[name=pass]").fill("password");
  await page.locator("input[name=pass]").press("Enter");
  await page.locator("#page-navigation, #app-nav, .navbar").first().waitFor();
}
