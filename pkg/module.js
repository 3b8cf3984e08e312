// What every module of the package shares: loading it once, handing it documents, one kind of error.
import messages from "./messages.js";

export class CalibrantError extends Error {
  constructor(code, message, issues = []) {
    super(message);
    this.name = "CalibrantError";
    this.code = code;
    this.issues = issues;
  }
}

function explain(cause) {
  if (!wasmAllowed()) {
    return new CalibrantError("blocked-by-csp",
      "The page's Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src.");
  }
  return cause;
}

/** Making an instance of the empty module is the only test that a policy cannot fool: WebKit compiles it all the same. */
function wasmAllowed() {
  try {
    return Boolean(new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))));
  } catch {
    return false;
  }
}

/** A module of the engine: `once` loads it, `call` calls it. */
export function module() {
  let ready = false;
  /** @type {Promise<void> | undefined} */
  let loading;

  /** Runs `load` once; a second call waits for the first; after a failure the next call tries again. */
  function once(load) {
    loading ??= load().then(
      () => { ready = true; },
      (cause) => { loading = undefined; throw explain(cause); },
    );
    return loading;
  }

  function needReady() {
    if (!ready) throw new CalibrantError("not-ready", "Call and await init() before anything else.");
  }

  /**
   * Runs a call of the engine on a copy of what was given; what the engine refuses becomes a CalibrantError.
   * What the caller's own getters throw is thrown as it is.
   */
  function call(run, given, copyOf = handed) {
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

  return { once, needReady, call };
}

/** Gives each issue its English sentence. */
export function spoken(issues) {
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

// What stands at a place of a document; what follows it says how much.
const [NULL, FALSE, TRUE, NUMBER, TEXT, LIST, OBJECT, UNREADABLE] = Array(8).keys();

/**
 * A plain copy as the engine takes it: what stands where as numbers, every text one after the other. Were the engine to
 * ask for each value, the asking would take longer than the reading.
 */
export function flat(copy) {
  const shape = [];
  const texts = [];
  const measured = (text) => {
    texts.push(text);
    return text.length;
  };
  const put = (value) => {
    if (value === null || value === undefined) shape.push(NULL);
    else if (typeof value === "string") shape.push(TEXT, measured(value));
    else if (typeof value === "number") shape.push(NUMBER, value);
    else if (typeof value === "boolean") shape.push(value ? TRUE : FALSE);
    else if (typeof value !== "object") shape.push(UNREADABLE);
    else if (Array.isArray(value)) putList(value);
    else putObject(Object.entries(value));
  };
  const putList = (values) => {
    shape.push(LIST, values.length);
    values.forEach(put);
  };
  const putObject = (entries) => {
    shape.push(OBJECT, entries.length);
    for (const [key, value] of entries) {
      shape.push(measured(key));
      put(value);
    }
  };
  put(copy);
  return { shape: Float64Array.from(shape), text: texts.join("") };
}

export const handed = (document) => flat(plain(document));
