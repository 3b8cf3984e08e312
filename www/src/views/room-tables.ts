import type { ItemDocument } from "calibrant";
import type { SessionState } from "calibrant/calibration";
import type { WorkbookSheet } from "../store/xlsx.js";
import { keyOf, type Place } from "../room/places.js";
import { differenceFrom, type CaseReading, type Person, type Reading } from "../room/reading.js";

/** What a reader's language says in tables; answers by their titles. */
export interface Names {
  t: (id: string) => string;
  title: (item: ItemDocument) => string;
  answer: (item: ItemDocument, place: Pick<Place<unknown>, "kind" | "answer">) => string;
}

type Agreed = SessionState["agreed"][number];

/** A rater whose blind answer is another than the agreed one. */
export interface Move { person: Person; from: Place<Person> }

export function movesOf(agreed: Agreed, { differing, agreed: same }: CaseReading): Move[] {
  const item = [...differing, ...same].find((each) => each.item.id === agreed.item);
  if (!item || !agreed.answer) return [];
  const key = keyOf(agreed.answer);
  return item.places.filter((place) => place.key !== key).flatMap((place) => place.who.map((person) => ({ person, from: place })));
}

/** Everything of the minutes as tables: every answer, every total, what was agreed. */
export function tablesOf({ cases, people }: Reading, { agreed }: SessionState, names: Names): WorkbookSheet[] {
  const { t } = names;
  const agreedOf = (of: string, item: string) => agreed.find((each) => each.case === of && each.item === item);
  const answers = cases.flatMap((each) => [...each.differing, ...each.agreed].map(({ item, places }) => {
    const settled = agreedOf(each.case.id, item.id);
    return [each.case.title, item.id, names.title(item),
      ...people.map((person) => { const place = places.find(({ who }) => who.some(({ id }) => id === person.id)); return place ? names.answer(item, place) : ""; }),
      settled ? agreedText(names, item, settled) : "", settled?.reason ?? "", settled?.wording ?? ""];
  }));
  const totals = cases.flatMap(({ case: { title }, sheets, reference }) => sheets.map(({ person, score }) => {
    const value = score.score?.value;
    const difference = value !== undefined && reference && !person.isExpert ? differenceFrom(reference, value) : undefined;
    return [title, person.mark, person.name, value ?? "", difference === undefined ? "" : Number(value) - difference, difference ?? ""];
  }));
  return [
    { name: t("sheet-answers"), rows: [[t("column-call"), t("column-item-id"), t("column-item"), ...people.map(({ mark, name }) => mark === name ? mark : `${mark} ${name}`), t("column-agreed"), t("column-reason"), t("column-wording")], ...answers] },
    { name: t("totals-title"), rows: [[t("column-call"), t("column-mark"), t("column-rater"), t("column-total"), t("column-reference"), t("column-difference")], ...totals] },
  ];
}

export const agreedText = ({ t, answer }: Names, item: ItemDocument, { answer: settled }: Agreed): string =>
  settled ? answer(item, { kind: settled.notApplicable ? "not-applicable" : settled.option !== undefined ? "option" : "value", answer: settled }) : t("left-open");
