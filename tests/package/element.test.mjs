// Whoever puts the elements into a page relies on element.d.ts and custom-elements.json being true: both are written by hand, and held
// here to the sources of the elements and to the bundle that the package holds.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import Ajv from "ajv";

import { compile } from "./compiler.mjs";
import { pkg, readJson, root } from "./support.mjs";

const manifest = readJson("custom-elements.json", pkg);
const [module] = manifest.modules;
const [form, report] = module.declarations;
const folder = new URL("www/src/element/", root);
const sources = readdirSync(folder).filter((file) => file.endsWith(".ts")).map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");

const sorted = (words) => [...new Set(words)].sort();
const names = (entries) => sorted(entries.map(({ name }) => name));
const found = (pattern) => sorted([...sources.matchAll(pattern)].map(([, word]) => word));
const union = (words) => (words.length > 0 ? words.map((word) => JSON.stringify(word)).join(" | ") : "never");

/** The bundle, in the little of a browser that it needs to define its elements. */
async function definedElements() {
  const defined = new Map();
  class Events { addEventListener() {} }
  Object.assign(globalThis, {
    HTMLElement: class extends Events { attachInternals() { return {}; } },
    Document: class {}, CSSStyleSheet: class {},
    document: { createTreeWalker() {}, createComment() {}, importNode() {} },
    customElements: { get: (name) => defined.get(name), define: (name, element) => defined.set(name, element) },
  });
  await import(new URL(module.path, pkg).href);
  return defined;
}

test("the manifest is one, of its own schema", () => {
  const schema = readJson("node_modules/custom-elements-manifest/schema.json");
  const valid = new Ajv({ strict: false }).compile(schema);
  assert.ok(valid(manifest), JSON.stringify(valid.errors, null, 1));
  assert.equal(readJson("package.json", pkg).customElements, "./custom-elements.json");
  assert.deepEqual(sorted(module.exports.filter(({ kind }) => kind === "js").map(({ name }) => name)), ["CalibrantReport", "CalibrantScorecard"]);
});

test("the bundle defines the elements of the manifest, with the attributes and defaults it says", async () => {
  const defined = await definedElements();
  assert.deepEqual(sorted(defined.keys()), sorted([form.tagName, report.tagName]));
  const Element = defined.get(form.tagName);
  assert.deepEqual(sorted(Element.observedAttributes), names(form.attributes));
  assert.equal(Element.formAssociated, true);
  const element = new Element();
  for (const { name, fieldName, default: value } of form.attributes) assert.equal(JSON.stringify(element[fieldName]), value, name);
  assert.equal(new (defined.get(report.tagName))().mode, "review");
  const ownFields = form.members.filter(({ name }) => !(name in HTMLElement.prototype));
  for (const { name, kind } of ownFields) {
    assert.ok(name in element, name);
    assert.equal(kind === "method", typeof element[name] === "function", name);
  }
});

test("the manifest names every attribute as the field it sets", () => {
  const fields = form.members.filter(({ attribute }) => attribute);
  assert.deepEqual(fields.map(({ attribute, name, type }) => [attribute, name, type]), form.attributes.map(({ name, fieldName, type }) => [name, fieldName, type]));
});

test("the manifest names the events, parts and custom properties of the sources, and no others", () => {
  assert.deepEqual(names(form.events), found(/#(?:emit|say)\("(calibrant-[\w-]+)"/g));
  const dialogs = [...sources.matchAll(/dialogView\(context, "(\w+)"/g)].map(([, id]) => id);
  assert.deepEqual(names(form.cssParts), sorted([...found(/ part="([\w-]+)"/g), ...dialogs]));
  assert.deepEqual(names(form.cssProperties), found(/var\((--calibrant-[\w-]+)/g));
});

test("the bundle brings no engine of its own", () => {
  const bundle = readFileSync(new URL(module.path, pkg), "utf8");
  assert.doesNotMatch(bundle, /\.wasm\b|wasm;base64/);
  assert.deepEqual([...bundle.matchAll(/from ?[`"'](\.\.[^`"']*)[`"']/g)].map(([, path]) => path), ["../index.js"]);
});

test("element.d.ts: what the sources say, type by type", async () => {
  const own = form.members.map(({ name }) => name);
  assert.equal(await compile(`
    import type { LitElement } from "lit";
    import type { CalibrantScorecard as Source } from "ROOT/www/src/element/scorecard-element.ts";
    import type { CalibrantReport as SourceReport } from "ROOT/www/src/element/report-element.ts";
    import type { CalibrantElementEventMap, CalibrantReport, CalibrantScorecard as Declared } from "ROOT/pkg/element.js";

    type Nothing<T extends never> = T;
    type Differing<A, B> = Exclude<A, B> | Exclude<B, A>;
    type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
    type Own<T, Base> = Exclude<keyof T, keyof Base>;
    // The lifecycle is the browser's to call, and what starts with _ is the element's own.
    type Inside = \`_\${string}\` | \`form\${string}Callback\`;
    type Public = Exclude<Own<Source, LitElement>, Inside>;
    type OtherType = { [K in Public]: Same<Source[K], Declared[K & keyof Declared]> extends true ? never : K }[Public];

    export type Checks = [
      Nothing<Differing<Public | "updateComplete", Own<Declared, HTMLElement>>>,
      Nothing<Differing<Public | "focus", ${union(own)}>>,
      Nothing<OtherType>,
      Nothing<Differing<keyof CalibrantElementEventMap, ${union(names(form.events))}>>,
    ];
    export const asDeclared = (element: Source): Omit<Declared, "addEventListener" | "removeEventListener"> => element;
    export const reportAsDeclared = (element: SourceReport): Omit<CalibrantReport, "addEventListener" | "removeEventListener"> => element;`,
  { skipLibCheck: true, types: "vite/client" }), "");
});

test("element.d.ts: elements and events are known by their names", async () => {
  assert.equal(await compile(`
    import type { CalibrantReport, ScoringEngine } from "ROOT/pkg/element.js";
    import type { EvaluationDocument } from "ROOT/pkg/index.js";
    const form = document.createElement("calibrant-scorecard");
    form.mode = "blind";
    form.addEventListener("calibrant-submit", ({ detail, type }) => { const kept: EvaluationDocument = detail.evaluation; void [kept, type]; });
    form.addEventListener("click", (event) => event.clientX);
    document.addEventListener("calibrant-seek", ({ detail }) => detail.seconds?.toFixed(1));
    export const reader: CalibrantReport | null = document.querySelector("calibrant-report");
    export const engine = (given: ScoringEngine): void => { form.engine = given; };
    export const submitted: Promise<boolean> = form.submit();
    // @ts-expect-error: there is no such mode
    form.mode = "guess";
    // @ts-expect-error: what the engine says is not set
    form.result = undefined;
    // @ts-expect-error: this event says nothing of seconds
    form.addEventListener("calibrant-ready", ({ detail }) => detail.seconds);`), "");
});
