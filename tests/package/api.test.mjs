// A user relies on the calls behaving as index.d.ts says: init once and for all, documents of any make, one shape of error,
// and memory that is given back when they say so.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import test, { before } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { CalibrantError, Contact, Scorecard, init, version } from "../../pkg/node.js";
import { draft, e1, pkg, readJson, root, shipped } from "./support.mjs";

const seed = shipped["service-quality.json"];
const run = promisify(execFile);

/** Runs a program where nothing has been initialised yet, and gives what it prints as JSON. */
async function fresh(program) {
  const entry = JSON.stringify(new URL("node.js", pkg).href);
  const source = `import * as calibrant from ${entry}; import { readFileSync } from "node:fs";
    const bytes = () => readFileSync(new URL("calibrant_bg.wasm", ${entry}));
    const thrown = (call) => { try { call(); return null; } catch (error) {
      return { calibrant: error instanceof calibrant.CalibrantError, name: error.name, code: error.code, message: error.message, issues: error.issues };
    } };
    // Node instantiates wasm of its own now and then.
    const ours = (imports) => Object.keys(imports ?? {}).some((name) => name.includes("calibrant"));
    const print = (value) => console.log(JSON.stringify(value));
    ${program}`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", source]);
  return JSON.parse(stdout);
}

function thrownBy(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
}

/** The shape that every issue has. */
function assertIssues(issues, least = 1) {
  assert.ok(Array.isArray(issues) && issues.length >= least, `${issues?.length} issues`);
  for (const issue of issues) {
    assert.deepEqual(Object.keys(issue).sort(), ["code", "message", "path", "severity", "values"]);
    assert.match(issue.code, /^[a-z]+(-[a-z]+)*$/);
    assert.match(issue.severity, /^(error|warning)$/);
    assert.match(issue.path, /^(\/.*)?$/s);
    assert.equal(typeof issue.values, "object");
    assert.ok(issue.message.length > 5 && !issue.message.includes("{ $"), issue.message);
  }
}

before(() => init());

test("before init everything says what is missing", async () => {
  const errors = await fresh(`
    const { Scorecard, Contact, version } = calibrant;
    print([() => Scorecard.parse({}), () => Scorecard.check({}), () => Contact.check({}), version].map(thrown));
  `);
  for (const error of errors) {
    assert.deepEqual(
      { ...error, message: undefined },
      { calibrant: true, name: "CalibrantError", code: "not-ready", message: undefined, issues: [] },
    );
    assert.match(error.message, /init\(\)/);
  }
});

test("init: two callers at once get one instance, later callers the same", async () => {
  const found = await fresh(`
    let instances = 0;
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = (source, imports) => {
      if (ours(imports)) instances += 1;
      return instantiate(source, imports);
    };
    const [first, second] = [calibrant.init(), calibrant.init()];
    await Promise.all([first, second]);
    await calibrant.init();
    print({ instances, memoised: first === second && first === calibrant.init(), version: calibrant.version() });
  `);
  assert.deepEqual(found, { instances: 1, memoised: true, version: version() });
  assert.equal(version(), `calibrant ${readJson("package.json", pkg).version}`);
});

test("init: after a failure it may be called again", async () => {
  const found = await fresh(`
    const refused = async (source) => calibrant.init(source).then(() => null, (error) => error.name);
    const both = await Promise.all([refused(new Uint8Array([1, 2, 3])), refused()]);
    const still = thrown(() => calibrant.version()).code;
    await calibrant.init();
    print({ both, still, version: calibrant.version() });
  `);
  assert.deepEqual(found, { both: ["CompileError", "CompileError"], still: "not-ready", version: version() });
});

for (const [what, source] of Object.entries({
  "bytes": "bytes()",
  "a buffer": "new Uint8Array(bytes()).buffer",
  "a module": "new WebAssembly.Module(bytes())",
  "a response": "new Response(bytes(), { headers: { 'content-type': 'application/wasm' } })",
  "a promise of a response": "Promise.resolve(new Response(bytes(), { headers: { 'content-type': 'application/wasm' } }))",
  "a data URL": "new URL('data:application/wasm;base64,' + bytes().toString('base64'))",
})) {
  test(`init takes ${what}`, async () => {
    assert.equal(await fresh(`await calibrant.init(${source}); print(calibrant.version());`), version());
  });
}

test("init where a policy forbids wasm says which words the policy needs", async () => {
  const error = await fresh(`
    const forbid = () => { throw new WebAssembly.CompileError("refused by the policy"); };
    const instantiate = WebAssembly.instantiate;
    WebAssembly.Module = class { constructor() { forbid(); } };
    WebAssembly.instantiate = async (source, imports) => ours(imports) ? forbid() : instantiate(source, imports);
    print(await calibrant.init().catch(({ name, code, message, issues }) => ({ name, code, message, issues })));
  `);
  assert.equal(error.name, "CalibrantError");
  assert.equal(error.code, "blocked-by-csp");
  assert.match(error.message, /'wasm-unsafe-eval'/);
  assert.deepEqual(error.issues, []);
});

test("a scorecard says what it is", () => {
  const card = Scorecard.parse(seed);
  assert.equal(card.id, seed.id);
  assert.equal(card.version, seed.version);
  assert.match(card.hash, /^sha256:[0-9a-f]{64}$/);
  assert.match(card.scoringHash, /^sha256:[0-9a-f]{64}$/);
  assert.notEqual(card.hash, card.scoringHash);
  assert.ok(Array.isArray(card.warnings));
  card.free();
});

for (const [file, document] of Object.entries(shipped)) {
  test(`${file}: reading and writing give the same document`, () => {
    const card = Scorecard.parse(document);
    assert.deepEqual(card.toJSON(), document);
    assert.equal(JSON.stringify(card), JSON.stringify(document));
    const again = Scorecard.parse(JSON.parse(JSON.stringify(card)));
    assert.equal(again.hash, card.hash);
    assert.deepEqual(Scorecard.check(document).filter(({ severity }) => severity === "error"), []);
    if (card.warnings.length > 0) assertIssues(card.warnings);
    assert.deepEqual(Scorecard.check(document), card.warnings);
  });
}

test("meta comes back untouched, whatever its keys", () => {
  const meta = { constructor: 1, toString: [null, { "": 0.1 }], "汉/~": false, n: 1e300, 7: "seven" };
  const card = Scorecard.parse({ ...seed, meta });
  assert.equal(JSON.stringify(card.toJSON().meta), JSON.stringify(meta));
});

test("a key called __proto__ is a key", () => {
  const meta = JSON.parse('{"__proto__": {"polluted": true}}');
  const document = Scorecard.parse({ ...seed, meta }).toJSON();
  assert.equal({}.polluted, undefined);
  assert.equal(document.meta.polluted, undefined);
  assert.equal(JSON.stringify(document.meta), JSON.stringify(meta));
});

test("what toJSON gives belongs to the caller", () => {
  const card = Scorecard.parse(seed);
  card.toJSON().sections.length = 0;
  assert.deepEqual(card.toJSON(), seed);
});

test("score, check and verify: E1 is 86", () => {
  const card = Scorecard.parse(seed);
  const evaluation = draft(seed, e1);
  assert.deepEqual(card.check(evaluation), []);
  const score = card.score(evaluation);
  assert.deepEqual(score.score, { value: 86, exact: "86", display: "86.00" });
  assert.deepEqual([score.outcome, score.band, score.provisional, score.unit], ["pass", "good", false, "percent"]);
  assert.equal(score.engine, version());
  assert.equal(score.scoringHash, card.scoringHash);

  const { exact } = score.score;
  const { unit, outcome, band, engine, scoringHash } = score;
  const stored = { ...evaluation, result: { exact, unit, outcome, band, engine, scoringHash } };
  assert.deepEqual(card.verify(stored), []);
  const tampered = { ...stored, result: { ...stored.result, exact: "87", band: "excellent" } };
  const differences = card.verify(tampered);
  assertIssues(differences, 2);
  assert.deepEqual(differences.map(({ path, values }) => [path, values.stored, values.computed]), [
    ["/result/exact", "87", "86"],
    ["/result/band", "excellent", "good"],
  ]);
  assert.deepEqual(card.score(tampered).warnings.map(({ code }) => code), ["result-mismatch", "result-mismatch"]);
});

test("the shipped evaluation and contacts have nothing wrong with them", () => {
  const card = Scorecard.parse(seed);
  const evaluation = readJson("evaluations/account-recovery.json", pkg);
  assert.deepEqual(card.check(evaluation), []);
  assert.equal(card.score(evaluation).score.exact, "86");
  for (const { file } of readJson("contacts/index.json", pkg)) {
    assert.deepEqual(Contact.check(readJson(`contacts/${file}`, pkg)), [], file);
  }
});

test("an error has one shape, and holds every problem", () => {
  const broken = structuredClone(seed);
  broken.method = "guess";
  broken.pass.at = "many";
  delete broken.sections[1].title;
  broken.sections[4].items[0].colour = "red";
  const error = thrownBy(() => Scorecard.parse(broken));
  assert.ok(error instanceof CalibrantError && error instanceof Error);
  assert.equal(error.name, "CalibrantError");
  assert.equal(error.code, "invalid-scorecard");
  assertIssues(error.issues, 4);
  const found = error.issues.map(({ code, path }) => `${code} ${path}`);
  for (const expected of [
    "not-one-of /method", "not-a-decimal /pass/at", "missing-key /sections/1", "unknown-key /sections/4/items/0/colour",
  ]) assert.ok(found.includes(expected), `${expected} is not among ${found.join("; ")}`);
  assert.match(error.message, /\(and 3 more\)$/);
  assert.match(String(error), /^CalibrantError: \//);
  const oneOf = error.issues.find(({ code }) => code === "not-one-of");
  assert.equal(oneOf.values.value, "guess");
  assert.deepEqual(oneOf.values.allowed.includes("points"), true);
  assert.deepEqual(Scorecard.check(broken), error.issues);
});

test("an evaluation's error too", () => {
  const card = Scorecard.parse(seed);
  const evaluation = draft(seed, { ...e1, L1: { option: "perhaps" }, L2: { number: 3 }, "no/such~item": {} });
  const error = thrownBy(() => card.score(evaluation));
  assert.equal(error.code, "invalid-evaluation");
  assertIssues(error.issues, 3);
  assert.deepEqual(error.issues.map(({ code, path }) => [code, path]), [
    ["unknown-option", "/answers/L1/option"],
    ["answer-kind", "/answers/L2/number"],
    ["unknown-item", "/answers/no~1such~0item"],
  ]);
  assert.deepEqual(card.check(evaluation), error.issues);
  assert.equal(thrownBy(() => card.verify(evaluation)).code, "invalid-evaluation");
  assert.equal(thrownBy(() => card.scoreColumns({ items: { nobody: new Uint8Array(1) } })).code, "invalid-columns");
});

test("free, and what comes after it", () => {
  const card = Scorecard.parse(seed);
  card.free();
  card.free();
  const uses = {
    id: () => card.id, version: () => card.version, hash: () => card.hash, scoringHash: () => card.scoringHash,
    warnings: () => card.warnings, toJSON: () => card.toJSON(), check: () => card.check({}), score: () => card.score({}),
    verify: () => card.verify({}), scoreColumns: () => card.scoreColumns({ items: {} }),
  };
  for (const [name, use] of Object.entries(uses)) {
    const error = thrownBy(use);
    assert.ok(error instanceof CalibrantError, name);
    assert.equal(error.code, "freed", name);
    assert.match(error.message, /freed/, name);
    assert.deepEqual(error.issues, [], name);
  }
});

test("dispose is free", () => {
  const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");
  const card = Scorecard.parse(seed);
  card[dispose]();
  assert.equal(thrownBy(() => card.id).code, "freed");
});

test("freed in the middle of a call, by a getter", () => {
  const card = Scorecard.parse(seed);
  const evaluation = draft(seed, e1);
  Object.defineProperty(evaluation, "answers", { enumerable: true, get: () => { card.free(); return e1; } });
  assert.equal(thrownBy(() => card.score(evaluation)).code, "freed");
});

test("two cards do not share anything", () => {
  const one = Scorecard.parse(seed);
  const two = Scorecard.parse(shipped["weighted-items.json"]);
  one.free();
  assert.equal(two.id, "weighted-items");
  assert.equal(two.score(draft(two, { heavy: { option: "yes" }, light: { option: "no" } })).score.exact, "75");
});

test("a Scorecard is made by parse only", () => {
  for (const make of [() => new Scorecard(), () => new Scorecard(seed), () => Reflect.construct(Scorecard, [Symbol("handle"), {}])]) {
    assert.throws(make, TypeError);
  }
  const impostor = Object.create(Scorecard.prototype);
  assert.throws(() => impostor.score(draft(seed, e1)), TypeError);
});

/** As reactive frameworks do it: every object comes out wrapped, at any depth. */
const reactive = (target) => new Proxy(target, {
  get(object, key, receiver) {
    const value = Reflect.get(object, key, receiver);
    return typeof value === "object" && value !== null ? reactive(value) : value;
  },
});

/** Every object's keys as getters on a class instance. */
function withGetters(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withGetters);
  const made = Object.create({ inherited: "not a key of the document" });
  for (const [key, entry] of Object.entries(value)) {
    Object.defineProperty(made, key, { enumerable: true, configurable: true, get: () => withGetters(entry) });
  }
  return made;
}

const frozen = (value) => {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

const withUndefined = (value) => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withUndefined);
  return Object.fromEntries([...Object.entries(value).map(([key, entry]) => [key, withUndefined(entry)]), ["absent", undefined]]);
};

const makes = {
  "proxies, as reactive frameworks hold them": reactive,
  "getters": withGetters,
  "frozen objects": (document) => frozen(structuredClone(document)),
  "keys that are undefined": withUndefined,
  "objects without a prototype": (document) => Object.assign(Object.create(null), document),
  "an object that gives its JSON form": (document) => ({ secret: 1, toJSON: () => document }),
  "a value whose JSON form is itself": (document) => Object.defineProperty({ ...document }, "toJSON", { value() { return this; } }),
  "symbol keys and keys not enumerable": (document) =>
    Object.defineProperty({ ...document, [Symbol("own")]: 1 }, "hidden", { value: 1, enumerable: false }),
};

for (const [what, make] of Object.entries(makes)) {
  test(`documents may be ${what}`, () => {
    const card = Scorecard.parse(make(seed));
    assert.equal(card.hash, Scorecard.parse(seed).hash);
    assert.equal(card.score(make(draft(seed, e1))).score.exact, "86");
    assert.deepEqual(Scorecard.check(make(seed)), Scorecard.check(seed));
  });
}

test("a Date stands for its instant", () => {
  const at = new Date("2026-11-20T01:30:00Z");
  const evaluation = draft(seed, e1, { startedAt: at, subject: { agent: "a-7", at } });
  const card = Scorecard.parse(seed);
  assert.deepEqual(card.check(evaluation), []);
  assert.deepEqual(card.check({ ...evaluation, startedAt: new Date(NaN) }).map(({ path }) => path), ["/startedAt"]);
});

test("a parsed scorecard is a document too", () => {
  const card = Scorecard.parse(seed);
  assert.equal(Scorecard.parse(card).hash, card.hash);
});

test("what a caller's getter throws comes out as it is", () => {
  class Mine extends Error { issues = [{ mine: true }]; code = "mine"; }
  const mine = new Mine("from a getter");
  const trap = { get format() { throw mine; } };
  const card = Scorecard.parse(seed);
  const calls = [
    () => Scorecard.parse(trap), () => Scorecard.check(trap), () => Contact.check(trap), () => card.check(trap),
    () => card.score(trap), () => card.verify(trap), () => card.scoreColumns({ get items() { throw mine; } }),
    () => card.scoreColumns({ items: { get L1() { throw mine; } } }),
    () => card.scoreColumns({ items: { L1: { get mask() { throw mine; } } } }),
  ];
  for (const call of calls) assert.equal(thrownBy(call), mine, String(call));
  assert.equal(card.score(draft(seed, e1)).score.exact, "86");
});

const cyclic = { sections: [] };
cyclic.sections.push(cyclic, { items: [cyclic] });
const branching = {};
branching.sections = [branching, branching, branching];
branching.meta = branching;
let deep = {};
for (let depth = 0; depth < 50_000; depth += 1) deep = depth % 2 ? [deep] : { all: deep };
const endless = { toJSON: () => ({ toJSON: endless.toJSON }) };

const anything = {
  undefined: undefined, null: null, true: true, zero: 0, "-0": -0, NaN, Infinity, "1e400": Number("1e400"), text: "text", empty: "",
  "a lone surrogate": "\ud800", bigint: 10n, "a huge bigint": 2n ** 200n, symbol: Symbol("s"), function: () => 1, class: class {},
  list: [], "a list of holes": new Array(5), object: {}, Map: new Map([["format", 1]]), Set: new Set([1]), Date: new Date(), "no Date": new Date(NaN),
  RegExp: /x/, Error: new Error("x"), Promise: Promise.resolve(), WeakMap: new WeakMap(), Uint8Array: new Uint8Array(9),
  Float64Array: new Float64Array([NaN]), BigInt64Array: new BigInt64Array(2), ArrayBuffer: new ArrayBuffer(8), DataView: new DataView(new ArrayBuffer(8)),
  "boxed text": new String("x"), "boxed number": new Number(1), "nothing inherited": Object.create(null), cyclic, branching,
  "huge nesting": deep, "JSON forms without end": endless, "an array of two to the 32": Object.assign([], { length: 2 ** 32 - 1 }),
  "many values": Array(3_000_000).fill(7), "a long text": "x".repeat(20_000_000), "a hundred million bytes": new Uint8Array(100_000_000),
  "a long text of wide letters, often": Array(1000).fill("汉".repeat(2_000_000)), "many keys": Object.fromEntries(Array.from({ length: 200_000 }, (_, key) => [`k${key}`, key])),
};

/** What JSON makes a text of, and what it makes an empty object of, or nothing: a title, and "no answer yet". */
const titles = new Set(["undefined", "text", "a lone surrogate", "Date"]);
const emptyAnswers = new Set([
  "undefined", "object", "Map", "Set", "RegExp", "Error", "Promise", "WeakMap", "ArrayBuffer", "boxed number",
  "nothing inherited",
]);

for (const [what, value] of Object.entries(anything)) {
  test(`check has an answer for ${what}`, () => {
    const card = Scorecard.parse(seed);
    assertIssues(Scorecard.check(value));
    assertIssues(card.check(value));
    assertIssues(Contact.check(value));
    assertIssues(Scorecard.check({ ...seed, title: value }), titles.has(what) ? 0 : 1);
    assertIssues(card.check(draft(seed, { ...e1, L1: value })), emptyAnswers.has(what) ? 0 : 1);
    assert.equal(card.score(draft(seed, e1)).score.exact, "86");
    card.free();
  });
}

test("cycles and size are called by their name", () => {
  const circular = {};
  circular.all = [circular];
  const sections = [{ ...seed.sections[0], visibleWhen: circular }, ...seed.sections.slice(1)];
  assert.ok(Scorecard.check({ ...seed, sections }).some(({ code }) => code === "condition-too-deep"));
  for (const value of [Array(3_000_000).fill(7), "x".repeat(20_000_000), Object.assign([], { length: 2 ** 32 - 1 }), branching]) {
    for (const key of ["title", "meta"]) {
      const issues = Scorecard.check({ ...seed, [key]: key === "meta" ? { value } : value });
      assert.deepEqual(issues.map(({ code, path, severity }) => [code, path, severity]), [["too-large", "", "error"]], `${key}: ${typeof value}`);
    }
  }
});

test("a document is as large as it may be, and nothing of it is lost", () => {
  const meta = { texts: Array.from({ length: 390 }, (_, index) => `${index}`.padEnd(20_000, "x")) };
  const card = Scorecard.parse({ meta, ...seed });
  assert.deepEqual(card.toJSON(), { meta, ...seed });
  meta.texts.push(..."y".repeat(40).split("").map((letter) => letter.repeat(20_000)));
  assert.equal(thrownBy(() => Scorecard.parse({ meta, ...seed })).issues[0].code, "too-large");
});

test("the wasm beside the entries is what the name 'calibrant' resolves to", async () => {
  const named = await import("calibrant");
  assert.equal(named.Scorecard, Scorecard);
  assert.equal(fileURLToPath(import.meta.resolve("calibrant")), fileURLToPath(new URL("pkg/node.js", root)));
});
