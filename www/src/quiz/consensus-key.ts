// From a finished calibration session to calls of a quiz: what the room agreed on is what is right.
import type { AnswerDocument, EvaluationDocument, ItemDocument, ScorecardDocument } from "calibrant";
import type { RoomCase, RoomDocument, SessionState } from "calibrant/calibration";
import type { QuizCase, RightScores } from "calibrant/quiz";
import { itemsOf } from "../element/documents.js";
import { scoredItems } from "./draft-call.js";
import { marksOf } from "../room/marks.js";
import { keyOf } from "../room/places.js";

/** An item that nobody agreed on: answered differently and not discussed, or left open with its reason. */
export interface OpenItem { item: ItemDocument; why: "not-discussed" | "left-open" | "no-answer"; reason?: string }

/** A call of the session with what is right, how many answers are the room's, and how many everybody's. */
export interface AgreedCall { call: QuizCase; right: RightScores; open: OpenItem[]; fromRoom: number; fromAll: number }

/** A quiz takes no more raters of the house for a call. */
const MOST_PANEL = 20;

/** Each call of a revealed session, item by item that is scored: the consensus of an item, else the answer that all gave. */
export function agreedCalls(room: RoomDocument, state: SessionState, withPanel: boolean): AgreedCall[] {
  const names = new Map(marksOf(room, state).map(({ id, mark }) => [id, room.anonymous ? mark : id]));
  return room.cases.map((each) => agreedCall(room.scorecard, each, state, withPanel ? names : undefined));
}

/** `names`: of the raters, where their answers are to be the panel's. */
function agreedCall(card: ScorecardDocument, of: RoomCase, state: SessionState, names: Map<string, string> | undefined): AgreedCall {
  const sheets = state.sheets.flatMap((sheet) => sheet.case === of.id && sheet.evaluation ? [sheet.evaluation] : []);
  const agreed = state.agreed.filter((each) => each.case === of.id);
  // What is not scored may decide whether something else is asked, but has nothing right about it.
  const outcomes = itemsOf(card).map((item) => outcomeOf(item, agreed, sheets));
  const ids = new Set(scoredItems(card).map(({ id }) => id));
  const scored = outcomes.filter(({ item }) => ids.has(item.id));
  const answers = Object.fromEntries(outcomes.flatMap(({ item, answer }) => answer ? [[item.id, answer]] : []));
  const reasons = Object.fromEntries(scored.flatMap(({ item, answer, reason }) => answer && reason?.trim() ? [[item.id, reason]] : []));
  return {
    call: { id: of.id, title: of.title, ...(of.contact ? { contact: of.contact } : {}) },
    right: { expert: evaluationOf(card, of, answers), ...(Object.keys(reasons).length > 0 ? { reasons } : {}), ...(names && sheets.length > 0 ? { panel: panelOf(of.id, sheets, names) } : {}) },
    open: scored.flatMap(({ item, why, reason }): OpenItem[] => why ? [{ item, why, ...(reason ? { reason } : {}) }] : []),
    fromRoom: scored.filter(({ from }) => from === "room").length, fromAll: scored.filter(({ from }) => from === "all").length,
  };
}

/** What a room has come to on an item: an answer, or why there is none; neither where nobody was asked. */
interface Outcome { item: ItemDocument; answer?: AnswerDocument; from?: "room" | "all"; why?: OpenItem["why"]; reason?: string }

function outcomeOf(item: ItemDocument, agreed: SessionState["agreed"], sheets: EvaluationDocument[]): Outcome {
  const settled = agreed.find((each) => each.item === item.id);
  if (settled?.answer) return { item, answer: bare(settled.answer), from: "room", reason: settled.reason };
  if (settled) return { item, why: "left-open", reason: settled.reason };
  const shared = sharedBy(item, sheets);
  if (shared === "nobody") return { item };
  return shared ? { item, answer: shared, from: "all" } : { item, why: sheets.length === 0 ? "no-answer" : "not-discussed" };
}

/** The answer that everybody gave; "nobody" where all left it unanswered, as they do with an item that is hidden. */
function sharedBy({ id }: ItemDocument, sheets: EvaluationDocument[]): AnswerDocument | "nobody" | undefined {
  const keys = new Set(sheets.map(({ answers }) => keyOf(answers[id])));
  const [first] = sheets;
  if (!first || keys.size !== 1) return undefined;
  return keys.has("none") ? "nobody" : bare(first.answers[id] ?? {});
}

/** A note or a mark in the transcript is one rater's own. */
function bare({ notApplicable, option, options, number, text, date }: AnswerDocument): AnswerDocument {
  const given = { notApplicable, option, options, number, text, date };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as AnswerDocument;
}

function evaluationOf(card: ScorecardDocument, { id, contact }: RoomCase, answers: { [item: string]: AnswerDocument }): EvaluationDocument {
  return {
    format: "calibrant/evaluation@1", id: `${id}-consensus`, scorecard: { id: card.id, version: card.version }, ...(contact ? { subject: contact.subject } : {}),
    rater: { id: "consensus", level: "quality" }, kind: "reference", state: "draft", answers,
  };
}

/** Who gave which answer, and nothing that a rater wrote; in the order of their names. */
function panelOf(call: string, sheets: EvaluationDocument[], names: Map<string, string>): EvaluationDocument[] {
  const panel = sheets.map(({ format, scorecard, subject, rater: { id, level }, kind, answers }): EvaluationDocument => {
    const name = names.get(id) ?? id;
    return {
      format, id: `${call}-${name}`, scorecard, ...(subject ? { subject } : {}), rater: { id: name, level }, kind, state: "draft",
      answers: Object.fromEntries(Object.entries(answers).flatMap(([item, answer]) => answer.text === undefined && answer.date === undefined ? [[item, bare(answer)]] : [])),
    };
  });
  return panel.sort((a, b) => (a.rater.id < b.rater.id ? -1 : 1)).slice(0, MOST_PANEL);
}
