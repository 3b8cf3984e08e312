// Scorecards and contacts, the same in every entry: short wrappers over the generated glue.
import * as glue from "./calibrant.js";
import { CalibrantError, flat, module, plain, spoken } from "./module.js";

export { CalibrantError };
export const { once, needReady, call } = module();

/** The same for columns, whose arrays are taken as they are. */
function plainColumns(columns) {
  const { profile, items } = columns ?? {};
  if (typeof items !== "object" || items === null) return { profile, items };
  const entries = Object.entries(items).map(([id, column]) => {
    if (ArrayBuffer.isView(column) || typeof column !== "object" || column === null) return [id, column];
    const { mask, number, status } = column;
    return [id, { mask, number, status }];
  });
  return { profile, items: Object.fromEntries(entries) };
}

const HANDLE = Symbol("handle");

export class Scorecard {
  #card;
  #document;

  constructor(handle, card, document) {
    if (handle !== HANDLE) throw new TypeError("A Scorecard is made by Scorecard.parse().");
    this.#card = card;
    this.#document = document;
  }

  static parse(document) {
    return call((copy) => new Scorecard(HANDLE, glue.Scorecard.parse(flat(copy)), copy), document, plain);
  }

  static check(document) {
    return spoken(call((copy) => glue.Scorecard.check(copy), document));
  }

  get #held() {
    if (!this.#card) throw new CalibrantError("freed", "This scorecard has been freed.");
    return this.#card;
  }

  get id() { return this.#held.id; }
  get version() { return this.#held.version; }
  get hash() { return this.#held.hash; }
  get scoringHash() { return this.#held.scoringHash; }
  get warnings() { return spoken(this.#held.warnings); }
  toJSON() { return this.#held && structuredClone(this.#document); }
  check(evaluation) { return spoken(call((copy) => this.#held.checkEvaluation(copy), evaluation)); }
  score(evaluation) {
    const score = call((copy) => this.#held.score(copy), evaluation);
    spoken(score.warnings);
    return score;
  }
  verify(evaluation) { return spoken(call((copy) => this.#held.verify(copy), evaluation)); }
  scoreColumns(columns) { return call((copy) => this.#held.scoreColumns(copy), columns, plainColumns); }

  free() {
    this.#card?.free();
    this.#card = this.#document = undefined;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() { this.free(); }
}

export const Contact = Object.freeze({
  check: (document) => spoken(call((copy) => glue.checkContact(copy), document)),
});

export function version() {
  needReady();
  return glue.version();
}
