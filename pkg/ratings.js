// Ratings of units by raters, and what may be said of their agreement.
import * as glue from "./calibrant.js";
import { CalibrantError, call, plain } from "./engine.js";

const HANDLE = Symbol("handle");

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
    const make = (given) => new Ratings(HANDLE, glue.Ratings.fromColumns(given, plain(categories)));
    return call(make, columns, (given) => [...given]);
  }

  get #held() {
    if (!this.#ratings) throw new CalibrantError("freed", "These ratings have been freed.");
    return this.#ratings;
  }

  get units() { return this.#held.units; }
  get raters() { return this.#held.raters; }
  agreement(request = {}) { return call((copy) => this.#held.agreement(copy), request); }
  pairs(request = {}) { return call((copy) => this.#held.pairs(copy), request); }

  merge(other) {
    const merged = this.#held.merge(other.#held);
    if (!merged) throw new CalibrantError("not-alike", "Only ratings of as many raters in the same categories can be merged.");
    return new Ratings(HANDLE, merged);
  }

  free() {
    this.#ratings?.free();
    this.#ratings = undefined;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() { this.free(); }
}
