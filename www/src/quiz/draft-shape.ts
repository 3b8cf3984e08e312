// A draft may be wrong in any way but one: that it cannot be shown. From a file of somebody's it may be anything.
import type { DraftDocument } from "./draft.js";
import { KINDS } from "./question.js";

type Table = { [key: string]: unknown };
const isTable = (value: unknown): value is Table => typeof value === "object" && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, isEach: (each: Table) => boolean): boolean => Array.isArray(value) && value.every((each) => isTable(each) && isEach(each));
const isText = (value: unknown): boolean => typeof value === "string" || (isTable(value) && Object.values(value).every((each) => typeof each === "string"));
const isMaybe = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);
const areTexts = (value: unknown): boolean => isTable(value) && Object.values(value).every(isText);
const isNamed = ({ id, title }: Table): boolean => typeof id === "string" && isText(title);

/** Whether what stands where is there at all; what is wrong with it the engine says. */
export function isDraft(value: unknown): value is DraftDocument {
  if (!isTable(value) || value.format !== "calibrant/quiz@1" || !isTable(value.key)) return false;
  const { id, version, title, purpose, skills, pass, parts, key } = value;
  return typeof id === "string" && typeof version === "string" && isText(title) && isMaybe(purpose, isText) && isMaybe(skills, areTexts) && isMaybe(pass, isTable)
    && isListOf(parts, (part) => isNamed(part) && isMaybe(part.pass, isRule) && isTable((key as Table)[String(part.id)]) && isPart(part, (key as Table)[String(part.id)] as Table));
}

const isRule = (pass: unknown): boolean => isTable(pass) && isMaybe(pass.sequential, isTable) && isMaybe(pass.items, isTable) && isMaybe(pass.levels, isTable);

function isPart({ kind, items, cases, scorecard, skills }: Table, key: Table): boolean {
  if (kind === "knowledge") return isListOf(items, (item) => isNamed(item) && isMaybe(item.guidance, isText) && isQuestion(item) && isAnswer(item, key[String(item.id)]));
  return kind === "scoring" && isMaybe(skills, isTable) && isTable(scorecard) && isText(scorecard.title)
    && isListOf(scorecard.sections, ({ items: each }) => isListOf(each, (item) => isNamed(item) && isMaybe(item.options, (options) => isListOf(options, isNamed))))
    && isListOf(cases, (call) => isNamed(call) && isMaybe(call.contact, (contact) => isTable(contact) && Array.isArray(contact.transcript)) && isScores(key[String(call.id)]));
}

function isQuestion({ kind, options, prompts }: Table): boolean {
  if (!KINDS.some((each) => each === kind)) return false;
  return kind === "number" || (isListOf(options, isNamed) && (kind !== "match" || isListOf(prompts, isNamed)));
}

/** What is right, as a question of this kind is answered. */
const ANSWERS: { [kind: string]: (answer: Table) => boolean } = {
  single: ({ option }) => typeof option === "string",
  multiple: ({ options }) => Array.isArray(options),
  order: ({ order }) => Array.isArray(order),
  match: ({ matches }) => isTable(matches),
  number: ({ number }) => number !== undefined,
};

const isAnswer = ({ kind }: Table, right: unknown): boolean =>
  isTable(right) && isTable(right.answer) && ANSWERS[String(kind)]?.(right.answer) === true && isMaybe(right.reason, isText) && isMaybe(right.reasons, areTexts);

const isScores = (right: unknown): boolean => isTable(right) && isTable(right.expert) && isTable(right.expert.answers) && isMaybe(right.reasons, areTexts)
  && isMaybe(right.accepted, (accepted) => isTable(accepted) && Object.values(accepted).every(Array.isArray))
  && isMaybe(right.panel, (panel) => isListOf(panel, ({ rater }) => isTable(rater)));
