import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import type { RatingsTable } from "../store/ratings.js";
import type { Sample } from "../store/shipped.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import "./agreement-evaluations.js";
import type { EvaluationsDialog } from "./agreement-evaluations.js";
import { formDialog, openDialog } from "./dialogs.js";

interface Take {
  openSample: (sample: Sample) => void;
  openFile: (file: File) => void;
  paste: (text: string) => void;
  openTable: (name: string, table: RatingsTable) => void;
}

/** Where ratings come from: a file, the clipboard, this device, or a sample. */
export function sourceView(store: Store, texts: Texts, samples: Sample[], { openSample, openFile, paste, openTable }: Take): TemplateResult {
  const { t, locale } = texts;
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (input.files?.[0]) openFile(input.files[0]);
    input.value = "";
  };
  return html`<section aria-labelledby="source-title"><h2 id="source-title">${t("source-title")}</h2>
    <p class="hint">${t("source-hint")}</p>
    <div class="buttons">
      <label class="button">${t("open-sheet")}<input type="file" accept=".csv,.tsv,.txt,.xlsx,text/csv" @change=${chosen}></label>
      <button type="button" @click=${() => openDialog("paste")}>${t("paste-table")}</button>
      <button type="button" @click=${() => void document.querySelector<EvaluationsDialog>("calibrant-rated")?.show()}>${t("from-evaluations")}</button>
    </div>
    ${samples.length ? html`<ul class="samples" aria-label=${t("samples")}>${samples.map((sample) => html`<li>
      <button type="button" class="plain" data-sample=${sample.id} @click=${() => openSample(sample)}>${inLanguage(sample.title, locale)}</button>
      <span class="hint">${inLanguage(sample.summary, locale)}</span></li>`)}</ul>` : nothing}
    ${formDialog({
      id: "paste", title: t("paste-title"), hint: t("paste-hint"), confirm: t("paste-read"), cancel: t("cancel"),
      fields: html`<label>${t("paste-field")}<textarea name="text" rows="9" required spellcheck="false" wrap="off"></textarea></label>`,
      // Not trimmed: a table may begin with an empty corner.
      save: (data) => paste(String(data.get("text") ?? "")),
    })}
    <calibrant-rated .store=${store} .texts=${texts} .take=${openTable}></calibrant-rated>
  </section>`;
}
