// Entry for a dedicated module worker, or for a page that may have none: answers { id, method, args } with { id, value } or { id, error }; long work also
// tells { id, progress }, and { abort: id } stops it. Scorecards, ratings, scores and quizzes stay here and are named by the number
// that "parse", "ratings", "scores" or "quiz" gave.
import { Ratings, Scores, benchmarks, init as initAgreement, pairedTests } from "./agreement.js";
import { Session as RatedSession, init as initCalibration } from "./calibration.js";
import { Contact, Scorecard, init, version } from "./index.js";
import { Quiz } from "./quiz.js";
import { Session, commitment, init as initSessions } from "./session.js";

const cards = new Map();
const sets = new Map();
const scoreSets = new Map();
const quizzes = new Map();
let lastCard = 0;
let lastSet = 0;
let lastScores = 0;
let lastQuiz = 0;
let wasmOfAgreement;
let wasmOfCalibration;
let wasmOfSessions;

const methods = {
  init(source, sourceOfAgreement, sourceOfCalibration, sourceOfSessions) {
    wasmOfAgreement = sourceOfAgreement;
    wasmOfCalibration = sourceOfCalibration;
    wasmOfSessions = sourceOfSessions;
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
  async ratings({ rows, records, categories }) {
    await agreementReady();
    const ratings = records ? Ratings.fromRecords(records, { categories }) : Ratings.fromRows(rows, { categories });
    sets.set(++lastSet, ratings);
    return { ratings: lastSet, units: ratings.units, raters: ratings.raters };
  },
  agreement: (ratings, request) => watched((watching) => heldRatings(ratings).agreementInSteps(request, watching)),
  pairs: (ratings, request) => watched((watching) => heldRatings(ratings).pairsInSteps(request, watching)),
  byCategory: (ratings, request) => heldRatings(ratings).byCategory(request),
  freeRatings(ratings) {
    sets.get(ratings)?.free();
    sets.delete(ratings);
  },
  async scores({ rows, columns }) {
    await agreementReady();
    const scores = columns ? Scores.fromColumns(columns) : Scores.fromRows(rows);
    scoreSets.set(++lastScores, scores);
    return { scores: lastScores, units: scores.units, raters: scores.raters };
  },
  icc: (scores, options) => heldScores(scores).icc(options),
  limitsOfAgreement: (scores, options) => heldScores(scores).limitsOfAgreement(options),
  concordance: (scores, options) => heldScores(scores).concordance(options),
  kendallW: (scores) => heldScores(scores).kendallW(),
  krippendorffAlpha: (scores, options) => heldScores(scores).krippendorffAlpha(options),
  cronbachAlpha: (scores, options) => heldScores(scores).cronbachAlpha(options),
  freeScores(scores) {
    scoreSets.get(scores)?.free();
    scoreSets.delete(scores);
  },
  pairedTests: (table) => agreementReady().then(() => pairedTests(table)),
  benchmarks: (question) => agreementReady().then(() => benchmarks(question)),
  // Of sessions nothing stays here: whoever asks keeps what has happened.
  openSession: (document) => withSession(document, (session) => session.state()),
  sessionEvent: (document, happened) => withSession(document, (session) => session.event(happened)),
  addToSession: (document, events) => withSession(document, (session) => {
    const added = session.add(events);
    return { added, document: session.toJSON(), state: session.state() };
  }),
  report: (document) => withRated(document, (session) => session.report()),
  comparison: (after, before) => withRated(after, (later) => withRated(before, (earlier) => later.comparedWith(earlier))),
  locksOf: (document, sheet) => withSession(document, (session) => session.locksOf(sheet)),
  commitment: (salt, evaluation) => sessionsReady().then(() => commitment(salt, evaluation)),
  // A quiz is a document, or the number of one that stays here: one that was opened with a passphrase, or that many attempts are graded by.
  async quiz({ document, passphrase }) {
    await calibrationReady();
    const quiz = await unlocked(Quiz.parse(document), passphrase);
    quizzes.set(++lastQuiz, quiz);
    return { quiz: lastQuiz, hash: quiz.hash, isSealed: quiz.isSealed };
  },
  openQuiz: (quiz) => withQuiz(quiz, ({ hash, isSealed }) => ({ hash, isSealed })),
  sealQuiz: (quiz, passphrase) => withQuiz(quiz, async (open) => {
    const sealed = await open.seal(passphrase);
    return using(sealed, () => sealed.toJSON());
  }),
  quizKey: (quiz) => withQuiz(quiz, (open) => open.key),
  prospect: (quiz) => withQuiz(quiz, (open) => open.prospect()),
  attempt: (quiz, happened) => withQuiz(quiz, (open) => open.attempt(happened)),
  grade: (quiz, attempt) => withQuiz(quiz, (open) => open.grade(attempt)),
  analyse: (quiz, attempts) => withQuiz(quiz, (open) => open.analyse(attempts)),
  certify: (quiz, { attempt, date, meta }) => withQuiz(quiz, (open) => open.certify(attempt, date, meta)),
  checkCertificate: (quiz, { certificate, attempt }) => withQuiz(quiz, (open) => open.checkCertificate(certificate, attempt)),
  freeQuiz(quiz) {
    quizzes.get(quiz)?.free();
    quizzes.delete(quiz);
  },
};

/** The other modules are loaded when they are first needed. */
const agreementReady = () => initAgreement(wasmOfAgreement);
const sessionsReady = () => initSessions(wasmOfSessions);
const calibrationReady = () => initCalibration(wasmOfCalibration);

const withSession = (document, ask) => sessionsReady().then(() => using(Session.parse(document), ask));
const withRated = (document, ask) => calibrationReady().then(() => using(RatedSession.parse(document), ask));
const withQuiz = (quiz, ask) => (typeof quiz === "number" ? ask(heldQuiz(quiz)) : calibrationReady().then(() => using(Quiz.parse(quiz), ask)));

async function unlocked(quiz, passphrase) {
  return passphrase === undefined ? quiz : using(quiz, () => quiz.open(passphrase));
}

async function using(held, ask) {
  try {
    return await ask(held);
  } finally {
    held.free();
  }
}

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

function heldQuiz(quiz) {
  if (!quizzes.has(quiz)) throw new RangeError(`There is no quiz ${quiz} in this worker.`);
  return quizzes.get(quiz);
}

/** Long work: waits to be told how it is watched. */
const watched = (run) => ({ run });

/** What is under way, and can be stopped. */
const stops = new Map();

async function answer(port, id, method, args) {
  if (!Object.hasOwn(methods, method)) throw new RangeError(`There is no method "${method}".`);
  const found = methods[method](...args);
  if (!found?.run) return found;
  const stop = new AbortController();
  stops.set(id, stop);
  try {
    return await found.run({ signal: stop.signal, onProgress: (progress) => port.postMessage({ id, progress }) });
  } finally {
    stops.delete(id);
  }
}

/** Answers what comes by a port: a worker's own, or one of a channel on the page's thread, where long work goes in steps too. */
export function serve(port) {
  port.addEventListener("message", async ({ data }) => {
    const { id, method, args = [], abort } = data ?? {};
    if (abort !== undefined) return stops.get(abort)?.abort();
    try {
      port.postMessage({ id, value: await answer(port, id, method, args) });
    } catch (error) {
      // A trap leaves the instance in an unknown state: the page ends this worker and starts another.
      const trapped = error instanceof WebAssembly.RuntimeError;
      const { name, message, issues } = error;
      // Other errors may have codes of another kind, as the number of an AbortError.
      port.postMessage({ id, error: { name, message, code: issues && error.code, issues, trapped } });
    }
  });
}

if (typeof document === "undefined") serve(self);
