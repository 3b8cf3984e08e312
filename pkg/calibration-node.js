// Entry for Node, Deno and Bun: the wasm is read from disk.
import { readFile } from "node:fs/promises";

import { once } from "./session.js";
import load from "./sessions.js";

export { CalibrantError, Session, calibrate, calibrateColumns, commitment } from "./session.js";

export function init(source) {
  return once(async () => load({ module_or_path: source ?? await readFile(new URL("./sessions_bg.wasm", import.meta.url)) }));
}
