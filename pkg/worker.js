// Entry for a dedicated module worker: answers { id, method, args } with { id, value } or { id, error }.
// Scorecards, ratings and scores stay here and are named by the number that "parse", "ratings" or "scores" gave.
import { Ratings, Scores, init as initAgreement } from "./agreement.js";
import { Contact, Scorecard, init, version } from "./index.js";

const cards = new Map();
const sets = new Map();
const scoreSets = new Map();
let lastCard = 0;
let lastSet = 0;
let lastScores = 0;
let wasmOfAgreement;

const methods = {
  init(source, sourceOfAgreement) {
    wasmOfAgreement = sourceOfAgreement;
    return init(source).then(version);
  },
  parse(document) {
    const card = Scorecard.parse(document);
    cards.set(++lastCard, card);
    const { id, version, hash, scoringHash, warnings } = card;
    return { card: lastCard, id, version, hash, scoringHash, warnings };
  },
  checkScorecard: (document) => Scorecard.check(document),
  checkContact: (document) => Contact.check(document),
  check: (card, evaluation) => held(card).check(evaluation),
  score: (card, evaluation) => held(card).score(evaluation),
  verify: (card, evaluation) => held(card).verify(evaluation),
  scoreColumns: (card, columns) => held(card).scoreColumns(columns),
  free(card) {
    cards.get(card)?.free();
    cards.delete(card);
  },
  // Their module is loaded when the first ratings come.
  async ratings({ rows, records, categories }) {
    await initAgreement(wasmOfAgreement);
    const ratings = records ? Ratings.fromRecords(records, { categories }) : Ratings.fromRows(rows, { categories });
    sets.set(++lastSet, ratings);
    return { ratings: lastSet, units: ratings.units, raters: ratings.raters };
  },
  agreement: (ratings, request) => heldRatings(ratings).agreement(request),
  pairs: (ratings, request) => heldRatings(ratings).pairs(request),
  freeRatings(ratings) {
    sets.get(ratings)?.free();
    sets.delete(ratings);
  },
  async scores({ rows, columns }) {
    await initAgreement(wasmOfAgreement);
    const scores = columns ? Scores.fromColumns(columns) : Scores.fromRows(rows);
    scoreSets.set(++lastScores, scores);
    return { scores: lastScores, units: scores.units, raters: scores.raters };
  },
  icc: (scores, options) => heldScores(scores).icc(options),
  limitsOfAgreement: (scores, options) => heldScores(scores).limitsOfAgreement(options),
  concordance: (scores, options) => heldScores(scores).concordance(options),
  kendallW: (scores) => heldScores(scores).kendallW(),
  cronbachAlpha: (scores, options) => heldScores(scores).cronbachAlpha(options),
  freeScores(scores) {
    scoreSets.get(scores)?.free();
    scoreSets.delete(scores);
  },
};

function held(card) {
  if (!cards.has(card)) throw new RangeError(`There is no scorecard ${card} in this worker.`);
  return cards.get(card);
}

function heldRatings(ratings) {
  if (!sets.has(ratings)) throw new RangeError(`There are no ratings ${ratings} in this worker.`);
  return sets.get(ratings);
}

function heldScores(scores) {
  if (!scoreSets.has(scores)) throw new RangeError(`There are no scores ${scores} in this worker.`);
  return scoreSets.get(scores);
}

self.addEventListener("message", async ({ data }) => {
  const { id, method, args = [] } = data ?? {};
  try {
    if (!Object.hasOwn(methods, method)) throw new RangeError(`There is no method "${method}".`);
    self.postMessage({ id, value: await methods[method](...args) });
  } catch (error) {
    // A trap leaves the instance in an unknown state: the page ends this worker and starts another.
    const trapped = error instanceof WebAssembly.RuntimeError;
    self.postMessage({ id, error: { name: error.name, message: error.message, code: error.code, issues: error.issues, trapped } });
  }
});
