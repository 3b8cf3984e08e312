import type { ContactDocument, EvaluationDocument, ScorecardDocument, Text } from "calibrant";

/** What ships with the page: fetched when asked for, from the page's own origin. */
export interface Entry { file: string; id: string; title: Text; summary?: Text; language?: string }
interface Documents { scorecards: ScorecardDocument; contacts: ContactDocument; evaluations: EvaluationDocument }

export function shippedList(kind: keyof Documents): Promise<Entry[]> {
  return read(`${kind}/index.json`);
}

export function shipped<Kind extends keyof Documents>(kind: Kind, file: string): Promise<Documents[Kind]> {
  return read(`${kind}/${file}`);
}

async function read<Value>(path: string): Promise<Value> {
  const response = await fetch(`./data/${path}`);
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return (await response.json()) as Value;
}
