import type { AnswerDocument, ItemDocument } from "calibrant";
import { isAnswered } from "../element/documents.js";

/** An answer that can be given to an item, and whose it is. `none`: no answer. */
export interface Place<Who> { key: string; kind: "option" | "value" | "not-applicable" | "none"; answer: AnswerDocument; who: Who[] }

/** Every answer in the scorecard's order, given or not; what is typed freely in its own. */
export function placesOf<Who>(item: ItemDocument, given: { who: Who; answer: AnswerDocument | undefined }[]): Place<Who>[] {
  const places = new Map<string, Place<Who>>(possible<Who>(item).map((place) => [place.key, place]));
  const free: Place<Who>[] = [];
  for (const { who, answer } of given) {
    const place = placeOf<Who>(answer);
    const known = places.get(place.key) ?? place;
    if (!places.has(place.key)) {
      places.set(place.key, place);
      free.push(place);
    }
    known.who.push(who);
  }
  const at = (place: Place<Who>) => ["option", "value", "not-applicable", "none"].indexOf(place.kind);
  return [...places.values()].sort((a, b) => at(a) - at(b) || (free.includes(a) && free.includes(b) ? byValue(a.key, b.key) : 0));
}

function possible<Who>({ kind, options = [], notApplicable }: ItemDocument): Place<Who>[] {
  const each = kind === "choice" ? options.map(({ id }) => placeOf<Who>({ option: id })) : [];
  return notApplicable ? [...each, placeOf<Who>({ notApplicable: true })] : each;
}

/** Notes and evidence do not make another answer. */
function placeOf<Who>(answer: AnswerDocument | undefined): Place<Who> {
  if (!answer || !isAnswered(answer)) return { key: "none", kind: "none", answer: {}, who: [] };
  if (answer.notApplicable) return { key: "n/a", kind: "not-applicable", answer: { notApplicable: true }, who: [] };
  if (answer.option !== undefined) return { key: `option ${answer.option}`, kind: "option", answer: { option: answer.option }, who: [] };
  const { options, number, text, date } = answer;
  const bare = options ? { options: options.toSorted() } : number !== undefined ? { number } : text !== undefined ? { text } : { date: date ?? "" };
  return { key: `value ${options ? options.toSorted().join(" ") : number !== undefined ? Number(number) : text ?? date}`, kind: "value", answer: bare, who: [] };
}

export const keyOf = (answer: AnswerDocument | undefined): string => placeOf(answer).key;

const byValue = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });
