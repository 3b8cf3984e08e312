import type { ContactDocument, Issue, ScorecardDocument } from "calibrant";
import { EngineError } from "../engine/thread.js";
import type { CardRecord } from "../store/database.js";
import { decode, pageIssue } from "../store/import.js";
import { formatOf } from "../store/refused.js";
import { shipped, shippedList, type Entry } from "../store/shipped.js";
import type { Store } from "../store/store.js";

/** What calls of a quiz may be scored by, and which calls there are. */
export interface Choices { cards: Entry[]; ownCards: CardRecord[]; contacts: Entry[]; ownContacts: ContactDocument[] }

export async function choicesOf(store: Store): Promise<Choices> {
  const [cards, contacts, own, ownContacts] = await Promise.all([shippedList("scorecards"), shippedList("contacts"), store.cards.all(), store.database.getAll("contacts")]);
  return { cards, contacts, ownCards: own.filter((card) => !card.shipped), ownContacts };
}

/** `shipped:<file>` or `own:<hash or id>`. */
export async function chosenCard(store: Store, value: string): Promise<ScorecardDocument | undefined> {
  const [from, name] = split(value);
  return from === "own" ? (await store.cards.get(name))?.document : shipped("scorecards", name);
}

export async function chosenContact(store: Store, value: string): Promise<ContactDocument | undefined> {
  const [from, name] = split(value);
  if (from === "none") return undefined;
  return from === "own" ? store.database.get("contacts", name) : shipped("contacts", name);
}

const split = (value: string): [string, string] => [value.slice(0, value.indexOf(":")), value.slice(value.indexOf(":") + 1)];

/** A document from a file, or everything that is wrong with it. */
type Read<Document> = { document: Document; issues?: undefined } | { document?: undefined; issues: Issue[] };

/** A scorecard from a file is this device's own from then on. */
export async function cardFrom(store: Store, file: File): Promise<Read<ScorecardDocument>> {
  const { document, issues } = await read<ScorecardDocument>(file, "calibrant/scorecard@1", (given) => store.engine.checkScorecard(given));
  if (!document) return { issues };
  try {
    await store.cards.keep(document, false);
    return { document };
  } catch (error) {
    if (error instanceof EngineError) return { issues: error.issues };
    throw error;
  }
}

export async function contactFrom(store: Store, file: File): Promise<Read<ContactDocument>> {
  const found = await read<ContactDocument>(file, "calibrant/contact@1", (given) => store.engine.checkContact(given));
  if (found.document) await store.database.put("contacts", found.document);
  return found;
}

async function read<Document>(file: File, format: string, check: (document: unknown) => Promise<Issue[]>): Promise<Read<Document>> {
  const { document, issues } = decode(await file.arrayBuffer());
  if (issues) return { issues };
  if (formatOf(document) !== format) return { issues: [pageIssue("unknown-format", "This is not the kind of file that is needed here.", { value: formatOf(document) })] };
  const errors = (await check(document)).filter(({ severity }) => severity === "error");
  return errors.length > 0 ? { issues: errors } : { document: document as Document };
}
