import type { ContactDocument, EvaluationDocument, Issue, ScorecardDocument } from "calibrant";
import type { AttemptDocument, CertificateDocument, QuizDocument } from "calibrant/quiz";
import { isAnswered, itemsOf } from "../element/documents.js";
import type { EngineClient } from "../engine/client.js";
import { EngineError } from "../engine/thread.js";
import type { CardShelf } from "./cards.js";
import type { Database } from "./database.js";
import { Refused } from "./refused.js";
import { shipped, shippedList } from "./shipped.js";

/** What became of one file: how many documents were taken, and everything that is wrong with it. */
export interface ImportReport { file: string; taken: number; issues: Issue[] }
interface Place { database: Database; engine: EngineClient; cards: CardShelf }
type Tagged = { format?: unknown };

export async function importFile(place: Place, file: File): Promise<ImportReport> {
  const { document, issues } = decode(await file.arrayBuffer());
  return issues ? { file: file.name, taken: 0, issues } : { file: file.name, ...(await take(place, document)) };
}

/** Bytes that are no UTF-8 are refused, not repaired: a repaired name would be another name. */
export function decode(bytes: ArrayBuffer): { document?: unknown; issues?: Issue[] } {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { issues: [pageIssue("encoding", "The file is not UTF-8.")] };
  }
  return parse(text);
}

export function parse(text: string): { document?: unknown; issues?: Issue[] } {
  try {
    return { document: JSON.parse(text) as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { issues: [pageIssue("not-json", `This text is not JSON: ${reason}`, { reason })] };
  }
}

async function take(place: Place, document: unknown): Promise<Omit<ImportReport, "file">> {
  const format = typeof document === "object" && document !== null ? (document as Tagged).format : undefined;
  switch (format) {
    case "calibrant/scorecard@1": return takeScorecard(place, document as ScorecardDocument);
    case "calibrant/contact@1": return takeContact(place, document as ContactDocument);
    case "calibrant/evaluation@1": return takeEvaluation(place, document as EvaluationDocument);
    case "calibrant/quiz@1": return takeExam(place, document as QuizDocument);
    case "calibrant/certificate@1": return takeCertificate(place, document as CertificateDocument);
    case "calibrant/backup@1": return takeBackup(place, document as Record<string, unknown>);
    default: return refused([pageIssue("unknown-format", "This is no file of Calibrant's.", { value: String(format ?? "–") })]);
  }
}

async function takeScorecard({ engine, cards }: Place, document: ScorecardDocument) {
  const issues = await engine.checkScorecard(document);
  if (hasError(issues)) return refused(issues);
  await cards.keep(document, false);
  return { taken: 1, issues };
}

async function takeContact({ engine, database }: Place, document: ContactDocument) {
  const issues = await engine.checkContact(document);
  if (hasError(issues)) return refused(issues);
  await database.put("contacts", document);
  return { taken: 1, issues };
}

async function takeEvaluation({ engine, database, cards }: Place, evaluation: EvaluationDocument) {
  const card = await cards.find(evaluation.scorecard);
  if (!card) return refused([pageIssue("card-unknown", "The scorecard of this evaluation is not on this device.", { value: String(evaluation.scorecard?.id ?? "–") })]);
  const open = await engine.open(card.document);
  try {
    const issues = await open.check(evaluation);
    if (hasError(issues)) return refused(issues);
    const score = await open.score(evaluation);
    const { contact, language } = await contactOf(database, evaluation.subject?.contact);
    await database.put("evaluations", {
      id: evaluation.id, evaluation, cardHash: card.hash, contact, language, savedAt: Date.now(),
      shown: score.score ? { display: score.score.display, unit: score.unit, outcome: score.outcome } : undefined,
      answered: Object.values(evaluation.answers).filter(isAnswered).length, items: itemsOf(card.document).length,
    });
    return { taken: 1, issues: [...issues, ...(evaluation.result ? await open.verify(evaluation) : [])] };
  } catch (error) {
    if (error instanceof EngineError) return refused(error.issues);
    throw error;
  } finally {
    open.close();
  }
}

/** The call an evaluation speaks of: the reader's own, else one that ships. */
async function contactOf(database: Database, id: string | undefined): Promise<{ contact?: ContactDocument; language?: string }> {
  const own = id === undefined ? undefined : await database.get("contacts", id);
  if (own) return { contact: own };
  const entry = (await shippedList("contacts")).find((each) => each.id === id);
  return entry ? { contact: await shipped("contacts", entry.file), language: entry.language } : {};
}

/** Cards first and contacts next: the evaluations need them; and attempts need their quizzes. */
async function takeBackup(place: Place, document: Record<string, unknown>) {
  let taken = 0;
  const issues: Issue[] = [];
  for (const part of ["scorecards", "contacts", "evaluations", "rooms", "quizzes", "attempts", "handedIn", "certificates"]) {
    const list = Array.isArray(document[part]) ? (document[part] as unknown[]) : [];
    for (const [index, each] of list.entries()) {
      const report = await (part === "rooms" ? takeRoom(place, each) : part === "attempts" || part === "handedIn" ? takeAttempts(place, part, each as AttemptDocument) : take(place, each));
      taken += report.taken;
      issues.push(...report.issues.map((issue) => ({ ...issue, path: `/${part}/${index}${issue.path}` })));
    }
  }
  const { takeDraft } = await import("./drafts.js");
  for (const [index, draft] of (Array.isArray(document.quizDrafts) ? document.quizDrafts as unknown[] : []).entries()) {
    try {
      await takeDraft(place, draft);
      taken += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      issues.push(...error.issues.map((issue) => ({ ...issue, path: `/quizDrafts/${index}` })));
    }
  }
  return { taken, issues };
}

/** By itself a room's file is for its raters: only from an export it comes back as its host's. */
async function takeRoom({ database, engine }: Place, document: unknown) {
  const { Rooms } = await import("./rooms.js");
  const { id, taken } = await new Rooms(database, engine).openCopy("", document);
  return { taken: id === undefined ? 0 : 1, issues: taken.issues };
}

async function takeExam(place: Place, document: QuizDocument) {
  const { takeQuiz } = await import("./quizzes.js");
  return taking(takeQuiz(place, document));
}

/** By itself an attempt is for its examiner; from an export it comes back as its rater's, or as what was handed in. */
async function takeAttempts(place: Place, part: "attempts" | "handedIn", document: AttemptDocument) {
  const { takeAttempt, takeHandedIn } = await import("./quizzes.js");
  return taking(part === "attempts" ? takeAttempt(place, document) : takeHandedIn(place, document));
}

async function takeCertificate(place: Place, document: CertificateDocument) {
  const { Certificates } = await import("./certificates.js");
  return taking(new Certificates(place).add(document));
}

async function taking(asking: Promise<unknown>) {
  try {
    await asking;
    return { taken: 1, issues: [] };
  } catch (error) {
    if (error instanceof Refused) return refused(error.issues);
    throw error;
  }
}

const hasError = (issues: Issue[]): boolean => issues.some(({ severity }) => severity === "error");
const refused = (issues: Issue[]) => ({ taken: 0, issues });

export function pageIssue(code: string, message: string, values: Issue["values"] = {}): Issue {
  return { code, severity: "error", path: "", message, values };
}
