// Tryton's server and sao, its web client, with the example's custom.js in it.
import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { freePort, HOME, ROOT, run, serve } from "./host.mjs";

const EXAMPLE = join(ROOT, "examples/hosts/tryton");
const FOLDER = join(HOME, "tryton");
const BIN = join(FOLDER, "env/bin");
const MODULES = join(FOLDER, "node_modules");
const SETTINGS = join(FOLDER, "trytond.conf");
const NAME = "calibrant";
export const PASSWORD = "only-for-trying-out";
export const DATABASE = join(FOLDER, `db/${NAME}.sqlite`);

async function install() {
  if (!existsSync(join(BIN, "trytond"))) {
    await run("python3", ["-m", "venv", "--clear", join(FOLDER, "env")]);
    await run(join(BIN, "python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", join(EXAMPLE, "requirements.txt")]);
  }
  if (!existsSync(join(MODULES, "tryton-sao"))) {
    await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", FOLDER, "tryton-sao@8.0.11"]);
  }
}

/** sao's folder as an administrator would lay it out, with the element beside it. */
async function layOut() {
  const web = join(FOLDER, "web");
  await rm(web, { recursive: true, force: true });
  await mkdir(web);
  const links = { node_modules: MODULES, calibrant: join(ROOT, "www/dist/element"), scorecards: join(ROOT, "pkg/scorecards") };
  for (const name of await readdir(join(MODULES, "tryton-sao"))) links[name] = join(MODULES, "tryton-sao", name);
  for (const name of ["custom.js", "custom.css"]) links[name] = join(EXAMPLE, name);
  for (const [name, target] of Object.entries(links)) await symlink(target, join(web, name));
  return web;
}

const settings = (port, web) => `[database]\nuri = sqlite://\npath = ${join(FOLDER, "db")}\n[web]\nlisten = 127.0.0.1:${port}\nroot = ${web}\n[attachment]\nfilestore = False\n`;

export async function prepare() {
  await mkdir(FOLDER, { recursive: true });
  await install();
  await rm(join(FOLDER, "db"), { recursive: true, force: true });
  await mkdir(join(FOLDER, "db"));
  await writeFile(DATABASE, "");
  await writeFile(SETTINGS, settings(0, await layOut()));
  await writeFile(join(FOLDER, "password"), PASSWORD);
  const env = { ...process.env, TRYTONPASSFILE: join(FOLDER, "password") };
  const admin = (...args) => run(join(BIN, "trytond-admin"), ["-c", SETTINGS, "-d", NAME, ...args], { env });
  await admin("--all", "--email", "qa@northmoor.example");
  await admin("-u", "party", "--activate-dependencies");
  await run(join(BIN, "python"), [join(EXAMPLE, "demo.py"), SETTINGS, NAME]);
}

export async function serveTryton() {
  const port = await freePort();
  await writeFile(SETTINGS, settings(port, join(FOLDER, "web")));
  return serve(join(BIN, "trytond"), ["-c", SETTINGS, "-d", NAME], { port });
}

/** Logs in on the way to the first party. */
export async function logIn(page, origin) {
  await page.goto(`${origin}/#${NAME}/model/party.party/1`);
  await page.locator("#login").fill("admin");
  await page.locator("#login").press("Enter");
  const password = page.locator("input[type=password]:visible");
  await password.fill(PASSWORD);
  await password.press("Enter");
}
