// The TypeScript compiler, for what is held to types.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { root } from "./support.mjs";

const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve("typescript/package.json")), require("typescript/package.json").bin.tsc);
const workspace = fileURLToPath(root);

/** What the compiler says of a text, in which `ROOT` is the project's folder; empty when it is content. */
export async function compile(source, { skipLibCheck = false, types = "" } = {}) {
  // Within the workspace, so that its packages are found.
  const folder = mkdtempSync(join(workspace, "node_modules", ".calibrant-types-"));
  try {
    const file = join(folder, "check.mts");
    writeFileSync(file, source.replaceAll("ROOT", relative(folder, workspace).split(sep).join("/")));
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "esnext,dom,dom.iterable",
      "--allowImportingTsExtensions", "--useDefineForClassFields", "false", "--skipLibCheck", String(skipLibCheck), "--types", types, "--ignoreConfig", file];
    return await promisify(execFile)(process.execPath, [compiler, ...options], { maxBuffer: 2 ** 26, cwd: workspace }).then(() => "", ({ stdout, stderr }) => stdout + stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
