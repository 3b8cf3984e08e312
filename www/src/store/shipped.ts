import type { ContactDocument, EvaluationDocument, ScorecardDocument, Text } from "calibrant";

/** Ratings that ship, a sheet of text for each language or for all. */
export interface Sample {
  id: string;
  file: Text;
  title: Text;
  summary: Text;
  /** In their order, where it is not the alphabet's. */
  categories?: { [language: string]: string[] };
}

/** What ships with the page: fetched when asked for, from the page's own origin. */
export interface Entry { file: string; id: string; title: Text; summary?: Text; language?: string }
interface Documents { scorecards: ScorecardDocument; contacts: ContactDocument; evaluations: EvaluationDocument }

export function shippedList(kind: keyof Documents): Promise<Entry[]> {
  return read(`${kind}/index.json`);
}

export function shipped<Kind extends keyof Documents>(kind: Kind, file: string): Promise<Documents[Kind]> {
  return read(`${kind}/${file}`);
}

export function samples(): Promise<Sample[]> {
  return read("ratings/index.json");
}

export async function sampleText(file: string): Promise<string> {
  return (await get(`ratings/${file}`)).text();
}

async function read<Value>(path: string): Promise<Value> {
  return (await (await get(path)).json()) as Value;
}

async function get(path: string): Promise<Response> {
  const response = await fetch(`./data/${path}`);
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response;
}
