import type { Text } from "calibrant";
import type { CertificateDocument, QuizAsked, QuizPart } from "calibrant/quiz";
import type { EngineClient } from "../engine/client.js";
import type { CardScoring } from "../quiz/standing.js";
import { isObject } from "../quiz/json.js";

/** What a certificate's `meta` has besides whoever issues it, so that it can be read where its quiz is not. All of it follows from the quiz. */
export interface CertificateWords { parts: PartWords[]; scorecards: CardWords[] }
/** `items`: those that the part's rule names. */
export interface PartWords { part: string; kind: QuizPart["kind"]; title: Text; items: { [id: string]: Text } }
export interface CardWords extends CardScoring { hash: string; version: string; title: Text }

export async function wordsOf(engine: EngineClient, { parts }: QuizAsked): Promise<CertificateWords> {
  const scorecards = new Map<string, CardWords>();
  for (const part of parts) {
    if (part.kind !== "scoring") continue;
    const card = await cardWords(engine, part.scorecard);
    scorecards.set(card.hash, card);
  }
  return { parts: parts.map(partWords), scorecards: [...scorecards.values()] };
}

export async function cardWords(engine: Pick<EngineClient, "open">, document: Parameters<EngineClient["open"]>[0]): Promise<CardWords> {
  const { hash, scoringHash, close } = await engine.open(document);
  close();
  return { hash, id: document.id, version: document.version, title: document.title, scoringHash };
}

function partWords(part: QuizPart): PartWords {
  const asked = part.kind === "scoring" ? part.scorecard.sections.flatMap(({ items }) => items) : part.items;
  const named = part.pass && "items" in part.pass ? Object.keys(part.pass.items ?? {}) : [];
  return { part: part.id, kind: part.kind, title: part.title, items: Object.fromEntries(asked.flatMap(({ id, title }) => named.includes(id) ? [[id, title]] : [])) };
}

/** As far as they are such: another host's `meta` may be anything. */
export function wordsIn({ meta }: CertificateDocument): CertificateWords {
  return {
    parts: listIn(meta?.parts).filter(({ part, kind, title, items }) => isName(part) && (kind === "knowledge" || kind === "scoring") && isText(title) && isObject(items) && Object.values(items).every(isText)) as unknown as PartWords[],
    scorecards: listIn(meta?.scorecards).filter(({ hash, id, version, scoringHash, title }) => [hash, id, version, scoringHash].every(isName) && isText(title)) as unknown as CardWords[],
  };
}

export const issuerIn = ({ meta }: CertificateDocument): string | undefined => isName(meta?.issuer) ? meta.issuer : undefined;

const isName = (value: unknown): value is string => typeof value === "string" && value !== "";
const isText = (value: unknown): value is Text => isName(value) || (isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isName));
const listIn = (value: unknown): { [key: string]: unknown }[] => Array.isArray(value) ? value.filter(isObject) : [];
