// Every sentence in three languages, with the same values; every sentence the code asks for exists; and the files are small.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { FluentResource } from "@fluent/bundle";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
/** Views with sentences of their own. */
const VIEWS = ["agreement", "join", "room", "quiz", "author", "examine", "certificates"].filter((part) => existsSync(join(WWW, `src/locales/en/${part}.ftl`)));
const LOCALES = ["en", "zh-Hans", "zh-Hant"];
const FILES = { element: (locale) => `src/element/locales/${locale}.ftl`, ...Object.fromEntries(["page", ...VIEWS].map((part) => [part, (locale) => `src/locales/${locale}/${part}.ftl`])) };
/** Whose code a file is; a view with sentences of its own may ask for the page's too. */
const partOf = (file) => file.startsWith("src/element/") ? "element" : /^src\/views\/scores-/.test(file) ? "agreement" : /^src\/views\/(agreement|join|room|quiz|author|examine|certificates)/.exec(file)?.[1] ?? "page";
const read = (path) => readFileSync(join(WWW, path), "utf8");

function messages(source) {
  const variables = (node, found = new Set()) => {
    if (Array.isArray(node)) node.forEach((each) => variables(each, found));
    else if (node && typeof node === "object") {
      if (node.type === "var") found.add(node.name);
      Object.values(node).forEach((each) => variables(each, found));
    }
    return found;
  };
  return new Map(new FluentResource(source).body.map(({ id, value }) => [id, [...variables(value)].sort().join()]));
}

for (const [part, path] of Object.entries(FILES)) {
  test(`${part}: the same sentences with the same values in every language`, () => {
    const english = messages(read(path("en")));
    assert.ok(english.size > 30);
    for (const locale of LOCALES) {
      const source = read(path(locale));
      assert.deepEqual(Object.fromEntries([...messages(source)].sort()), Object.fromEntries([...english].sort()), locale);
      const written = source.split("\n").map((line) => /^([a-zA-Z][\w-]*) =/.exec(line)?.[1]).filter(Boolean);
      assert.equal(new Set(written).size, written.length, `${locale}: a sentence stands twice`);
      assert.equal(written.length, english.size, `${locale}: a line that Fluent cannot read`);
    }
  });
}

function sources(folder) {
  return readdirSync(join(WWW, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(`${folder}/${entry.name}`) : entry.name.endsWith(".ts") ? [`${folder}/${entry.name}`] : []);
}

test("every sentence asked for exists, and every sentence is asked for", () => {
  for (const [part, path] of Object.entries(FILES)) {
    const known = messages(read(path("en")));
    const others = VIEWS.includes(part) ? messages(read(FILES.page("en"))) : new Map();
    const code = sources("src").filter((file) => partOf(file) === part).map(read).join("\n");
    for (const [, id] of code.matchAll(/\bt\(\s*"([\w-]+)"/g)) assert.ok(known.has(id) || others.has(id), `${part}: ${id}`);
    const stems = [...code.matchAll(/\bt\(\s*(?:[^"`)]*\?\s*"[^"]*"\s*:\s*)?`([\w-]+)\$\{/g)].map(([, stem]) => stem);
    const unused = [...known.keys()].filter((id) => !code.includes(`"${id}"`) && !stems.some((stem) => id.startsWith(stem)) && !/^(note|suggestion)-(for|hint)$/.test(id) && !id.startsWith("issue-"));
    assert.deepEqual(unused, [], part);
  }
});

test("the element imports nothing of the page", () => {
  for (const file of sources("src/element")) {
    for (const [statement, from] of read(file).matchAll(/import[^;]*?from "([^"]+)"/g)) {
      const isOwn = from.startsWith("./");
      const isLibrary = /^(lit($|\/)|@fluent\/bundle$|tinykeys$)/.test(from);
      const isEngine = from === "calibrant" && (statement.startsWith("import type") || file.endsWith("/own-engine.ts"));
      assert.ok(isOwn || isLibrary || isEngine, `${file}: ${from}`);
    }
    assert.doesNotMatch(read(file), /\bstyle=/, file);
  }
});

test("first load and element are as small as promised", () => {
  const assets = readdirSync(join(WWW, "dist/assets"));
  const size = (path) => gzipSync(readFileSync(join(WWW, "dist", path)), { level: 9 }).length;
  // In English, until somebody opens what is fetched on demand; a page's words have the same name in each language.
  const onDemand = /^(agreement|author|join|quiz|seat|qr|decode|room|figure|axis|charts|workbook|zip|statistics|pkg|zh-|review)|^issues\.zh|\.wasm$/;
  const sizes = assets.filter((name) => !onDemand.test(name) && !name.startsWith("page-")).map((name) => size(`assets/${name}`));
  const words = Math.max(...assets.filter((name) => name.startsWith("page-")).map((name) => size(`assets/${name}`)));
  const first = sizes.reduce((a, b) => a + b, size("index.html") + words);
  const element = ["scorecard", "en"].reduce((sum, name) => sum + size(`element/calibrant-${name}.js`), 0);
  assert.ok(first <= 120 * 1024, `first load: ${first} bytes`);
  assert.ok(element <= 40 * 1024, `element: ${element} bytes`);
});
