// Entry for browsers and bundlers: the wasm is the file beside this one, unless init() is told otherwise.
import load from "./calibrant.js";
import { once } from "./engine.js";

export { CalibrantError, Contact, Scorecard, version } from "./engine.js";
export { Ratings } from "./ratings.js";

export function init(source) {
  return once(() => load({ module_or_path: source ?? new URL("./calibrant_bg.wasm", import.meta.url) }));
}
