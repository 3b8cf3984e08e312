// The engine reads the sentences of its issues line by line, the page by Fluent: both have to find the same ones.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FluentBundle, FluentResource } from "@fluent/bundle";

for (const language of ["en", "zh-Hans", "zh-Hant"]) {
  test(`Fluent reads every sentence of ${language} as the engine does`, () => {
    const source = readFileSync(new URL(`../../messages/issues.${language}.ftl`, import.meta.url), "utf8");
    const bundle = new FluentBundle(language, { useIsolating: false });
    assert.deepEqual(bundle.addResource(new FluentResource(source)), []);
    const lines = source.split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(" = "));
    for (const [code, ...rest] of lines) {
      const sentence = rest.join(" = ");
      const names = [...sentence.matchAll(/\{ \$(\w+) \}/g)].map(([, name]) => name);
      const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
      const errors = [];
      const shown = bundle.formatPattern(bundle.getMessage(code).value, values, errors);
      assert.deepEqual(errors, [], code);
      assert.equal(shown, sentence.replace(/\{ \$(\w+) \}/g, "<$1>"), code);
    }
  });
}
