// What raters come to: sessions with their report, and whole columns.
import messages from "./messages.js";
import { CalibrantError, handed, module } from "./module.js";
import * as glue from "./raters.js";
import { sessionsOn } from "./session-class.js";

export { CalibrantError };
export const { once, call } = module();
const { Session, commitment, held } = sessionsOn(glue, call);
export { Session, commitment };

Session.prototype.report = function report() { return held(this).report(); };
Session.prototype.comparedWith = function comparedWith(before) { return held(this).comparedWith(held(before)); };

export function calibrate(card, session) {
  const parsed = session instanceof Session ? session : Session.parse(session);
  try {
    if (card.scoringHash !== parsed.scoringHash) throw new CalibrantError("other-yardstick", messages["other-yardstick"]);
    return parsed.report();
  } finally {
    if (parsed !== session) parsed.free();
  }
}

/** Columns are taken as they are, not copied here. */
export function calibrateColumns(card, { raters, calls, answers, reference, rule }) {
  const given = { card: handed(card.toJSON()), rule: handed(rule), columns: { answers: { ...answers }, reference: { ...reference } } };
  return call(() => glue.calibrateColumns(given.card, given.rule, raters.length ?? raters, calls.length ?? calls, given.columns));
}
