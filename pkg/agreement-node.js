// Entry for Node, Deno and Bun: the wasm is read from disk.
import { readFile } from "node:fs/promises";

import { once } from "./ratings.js";
import load from "./statistics.js";

export * from "./calculations.js";
export { CalibrantError, Ratings, Scores } from "./ratings.js";

export function init(source) {
  return once(async () => load({ module_or_path: source ?? await readFile(new URL("./statistics_bg.wasm", import.meta.url)) }));
}
