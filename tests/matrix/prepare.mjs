// Packs the package as it would be published, and installs it beside every bundler, framework and runtime of the matrix, under target/.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const here = fileURLToPath(new URL(".", import.meta.url));
const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const home = fileURLToPath(new URL("../../target/matrix/", import.meta.url));
const installed = join(home, "installed-lock.json");

const npm = (folder, ...options) => execFileSync("npm", [...options, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder, encoding: "utf8" });
const isInstalled = () => existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(join(here, "package-lock.json"), "utf8");

/** Some minutes of download where nothing is cached: done once for each lock file. */
function installTools() {
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(here, file), join(home, file));
  if (isInstalled()) return;
  rmSync(installed, { force: true });
  npm(home, "ci");
  copyFileSync(join(here, "package-lock.json"), installed);
}

function installPackage() {
  const [{ filename }] = JSON.parse(npm(pkg, "pack", "--json", "--pack-destination", home));
  rmSync(join(home, "node_modules/calibrant"), { recursive: true, force: true });
  npm(home, "install", "--no-save", "--no-package-lock", "--prefer-offline", `./${filename}`);
}

/** Each run starts from sources alone: no cache of a bundler may hide what is new in the package. */
function copyProjects() {
  for (const folder of ["projects", "node_modules/.vite"]) rmSync(join(home, folder), { recursive: true, force: true });
  cpSync(join(here, "projects"), join(home, "projects"), { recursive: true });
}

mkdirSync(home, { recursive: true });
installTools();
installPackage();
copyProjects();
