import type { EvaluationDocument, ItemDocument, Score } from "calibrant";
import type { CalibrationReport, CaseReport, RoomCase, RoomDocument, SessionDocument, SessionState, Topic } from "calibrant/calibration";
import { itemsOf } from "../element/documents.js";
import type { OpenScorecard } from "../element/engine.js";
import type { EngineClient } from "../engine/client.js";
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
  /** Where it is on the agenda. */
  topic: Topic | undefined;
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

export const isWithin = (reference: Reference, own: number, tolerance: number): boolean => isSmall(differenceFrom(reference, own), tolerance);

/** Both ends of the tolerance count as within. */
export const isSmall = (difference: number, tolerance: number): boolean => Math.abs(difference) <= tolerance + 1e-9;

export interface CaseReading {
  case: RoomCase;
  sheets: Counted[];
  /** In the order of the agenda, then what differs without a difference in points; what all agree on is apart. */
  differing: ItemReading[];
  agreed: ItemReading[];
  /** Items that everybody answered, and in the best way. */
  wellDone: ItemReading[];
  reference: Reference | undefined;
}

/** What is to be talked about; `minutes` is null where the time box has none left for it. */
export interface OnAgenda { id: string; of: CaseReading; reading: ItemReading; minutes: number | null }

export interface Reading {
  people: Person[];
  unit: "percent" | "points";
  cases: CaseReading[];
  /** What may be said of the raters, by what is agreed on so far. */
  report: CalibrationReport;
  agenda: OnAgenda[];
}

/** Names an item of a call in addresses, notes and the time box. */
export const topicOf = (of: string, item: string): string => `${of}/${item}`;

/** What the revealed sheets say, scored and compared by the engine. */
export async function readRoom(engine: EngineClient, document: SessionDocument, state: SessionState): Promise<Reading> {
  const { room } = document;
  const people = marksOf(room, state);
  const report = inOrderOf(people, await engine.report(document));
  const topics = state.agreed.length > 0 && room.reference === "consensus" ? (await engine.report(atReveal(document))).agenda : report.agenda;
  const card = await engine.open(room.scorecard);
  try {
    const cases: CaseReading[] = [];
    for (const each of room.cases) cases.push(await readCase({ card, room, state, people, report, topics }, each));
    return { people, unit: cases.flatMap(({ sheets }) => sheets)[0]?.score.unit ?? "percent", cases, report, agenda: topics.flatMap((topic) => onAgenda(topic, cases)) };
  } finally {
    card.close();
  }
}

/** Before anything was agreed on: an agreement that counts as an answer would move the topics under those who discuss. */
const atReveal = (document: SessionDocument): SessionDocument => ({ ...document, events: document.events.filter(({ kind }) => kind !== "consensus") });

function onAgenda(topic: Topic, cases: CaseReading[]): OnAgenda[] {
  const of = cases.find((each) => each.case.id === topic.case);
  const reading = of?.differing.find((each) => each.topic === topic);
  return of && reading ? [{ id: topicOf(topic.case, topic.item), of, reading, minutes: topic.minutes }] : [];
}

/** Raters in the order of their marks: the room's own would tell who is who. */
function inOrderOf(people: Person[], report: CalibrationReport): CalibrationReport {
  const places = new Map(people.map(({ id }, at) => [id, at]));
  const placeOf = (id: string) => places.get(id) ?? places.size;
  const sorted = <Of extends { rater: string }>(list: Of[]) => list.toSorted((a, b) => placeOf(a.rater) - placeOf(b.rater));
  const { best, raters, items, next } = report;
  return {
    ...report, raters: sorted(raters), items: items.map((item) => ({ ...item, directions: sorted(item.directions) })),
    best: { ...best, raters: best.raters.toSorted((a, b) => placeOf(a) - placeOf(b)) },
    next: { ...next, retrain: sorted(next.retrain), more: sorted(next.more) },
  };
}

/** What is there to read a call by. */
interface Revealed { card: OpenScorecard; room: RoomDocument; state: SessionState; people: Person[]; report: CalibrationReport; topics: Topic[] }

async function readCase({ card, room, state, people, report, topics }: Revealed, of: RoomCase): Promise<CaseReading> {
  const sheets: Counted[] = [];
  for (const person of people) {
    const evaluation = state.sheets.find((sheet) => sheet.case === of.id && sheet.rater === person.id)?.evaluation;
    if (evaluation) sheets.push({ person, evaluation, score: await card.score(evaluation) });
  }
  const own = topics.filter((topic) => topic.case === of.id);
  const placeOf = ({ topic }: ItemReading) => topic ? own.indexOf(topic) : own.length;
  const items = itemsOf(room.scorecard).map((item) => readItem(item, sheets, own)).filter((each) => each !== undefined);
  const isSettled = ({ item }: ItemReading) => state.agreed.some((each) => each.case === of.id && each.item === item.id && each.answer);
  const isOpen = room.reference === "consensus" && items.some((each) => !each.isAgreed && !isSettled(each));
  return {
    case: of, sheets,
    differing: items.filter(({ isAgreed }) => !isAgreed).sort((a, b) => placeOf(a) - placeOf(b)),
    agreed: items.filter(({ isAgreed }) => isAgreed),
    wellDone: items.filter((each) => each.isAgreed && isBest(each)),
    reference: referenceOf(room, isOpen ? undefined : report.cases.find((each) => each.case === of.id), sheets),
  };
}

/** Undefined where nobody has answered: the item is hidden, or was left out by all. */
function readItem(item: ItemDocument, sheets: Counted[], topics: Topic[]): ItemReading | undefined {
  const places = placesOf(item, sheets.map(({ person, evaluation }) => ({ who: person, answer: evaluation.answers[item.id] })));
  const taken = places.filter(({ who }) => who.length > 0);
  if (taken.every(({ kind }) => kind === "none")) return undefined;
  const isFatal = sheets.some(({ score: { fatals } }) => fatals.some((fatal) => fatal.item === item.id));
  return { item, places, isAgreed: taken.length === 1, topic: topics.find((topic) => topic.item === item.id), isFatal };
}

function isBest({ item: { options = [] }, places }: ItemReading): boolean {
  const given = places.find(({ who }) => who.length > 0)?.answer.option;
  const points = options.map((option) => Number(option.points ?? NaN));
  const own = points[options.findIndex(({ id }) => id === given)];
  return own !== undefined && own === Math.max(...points) && own > Math.min(...points);
}

/** The one that was given, else the mean of the others. */
function referenceOf({ reference: kind }: RoomDocument, given: CaseReport | undefined, sheets: Counted[]): Reference | undefined {
  if (kind !== "panel" && typeof given?.reference === "number") return { kind, value: given.reference, share: 1 };
  const values = sheets.filter(({ person }) => !person.isExpert).flatMap(({ score }) => score.score?.value ?? []);
  return values.length > 1 ? { kind: "others", value: values.reduce((sum, value) => sum + value, 0) / values.length, share: (values.length - 1) / values.length } : undefined;
}
