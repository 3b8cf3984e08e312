import type { Decimal, Text } from "calibrant";
import type { QuestionOption } from "calibrant/quiz";

/** A question with what is right, as other formats and tables write it; {@link apart} makes of it what a quiz does. */
export type Question = SingleQuestion | MultipleQuestion | OrderQuestion | MatchQuestion | NumberQuestion;
export type Kind = Question["kind"];

/** `guidance`: why the answer is what it is; of an option, why it is right or not. */
interface Asked { id: string; title: Text; guidance?: Text; points?: number; skill?: string }

export interface Option { id: string; title: Text; guidance?: Text }
export interface Prompt { id: string; title: Text; option: string }

export interface SingleQuestion extends Asked { kind: "single"; options: Option[]; answer: string }
export interface MultipleQuestion extends Asked { kind: "multiple"; partial?: boolean; options: Option[]; answers: string[] }
/** The options stand in the right order. */
export interface OrderQuestion extends Asked { kind: "order"; partial?: boolean; options: Option[] }
export interface MatchQuestion extends Asked { kind: "match"; partial?: boolean; options: Option[]; prompts: Prompt[] }
export interface NumberQuestion extends Asked { kind: "number"; number: Decimal; tolerance?: Decimal; nothingFrom?: Decimal }

export const KINDS: readonly Kind[] = ["single", "multiple", "order", "match", "number"];

/** What the format allows. */
export const LIMITS = { options: 50, fewestOptions: 2, prompts: 50, points: 100, text: 20_000 } as const;

export const isId = (text: string): boolean => /^[A-Za-z0-9._-]{1,64}$/.test(text);

/** Each name as an id that it has not given before. */
export function idMaker(): (name: string) => string {
  const given = new Set<string>();
  return (name) => {
    const plain = name.trim().replace(/[^A-Za-z0-9._-]+/g, "-").slice(0, 64) || "-";
    let id = plain;
    for (let count = 2; given.has(id); count += 1) id = `${plain.slice(0, 63 - String(count).length)}-${count}`;
    given.add(id);
    return id;
  };
}

/** A question of a quiz, and what the quiz's key says of it. */
export interface Apart { item: object; key: { answer: object; reason?: Text; reasons?: { [option: string]: Text }; tolerance?: Decimal; nothingFrom?: Decimal } }

/** What is asked, and what is right: a quiz has them in two places, so that the one can be sealed. */
export function apart(question: Question): Apart {
  const { guidance, ...asked } = question;
  const reason = guidance === undefined ? {} : { reason: guidance };
  if (asked.kind === "number") {
    const { number, tolerance, nothingFrom, ...item } = asked;
    return { item, key: { answer: { number }, ...(tolerance === undefined ? {} : { tolerance }), ...(nothingFrom === undefined ? {} : { nothingFrom }), ...reason } };
  }
  const reasons = Object.fromEntries(asked.options.flatMap(({ id, guidance: why }) => why === undefined ? [] : [[id, why]]));
  const options = asked.options.map(({ id, title }) => ({ id, title }));
  const why = { ...reason, ...(Object.keys(reasons).length > 0 ? { reasons } : {}) };
  switch (asked.kind) {
    case "single": {
      const { answer, ...item } = asked;
      return { item: { ...item, options }, key: { answer: { option: answer }, ...why } };
    }
    case "multiple": {
      const { answers, ...item } = asked;
      return { item: { ...item, options }, key: { answer: { options: answers }, ...why } };
    }
    case "order": return orderApart({ ...asked, options }, why);
    case "match": {
      const prompts = asked.prompts.map(({ id, title }) => ({ id, title }));
      const matches = Object.fromEntries(asked.prompts.map(({ id, option }) => [id, option]));
      return { item: { ...asked, options, prompts }, key: { answer: { matches }, ...why } };
    }
  }
}

/** Neither where an option of an order stands nor what it is called may tell its place: options go by their text, and by numbers in that order. */
export function withoutTrace(options: QuestionOption[]): { options: QuestionOption[]; idOf: (id: string) => string } {
  const told = ({ title, id }: QuestionOption) => `${typeof title === "string" ? title : JSON.stringify(title)} ${id}`;
  const byText = options.toSorted((a, b) => (told(a) < told(b) ? -1 : 1));
  const named = new Map(byText.map(({ id }, at) => [id, `o${at + 1}`]));
  const idOf = (id: string): string => named.get(id) ?? id;
  return { options: byText.map(({ id, title }) => ({ id: idOf(id), title })), idOf };
}

function orderApart(question: OrderQuestion, { reasons, ...why }: { reason?: Text; reasons?: { [option: string]: Text } }): Apart {
  const { options, idOf } = withoutTrace(question.options);
  const renamed = reasons && { reasons: Object.fromEntries(Object.entries(reasons).map(([id, text]) => [idOf(id), text])) };
  return {
    item: { ...question, options },
    key: { answer: { order: question.options.map(({ id }) => idOf(id)) }, ...why, ...renamed },
  };
}
