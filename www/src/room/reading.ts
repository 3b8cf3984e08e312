import type { AnswerDocument, EvaluationDocument, ItemDocument, Score, ScorecardDocument } from "calibrant";
import type { RoomCase, RoomDocument, SessionState } from "calibrant/calibration";
import { itemsOf } from "../element/documents.js";
import type { OpenScorecard, ScoringEngine } from "../element/engine.js";
import { gapOf } from "./gap.js";
import { marksOf } from "./marks.js";
import { placesOf, type Place } from "./places.js";

/** Who is shown at the reveal: by name, or by a letter where the room is anonymous. */
export interface Person { id: string; name: string; mark: string; isExpert: boolean }
export interface Counted { person: Person; evaluation: EvaluationDocument; score: Score }

export interface ItemReading {
  item: ItemDocument;
  places: Place<Person>[];
  /** Everybody gave the same answer. */
  isAgreed: boolean;
  /** How much of the total score the answers are apart, in its own unit. */
  gap: number;
  /** Somebody's answer is a fatal one. */
  isFatal: boolean;
}

/** What a total score is measured against; none while nothing can be said. */
export interface Reference {
  kind: "expert" | "consensus" | "others";
  /** Of the others: the mean of all, the rater too. */
  value: number;
  /** How much of a difference from the others shows as a difference from all: of three raters two thirds. */
  share: number;
}

/** How far a score is from its reference; from the others, where each rater has others. */
export const differenceFrom = ({ value, share }: Reference, own: number): number => (own - value) / share;

/** Both ends of the tolerance count as within. */
export const isWithin = (reference: Reference, own: number, tolerance: number): boolean => Math.abs(differenceFrom(reference, own)) <= tolerance + 1e-9;

export interface CaseReading {
  case: RoomCase;
  sheets: Counted[];
  /** Most disagreement first; what all agree on is apart. */
  differing: ItemReading[];
  agreed: ItemReading[];
  /** Items that everybody answered, and in the best way. */
  wellDone: ItemReading[];
  reference: Reference | undefined;
}

export interface Reading { people: Person[]; unit: "percent" | "points"; cases: CaseReading[] }

/** What the revealed sheets say, scored by the engine. */
export async function readRoom(engine: ScoringEngine, room: RoomDocument, state: SessionState): Promise<Reading> {
  const people = marksOf(room, state);
  const card = await engine.open(room.scorecard);
  try {
    const cases: CaseReading[] = [];
    for (const each of room.cases) cases.push(await readCase(card, room, state, each, people));
    return { people, unit: cases.flatMap(({ sheets }) => sheets)[0]?.score.unit ?? "percent", cases };
  } finally {
    card.close();
  }
}

async function readCase(card: OpenScorecard, room: RoomDocument, state: SessionState, of: RoomCase, people: Person[]): Promise<CaseReading> {
  const sheets: Counted[] = [];
  // In the order of their marks: the room's own would tell who is who.
  for (const person of people) {
    const evaluation = state.sheets.find((sheet) => sheet.case === of.id && sheet.rater === person.id)?.evaluation;
    if (evaluation) sheets.push({ person, evaluation, score: await card.score(evaluation) });
  }
  const items = itemsOf(room.scorecard).map((item) => readItem(item, sheets)).filter((each) => each !== undefined);
  return {
    case: of, sheets,
    differing: items.filter(({ isAgreed }) => !isAgreed).sort((a, b) => Number(b.isFatal) - Number(a.isFatal) || b.gap - a.gap),
    agreed: items.filter(({ isAgreed }) => isAgreed),
    wellDone: items.filter((each) => each.isAgreed && isBest(each)),
    reference: await referenceOf(card, room, state, of.id, sheets),
  };
}

/** Undefined where nobody has answered: the item is hidden, or was left out by all. */
function readItem(item: ItemDocument, sheets: Counted[]): ItemReading | undefined {
  const places = placesOf(item, sheets.map(({ person, evaluation }) => ({ who: person, answer: evaluation.answers[item.id] })));
  const taken = places.filter(({ who }) => who.length > 0);
  if (taken.every(({ kind }) => kind === "none")) return undefined;
  const scores = sheets.map(({ score }) => score);
  return { item, places, isAgreed: taken.length === 1, gap: gapOf(item.id, scores), isFatal: scores.some(({ fatals }) => fatals.some((fatal) => fatal.item === item.id)) };
}

function isBest({ item: { options = [] }, places }: ItemReading): boolean {
  const given = places.find(({ who }) => who.length > 0)?.answer.option;
  const points = options.map((option) => Number(option.points ?? NaN));
  const own = points[options.findIndex(({ id }) => id === given)];
  return own !== undefined && own === Math.max(...points) && own > Math.min(...points);
}

async function referenceOf(card: OpenScorecard, { reference, scorecard }: RoomDocument, { agreed }: SessionState, of: string, sheets: Counted[]): Promise<Reference | undefined> {
  const experts = sheets.filter(({ person }) => person.isExpert);
  const expert = mean(experts);
  if (reference === "expert" && expert) return { kind: "expert", value: expert.value, share: 1 };
  const settled = reference === "consensus" ? settledAnswers(scorecard, agreed.filter((each) => each.case === of), sheets) : undefined;
  const first = sheets[0];
  if (settled && first) {
    const { result: _, disposition: __, ...evaluation } = first.evaluation;
    // What was agreed on may not fit the scorecard: then there is no agreed score, and everything else stands.
    const score = await card.score({ ...evaluation, answers: settled }).then((found) => found.score, () => null);
    if (score) return { kind: "consensus", value: score.value, share: 1 };
  }
  const all = mean(sheets.filter(({ person }) => !person.isExpert));
  return all && all.count > 1 ? { kind: "others", value: all.value, share: (all.count - 1) / all.count } : undefined;
}

/** What all gave, and where they differed what was agreed on since; undefined while something is open. */
function settledAnswers(card: ScorecardDocument, agreed: SessionState["agreed"], sheets: Counted[]): { [item: string]: AnswerDocument } | undefined {
  const answers: { [item: string]: AnswerDocument } = {};
  for (const item of itemsOf(card)) {
    const read = readItem(item, sheets);
    const own = agreed.find((each) => each.item === item.id)?.answer ?? (read?.isAgreed ? read.places.find(({ who }) => who.length > 0)?.answer : undefined);
    if (own) answers[item.id] = own;
    else if (read) return undefined;
  }
  return answers;
}

function mean(sheets: Counted[]): { value: number; count: number } | undefined {
  const values = sheets.flatMap(({ score }) => score.score?.value ?? []);
  return values.length > 0 ? { value: values.reduce((sum, value) => sum + value, 0) / values.length, count: values.length } : undefined;
}
