// Entry for Node, Deno and Bun: the wasm is read from disk.
import { readFile } from "node:fs/promises";

import { once } from "./report.js";
import load from "./raters.js";

export { CalibrantError, Session, calibrate, calibrateColumns, commitment } from "./report.js";

export function init(source) {
  return once(async () => load({ module_or_path: source ?? await readFile(new URL("./raters_bg.wasm", import.meta.url)) }));
}
