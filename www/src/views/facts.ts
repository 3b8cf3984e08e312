import type { EvaluationDocument, SubjectDocument } from "calibrant";
import { html, type TemplateResult } from "lit";
import { localInstant, minute } from "../element/documents.js";
import type { Texts } from "../texts.js";
import { formDialog, openDialog, textOf } from "./dialogs.js";

const FIELDS = ["contact", "agent", "channel", "post", "team", "site", "line"] as const;
const SHOWN = ["contact", "agent", "channel", "at"] as const;

/** Whose call this is, in one glance. */
export function factsView({ t }: Texts, { id, subject, rater, state, submittedAt }: EvaluationDocument): TemplateResult {
  return html`<div class="call-facts">${subjectView(t, subject)}
    <button type="button" class="plain" ?disabled=${state !== "draft"} aria-label=${t("edit-facts")} title=${t("edit-facts")} @click=${() => openDialog("facts")}><span aria-hidden="true">✎</span></button></div>
    <p class="paper-only">${t("fact-rater")} ${rater.id} · ${t(`state-${state}`)} ${submittedAt ? minute(submittedAt) : ""} · ${id}</p>`;
}

export function subjectView(t: Texts["t"], subject: SubjectDocument | undefined): TemplateResult {
  return html`<dl>${SHOWN.map((field) => html`<div><dt>${t(`fact-${field}`)}</dt><dd>${shownFact(t, subject, field)}</dd></div>`)}</dl>`;
}

function shownFact(t: Texts["t"], subject: SubjectDocument | undefined, field: (typeof SHOWN)[number]): string {
  const value = subject?.[field];
  if (!value) return "–";
  if (field === "channel" && ["voice", "chat", "mail"].includes(value)) return t(`channel-${value}`);
  // The call's own clock, not this device's: 09:30 there is 09:30 here.
  return field === "at" ? minute(value) : value;
}

export function factsDialogView({ t }: Texts, { subject, rater }: EvaluationDocument, edit: (change: Partial<EvaluationDocument>) => void): TemplateResult {
  return formDialog({
    id: "facts", title: t("edit-facts"), confirm: t("save"), cancel: t("cancel"),
    fields: html`<div class="grid">
      ${FIELDS.map((field) => html`<label>${t(`fact-${field}`)}<input name=${field} maxlength="200" .value=${subject?.[field] ?? ""} autocomplete="off"></label>`)}
      <label>${t("fact-at")}<input name="at" type="datetime-local" step="1" .value=${subject?.at?.slice(0, 19) ?? ""}></label>
      <label>${t("fact-rater")}<input name="rater" required pattern="[A-Za-z0-9._\\-]+" maxlength="64" .value=${rater.id} autocomplete="off"></label></div>`,
    save: (data) => edit({
      subject: subjectOf(data, subject),
      rater: { ...rater, id: textOf(data, "rater") ?? rater.id },
    }),
  });
}

/** The offset that was there stays; a new time gets this device's. */
function subjectOf(data: FormData, before: SubjectDocument | undefined): SubjectDocument | undefined {
  const fields = FIELDS.map((field) => [field, textOf(data, field)] as const);
  const local = textOf(data, "at");
  const withSeconds = local && (local.length === 16 ? `${local}:00` : local.slice(0, 19));
  const offset = before?.at?.slice(19) ?? (local ? localInstant(new Date(local)).slice(19) : "");
  const subject = { ...before, ...Object.fromEntries(fields), at: withSeconds && `${withSeconds}${offset}` };
  const kept = Object.fromEntries(Object.entries(subject).filter(([, value]) => value !== undefined));
  return Object.keys(kept).length > 0 ? kept : undefined;
}
