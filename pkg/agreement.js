// Entry for browsers and bundlers: the wasm is the file beside this one, unless init() is told otherwise.
import { once } from "./ratings.js";
import load from "./statistics.js";

export * from "./calculations.js";
export { CalibrantError, Ratings, Scores } from "./ratings.js";

export function init(source) {
  return once(() => load({ module_or_path: source ?? new URL("./statistics_bg.wasm", import.meta.url) }));
}
