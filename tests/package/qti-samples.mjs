// QTI that others wrote and published: it is fetched by pip when a test asks for it, kept under `target/`, and not in git.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { bytesOf } from "./qti-reader.mjs";
import { root } from "./support.mjs";

const run = promisify(execFile);
const home = fileURLToPath(new URL("target/qti-samples/", root));

/** Source archives with sample items in them; what is in the archive is known by its hash. */
const ARCHIVES = {
  // BSD. Items of QTI 2.1, most of them made from QTI 1.2.
  pyslet: ["pyslet", "0.7.20170805", "d4cbb85e16d58a8f990e15e711266ec2fe30a4dc4626c4d839bb7b7824afdf6c", "pyslet-0.7.20170805/unittests"],
  // GPL-3.0-only. The same items in QTI 2.1 and 3.0, and packages.
  citolab: ["citolab-qti-convert", "0.2.0", "2fffde8b95c923881c549517d900611d2c9caa4d405958fea16bae68eb568b4b", "citolab_qti_convert-0.2.0/tests/fixtures"],
};

/** The folder of an archive's samples. */
export async function samplesOf(name) {
  const [project, version, hash, inside] = ARCHIVES[name];
  const folder = join(home, `${project}-${version}`);
  if (!existsSync(folder)) await fetchInto(folder, `${project}==${version} --hash=sha256:${hash}\n`);
  return join(folder, inside);
}

/** All of it or nothing: what is there was unpacked to its end. */
async function fetchInto(folder, requirement) {
  await mkdir(home, { recursive: true });
  const part = await mkdtemp(join(home, "part-"));
  try {
    await writeFile(join(part, "requirements.txt"), requirement);
    // An environment of its own has pip, wherever Python comes from.
    await run("python3", ["-m", "venv", join(part, "python")]);
    await run(join(part, "python/bin/python"), ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary=:all:", "--dest", part, "-r", join(part, "requirements.txt")]);
    const archive = (await readdir(part)).find((file) => file.endsWith(".tar.gz"));
    await run("tar", ["-xzf", archive], { cwd: part });
    await rm(join(part, "python"), { recursive: true });
    await rename(part, folder);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** Files of a folder as somebody would choose them, by their paths in it. */
export async function filesIn(folder, wanted = /\.xml$/) {
  const paths = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll("\\", "/")).filter((path) => wanted.test(path)).sort();
  return Promise.all(paths.map(async (name) => ({ name, bytes: bytesOf(await readFile(join(folder, name))) })));
}
