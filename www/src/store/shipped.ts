import type { ContactDocument, EvaluationDocument, ScorecardDocument, Text } from "calibrant";
import type { QuizDocument } from "calibrant/quiz";
import { shippedFile } from "./shipped-files.js";

/** Ratings that ship, a sheet of text for each language or for all. */
export interface Sample {
  id: string;
  file: Text;
  title: Text;
  summary: Text;
  /** In their order, where it is not the alphabet's. */
  categories?: { [language: string]: string[] };
}

/** What ships with the page. */
export interface Entry { file: string; id: string; title: Text; summary?: Text; language?: string }
interface Documents { scorecards: ScorecardDocument; contacts: ContactDocument; evaluations: EvaluationDocument; quizzes: QuizDocument }

export function shippedList(kind: keyof Documents): Promise<Entry[]> {
  return read(`${kind}/index.json`);
}

export function shipped<Kind extends keyof Documents>(kind: Kind, file: string): Promise<Documents[Kind]> {
  return read(`${kind}/${file}`);
}

export function samples(): Promise<Sample[]> {
  return read("ratings/index.json");
}

export function sampleText(file: string): Promise<string> {
  return shippedFile(`ratings/${file}`);
}

async function read<Value>(path: string): Promise<Value> {
  return JSON.parse(await shippedFile(path)) as Value;
}
