// Entry for pages that cannot fetch: the wasm is inside, as base64.
import load from "./calibrant.js";
import base64 from "./calibrant_wasm.js";
import { once } from "./engine.js";

export { CalibrantError, Contact, Scorecard, version } from "./engine.js";
export { Ratings } from "./ratings.js";

export function init(source) {
  return once(() => load({ module_or_path: source ?? Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)) }));
}
