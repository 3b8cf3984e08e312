// A question that is tried as another kind, and is what it was where it comes back.
import type { QuestionDocument } from "calibrant/quiz";
import { changed, type Entry } from "./draft.js";
import { withKind } from "./draft-question.js";
import type { Kind } from "./question.js";

/** The entry that the last change of kind made, and what there was as each kind before. */
interface Tried { made: Entry; before: { [K in Kind]?: Entry } }

/** What questions were as other kinds, while they are written. */
export class TriedKinds {
  readonly #tried = new Map<string, Tried>();

  /** As another kind, of the question by that name. Options and answers come back unless those of today were changed since; a number has none to lose. */
  change(name: string, entry: Entry, kind: Kind): Entry {
    const own = entry.item.kind;
    const tried = this.#tried.get(name);
    // Another question may have taken the name of one that is gone.
    const { made, before } = tried?.made.item.kind === own ? tried : { made: undefined, before: {} };
    const was = before[kind];
    const isBack = was && (own === "number" || kind === "number" || substance(entry) === substance(made));
    const next = isBack ? withWordsOf(was, entry) : withKind(entry, kind);
    this.#tried.set(name, { made: next, before: { ...before, [own]: entry } });
    return next;
  }
}

/** What is asked and why is today's. */
function withWordsOf({ item, right }: Entry, { item: { title, guidance, points, skill }, right: { reason } }: Entry): Entry {
  return { item: changed<object>(item, { title, guidance, points, skill }) as QuestionDocument, right: changed<object>(right, { reason }) as Entry["right"] };
}

/** Everything but those words. */
const substance = (entry: Entry | undefined): string => entry ? JSON.stringify(withWordsOf(entry, { item: { title: "" }, right: {} } as Entry)) : "";
