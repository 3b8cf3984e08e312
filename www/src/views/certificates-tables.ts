import { inLanguage } from "../element/documents.js";
import type { Standing } from "../quiz/standing.js";
import { icalendar } from "../room/icalendar.js";
import type { Texts } from "../texts.js";
import type { Table } from "./room-tables.js";
import { reasonText, shortly, stateName } from "./certificates-words.js";

/** The same in every language, so that registers fit under one another; `said` is for whoever reads it. */
const COLUMNS = ["rater", "name", "team", "site", "quiz", "version", "title", "date", "expires", "state", "reasons", "lastScored", "said", "earlier", "certificate"];

/** The register as it goes out: a row a certificate that counts. */
export function registerTable(texts: Texts, standings: Standing[], cardTitle: (id: string) => string): Table {
  const rows = standings.map(({ certificate: { id, rater, quiz, date, expires }, earlier, state, reasons }) => [
    rater.id, rater.name, rater.team ?? "", rater.site ?? "", quiz.id, quiz.version, inLanguage(quiz.title, texts.locale), date, expires ?? "", state,
    reasons.map((reason) => "card" in reason ? `${reason.kind} ${reason.card}` : reason.kind).join("; "),
    reasons.flatMap((reason) => reason.kind === "absent" || reason.kind === "scored" ? reason.date : []).join(),
    [stateName(texts.t, state), ...reasons.map((reason) => reasonText(texts, reason, cardTitle))].join(" "), earlier.length, id,
  ]);
  return { id: "certificates", name: texts.t("page-certificates"), rows: [COLUMNS, ...rows] };
}

/** The last day of every certificate that still counts and ends. */
export function expiryCalendar({ t, locale }: Texts, standings: Standing[], stamp: Date): string {
  return icalendar(standings.flatMap(({ certificate: { id, rater, quiz, expires }, state }) => expires === null || state === "expired" ? [] : [{
    uid: `certificate-${id.replace(/^sha256:/, "")}@calibrant`, date: expires, summary: t("calendar-summary", { name: rater.name, title: inLanguage(quiz.title, locale) }),
    description: t("calendar-description", { rater: rater.id, certificate: shortly(id) }),
  }]), stamp);
}
