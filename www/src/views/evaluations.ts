import type { Text } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, localInstant, minute } from "../element/documents.js";
import type { EvaluationRecord } from "../store/database.js";
import { portable } from "../store/export.js";
import { asJson, download, fileName } from "../store/files.js";
import { noteExport } from "../store/settings.js";
import type { Store } from "../store/store.js";

/** Titles of scorecards by their hash. */
export type Titles = Map<string, Text>;

/** Drafts and submitted evaluations in one list: a draft is a state of the record. */
export function evaluationsView(store: Store, records: EvaluationRecord[], titles: Titles, refresh: () => Promise<void>): TemplateResult {
  const { t } = store.texts;
  return html`<section aria-labelledby="evaluations-title"><h2 id="evaluations-title">${t("evaluations-title")}</h2>
    ${records.length === 0 ? html`<p class="hint">${t("no-evaluations")}</p>` : html`<div class="table-frame" role="group" aria-labelledby="evaluations-title" tabindex="0"><table>
      <thead><tr><th scope="col">${t("column-contact")}</th><th scope="col">${t("column-agent")}</th><th scope="col">${t("column-scorecard")}</th>
        <th scope="col">${t("column-state")}</th><th scope="col">${t("column-score")}</th><th scope="col">${t("column-saved")}</th><th scope="col">${t("column-actions")}</th></tr></thead>
      <tbody>${records.map((record) => lineView(store, record, titles, refresh))}</tbody></table></div>`}
  </section>`;
}

function lineView(store: Store, record: EvaluationRecord, titles: Titles, refresh: () => Promise<void>) {
  const { t, locale } = store.texts;
  const { evaluation, shown, savedAt } = record;
  const name = evaluation.subject?.contact ?? record.id.slice(0, 8);
  const title = inLanguage(titles.get(record.cardHash), locale) || evaluation.scorecard.id;
  return html`<tr>
    <td><a href=${`#/score/${encodeURIComponent(record.id)}`}>${name}</a></td>
    <td>${evaluation.subject?.agent ?? "–"}</td>
    <td>${title} ${evaluation.scorecard.version}</td>
    <td>${stateText(store, record)}</td>
    <td>${shown ? html`${shown.display}${shown.unit === "percent" ? " %" : ""} ${shown.outcome === "none" ? nothing : t(`outcome-${shown.outcome}`)}` : "–"}</td>
    <td>${minute(localInstant(new Date(savedAt)))}</td>
    <td class="actions">
      <button type="button" @click=${() => void save(store, record)} aria-label=${t("export-one", { name })}>JSON</button>
      <button type="button" @click=${() => void remove(store, record, name, refresh)} aria-label=${t("delete-one", { name })}>${t("delete")}</button></td>
  </tr>`;
}

function stateText({ texts: { t } }: Store, { evaluation, answered, items }: EvaluationRecord): string {
  if (evaluation.disposition?.exempt) return t("state-exempt");
  if (evaluation.state !== "draft") return t(`state-${evaluation.state}`);
  return items ? t("state-draft-so-far", { answered, items }) : t("state-draft");
}

async function save(store: Store, record: EvaluationRecord): Promise<void> {
  download(`${fileName(record.evaluation.subject?.contact ?? record.id)}.evaluation.json`, "application/json", asJson(await portable(store, record)));
  await noteExport(store.database);
}

async function remove(store: Store, { id }: EvaluationRecord, name: string, refresh: () => Promise<void>): Promise<void> {
  if (!confirm(store.texts.t("delete-one-question", { name }))) return;
  await store.remove(id);
  await refresh();
}
