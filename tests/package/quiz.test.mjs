// A user relies on quiz.d.ts being true: documents that the engine reads fit the types, and hardly anything else does.
import assert from "node:assert/strict";
import { test } from "node:test";

import { compile } from "./compiler.mjs";
import { readJson } from "./support.mjs";

const quiz = readJson("tests/package/fixtures/every-key.quiz.json");
const { bases: { attempt } } = readJson("tests/corpus/attempt.json");
const { bases: { certificate } } = readJson("tests/corpus/certificate.json");

const typed = (type, document) => `
import type { ${type} } from "ROOT/pkg/quiz.js";
export const document: ${type} = ${JSON.stringify(document)};
`;

for (const [type, document] of [["QuizDocument", quiz], ["AttemptDocument", attempt], ["CertificateDocument", certificate]]) {
  test(`${type}: a document with every key fits, one with another key does not`, async () => {
    assert.equal(await compile(typed(type, document)), "");
    assert.match(await compile(typed(type, { ...document, colour: "red" })), /"colour"' does not exist in type/);
  });
}
