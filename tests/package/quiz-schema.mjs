// What the published schema of a quiz says of a question.
import Ajv2020 from "ajv/dist/2020.js";

import { moduleOf } from "../modules.mjs";
import { pkg, readJson } from "./support.mjs";

const { apart } = await moduleOf("quiz/question.ts");

const ajv = new Ajv2020({ strict: true, strictRequired: false });
for (const name of ["scorecard", "evaluation", "contact", "attempt"]) ajv.addSchema(readJson(`schema/${name}-1.json`, pkg));
const validate = ajv.compile(readJson("schema/quiz-1.json", pkg));

/** A question in the smallest quiz; the faults of its own kind come first. */
export function faultsOf(question) {
  const { item, key } = apart(question);
  const parts = [{ id: "p", title: "P", kind: "knowledge", items: [item] }];
  const quiz = { format: "calibrant/quiz@1", id: "q", version: "1", title: "Q", parts, key: { p: { [question.id]: key } } };
  return validate(quiz) ? [] : [`${question.id}: ${validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`).join("; ")}`];
}
