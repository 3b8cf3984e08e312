import type { Decimal, Text } from "calibrant";

/** The questions of `calibrant/quiz@1`, as documents write them. */
export type Question = SingleQuestion | MultipleQuestion | OrderQuestion | MatchQuestion | NumberQuestion;
export type Kind = Question["kind"];

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
