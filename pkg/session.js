// Entry for browsers and bundlers: the wasm is the file beside this one, unless init() is told otherwise.
import load from "./sessions.js";
import { once } from "./sessions-only.js";

export { CalibrantError, Session, commitment } from "./sessions-only.js";

export function init(source) {
  return once(() => load({ module_or_path: source ?? new URL("./sessions_bg.wasm", import.meta.url) }));
}
