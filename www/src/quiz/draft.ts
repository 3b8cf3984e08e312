// A quiz that is being written. Every change gives another document; what is asked and what is right move together, as
// a key says something of everything that is asked and of nothing else.
import type { Text } from "calibrant";
import type { QuestionDocument, QuizAsked, QuizCase, QuizKey, QuizPart, RightAnswer, RightNumber, RightScores, ScoringPart } from "calibrant/quiz";

export type DraftDocument = QuizAsked & { key: QuizKey };

/** A question with what is right. */
export interface Entry { item: QuestionDocument; right: RightAnswer | RightNumber }
/** A call with how the expert scored it. */
export interface Call { call: QuizCase; right: RightScores }

/** What an author may leave out has no key where it is empty. */
export const blankDraft = (day: string): DraftDocument =>
  ({ format: "calibrant/quiz@1", id: `quiz-${day}`, version: "1", title: "", mode: "exam", shuffle: true, parts: [], key: {} });

/** Keys without a value are none in a document. */
export function changed<Of extends object>(of: Of, change: { [Key in keyof Of]?: Of[Key] | undefined }): Of {
  return Object.fromEntries(Object.entries({ ...of, ...change }).filter(([, value]) => value !== undefined)) as Of;
}

/** The first of stem-1, stem-2, … that nobody has. */
export function freeId(taken: Iterable<string>, stem: string): string {
  const all = new Set(taken);
  for (let count = 1; ; count += 1) if (!all.has(`${stem}${count}`)) return `${stem}${count}`;
}

// ---------------------------------------------------------------- parts

export function addPart(document: DraftDocument, part: DistributiveOmit<QuizPart, "id">, key: QuizKey[string] = {}): DraftDocument {
  const id = freeId(document.parts.map((each) => each.id), "part-");
  return { ...document, parts: [...document.parts, { ...part, id }], key: { ...document.key, [id]: key } };
}

type DistributiveOmit<Of, Key extends PropertyKey> = Of extends unknown ? Omit<Of, Key> : never;

export function putPart(document: DraftDocument, at: number, part: QuizPart): DraftDocument {
  return { ...document, parts: document.parts.with(at, part) };
}

export function removePart(document: DraftDocument, at: number): DraftDocument {
  const { [document.parts[at]?.id ?? ""]: _, ...key } = document.key;
  return { ...document, parts: document.parts.toSpliced(at, 1), key };
}

export const movePart = (document: DraftDocument, at: number, by: number): DraftDocument => ({ ...document, parts: moved(document.parts, at, by) });

export function moved<Each>(list: Each[], at: number, by: number): Each[] {
  const [each] = list.slice(at, at + 1);
  return each === undefined ? list : list.toSpliced(at, 1).toSpliced(Math.min(Math.max(at + by, 0), list.length - 1), 0, each);
}

export const askedIn = (part: QuizPart | undefined): { id: string; title: Text }[] => part === undefined ? [] : part.kind === "scoring" ? part.cases : part.items;

// ---------------------------------------------------------------- what is asked

export function entryAt({ parts, key }: DraftDocument, at: number, index: number): Entry | undefined {
  const part = parts[at];
  const item = part?.kind === "knowledge" ? part.items[index] : undefined;
  return part && item && { item, right: key[part.id]?.[item.id] as Entry["right"] };
}

export function callAt({ parts, key }: DraftDocument, at: number, index: number): Call | undefined {
  const part = parts[at];
  const call = part?.kind === "scoring" ? part.cases[index] : undefined;
  return part && call && { call, right: key[part.id]?.[call.id] as RightScores };
}

export function putEntry(document: DraftDocument, at: number, index: number, { item, right }: Entry): DraftDocument {
  const part = document.parts[at];
  if (part?.kind !== "knowledge") return document;
  return withRight(putPart(document, at, { ...part, items: part.items.with(index, item) }), part.id, item.id, right);
}

export function putCall(document: DraftDocument, at: number, index: number, { call, right }: Call): DraftDocument {
  const part = document.parts[at];
  if (part?.kind !== "scoring") return document;
  return withRight(putPart(document, at, { ...part, cases: part.cases.with(index, call) }), part.id, call.id, right);
}

/** Each under its own id, or where the part has that one already under one like it; skills that the quiz does not name yet it names. */
export function addEntries(document: DraftDocument, at: number, entries: Entry[]): DraftDocument {
  const part = document.parts[at];
  if (part?.kind !== "knowledge") return document;
  const taken = new Set(part.items.map(({ id }) => id));
  const added = entries.map(({ item, right }): Entry => {
    const id = taken.has(item.id) ? freeId(taken, "q") : item.id;
    taken.add(id);
    return { item: { ...item, id }, right };
  });
  const unnamed = added.flatMap(({ item: { skill } }) => skill !== undefined && !document.skills?.[skill] ? [[skill, skill]] : []);
  const named = unnamed.length > 0 ? { ...document, skills: { ...document.skills, ...Object.fromEntries(unnamed) } } : document;
  const key = { ...document.key[part.id], ...Object.fromEntries(added.map(({ item, right }) => [item.id, right])) };
  return { ...putPart(named, at, { ...part, items: [...part.items, ...added.map(({ item }) => item)] }), key: { ...document.key, [part.id]: key } };
}

export function addCall(document: DraftDocument, at: number, title: Text, contact: QuizCase["contact"], right: RightScores): DraftDocument {
  const part = document.parts[at];
  if (part?.kind !== "scoring") return document;
  const id = freeId(part.cases.map((each) => each.id), "call-");
  return withRight(putPart(document, at, { ...part, cases: [...part.cases, { id, title, ...(contact ? { contact } : {}) }] }), part.id, id, right);
}

function withRight(document: DraftDocument, part: string, asked: string, right: RightAnswer | RightNumber | RightScores): DraftDocument {
  return { ...document, key: { ...document.key, [part]: { ...document.key[part], [asked]: right } } };
}

/** A question, or a call, with what is right of it, and the floor it may have had. */
export function removeAsked(document: DraftDocument, at: number, index: number): DraftDocument {
  const part = document.parts[at];
  const id = askedIn(part)[index]?.id;
  if (!part || id === undefined) return document;
  const { [id]: _, ...key } = document.key[part.id] ?? {};
  const next = part.kind === "scoring" ? { ...part, cases: part.cases.toSpliced(index, 1) } : withoutFloor({ ...part, items: part.items.toSpliced(index, 1) }, id);
  return { ...putPart(document, at, next), key: { ...document.key, [part.id]: key } };
}

function withoutFloor(part: Extract<QuizPart, { kind: "knowledge" }>, question: string): QuizPart {
  const { pass } = part;
  if (!pass || !("items" in pass) || pass.items?.[question] === undefined) return part;
  const { [question]: _, ...items } = pass.items;
  return { ...part, pass: changed(pass, { items: Object.keys(items).length > 0 ? items : undefined }) };
}

export function moveAsked(document: DraftDocument, at: number, index: number, by: number): DraftDocument {
  const part = document.parts[at];
  if (!part) return document;
  return putPart(document, at, part.kind === "scoring" ? { ...part, cases: moved(part.cases, index, by) } : { ...part, items: moved(part.items, index, by) });
}

/** By another scorecard nothing that was said of the items holds: the calls stay, to be scored anew. */
export function withCard(document: DraftDocument, at: number, scorecard: ScoringPart["scorecard"], blank: (call: QuizCase) => RightScores): DraftDocument {
  const part = document.parts[at];
  if (part?.kind !== "scoring") return document;
  const { skills: _, pass, ...rest } = part;
  const kept = pass && "items" in pass ? changed(pass, { items: undefined }) : pass;
  const key = Object.fromEntries(part.cases.map((call) => [call.id, blank(call)]));
  return { ...putPart(document, at, { ...rest, ...(kept ? { pass: kept } : {}), scorecard }), key: { ...document.key, [part.id]: key } };
}

/** Whoever took it keeps its skill's name only where the quiz names it. */
export function removeSkill(document: DraftDocument, skill: string): DraftDocument {
  const { [skill]: _, ...skills } = document.skills ?? {};
  const parts = document.parts.map((part): QuizPart => {
    if (part.kind === "knowledge") return { ...part, items: part.items.map((item) => item.skill === skill ? changed(item, { skill: undefined }) : item) };
    const own = Object.fromEntries(Object.entries(part.skills ?? {}).filter(([, each]) => each !== skill));
    return changed(part, { skills: Object.keys(own).length > 0 ? own : undefined });
  });
  return changed({ ...document, parts }, { skills: Object.keys(skills).length > 0 ? skills : undefined });
}
