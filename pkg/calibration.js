// Entry for browsers and bundlers: the wasm is the file beside this one, unless init() is told otherwise.
import { once } from "./report.js";
import load from "./raters.js";

export { CalibrantError, Session, calibrate, calibrateColumns, commitment } from "./report.js";

export function init(source) {
  return once(() => load({ module_or_path: source ?? new URL("./raters_bg.wasm", import.meta.url) }));
}
