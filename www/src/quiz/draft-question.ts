// A question while it is written: what is asked and what is right change together.
import type { Text } from "calibrant";
import type { QuestionDocument, QuestionOption, RightAnswer, RightNumber } from "calibrant/quiz";
import { changed, freeId, moved, type Entry } from "./draft.js";
import { apart, withoutTrace, type Kind, type Option, type Question } from "./question.js";

/** In the place of an option that nobody has chosen yet. */
const OPEN = "";

export function blankEntry(kind: Kind, id: string): Entry {
  return withKind({ item: { id, title: "", kind: "number" }, right: { answer: { number: "" } } }, kind);
}

/** As another kind of question: its words and its options stay, and of what is right whatever the kind can say. What nobody chose is not right: it stays open, and the engine asks for it. */
export function withKind(entry: Entry, kind: Kind): Entry {
  const { item } = entry;
  if (item.kind === kind) return entry;
  const right = rightOptions(entry);
  const { id, title, guidance, points, skill } = item;
  const asked = changed({ id, title, guidance, points, skill } as Omit<QuestionDocument, "kind">, {});
  const why = changed({ reason: entry.right?.reason, reasons: reasonsOf(entry) } as Pick<RightAnswer, "reason" | "reasons">, {});
  const options = optionsOf(entry).length > 0 ? optionsOf(entry) : [{ id: "a", title: "" }, { id: "b", title: "" }];
  switch (kind) {
    case "single": return { item: { ...asked, kind, options }, right: { answer: { option: right.length === 1 ? right[0] ?? OPEN : OPEN }, ...why } };
    case "multiple": return { item: { ...asked, kind, options }, right: { answer: { options: right } , ...why } };
    case "order": return untraced({ item: { ...asked, kind, options }, right: { answer: { order: options.map((option) => option.id) }, ...why } });
    case "match": return { item: { ...asked, kind, options, prompts: [{ id: "1", title: "" }] }, right: { answer: { matches: { 1: OPEN } }, ...why } };
    case "number": return { item: { ...asked, kind }, right: { answer: { number: "" }, ...(why.reason === undefined ? {} : { reason: why.reason }) } };
  }
}

// ---------------------------------------------------------------- options

/** As an author sees them: of an order in the right one. */
export function optionsOf({ item, right }: Entry): QuestionOption[] {
  if (!("options" in item)) return [];
  const order = right && "order" in right.answer ? right.answer.order : [];
  const placeOf = ({ id }: QuestionOption) => (order.includes(id) ? order.indexOf(id) : order.length);
  return item.kind === "order" ? item.options.toSorted((a, b) => placeOf(a) - placeOf(b)) : item.options;
}

export function rightOptions({ right }: Entry): string[] {
  const { answer } = right ?? { answer: {} };
  return "option" in answer ? [answer.option].filter((option) => option !== OPEN) : "options" in answer ? answer.options : [];
}

export const reasonsOf = ({ right }: Entry): { [option: string]: Text } | undefined => right && "reasons" in right ? right.reasons : undefined;

export function addOption(entry: Entry): Entry {
  const { item, right } = entry;
  if (!("options" in item)) return entry;
  const id = freeLetter(item.options.map((option) => option.id));
  const answer = "order" in right.answer ? { order: [...right.answer.order, id] } : right.answer;
  return untraced({ item: { ...item, options: [...item.options, { id, title: "" }] }, right: { ...right, answer } as RightAnswer });
}

/** What was right about it is gone with it. */
export function removeOption(entry: Entry, id: string): Entry {
  const { item, right } = entry;
  if (!("options" in item)) return entry;
  const options = item.options.filter((option) => option.id !== id);
  const { [id]: _, ...reasons } = reasonsOf(entry) ?? {};
  return untraced({ item: { ...item, options }, right: changed({ ...right, answer: answerWithout(right, id) } as RightAnswer, { reasons: Object.keys(reasons).length > 0 ? reasons : undefined }) });
}

function answerWithout({ answer }: Entry["right"], id: string): RightAnswer["answer"] {
  if ("option" in answer) return { option: answer.option === id ? OPEN : answer.option };
  if ("options" in answer) return { options: answer.options.filter((each) => each !== id) };
  if ("order" in answer) return { order: answer.order.filter((each) => each !== id) };
  if ("matches" in answer) return { matches: Object.fromEntries(Object.entries(answer.matches).map(([prompt, own]) => [prompt, own === id ? OPEN : own])) };
  return answer;
}

export function moveOption(entry: Entry, id: string, by: number): Entry {
  const { item, right } = entry;
  if (!("options" in item)) return entry;
  if ("order" in right.answer) return { item, right: { ...right, answer: { order: moved(right.answer.order, right.answer.order.indexOf(id), by) } } as RightAnswer };
  return { item: { ...item, options: moved(item.options, item.options.findIndex((option) => option.id === id), by) }, right };
}

export function putOption(entry: Entry, id: string, title: Text): Entry {
  const { item } = entry;
  if (!("options" in item)) return entry;
  return untraced({ ...entry, item: { ...item, options: item.options.map((option) => option.id === id ? { ...option, title } : option) } });
}

export function putReason(entry: Entry, option: string, reason: Text | undefined): Entry {
  const reasons = changed({ ...reasonsOf(entry) } as { [option: string]: Text }, { [option]: reason });
  return { ...entry, right: changed(entry.right as RightAnswer, { reasons: Object.keys(reasons).length > 0 ? reasons : undefined }) };
}

/** Of a single choice in the place of the other; of several beside them, or no longer. */
export function toggleRight(entry: Entry, id: string): Entry {
  const { item, right } = entry;
  if (item.kind === "single") return { item, right: { ...right, answer: { option: id } } as RightAnswer };
  if (item.kind !== "multiple") return entry;
  const before = rightOptions(entry);
  const options = item.options.map((option) => option.id).filter((each) => before.includes(each) !== (each === id));
  return { item, right: { ...right, answer: { options } } as RightAnswer };
}

/** Of an order, options that tell nothing of their places. */
function untraced(entry: Entry): Entry {
  const { item, right } = entry;
  if (item.kind !== "order" || !("order" in right.answer)) return entry;
  const { options, idOf } = withoutTrace(item.options);
  const reasons = reasonsOf(entry) && { reasons: Object.fromEntries(Object.entries(reasonsOf(entry) ?? {}).map(([id, text]) => [idOf(id), text])) };
  return { item: { ...item, options }, right: { ...right, answer: { order: right.answer.order.map(idOf) }, ...reasons } as RightAnswer };
}

const freeLetter = (taken: string[]): string => [..."abcdefghijklmnopqrstuvwxyz"].find((letter) => !taken.includes(letter)) ?? freeId(taken, "option-");

// ---------------------------------------------------------------- prompts

export function addPrompt(entry: Entry): Entry {
  const { item, right } = entry;
  if (item.kind !== "match") return entry;
  const id = freeId(item.prompts.map((prompt) => prompt.id), "");
  return putMatch({ item: { ...item, prompts: [...item.prompts, { id, title: "" }] }, right }, id, OPEN);
}

export function removePrompt(entry: Entry, id: string): Entry {
  const { item, right } = entry;
  if (item.kind !== "match" || !("matches" in right.answer)) return entry;
  const { [id]: _, ...matches } = right.answer.matches;
  return { item: { ...item, prompts: item.prompts.filter((prompt) => prompt.id !== id) }, right: { ...right, answer: { matches } } as RightAnswer };
}

export function putPrompt(entry: Entry, id: string, title: Text): Entry {
  const { item } = entry;
  return item.kind === "match" ? { ...entry, item: { ...item, prompts: item.prompts.map((prompt) => prompt.id === id ? { ...prompt, title } : prompt) } } : entry;
}

export function putMatch({ item, right }: Entry, prompt: string, option: string): Entry {
  const matches = "matches" in right.answer ? right.answer.matches : {};
  return { item, right: { ...right, answer: { matches: { ...matches, [prompt]: option } } } as RightAnswer };
}

// ---------------------------------------------------------------- numbers

/** What is no decimal is kept as it was typed. */
export function putNumber({ item, right }: Entry, change: { number?: unknown; tolerance?: unknown; nothingFrom?: unknown }): Entry {
  const { number, ...distances } = change;
  return { item, right: changed<object>({ ...right, ...(number === undefined ? {} : { answer: { number } }) }, distances) as RightNumber };
}

// ---------------------------------------------------------------- tables

/** As tables write it; what to know before answering has no column there. */
export function asQuestion(entry: Entry): Question {
  const { item, right } = entry;
  const { id, title, points, skill } = item;
  const asked = changed({ id, title, guidance: right.reason, points, skill } as Pick<Question, "id" | "title">, {});
  const options = optionsOf(entry).map((option): Option => changed({ ...option, guidance: reasonsOf(entry)?.[option.id] } as Option, {}));
  const partial = "partial" in item && item.partial !== undefined ? { partial: item.partial } : {};
  switch (item.kind) {
    case "single": return { ...asked, kind: "single", options, answer: rightOptions(entry)[0] ?? "" };
    case "multiple": return { ...asked, ...partial, kind: "multiple", options, answers: rightOptions(entry) };
    case "order": return { ...asked, ...partial, kind: "order", options };
    case "match": return { ...asked, ...partial, kind: "match", options, prompts: item.prompts.map((prompt) => ({ ...prompt, option: "matches" in right.answer ? right.answer.matches[prompt.id] ?? "" : "" })) };
    case "number": return changed({ ...asked, kind: "number", number: "number" in right.answer ? right.answer.number : "", ...distancesOf(right) } as Question, {});
  }
}

const distancesOf = (right: Entry["right"]) => ({ tolerance: "tolerance" in right ? right.tolerance : undefined, nothingFrom: "nothingFrom" in right ? right.nothingFrom : undefined });

/** As a quiz has it. */
export function entryOf(question: Question): Entry {
  const { item, key } = apart(question);
  return { item: item as QuestionDocument, right: key as Entry["right"] };
}
