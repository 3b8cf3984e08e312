import type { EvaluationDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { localInstant } from "../element/documents.js";
import type { Texts } from "../texts.js";
import { formDialog, openDialog, textOf } from "./dialogs.js";

type Edit = (change: Partial<EvaluationDocument>) => void;

/** Praise, care, a special case, or not scoring at all: buttons, and what has been set. */
export function flagsView({ t }: Texts, { flags, disposition, state }: EvaluationDocument): TemplateResult {
  const frozen = state !== "draft";
  const button = (id: string, isSet: boolean) => html`<button type="button" ?disabled=${frozen} aria-haspopup="dialog" class=${isSet ? "set" : ""} @click=${() => openDialog(id)}>
    ${isSet ? html`<span aria-hidden="true">✓ </span>` : nothing}${t(id)}</button>`;
  const said = (id: string, text: string | undefined) => (text ? html`<p class="said"><strong>${t(id)}</strong> ${text}</p>` : nothing);
  return html`<div class="flags">
    <div class="buttons">
      ${button("commendation", Boolean(flags?.commendation))}
      ${button("care-alert", Boolean(flags?.careAlert))}
      ${button("special-case", Boolean(flags?.specialCase))}
      ${button("exempt", Boolean(disposition?.exempt))}
    </div>
    ${said("commendation", flags?.commendation?.text)}
    ${said("care-alert", flags?.careAlert?.reason)}
    ${said("special-case", flags?.specialCase?.question ?? flags?.specialCase?.case)}
    ${disposition?.exempt ? html`<p class="said"><strong>${t("exempt-set")}</strong> ${disposition.exempt.reason}${disposition.exempt.replacedBy ? ` → ${disposition.exempt.replacedBy}` : ""}</p>` : nothing}
  </div>`;
}

/** None of these but the exemption touches the score, and each dialog says so. */
export function flagDialogsView({ t }: Texts, { flags, disposition }: EvaluationDocument, edit: Edit): TemplateResult {
  const common = { confirm: t("save"), cancel: t("cancel") };
  const setFlag = (key: keyof NonNullable<EvaluationDocument["flags"]>, value: object | undefined) => edit({ flags: without({ ...flags, [key]: value }) });
  const removal = (isSet: unknown, run: () => void) => (isSet ? { label: t("take-back"), run } : undefined);
  return html`
    ${formDialog({ ...common, id: "commendation", title: t("commendation"), hint: t("never-changes-score"),
      fields: html`<label>${t("commendation-text")}<textarea name="text" rows="3" required maxlength="20000" .value=${flags?.commendation?.text ?? ""}></textarea></label>`,
      remove: removal(flags?.commendation, () => setFlag("commendation", undefined)),
      save: (data) => setFlag("commendation", { ...flags?.commendation, text: textOf(data, "text") ?? "" }) })}
    ${formDialog({ ...common, id: "care-alert", title: t("care-alert"), hint: `${t("care-alert-hint")} ${t("never-changes-score")}`,
      fields: html`<label>${t("care-alert-reason")}<textarea name="reason" rows="3" required maxlength="20000" .value=${flags?.careAlert?.reason ?? ""}></textarea></label>
        <label>${t("care-alert-to")}<input name="to" maxlength="200" .value=${flags?.careAlert?.to ?? ""}></label>`,
      remove: removal(flags?.careAlert, () => setFlag("careAlert", undefined)),
      save: (data) => setFlag("careAlert", without({ ...flags?.careAlert, reason: textOf(data, "reason") ?? "", to: textOf(data, "to"), raisedAt: flags?.careAlert?.raisedAt ?? localInstant(new Date()) })) })}
    ${formDialog({ ...common, id: "special-case", title: t("special-case"), hint: `${t("special-case-hint")} ${t("never-changes-score")}`,
      fields: html`<label>${t("special-case-question")}<textarea name="question" rows="3" required maxlength="20000" .value=${flags?.specialCase?.question ?? ""}></textarea></label>
        <label>${t("special-case-case")}<input name="case" maxlength="64" .value=${flags?.specialCase?.case ?? ""}></label>`,
      remove: removal(flags?.specialCase, () => setFlag("specialCase", undefined)),
      save: (data) => setFlag("specialCase", without({ question: textOf(data, "question"), case: textOf(data, "case") })) })}
    ${formDialog({ ...common, id: "exempt", title: t("exempt-title"), hint: t("exempt-hint"),
      fields: html`<label>${t("exempt-reason")}<textarea name="reason" rows="3" required maxlength="20000" .value=${disposition?.exempt.reason ?? ""}></textarea></label>
        <label>${t("exempt-replaced")}<input name="replacedBy" maxlength="64" .value=${disposition?.exempt.replacedBy ?? ""}></label>`,
      remove: removal(disposition?.exempt, () => edit({ disposition: undefined })),
      save: (data) => edit({ disposition: { exempt: without({ reason: textOf(data, "reason") ?? "", replacedBy: textOf(data, "replacedBy") }) ?? { reason: "" } } }) })}`;
}

function without<Value extends object>(value: Value): Value | undefined {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Value) : undefined;
}
