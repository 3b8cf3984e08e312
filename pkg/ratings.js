// Ratings and scores of units by raters, and what may be said of their agreement.
import * as glue from "./statistics.js";
import { CalibrantError, handed, module } from "./module.js";
import { inSteps } from "./steps.js";

export { CalibrantError };
export const { once, call } = module();

const HANDLE = Symbol("handle");
/** Of what is copied already. */
const asItIs = (given) => given;

export class Ratings {
  #ratings;

  constructor(handle, ratings) {
    if (handle !== HANDLE) throw new TypeError("Ratings are made by Ratings.fromRows(), fromRecords() or fromColumns().");
    this.#ratings = ratings;
  }

  static fromRows(rows, { categories } = {}) {
    return call((copy) => new Ratings(HANDLE, glue.Ratings.fromRows(copy)), { rows, categories });
  }

  static fromRecords(records, { categories } = {}) {
    return call((copy) => new Ratings(HANDLE, glue.Ratings.fromRecords(copy)), { records, categories });
  }

  /** Columns are taken as they are, not copied here. */
  static fromColumns(columns, { categories } = {}) {
    const make = (given) => new Ratings(HANDLE, glue.Ratings.fromColumns(given, handed(categories)));
    return call(make, columns, (given) => [...given]);
  }

  static fromTally(document) {
    return call((copy) => new Ratings(HANDLE, glue.Ratings.fromTally(copy)), document);
  }

  /** A contact is a unit, and what its raters chose for one item their ratings; N/A and no answer are missing. */
  static fromEvaluations(card, evaluations, item) {
    const asked = card.toJSON().sections.flatMap(({ items }) => items).find(({ id }) => id === item);
    if (asked?.kind !== "choice") throw new CalibrantError("no-choice", `The scorecard has no item "${item}" of kind choice.`);
    const records = evaluations.map(({ subject, rater, answers }, index) => ({
      unit: subject?.contact ?? index, rater: rater.id, rating: answers[item]?.option ?? null,
    }));
    return Ratings.fromRecords(records, { categories: asked.options.map(({ id }) => id) });
  }

  get #held() {
    if (!this.#ratings) throw new CalibrantError("freed", "These ratings have been freed.");
    return this.#ratings;
  }

  get units() { return this.#held.units; }
  get raters() { return this.#held.raters; }
  agreement(request = {}) { return call((copy) => this.#held.agreement(copy), request); }
  pairs(request = {}) { return this.#pairs(handed(request), 0, Infinity); }
  byCategory(request = {}) { return call((copy) => this.#held.byCategory(copy), request); }
  ofRaters(places) { return call((copy) => new Ratings(HANDLE, this.#held.ofRaters(copy)), places); }

  async agreementInSteps(request = {}, watching = {}) {
    const asked = handed(request);
    const ask = (run) => call(run, asked, asItIs);
    const drawn = [];
    const step = (from, to) => {
      ask((copy) => this.#held.draw(copy, from, to)).forEach((values, place) => (drawn[place] ??= []).push(values));
    };
    await inSteps(ask((copy) => this.#held.resamples(copy)), step, watching);
    return ask((copy) => this.#held.agreement(copy, drawn.length ? drawn.map(joined) : undefined));
  }

  async pairsInSteps(request = {}, watching = {}) {
    const asked = handed(request);
    const found = [];
    await inSteps(this.raters * (this.raters - 1) / 2, (from, to) => { found.push(...this.#pairs(asked, from, to)); }, watching);
    return found;
  }

  #pairs(asked, from, to) {
    return call((copy) => this.#held.pairs(copy, from, Math.min(to, 2 ** 32 - 1)), asked, asItIs);
  }

  againstStandard(request = {}) { return call((copy) => this.#held.againstStandard(copy), request); }
  difference(request) { return call((copy) => this.#held.difference(copy), request); }

  across(request) {
    const [agreement, kappa] = call((copy) => this.#held.across(copy), request);
    return { agreement, kappa };
  }

  toTally() { return this.#held.toTally(); }

  merge(other) {
    const merged = this.#held.merge(other.#held);
    if (!merged) throw new CalibrantError("not-alike", "Only ratings of as many raters in the same categories can be merged.");
    return new Ratings(HANDLE, merged);
  }

  /** The same ratings as scores: the categories' numbers, or their ranks from 1. */
  scores() { return call(() => Scores.of(glue.Scores.ofRatings(this.#held))); }
  icc(options) { return using(this.scores(), (scores) => scores.icc(options)); }
  limitsOfAgreement(options) { return using(this.scores(), (scores) => scores.limitsOfAgreement(options)); }

  free() {
    this.#ratings?.free();
    this.#ratings = undefined;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() { this.free(); }
}

function joined(parts) {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((start, part) => (all.set(part, start), start + part.length), 0);
  return all;
}

/** Frees what was made for one question. */
function using(held, ask) {
  try {
    return ask(held);
  } finally {
    held.free();
  }
}

export class Scores {
  #scores;

  constructor(handle, scores) {
    if (handle !== HANDLE) throw new TypeError("Scores are made by Scores.fromRows() or fromColumns().");
    this.#scores = scores;
  }

  /** @internal */
  static of(scores) { return new Scores(HANDLE, scores); }
  static fromRows(rows) { return call((copy) => Scores.of(glue.Scores.fromRows(copy)), { rows }); }

  /** The scores of a section, or of the whole card: a contact a unit. A contact scored twice by one rater counts once, the last. */
  static fromEvaluations(card, evaluations, section) {
    const [units, raters, cells] = [new Map(), new Map(), new Map()];
    evaluations.forEach((evaluation, index) => {
      const result = card.score(evaluation);
      const { score } = section === undefined ? result : result.sections.find(({ id }) => id === section) ?? result;
      const place = (places, key) => places.get(key) ?? (places.set(key, places.size), places.size - 1);
      cells.set(`${place(units, evaluation.subject?.contact ?? index)} ${place(raters, evaluation.rater.id)}`, score?.value ?? null);
    });
    const row = (unit) => Array.from(raters.values(), (rater) => cells.get(`${unit} ${rater}`) ?? null);
    return Scores.fromRows(Array.from(units.values(), row));
  }

  /** Columns are taken as they are, not copied here. */
  static fromColumns(columns) {
    return call((given) => Scores.of(glue.Scores.fromColumns(given)), columns, (given) => [...given]);
  }

  get #held() {
    if (!this.#scores) throw new CalibrantError("freed", "These scores have been freed.");
    return this.#scores;
  }

  get units() { return this.#held.units; }
  get raters() { return this.#held.raters; }
  icc(options = {}) { return call((copy) => this.#held.icc(copy), options); }
  limitsOfAgreement(options = {}) { return call((copy) => this.#held.limitsOfAgreement(copy), options); }
  concordance(options = {}) { return call((copy) => this.#held.concordance(copy), options); }
  krippendorffAlpha(options = {}) { return call((copy) => this.#held.krippendorffAlpha(copy), options); }
  kendallW() { return call(() => this.#held.kendallW()); }
  cronbachAlpha(options = {}) { return call((copy) => this.#held.cronbachAlpha(copy), options); }
  finn(options = {}) { return call((copy) => this.#held.finn(copy), options); }

  free() {
    this.#scores?.free();
    this.#scores = undefined;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() { this.free(); }
}
