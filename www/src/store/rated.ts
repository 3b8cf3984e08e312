import type { ItemDocument } from "calibrant";
import { inLanguage, itemsOf } from "../element/documents.js";
import type { EvaluationRecord } from "./database.js";
import type { RatingsTable } from "./ratings.js";
import type { Store } from "./store.js";

/** An item that two or more raters have answered, or what they have both scored, as ratings. */
export interface RatedItem { name: string; table: RatingsTable; shared: number }

/** Every item of one choice on this device that two people have answered about the same contact, by scorecard. */
export async function ratedItems(store: Store, locale: string): Promise<RatedItem[]> {
  const records = (await store.evaluations()).filter(({ evaluation: { state, subject } }) => state !== "draft" && subject?.contact);
  const found: RatedItem[] = [];
  for (const { hash, document } of await store.cards.all()) {
    const own = records.filter(({ cardHash }) => cardHash === hash);
    for (const item of itemsOf(document)) {
      if (item.kind !== "choice") continue;
      const table = ratingsOf(own, item, locale);
      const shared = sharedIn(table);
      if (shared > 0) found.push({ name: `${inLanguage(document.title, locale)} ${document.version} · ${item.id} ${inLanguage(item.title, locale)}`, table, shared });
    }
  }
  return found;
}

/** Units that two or more have rated. */
export const sharedIn = ({ rows }: RatingsTable): number => rows.filter((row) => row.filter((rating) => rating !== null).length > 1).length;

/** Unit = contact, rating = the option chosen, N/A = none. Of two evaluations by one rater the newest counts. */
function ratingsOf(records: EvaluationRecord[], item: ItemDocument, locale: string): RatingsTable {
  const nameOf = namesOf(item, locale);
  const units = [...new Set(records.map(({ evaluation }) => evaluation.subject?.contact ?? ""))].sort();
  const raters = [...new Set(records.map(({ evaluation }) => evaluation.rater.id))].sort();
  const rows = units.map((unit) => raters.map((rater) => {
    const ofBoth = records.find(({ evaluation }) => evaluation.subject?.contact === unit && evaluation.rater.id === rater);
    return nameOf(ofBoth?.evaluation.answers[item.id]?.option);
  }));
  const categories = (item.options ?? []).map(({ id }) => nameOf(id)).filter((name) => name !== null);
  return { units, raters, rows, kind: "levels", categories, repeated: 0 };
}

/** Titles, where each is another's; else ids. */
function namesOf({ options = [] }: ItemDocument, locale: string) {
  const titles = options.map(({ title }) => inLanguage(title, locale));
  const areDistinct = new Set(titles).size === titles.length;
  return (option: string | undefined): string | null => {
    const at = options.findIndex(({ id }) => id === option);
    return at < 0 ? null : (areDistinct ? titles[at] : option) ?? null;
  };
}
