import type { Score, ScorecardDocument } from "calibrant";
import { inLanguage } from "../element/documents.js";
import type { EngineClient } from "../engine/client.js";
import type { EvaluationRecord } from "./database.js";
import { sharedIn, type RatedItem } from "./rated.js";
import type { Store } from "./store.js";

/** What scores are called where they are offered. */
export interface ScoreNames { total: string; section: (title: string) => string }

interface Scored { unit: string; rater: string; score: Score }

/** The total and each section's score of every scorecard on this device that two people have scored for the same contact. */
export async function ratedScores(store: Store, locale: string, names: ScoreNames): Promise<RatedItem[]> {
  const found: RatedItem[] = [];
  for (const { hash, document } of await store.cards.all()) {
    const own = (await store.evaluations()).filter(({ cardHash, evaluation: { state, subject } }) => cardHash === hash && state !== "draft" && subject?.contact);
    if (!haveMet(own)) continue;
    const card = `${inLanguage(document.title, locale)} ${document.version}`;
    const scored = await scoredBy(store.engine, document, own);
    const parts = [{ name: names.total, of: ({ score }: Score) => score?.value ?? null }, ...document.sections.map(({ id, title }) => ({
      name: names.section(inLanguage(title, locale)), of: ({ sections }: Score) => sections.find((section) => section.id === id)?.score?.value ?? null,
    }))];
    found.push(...parts.map(({ name, of }) => tableOf(`${card} · ${name}`, scored, of)).filter(({ shared }) => shared > 0));
  }
  return found;
}

function haveMet(records: EvaluationRecord[]): boolean {
  const first = new Map<string, string>();
  return records.some(({ evaluation: { subject, rater } }) => {
    const by = first.get(subject?.contact ?? "");
    if (by === undefined) first.set(subject?.contact ?? "", rater.id);
    return by !== undefined && by !== rater.id;
  });
}

/** As the engine scores them now: a stored result may be another version's. */
async function scoredBy(engine: EngineClient, document: ScorecardDocument, records: EvaluationRecord[]): Promise<Scored[]> {
  const card = await engine.open(document);
  try {
    const scored: Scored[] = [];
    for (const { evaluation } of records) scored.push({ unit: evaluation.subject?.contact ?? "", rater: evaluation.rater.id, score: await card.score(evaluation) });
    return scored;
  } finally {
    card.close();
  }
}

/** A contact a unit; of two evaluations by one rater the newest, which comes first, counts. */
function tableOf(name: string, scored: Scored[], of: (score: Score) => number | null): RatedItem {
  const units = [...new Set(scored.map(({ unit }) => unit))].sort();
  const raters = [...new Set(scored.map(({ rater }) => rater))].sort();
  const cells = new Map(scored.toReversed().map(({ unit, rater, score }) => [JSON.stringify([unit, rater]), of(score)]));
  const rows = units.map((unit) => raters.map((rater) => cells.get(JSON.stringify([unit, rater])) ?? null));
  const table = { units, raters, rows, kind: "scores" as const, categories: [], repeated: 0 };
  return { name, table, shared: sharedIn(table) };
}
