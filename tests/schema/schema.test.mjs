// What an editor or a form builder relies on: whoever follows the published JSON Schemas writes documents that the
// engine reads, and everything the package ships follows them. A schema sees shapes only; where it refuses a document,
// the engine has to refuse it too.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import patches from "fast-json-patch";

const root = new URL("../../", import.meta.url);
const text = (path) => readFileSync(new URL(path, root), "utf8");
const json = (path) => JSON.parse(text(path));

const NAMES = ["scorecard", "evaluation", "contact", "session", "sheet", "quiz", "attempt", "certificate"];
/** Of these no document ships. */
const NOT_SHIPPED = ["sheet", "attempt", "certificate"];
const schemas = new Map(NAMES.map((name) => [name, json(`pkg/schema/${name}-1.json`)]));

/** As strict as ajv can be: what it would only warn of is a fault of the schema. */
function compile(schema) {
  const refuse = (message) => { throw new Error(message); };
  const ajv = new Ajv2020({ strict: true, strictRequired: false, logger: { log: refuse, warn: refuse, error: refuse } });
  // Those that others refer to by their $id.
  for (const other of schemas.values()) if (other !== schema) ajv.addSchema(other);
  return ajv.compile(schema);
}

const validators = new Map([...schemas].map(([name, schema]) => [name, compile(schema)]));

const faults = (validate) => validate.errors?.map((error) => `${error.instancePath}: ${error.message}`).join("\n");

// ---------------------------------------------------------------- what ships

for (const name of NAMES.filter((name) => !NOT_SHIPPED.includes(name))) {
  test(`every shipped ${name} follows its schema`, () => {
    const validate = validators.get(name);
    const folder = `pkg/${name === "quiz" ? "quizzes" : `${name}s`}/`;
    const files = readdirSync(new URL(folder, root)).filter((file) => file.endsWith(".json") && file !== "index.json");
    assert.ok(files.length > 0, `no ${name} ships`);
    for (const file of files) {
      assert.ok(validate(json(folder + file)), `${file}\n${faults(validate)}`);
    }
  });
}

test("each schema names itself and says what it is for", () => {
  for (const [name, schema] of schemas) {
    assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
    assert.equal(schema.$id, `urn:calibrant:${name}:1`);
    assert.equal(schema.properties.format.const, `calibrant/${name}@1`);
    assert.ok(schema.title && schema.description);
  }
});

// ---------------------------------------------------------------- the corpus

/** What a template of the corpus stands for; tests/corpus/README.md says how to read it. */
function made(template, number = 0) {
  if (typeof template === "string") return template === "#" ? number : template.replaceAll("#", number);
  if (typeof template !== "object" || template === null) return template;
  if ("of" in template) {
    const { of, text: characters, list, table, nest } = template;
    const times = (count) => Array.from({ length: count }, (_, index) => index);
    if (characters !== undefined) return of.repeat(characters);
    if (list !== undefined) return times(list).map((index) => made(of, index));
    if (table !== undefined) return Object.fromEntries(times(table).map((index) => [`key-${index}`, made(of, index)]));
    const wrapped = (inner) => (template.in === "[]" ? [inner] : { [template.in]: inner });
    return times(nest).reduce(wrapped, made(of, number));
  }
  if (Array.isArray(template)) return template.map((entry) => made(entry, number));
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, made(value, number)]));
}

const PLANTED = { unreadable: () => {}, NaN, Infinity };

function documentOf(entry, bases) {
  const additions = (entry.generate ?? []).filter((directive) => directive.at)
    .map(({ at, make, plant }) => ({ op: "add", path: at, value: plant ? PLANTED[plant] : made(make) }));
  if (entry.text) {
    const filled = (entry.generate ?? []).reduce((filled, { in: word, make }) => filled.replace(word, made(make)), entry.text);
    return JSON.parse(filled);
  }
  const base = entry.base?.endsWith(".json") ? json(`tests/corpus/${entry.base}`) : bases[entry.base] ?? entry.document;
  const patched = patches.applyPatch(structuredClone(base), entry.patch ?? []).newDocument;
  // Set by hand: a patch library would copy a function away.
  for (const { path, value } of additions) {
    const steps = path.split("/").slice(1);
    const last = steps.pop();
    steps.reduce((place, step) => place[step], patched)[last] = value;
  }
  return patched;
}

for (const name of NAMES) {
  const { bases, cases } = json(`tests/corpus/${name}.json`);
  test(`the schema of the ${name} judges the corpus as the cases say`, () => {
    const validate = validators.get(name);
    const wrong = cases.filter((entry) => validate(documentOf(entry, bases)) !== (entry.schema === "accepts"));
    const told = wrong.map((entry) => {
      validate(documentOf(entry, bases));
      return `* ${entry.name}: ${entry.schema === "accepts" ? `refused\n${faults(validate)}` : "accepted"}`;
    });
    assert.equal(wrong.length, 0, `\n${told.join("\n")}`);
  });
}

// ---------------------------------------------------------------- the keys

/** The tables of objects in the engine, `Shape::Object(&[…])`: each key, with a mark where it has to be there. */
function keysOfTables() {
  const folders = ["src/scorecard/", "src/evaluation/", "src/session/", "src/quiz/", "src/certification/"];
  const files = folders.flatMap((folder) => readdirSync(new URL(folder, root)).map((file) => folder + file));
  const found = new Set();
  for (const file of ["src/evaluation.rs", "src/session.rs", "src/quiz.rs", ...files].filter((file) => file.endsWith(".rs"))) {
    const named = [...text(file).matchAll(/const (\w+): Key = (.*);/g)];
    const source = named.reduce((all, [, name, key]) => all.replaceAll(new RegExp(`\\b${name}\\b(?!:)`, "g"), key), text(file));
    for (const [, table] of tablesIn(source)) found.add(keySet(table));
  }
  return found;
}

/** Each table's place, and its own keys without those of the tables inside it. */
function* tablesIn(source) {
  for (const { index } of source.matchAll(/Shape::Object\(&\[/g)) {
    const start = source.indexOf("[", index);
    const keys = [];
    for (let place = start, depth = 0; place === start || depth > 0; place += 1) {
      if ("([".includes(source[place])) depth += 1;
      if (")]".includes(source[place])) depth -= 1;
      const key = depth === 1 && source.slice(place).match(/^\b(need|may)\(\s*"(\w+)"/);
      if (key) keys.push(key[2] + (key[1] === "need" ? "!" : ""));
    }
    yield [index, keys];
  }
}

/** The keys of every object of the schemas that takes no others. */
function keysOfSchemas() {
  const found = new Set();
  const walk = (schema) => {
    if (typeof schema !== "object" || schema === null) return;
    if (schema.additionalProperties === false) {
      const required = schema.required ?? [];
      found.add(keySet(Object.keys(schema.properties).map((key) => key + (required.includes(key) ? "!" : ""))));
    }
    Object.values(schema).forEach(walk);
  };
  schemas.forEach(walk);
  return found;
}

const keySet = (keys) => [...keys].sort().join(" ");

test("the schemas know the very keys that the engine's tables know, and which have to be there", () => {
  const [tables, inSchemas] = [keysOfTables(), keysOfSchemas()];
  assert.ok(tables.size > 35, `only ${tables.size} tables were found in the engine`);
  assert.deepEqual([...inSchemas].sort(), [...tables].sort());
});

test("every object of the schemas but meta, what is kept and free tables is closed", () => {
  const open = [];
  const walk = (schema, path) => {
    if (typeof schema !== "object" || schema === null) return;
    const table = typeof schema.additionalProperties === "object";
    const onlyDemands = Object.keys(schema).every((key) => key === "type" || key === "required");
    const closed = schema.additionalProperties === false || table || onlyDemands || /\/\$defs\/(meta|kept)$/.test(path);
    if (schema.type === "object" && !closed) open.push(path);
    for (const [key, value] of Object.entries(schema)) walk(value, `${path}/${key}`);
  };
  for (const [name, schema] of schemas) walk(schema, name);
  assert.deepEqual(open, []);
});
