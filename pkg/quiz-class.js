// Quizzes for raters: what they ask, what an attempt at one comes to, and what may be certified.
import { CalibrantError, handed, spoken } from "./module.js";
import * as glue from "./raters.js";
import { call } from "./report.js";
import { decrypted, encrypted } from "./seal.js";

export { CalibrantError };

const HANDLE = Symbol("handle");

export class Quiz {
  #quiz;

  constructor(handle, quiz) {
    if (handle !== HANDLE) throw new TypeError("A Quiz is made by Quiz.parse().");
    this.#quiz = quiz;
  }

  static parse(document) {
    return call((copy) => new Quiz(HANDLE, glue.Quiz.parse(copy)), document);
  }

  get #held() {
    if (!this.#quiz) throw new CalibrantError("freed", "This quiz has been freed.");
    return this.#quiz;
  }

  get hash() { return this.#held.hash; }
  get isSealed() { return this.#held.isSealed; }
  get key() { return this.#held.key(); }

  async seal(passphrase, options) {
    const { key } = this;
    if (key === null) throw new CalibrantError("sealed-quiz", "This quiz is sealed already; open it first.");
    const sealed = await encrypted(JSON.stringify(key), passphrase, options);
    return call((copy) => new Quiz(HANDLE, this.#held.seal(copy)), sealed);
  }

  async open(passphrase) {
    const { sealed } = this.toJSON();
    if (!sealed) throw new CalibrantError("not-sealed", "This quiz is not sealed; it can be graded as it is.");
    const key = JSON.parse(await decrypted(sealed, passphrase));
    return call((copy) => new Quiz(HANDLE, this.#held.open(copy)), key);
  }

  prospect() { return call(() => this.#held.prospect()); }
  attempt(happened) { return call((copy) => this.#held.attempt(copy), happened); }
  grade(attempt) { return call((copy) => this.#held.grade(copy), attempt); }
  analyse(attempts) { return call((copy) => this.#held.analyse(copy), attempts); }
  certify(attempt, date, meta) {
    if (typeof date !== "string") throw new TypeError("A date is a text such as 2026-11-26.");
    const extra = handed(meta ?? null);
    return call((copy) => this.#held.certify(copy, date, extra), attempt);
  }
  checkCertificate(certificate, attempt) {
    const claimed = handed(certificate);
    return spoken(call((copy) => this.#held.checkCertificate(claimed, copy), attempt));
  }
  toJSON() { return this.#held.toJSON(); }

  free() {
    this.#quiz?.free();
    this.#quiz = undefined;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() { this.free(); }
}
