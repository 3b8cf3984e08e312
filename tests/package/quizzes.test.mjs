// A user relies on a quiz being the same everywhere, on its attempts being what was handed in, and on a sealed one telling nothing of what is right.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import canonicalize from "canonicalize";
import { createHash } from "node:crypto";

import { CalibrantError, Quiz, init } from "../../pkg/quiz-node.js";
import { readJson } from "./support.mjs";

before(() => init());

const open = readJson("tests/package/fixtures/every-key.quiz.json");
const expected = readJson("tests/package/fixtures/every-key.quiz-result.json");
const started = "2026-11-26T09:00:00+08:00";
const answer = (part, asked, given, minute = 1) => ({ at: `2026-11-26T09:${String(minute).padStart(2, "0")}:00+08:00`, kind: "answer", part, asked, answer: given });
const events = [
  answer("business", "who", { option: "owner" }), answer("business", "signs", { options: ["abroad"] }, 2), answer("business", "hours", { number: 18 }, 3),
  { at: "2026-11-26T09:04:00+08:00", kind: "submit" },
];
const happened = { format: "calibrant/attempt@1", rater: { id: "t-1", name: "林岚" }, started, events };
const refusal = async (run) => {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof CalibrantError, String(error));
    return error;
  }
  return assert.fail("nothing was refused");
};

/** The formats' canonical text of a document without decimals and numbers of its own: RFC 8785 with numbers as text. */
function hashed(document) {
  const asText = (value) => typeof value === "number" ? String(value) : Array.isArray(value) ? value.map(asText)
    : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)])) : value;
  return `sha256:${createHash("sha256").update(canonicalize(asText(document))).digest("hex")}`;
}

test("an attempt is what it was when it was handed in, by SHA-256 alone", async () => {
  const quiz = Quiz.parse(open);
  const attempt = quiz.attempt(happened);
  const { id, ...content } = attempt;
  assert.deepEqual([content, id], [{ ...happened, quiz: quiz.hash }, hashed({ ...happened, quiz: quiz.hash })]);
  const better = structuredClone(attempt);
  better.events[1].answer.options.push("mail");
  const { code, issues } = await refusal(() => quiz.grade(better));
  assert.deepEqual([code, issues.map((issue) => `${issue.code} ${issue.path}`)], ["invalid-attempt", ["attempt-changed /id"]]);
  assert.match(issues[0].message, /changed/);
});

// tests/quiz.rs holds the native result to the same file.
test("the result is natively the same", () => {
  const quiz = Quiz.parse(open);
  assert.deepEqual(quiz.grade(quiz.attempt(happened)), expected);
});

test("everything that is wrong with a quiz is said at once", async () => {
  const { id, title, ...rest } = open;
  const { code, issues } = await refusal(() => Quiz.parse({ ...rest, mode: "game" }));
  assert.equal(code, "invalid-quiz");
  assert.deepEqual(issues.map((issue) => `${issue.code} ${issue.path}`).sort(), ["missing-key ", "missing-key ", "not-one-of /mode"]);
});

test("sealed: nothing of what is right is in the file; attempts are made on it, and graded once it is open", async () => {
  const marked = structuredClone(open);
  marked.key.business.who.reason = "MARKER-REASON";
  const quiz = Quiz.parse(marked);
  const sealed = await quiz.seal("correct horse 电池", { iterations: 100_000 });
  const text = JSON.stringify(sealed);
  assert.ok(sealed.isSealed && !quiz.isSealed && !("key" in sealed.toJSON()));
  assert.doesNotMatch(text, /MARKER|"answer"|"expert"|"accepted"/);
  const document = JSON.parse(text);
  const atTrainee = Quiz.parse(document);
  assert.equal((await refusal(() => atTrainee.grade(atTrainee.attempt(happened)))).code, "sealed-quiz");
  assert.equal((await refusal(() => atTrainee.prospect())).code, "sealed-quiz");
  const attempt = atTrainee.attempt(happened);
  const atExaminer = await Quiz.parse(document).open("correct horse 电池");
  const { quiz: of, attempt: by, ...result } = atExaminer.grade(attempt);
  assert.deepEqual([of, by], [sealed.hash, attempt.id]);
  const { quiz: _, attempt: __, ...openly } = quiz.grade(quiz.attempt(happened));
  assert.deepEqual(result, openly);
});

test("a wrong passphrase and a damaged file are told apart", async () => {
  const document = (await Quiz.parse(open).seal("right", { iterations: 100_000 })).toJSON();
  assert.equal((await refusal(() => Quiz.parse(document).open("wrong"))).code, "wrong-passphrase");
  for (const key of ["salt", "nonce", "text"]) {
    const damaged = structuredClone(document);
    const [first, ...rest] = damaged.sealed[key];
    damaged.sealed[key] = [first === "A" ? "B" : "A", ...rest].join("");
    const { code, issues } = await refusal(() => Quiz.parse(damaged));
    assert.deepEqual([code, issues.map((issue) => issue.code)], ["invalid-quiz", ["seal-damaged"]], key);
  }
  assert.equal((await refusal(() => Quiz.parse(open).open("right"))).code, "not-sealed");
  await assert.rejects(() => Quiz.parse(open).seal(""), TypeError);
});

test("a seal that no program can read is not taken for a wrong passphrase", async () => {
  const document = (await Quiz.parse(open).seal("right", { iterations: 100_000 })).toJSON();
  for (const key of ["salt", "nonce", "text"]) {
    const { hash, ...sealed } = { ...document.sealed, [key]: "no base64url!" };
    const quiz = Quiz.parse({ ...document, sealed: { ...sealed, hash: hashed(sealed) } });
    assert.equal((await refusal(() => quiz.open("right"))).code, "invalid-seal", key);
  }
});

test("a passphrase is the same from any keyboard", async () => {
  const sealed = await Quiz.parse(open).seal("café Å", { iterations: 100_000 });
  assert.equal((await sealed.open("cafe\u0301 A\u030A")).isSealed, false);
});

test("many attempts: what questions are worth; a faulty one is named by its place", async () => {
  const quiz = Quiz.parse(open);
  const attempt = quiz.attempt(happened);
  const [{ part, attempts, items }] = quiz.analyse([attempt, attempt]);
  assert.deepEqual([part, attempts, items[0].item, items[0].difficulty], ["business", 2, "who", 1]);
  const { issues } = await refusal(() => quiz.analyse([attempt, { ...attempt, id: "sha256:0" }]));
  assert.deepEqual(issues.map(({ code, path }) => `${code} ${path}`), ["attempt-changed /1/id"]);
});

test("what is passed is certified, and a certificate is checked against its inputs", async () => {
  const small = {
    format: "calibrant/quiz@1", id: "small", version: "1", title: "Small", validDays: 30,
    parts: [{ id: "p", title: "P", kind: "knowledge", items: [{ id: "a", title: "A", kind: "single", options: [{ id: "y", title: "Y" }, { id: "n", title: "N" }] }] }],
    key: { p: { a: { answer: { option: "y" } } } },
  };
  const quiz = Quiz.parse(small);
  const [passed, failed] = ["y", "n"].map((option) => quiz.attempt({ ...happened, events: [answer("p", "a", { option }), { at: "2026-11-26T09:04:00+08:00", kind: "submit" }] }));
  const certificate = quiz.certify(passed, "2026-11-26", { issuer: "Training" });
  assert.deepEqual([certificate.expires, certificate.quiz.hash, certificate.meta], ["2026-12-26", quiz.hash, { issuer: "Training" }]);
  assert.deepEqual(quiz.checkCertificate(certificate, passed), []);
  const [forged] = quiz.checkCertificate({ ...certificate, expires: "2027-12-26" }, passed);
  assert.deepEqual([forged.code, forged.message.length > 10], ["certificate-changed", true]);
  const { code, issues } = await refusal(() => quiz.certify(failed, "2026-11-26"));
  assert.deepEqual([code, issues[0].code], ["not-certified", "not-passed"]);
});

test("a freed quiz says so", async () => {
  const quiz = Quiz.parse(open);
  quiz.free();
  quiz.free();
  assert.equal((await refusal(() => quiz.hash)).code, "freed");
  assert.throws(() => new Quiz(), TypeError);
});
