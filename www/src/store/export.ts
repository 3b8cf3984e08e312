import type { EvaluationDocument, ItemDocument } from "calibrant";
import Papa from "papaparse";
import { chosenOptions, inLanguage, itemsOf } from "../element/documents.js";
import type { CardRecord, EvaluationRecord } from "./database.js";
import type { Store } from "./store.js";

/** Everything of the reader's in one document: cards, contacts, evaluations, certificates and calibration rooms can be read again one by one, and quizzes with the attempts at them. */
export async function backup(store: Pick<Store, "cards" | "database" | "engine">, records: EvaluationRecord[]) {
  const used = new Set(records.map(({ cardHash }) => cardHash));
  const cards = (await store.cards.all()).filter(({ hash, shipped }) => !shipped || used.has(hash));
  const contacts = [...(await store.database.getAll("contacts")), ...records.flatMap(({ contact }) => contact ?? [])];
  const evaluations: EvaluationDocument[] = [];
  for (const record of records) evaluations.push(await portable(store, record));
  const { Rooms } = await import("./rooms.js");
  const rooms = await new Rooms(store.database, store.engine).copies();
  const { draftCopies } = await import("./drafts.js");
  const { quizCopies } = await import("./quizzes.js");
  const certificates = (await store.database.getAll("certificates")).map(({ document }) => document);
  return {
    format: "calibrant/backup@1",
    scorecards: cards.map(({ document }) => document),
    contacts: [...new Map(contacts.map((contact) => [contact.id, contact])).values()],
    evaluations,
    ...await draftCopies(store),
    ...(rooms.length > 0 ? { rooms } : {}),
    ...await quizCopies(store),
    ...(certificates.length > 0 ? { certificates } : {}),
  };
}

/** The evaluation as a file: what a condition hides stays in the draft on this device. */
export async function portable({ cards, engine }: Pick<Store, "cards" | "engine">, { evaluation, cardHash }: EvaluationRecord): Promise<EvaluationDocument> {
  const card = await cards.get(cardHash);
  if (!card || evaluation.state !== "draft") return evaluation;
  const open = await engine.open(card.document);
  try {
    const hidden = new Set((await open.score(evaluation)).items.filter(({ status }) => status === "hidden").map(({ id }) => id));
    return { ...evaluation, answers: Object.fromEntries(Object.entries(evaluation.answers).filter(([item]) => !hidden.has(item))) };
  } catch {
    // A draft that cannot be scored yet is still the reader's own.
    return evaluation;
  } finally {
    open.close();
  }
}

/** One row an evaluation, two columns an item; `mark` puts a byte order mark first, for spreadsheets that want it. */
export function csv(records: EvaluationRecord[], cards: Map<string, CardRecord>, locale: string, mark: boolean): string {
  const items = new Map<string, ItemDocument>();
  for (const { cardHash } of records) for (const item of itemsOf(cards.get(cardHash)?.document ?? { sections: [] } as never)) items.set(item.id, item);
  const rows = records.map((record) => ({ ...factsOf(record), ...answersOf(record, cards.get(record.cardHash), locale) }));
  const columns = [...FACTS, ...[...items.keys()].flatMap((id) => [`${id}`, `${id} note`])];
  const table = [columns, ...rows.map((row) => columns.map((column) => guarded(String((row as Record<string, unknown>)[column] ?? ""))))];
  return written(table, mark);
}

/** A table of text as CSV, every cell guarded. */
export function csvText(table: string[][], mark: boolean): string {
  return written(table.map((row) => row.map(guarded)), mark);
}

const written = (table: string[][], mark: boolean): string => `${mark ? "\uFEFF" : ""}${Papa.unparse(table, { newline: "\r\n" })}\r\n`;

const FACTS = ["evaluation", "scorecard", "version", "state", "contact", "agent", "channel", "at", "rater", "submittedAt",
  "score", "exact", "unit", "outcome", "band", "exempt", "commendation", "careAlert"];

function factsOf({ evaluation, shown }: EvaluationRecord) {
  const { subject, result, flags, disposition } = evaluation;
  return {
    evaluation: evaluation.id, scorecard: evaluation.scorecard.id, version: evaluation.scorecard.version, state: evaluation.state,
    contact: subject?.contact, agent: subject?.agent, channel: subject?.channel, at: subject?.at,
    rater: evaluation.rater.id, submittedAt: evaluation.submittedAt,
    score: shown?.display, exact: result?.exact, unit: result?.unit ?? shown?.unit, outcome: result?.outcome ?? shown?.outcome, band: result?.band,
    exempt: disposition?.exempt.reason, commendation: flags?.commendation?.text, careAlert: flags?.careAlert?.reason,
  };
}

function answersOf({ evaluation }: EvaluationRecord, card: CardRecord | undefined, locale: string): Record<string, string> {
  if (!card) return {};
  return Object.fromEntries(itemsOf(card.document).flatMap((item) => {
    const answer = evaluation.answers[item.id];
    const options = chosenOptions(item, answer).map(({ title }) => inLanguage(title, locale)).join("; ");
    const value = answer?.notApplicable ? "N/A" : options || String(answer?.number ?? answer?.text ?? answer?.date ?? "");
    return [[item.id, value], [`${item.id} note`, answer?.note ?? ""]];
  }));
}

/** A cell that a spreadsheet would run as a formula becomes text; a plain negative number stays a number. */
export function guarded(cell: string): string {
  if (/^-\d+(\.\d+)?(e-?\d+)?$/.test(cell)) return cell;
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
