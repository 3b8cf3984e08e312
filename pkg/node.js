// Entry for Node, Deno and Bun: the wasm is read from disk.
import { readFile } from "node:fs/promises";

import load from "./calibrant.js";
import { once } from "./engine.js";

export { CalibrantError, Contact, Scorecard, version } from "./engine.js";
export { Ratings } from "./ratings.js";

export function init(source) {
  return once(async () => load({ module_or_path: source ?? await readFile(new URL("./calibrant_bg.wasm", import.meta.url)) }));
}
