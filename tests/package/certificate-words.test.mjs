// A certificate brings along how its parts are called and what its scorecards score by; whoever has the quiz or the scorecard works that out instead.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import { Scorecard, init as initScoring } from "../../pkg/node.js";
import { Quiz, init } from "../../pkg/quiz-node.js";
import { moduleOf } from "../modules.mjs";
import { readJson } from "./support.mjs";

const { wordsOf, wordsIn, issuerIn } = await moduleOf("store/certificate-words.ts");
const { knownHere, rulesOf } = await moduleOf("store/standing.ts");
const document = readJson("tests/package/fixtures/every-key.quiz.json");
const { bases } = readJson("tests/corpus/certificate.json");

before(() => Promise.all([init(), initScoring()]));

const engine = {
  async open(card) {
    const { hash, scoringHash } = Scorecard.parse(card);
    return { hash, scoringHash, close() {} };
  },
};
const certified = (meta) => {
  const quiz = Quiz.parse(document);
  return quiz.certify(quiz.attempt(structuredClone(bases.attempt)), "2026-11-26", meta);
};
const card = document.parts.find(({ kind }) => kind === "scoring").scorecard;

test("what a quiz says of its parts and scorecards comes back from the certificate", async () => {
  const words = await wordsOf(engine, document);
  const certificate = certified({ issuer: "Training", ...words });
  assert.deepEqual([wordsIn(certificate), issuerIn(certificate)], [words, "Training"]);
  assert.deepEqual(words.parts.map(({ part, kind, items }) => [part, kind, Object.keys(items)]), [["business", "knowledge", ["who"]], ["process", "knowledge", []], ["scoring", "scoring", ["verify"]], ["more", "knowledge", []]]);
  const { hash, scoringHash } = Scorecard.parse(card);
  assert.deepEqual(words.scorecards, [{ hash, id: card.id, version: card.version, title: card.title, scoringHash }]);
  assert.deepEqual(certificate.scorecards, [hash]);
});

test("another host's words are taken only where they are such", () => {
  for (const meta of [undefined, {}, { parts: "x", scorecards: {} }, { parts: [null, 1, { part: "a" }, { part: "a", kind: "other", title: "t", items: {} }, { part: "a", kind: "scoring", title: {}, items: {} }, { part: "a", kind: "scoring", title: "t", items: { b: 1 } }], scorecards: [{ hash: "h", id: 1, version: "1", title: "t", scoringHash: "s" }], issuer: { name: "x" } }]) {
    const certificate = { ...certified(), meta };
    assert.deepEqual([wordsIn(certificate), issuerIn(certificate)], [{ parts: [], scorecards: [] }, undefined]);
  }
});

test("what a certified scorecard scores by: as the certificate says, unless the scorecard or the quiz is here", async () => {
  const { hash, scoringHash } = Scorecard.parse(card);
  const claimed = certified({ scorecards: [{ hash, id: card.id, version: "1", title: "t", scoringHash: "sha256:claimed" }] });
  const store = (cards, quizzes, evaluations = []) => ({ engine, cards: { get: async (wanted) => cards[wanted] }, database: { get: async (_, wanted) => quizzes[wanted] }, evaluations: async () => evaluations });
  const known = async (...here) => (await knownHere(store(...here), [claimed])).certified.get(hash)?.scoringHash;
  assert.equal(await known({}, {}), "sha256:claimed");
  assert.equal(await known({ [hash]: { document: card } }, {}), scoringHash);
  assert.equal(await known({}, { [claimed.quiz.hash]: { document } }), scoringHash);
  assert.equal((await knownHere(store({}, {}), [certified()])).certified.size, 0);
});

test("the last day comes from submitted evaluations and from the list, the later of both; at the rater's place", async () => {
  const evaluation = (id, submittedAt, state = "submitted") => ({ evaluation: { rater: { id }, state, ...(submittedAt ? { submittedAt } : {}) } });
  const evaluations = [evaluation("a", "2026-11-20T23:59:00-10:00"), evaluation("a", "2026-11-02T00:00:00Z"), evaluation("b", "2026-11-01T08:00:00+08:00"), evaluation("c", "2026-11-24T08:00:00Z", "draft"), evaluation("d")];
  const known = await knownHere({ engine, cards: {}, database: {}, evaluations: async () => evaluations }, []);
  const kept = { soonDays: 1, absenceDays: 2, inUse: [], lastScored: "a,2026-11-03\nb,2026-11-10\ne,2026-11-25", issuer: "", homePage: "" };
  assert.deepEqual([...rulesOf(kept, known, "2026-11-26").lastScored].sort(), [["a", "2026-11-20"], ["b", "2026-11-10"], ["e", "2026-11-25"]]);
});
