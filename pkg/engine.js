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

/**
 * Runs a call of the engine on a plain copy of what was given; what the engine refuses becomes a CalibrantError.
 * What the caller's own getters throw is thrown as it is.
 */
export function call(run, given, copyOf = plain) {
  needReady();
  const copy = copyOf(given);
  try {
    return run(copy);
  } catch (refusal) {
    if (refusal instanceof Error || !refusal?.issues) throw refusal;
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

/** A little more than the engine reads, so that it is the engine that says what is too deep or too large. */
const DEEPEST = 110;
const MOST_BYTES = 8 * 1024 * 1024 + 8;

/**
 * A plain copy of a document, made on this side: what a getter or a proxy throws must not cross the engine's frames,
 * a circular object ends somewhere, and of what is far too large no more is read than shows it. Values that know their
 * JSON form give it, once, as in JSON.stringify.
 */
export function plain(document) {
  let room = MOST_BYTES;
  const text = (value) => {
    room -= value.length + 8;
    return value;
  };
  const copy = (given, depth) => {
    room -= 8;
    if (typeof given === "string") return text(given);
    if (typeof given !== "object" || given === null) return given;
    // Not JSON, and a key for each byte would be many: the engine says that it cannot be read.
    if (ArrayBuffer.isView(given)) return Symbol("bytes");
    const value = typeof given.toJSON === "function" ? given.toJSON() : given;
    if (typeof value === "string") return text(value);
    if (typeof value !== "object" || value === null) return value;
    if (depth > DEEPEST) return null;
    if (Array.isArray(value)) return copyList(value, depth);
    const entries = [];
    for (const key of Object.keys(value)) {
      if (room < 0) break;
      const entry = value[key];
      if (entry !== undefined) entries.push([text(key), copy(entry, depth + 1)]);
    }
    return Object.fromEntries(entries);
  };
  const copyList = (values, depth) => {
    const list = [];
    for (let index = 0; index < values.length && room >= 0; index += 1) list.push(copy(values[index], depth + 1));
    return list;
  };
  const copied = copy(document, 0);
  // Half a document could be mistaken for a whole one: in its place stands what is too large at first sight.
  return room < 0 ? " ".repeat(MOST_BYTES) : copied;
}

/** The same for columns, whose arrays are taken as they are. */
function plainColumns(columns) {
  const { profile, items } = columns ?? {};
  if (typeof items !== "object" || items === null) return { profile, items };
  const entries = Object.entries(items).map(([id, column]) => {
    if (ArrayBuffer.isView(column) || typeof column !== "object" || column === null) return [id, column];
    const { mask, number, status } = column;
    return [id, { mask, number, status }];
  });
  return { profile, items: Object.fromEntries(entries) };
}

const HANDLE = Symbol("handle");

export class Scorecard {
  #card;
  #document;

  constructor(handle, card, document) {
    if (handle !== HANDLE) throw new TypeError("A Scorecard is made by Scorecard.parse().");
    this.#card = card;
    this.#document = document;
  }

  static parse(document) {
    return call((copy) => new Scorecard(HANDLE, glue.Scorecard.parse(copy), copy), document);
  }

  static check(document) {
    return spoken(call((copy) => glue.Scorecard.check(copy), document));
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
  toJSON() { return this.#held && structuredClone(this.#document); }
  check(evaluation) { return spoken(call((copy) => this.#held.checkEvaluation(copy), evaluation)); }
  score(evaluation) {
    const score = call((copy) => this.#held.score(copy), evaluation);
    spoken(score.warnings);
    return score;
  }
  verify(evaluation) { return spoken(call((copy) => this.#held.verify(copy), evaluation)); }
  scoreColumns(columns) { return call((copy) => this.#held.scoreColumns(copy), columns, plainColumns); }

  free() {
    this.#card?.free();
    this.#card = this.#document = undefined;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() { this.free(); }
}

export const Contact = Object.freeze({
  check: (document) => spoken(call((copy) => glue.checkContact(copy), document)),
});

export function version() {
  needReady();
  return glue.version();
}
