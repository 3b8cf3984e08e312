// The same score where there is no page: Node, whichever way it loads modules, Deno and Bun.
import assert from "node:assert/strict";
import test from "node:test";

import { SCORE, runIn } from "./support.mjs";

// Where scripts of packages do not run, the package "bun" has not put its program into its place.
const bun = `@oven/bun-${process.platform}-${process.arch === "arm64" ? "aarch64" : process.arch}/bin/bun`;

const COMMANDS = {
  "Node, import": ["node", "score.mjs"],
  "Node, require": ["node", "score.cjs"],
  Deno: [".bin/deno", "run", "--allow-read", "--cached-only", "score.mjs"],
  Bun: [bun, "run", "score.mjs"],
};

for (const [runtime, command] of Object.entries(COMMANDS)) {
  test(runtime, async () => { assert.equal((await runIn("node", ...command)).trim(), SCORE); });
}
