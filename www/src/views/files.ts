import { html, nothing, type TemplateResult } from "lit";
import type { EvaluationRecord } from "../store/database.js";
import { backup, csv } from "../store/export.js";
import { asJson, dayStamp, download } from "../store/files.js";
import type { ImportReport } from "../store/import.js";
import { noteExport } from "../store/settings.js";
import type { Store } from "../store/store.js";

/** Files in and out; what is wrong with a file is said line by line. */
export function filesView(store: Store, records: EvaluationRecord[], reports: ImportReport[], take: (files: File[]) => void): TemplateResult {
  const { t } = store.texts;
  const opened = (event: Event) => {
    const input = event.target as HTMLInputElement;
    take([...(input.files ?? [])]);
    input.value = "";
  };
  return html`<section aria-labelledby="files-title"><h2 id="files-title">${t("files-title")}</h2>
    <p class="hint">${t("files-hint")}</p>
    <div class="buttons">
      <label class="button">${t("open-files")}<input type="file" accept=".json,application/json" multiple @change=${opened}></label>
      <button type="button" @click=${() => void saveAll(store, records)}>${t("export-all")}</button>
      ${records.length ? html`
        <button type="button" @click=${() => void saveCsv(store, records)}>${t("export-csv")}</button>
        <label class="check"><input type="checkbox" .checked=${store.settings.csvMark}
          @change=${(event: Event) => void store.set({ csvMark: (event.target as HTMLInputElement).checked })}>${t("csv-mark")}</label>` : nothing}
    </div>
    ${reports.length ? html`<div id="reports" tabindex="-1" role="status">${reports.map((report) => reportView(store, report))}</div>` : nothing}
  </section>`;
}

function reportView({ texts: { t, sentence } }: Store, { file, taken, issues }: ImportReport) {
  const errors = issues.filter(({ severity }) => severity === "error");
  return html`<div class="report"><p><strong>${file}</strong> ${t("import-result", { taken, errors: errors.length })}</p>
    ${issues.length ? html`<ul class="issue-list">${issues.map((issue) => html`<li data-code=${issue.code} class=${issue.severity}>
      <span class="severity">${t(`severity-${issue.severity}`)}</span> ${issue.path ? html`<code>${issue.path}</code>` : nothing} ${sentence(issue)}</li>`)}</ul>` : nothing}
  </div>`;
}

async function saveAll(store: Store, records: EvaluationRecord[]): Promise<void> {
  download(`calibrant-${dayStamp()}.json`, "application/json", asJson(await backup(store, records)));
  await noteExport(store.database);
}

async function saveCsv(store: Store, records: EvaluationRecord[]): Promise<void> {
  const cards = new Map((await store.cards.all()).map((card) => [card.hash, card]));
  download(`calibrant-${dayStamp()}.csv`, "text/csv;charset=utf-8", csv(records, cards, store.texts.locale, store.settings.csvMark));
  await noteExport(store.database);
}
