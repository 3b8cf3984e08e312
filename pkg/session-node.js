// Entry for Node, Deno and Bun: the wasm is read from disk.
import { readFile } from "node:fs/promises";

import load from "./sessions.js";
import { once } from "./sessions-only.js";

export { CalibrantError, Session, commitment } from "./sessions-only.js";

export function init(source) {
  return once(async () => load({ module_or_path: source ?? await readFile(new URL("./sessions_bg.wasm", import.meta.url)) }));
}
