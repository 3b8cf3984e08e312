// A question that is tried as another kind, and is what it was where it comes back.
import type { QuestionDocument } from "calibrant/quiz";
import { changed, type Entry } from "./draft.js";
import { withKind } from "./draft-question.js";
import type { Kind } from "./question.js";

/** What the last change of kind came to, what it made last that has options, what that was when it became a number, and what there was as each kind. */
interface Tried { kind: Kind; made?: Entry | undefined; from?: Entry; before: { [K in Kind]?: Entry } }

/** What questions were as other kinds, while they are written. */
export class TriedKinds {
  readonly #tried = new Map<string, Tried>();

  /** As another kind, of the question by that name. Options and answers come back unless those of today were changed since; a number has none to lose. */
  change(name: string, entry: Entry, kind: Kind): Entry {
    const own = entry.item.kind;
    const known = this.#tried.get(name);
    // Another question may have taken the name of one that is gone.
    const tried: Tried = known?.kind === own ? known : { kind: own, before: {} };
    // From a number one goes on from what had options last.
    const last = own === "number" && tried.from ? withWordsOf(tried.from, entry) : entry;
    const next = this.#as(kind, last, tried);
    const before = { ...tried.before, [own]: entry };
    this.#tried.set(name, kind === "number" ? { kind, made: tried.made, from: last, before } : { kind, made: next, before });
    return next;
  }

  #as(kind: Kind, last: Entry, { made, before }: Tried): Entry {
    if (last.item.kind === kind) return last;
    const was = before[kind];
    const isBack = was && (kind === "number" || last.item.kind === "number" || substance(last) === substance(made));
    return isBack ? withWordsOf(was, last) : withKind(last, kind);
  }
}

/** What is asked and why is today's. */
function withWordsOf({ item, right }: Entry, { item: { title, guidance, points, skill }, right: { reason } }: Entry): Entry {
  return { item: changed<object>(item, { title, guidance, points, skill }) as QuestionDocument, right: changed<object>(right, { reason }) as Entry["right"] };
}

/** Everything but those words. */
const substance = (entry: Entry | undefined): string => entry ? JSON.stringify(withWordsOf(entry, { item: { title: "" }, right: {} } as Entry)) : "";
