// Entry for browsers and bundlers: the wasm is the file beside this one, unless init() is told otherwise.
import { once } from "./session.js";
import load from "./sessions.js";

export { CalibrantError, Session, calibrate, calibrateColumns, commitment } from "./session.js";

export function init(source) {
  return once(() => load({ module_or_path: source ?? new URL("./sessions_bg.wasm", import.meta.url) }));
}
