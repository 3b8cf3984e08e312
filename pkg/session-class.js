// Calibration sessions: what happened in a room, and what it has come to; on whichever module holds them.
import { CalibrantError, spoken } from "./module.js";

const HANDLE = Symbol("handle");

/** The class, and what a session of it is in the module. */
export function sessionsOn(glue, call) {
  /** @type {(session: Session) => any} */
  let held;

  class Session {
    #session;

    static {
      held = (session) => session.#held;
    }

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
    toJSON() { return this.#held.toJSON(); }

    free() {
      this.#session?.free();
      this.#session = undefined;
    }

    [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() { this.free(); }
  }

  function commitment(salt, evaluation) {
    if (typeof salt !== "string") throw new TypeError("A salt is a text.");
    return call((copy) => glue.commitment(salt, copy), evaluation);
  }

  return { Session, commitment, held };
}
