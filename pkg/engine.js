// The package's public face, the same in every entry: short wrappers over the generated glue.
import * as glue from "./calibrant.js";
import messages from "./messages.js";

/** @type {boolean} */
let ready = false;
/** @type {Promise<void> | undefined} */
let loading;

export class CalibrantError extends Error {
  constructor(code, message, issues = []) {
    super(message);
    this.name = "CalibrantError";
    this.code = code;
    this.issues = issues;
  }
}

/** Runs `load` once; a second call waits for the first; after a failure the next call tries again. */
export function once(load) {
  loading ??= load().then(
    () => { ready = true; },
    (cause) => { loading = undefined; throw explain(cause); },
  );
  return loading;
}

function explain(cause) {
  if (!wasmAllowed()) {
    return new CalibrantError("blocked-by-csp",
      "The page's Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src.");
  }
  return cause;
}

/** Compiling the empty module is the only test that a policy cannot fool. */
function wasmAllowed() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

function needReady() {
  if (!ready) throw new CalibrantError("not-ready", "Call and await init() before anything else.");
}

/** Runs a call of the engine; what it refuses becomes a CalibrantError, anything else is thrown as it is. */
function call(run) {
  needReady();
  try {
    return run();
  } catch (refusal) {
    if (!refusal?.issues) throw refusal;
    const issues = spoken(refusal.issues);
    const errors = issues.filter((issue) => issue.severity === "error");
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    throw new CalibrantError(refusal.code, `${errors[0]?.path}: ${errors[0]?.message}${more}`, issues);
  }
}

/** Gives each issue its English sentence. */
function spoken(issues) {
  for (const issue of issues) {
    issue.message = (messages[issue.code] ?? issue.code).replace(/\{ \$(\w+) \}/g, (_, name) =>
      [issue.values[name]].flat().join(", "));
  }
  return issues;
}

const DEEPEST = 110;
const MOST_VALUES = 4_000_000;

/**
 * A plain copy of a document, made on this side: what a getter or a proxy throws must not cross the engine's frames,
 * and a circular object ends somewhere (the engine reports where). Values that know their JSON form give it.
 */
function plain(document) {
  let left = MOST_VALUES;
  const copy = (value, depth) => {
    if (typeof value !== "object" || value === null) return value;
    if (typeof value.toJSON === "function") return copy(value.toJSON(), depth + 1);
    if (depth > DEEPEST || --left < 0) return null;
    if (Array.isArray(value)) return Array.from(value, (entry) => copy(entry, depth + 1));
    const entries = [];
    for (const key of Object.keys(value)) {
      if (value[key] !== undefined) entries.push([key, copy(value[key], depth + 1)]);
    }
    return Object.fromEntries(entries);
  };
  return copy(document, 0);
}

const HANDLE = Symbol("handle");

export class Scorecard {
  #card;

  constructor(handle, card) {
    if (handle !== HANDLE) throw new TypeError("A Scorecard is made by Scorecard.parse().");
    this.#card = card;
  }

  static parse(document) {
    return new Scorecard(HANDLE, call(() => glue.Scorecard.parse(plain(document))));
  }

  static check(document) {
    return spoken(call(() => glue.Scorecard.check(plain(document))));
  }

  get #held() {
    if (!this.#card) throw new CalibrantError("freed", "This scorecard has been freed.");
    return this.#card;
  }

  get id() { return this.#held.id; }
  get version() { return this.#held.version; }
  get hash() { return this.#held.hash; }
  get scoringHash() { return this.#held.scoringHash; }
  get warnings() { return spoken(this.#held.warnings); }
  toJSON() { return this.#held.toJSON(); }
  check(evaluation) { return spoken(call(() => this.#held.checkEvaluation(plain(evaluation)))); }
  score(evaluation) {
    const score = call(() => this.#held.score(plain(evaluation)));
    spoken(score.warnings);
    return score;
  }
  verify(evaluation) { return spoken(call(() => this.#held.verify(plain(evaluation)))); }
  scoreColumns(columns) { return call(() => this.#held.scoreColumns(columns)); }

  free() {
    this.#card?.free();
    this.#card = undefined;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() { this.free(); }
}

export const Contact = Object.freeze({
  check: (document) => spoken(call(() => glue.checkContact(plain(document)))),
});

export function version() {
  needReady();
  return glue.version();
}
