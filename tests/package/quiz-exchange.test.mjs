// docs/quiz-exchange.md explains every reason for which something is left out, and every fault of a table.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { root } from "./support.mjs";

const text = (path) => readFileSync(new URL(path, root), "utf8");
const page = text("docs/quiz-exchange.md");

/** The words of a union type. */
function wordsOf(path, name) {
  const [, union] = new RegExp(`${name}[^;]*?((?:\\|?\\s*"[\\w-]+"\\s*)+)[;)]`).exec(text(`www/src/quiz/${path}`));
  return [...union.matchAll(/"([\w-]+)"/g)].map(([, word]) => word);
}

for (const [path, name, least] of [["qti.ts", "type FileReason", 5], ["qti-key.ts", "type Refusal", 11], ["qti-item.ts", "type Detail", 10], ["xml.ts", "readonly reason", 3], ["question-table.ts", "type Fault", 19]]) {
  test(`${path}: every word of "${name}" is explained`, () => {
    const words = wordsOf(path, name);
    assert.ok(words.length >= least, words.join());
    assert.deepEqual(words.filter((word) => !new RegExp(`^\\| [^|]*\`${word}\``, "m").test(page)), []);
  });
}
