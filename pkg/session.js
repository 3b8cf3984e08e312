// Calibration sessions: what happened in a room, and what it has come to.
import * as glue from "./sessions.js";
import messages from "./messages.js";
import { CalibrantError, handed, module, spoken } from "./module.js";

export { CalibrantError };
export const { once, call, needReady } = module();

const HANDLE = Symbol("handle");

export class Session {
  #session;

  constructor(handle, session) {
    if (handle !== HANDLE) throw new TypeError("A Session is made by Session.parse() or Session.open().");
    this.#session = session;
  }

  static parse(document) {
    return call((copy) => new Session(HANDLE, glue.Session.parse(copy)), document);
  }

  static open(room) {
    return Session.parse({ format: "calibrant/session@1", room, events: [] });
  }

  get #held() {
    if (!this.#session) throw new CalibrantError("freed", "This session has been freed.");
    return this.#session;
  }

  get room() { return this.#held.room; }
  get scoringHash() { return this.#held.scoringHash; }

  state() {
    const state = this.#held.state();
    for (const { issues } of state.flags) spoken(issues ?? []);
    return state;
  }

  event(happened) { return call((copy) => this.#held.event(copy), happened); }
  add(events) { return call((copy) => this.#held.add(copy), events); }
  merge(other) {
    const held = this.#held;
    // The module cannot hold the same session for changing and for reading.
    return call(() => (other === this ? 0 : held.merge(other.#held)));
  }
  locksOf(sheet) { return call((copy) => this.#held.locksOf(copy), sheet); }
  report() { return this.#held.report(); }
  comparedWith(before) { return this.#held.comparedWith(before.#held); }
  toJSON() { return this.#held.toJSON(); }

  free() {
    this.#session?.free();
    this.#session = undefined;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() { this.free(); }
}

export function commitment(salt, evaluation) {
  if (typeof salt !== "string") throw new TypeError("A salt is a text.");
  return call((copy) => glue.commitment(salt, copy), evaluation);
}

export function calibrate(card, session) {
  const held = session instanceof Session ? session : Session.parse(session);
  try {
    if (card.scoringHash !== held.scoringHash) throw new CalibrantError("other-yardstick", messages["other-yardstick"]);
    return held.report();
  } finally {
    if (held !== session) held.free();
  }
}

/** Columns are taken as they are, not copied here. */
export function calibrateColumns(card, { raters, calls, answers, reference, rule }) {
  const given = { card: handed(card.toJSON()), rule: handed(rule), columns: { answers: { ...answers }, reference: { ...reference } } };
  return call(() => glue.calibrateColumns(given.card, given.rule, raters.length ?? raters, calls.length ?? calls, given.columns));
}
