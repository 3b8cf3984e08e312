import type { Meta } from "calibrant";
import type { AttemptDocument, CertificateDocument, QuizDocument } from "calibrant/quiz";
import type { OpenQuiz } from "../engine/client.js";
import { putStrictly, type CertificateRecord } from "./database.js";
import { decode, pageIssue } from "./import.js";
import { formatOf, Refused, refusing } from "./refused.js";
import type { Store } from "./store.js";

/** Certificates that were issued or taken in on this device. */
export class Certificates {
  constructor(private readonly store: Pick<Store, "database" | "engine">) {}

  /** By date, the newest first. */
  async all(): Promise<CertificateRecord[]> {
    const all = await this.store.database.getAll("certificates");
    return all.sort((a, b) => b.document.date.localeCompare(a.document.date) || b.savedAt - a.savedAt);
  }

  get(id: string): Promise<CertificateRecord | undefined> {
    return this.store.database.get("certificates", id);
  }

  /** Certifies a passed attempt and tells the certificate's id, or throws {@link Refused}. `date`: such as 2026-11-26. */
  async issue(open: OpenQuiz, attempt: AttemptDocument, date: string, meta?: Meta): Promise<string> {
    return this.#keep(await refusing(open.certify(attempt, date, meta)));
  }

  /** Takes a certificate's file and tells its id, or throws {@link Refused} with everything that is wrong. */
  async open(bytes: ArrayBuffer): Promise<string> {
    const { document, issues } = decode(bytes);
    if (issues) throw new Refused(issues);
    return this.add(document);
  }

  /** Takes a certificate that is what its id says; one that is here already stays as it is. Whether quiz and attempt bear it out, only they can tell. */
  async add(document: unknown): Promise<string> {
    if (formatOf(document) !== "calibrant/certificate@1") throw new Refused([pageIssue("not-a-certificate", "This is no certificate.", { value: formatOf(document) })]);
    const certificate = document as CertificateDocument;
    const open = await this.store.engine.openQuizToGrade(ANY_QUIZ);
    try {
      const attempt = await this.store.engine.attempt(ANY_QUIZ, { format: "calibrant/attempt@1", rater: { id: "any", name: "any" }, started: MOMENT, events: [{ at: MOMENT, kind: "submit" }] });
      const issues = (await refusing(open.checkCertificate(certificate, attempt))).filter(({ code }) => code !== "not-passed");
      if (issues.length > 0) throw new Refused(issues);
    } finally {
      open.close();
    }
    return this.#keep(certificate);
  }

  async remove(id: string): Promise<void> {
    await this.store.database.delete("certificates", id);
  }

  async #keep(document: CertificateDocument): Promise<string> {
    const { id } = document;
    if (!await this.get(id)) await putStrictly(this.store.database, "certificates", { id, document, savedAt: Date.now() });
    return id;
  }
}

/** Whether it says who was certified: a version before this one took in certificates whose rater is none. */
export function isReadable({ document: { rater } }: CertificateRecord): boolean {
  const { id, name, team = "", site = "" } = Object(rater) as { [key: string]: unknown };
  return [id, name, team, site].every((each) => typeof each === "string");
}

const MOMENT = "2026-01-01T00:00:00Z";

/** The engine checks a certificate by a quiz and an attempt. Of an attempt that is not passed it says so, and besides what is wrong with the certificate by itself. */
const ANY_QUIZ: QuizDocument = {
  format: "calibrant/quiz@1", id: "any", version: "1", title: "any",
  parts: [{ id: "any", kind: "knowledge", title: "any", items: [{ id: "any", kind: "single", title: "any", options: [{ id: "a", title: "a" }, { id: "b", title: "b" }] }] }],
  key: { any: { any: { answer: { option: "a" } } } },
};
