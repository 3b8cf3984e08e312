// What the community's own checkers say of the packed archive: nothing.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";

import { publint } from "publint";

import { home } from "./support.mjs";

const { version } = createRequire(import.meta.url)("../../pkg/package.json");
const archive = join(home, `calibrant-${version}.tgz`);

test("publint", async () => {
  const bytes = await readFile(archive);
  const { messages } = await publint({ pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) }, strict: true });
  assert.deepEqual(messages, []);
});

/** Entries that are no modules: where the wasm lies. */
const FILES = ["./calibrant_bg.wasm", "./statistics_bg.wasm", "./sessions_bg.wasm", "./raters_bg.wasm"];

test("are the types wrong?", async () => {
  const command = createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json").replace("package.json", "dist/index.js");
  // All entries are modules; that Node can require them from 20.19 on the checker does not know, and so says of each.
  const options = ["--profile", "esm-only", "--format", "json", "--exclude-entrypoints", ...FILES];
  const { stdout } = await promisify(execFile)(process.execPath, [command, archive, ...options], { maxBuffer: 2 ** 26 });
  const { analysis } = JSON.parse(stdout);
  assert.equal(analysis.types.kind, "included");
  assert.deepEqual(analysis.problems.filter(({ resolutionKind }) => resolutionKind !== "node16-cjs"), []);
});

test("docs/package.md names the versions that are tried", async () => {
  const text = await readFile(new URL("../../docs/package.md", import.meta.url), "utf8");
  const { dependencies } = createRequire(import.meta.url)("./package.json");
  const names = { Vite: "vite", webpack: "webpack", Rollup: "rollup", Parcel: "parcel", React: "react", Vue: "vue", Svelte: "svelte", Angular: "@angular/core", "Next.js": "next", Deno: "deno", Bun: "bun" };
  for (const [name, dependency] of Object.entries(names)) {
    const [major] = dependencies[dependency].split(".");
    assert.ok(text.includes(`${name} ${major}`), `${name} ${major}`);
  }
});
