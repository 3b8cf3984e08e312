import type { ItemDocument } from "calibrant";
import type { SessionState } from "calibrant/calibration";
import { inLanguage } from "../element/documents.js";
import { keyOf, type Place } from "../room/places.js";
import { differenceFrom, type CaseReading, type Person, type Reading } from "../room/reading.js";
import type { WorkbookSheet } from "../store/xlsx.js";
import { kindOf, nameOf, placeName } from "./room-case.js";
import { comparisonTables, siteTables } from "./room-comparison-tables.js";
import { reportTables } from "./room-report-tables.js";
import type { RoomContext } from "./room.js";

/** A table that goes out; `id` is its name in every language. */
export interface Table extends WorkbookSheet { id: string }

type Agreed = SessionState["agreed"][number];

/** A rater whose blind answer is another than the agreed one. */
export interface Move { person: Person; from: Place<Person> }

export function movesOf(agreed: Agreed, { differing, agreed: same }: CaseReading): Move[] {
  const item = [...differing, ...same].find((each) => each.item.id === agreed.item);
  if (!item || !agreed.answer) return [];
  const key = keyOf(agreed.answer);
  return item.places.filter((place) => place.key !== key).flatMap((place) => place.who.map((person) => ({ person, from: place })));
}

/** All that a session comes to: every answer with what was agreed, every total, the report, and what has changed since a session before. */
export const tablesOf = (context: RoomContext, reading: Reading): Table[] =>
  [answersTable(context, reading), totalsTable(context, reading), ...reportTables(context, reading), ...siteTables(context, reading), ...comparisonTables(context, reading)];

function answersTable({ texts, room: { state } }: RoomContext, { cases, people }: Reading): Table {
  const { t, locale } = texts;
  const rows = cases.flatMap((of) => [...of.differing, ...of.agreed].map(({ item, places }) => {
    const agreed = state.agreed.find((each) => each.case === of.case.id && each.item === item.id);
    const answers = people.map((person) => places.find(({ who }) => who.includes(person)));
    return [of.case.title, item.id, inLanguage(item.title, locale), ...answers.map((place) => place ? placeName(texts, item, place) : ""),
      agreed ? agreedText(texts, item, agreed) : "", agreed?.reason ?? "", agreed?.wording ?? ""];
  }));
  const columns = [t("column-call"), t("column-item-id"), t("column-item"), ...people.map(nameOf), t("column-agreed"), t("column-reason"), t("column-wording")];
  return { id: "answers", name: t("sheet-answers"), rows: [columns, ...rows] };
}

function totalsTable({ texts: { t } }: RoomContext, { cases }: Reading): Table {
  const rows = cases.flatMap(({ case: { title }, sheets, reference }) => sheets.map(({ person, score }) => {
    const value = score.score?.value;
    const difference = value !== undefined && reference && !person.isExpert ? differenceFrom(reference, value) : undefined;
    return [title, person.mark, person.name, value ?? "", difference === undefined ? "" : Number(value) - difference, difference ?? ""];
  }));
  return { id: "totals", name: t("totals-title"), rows: [[t("column-call"), t("column-mark"), t("column-rater"), t("column-total"), t("column-reference"), t("column-difference")], ...rows] };
}

export const agreedText = (texts: RoomContext["texts"], item: ItemDocument, { answer }: Agreed): string =>
  answer ? placeName(texts, item, { kind: kindOf(answer), answer }) : texts.t("left-open");
