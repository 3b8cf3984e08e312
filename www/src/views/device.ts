import { html, type TemplateResult } from "lit";
import { lastExport } from "../store/settings.js";
import type { Store } from "../store/store.js";
import { openDialog } from "./dialogs.js";

export interface StorageFacts { usage: number | undefined; persisted: boolean; exportedAt: number | undefined }

export async function storageFacts({ database }: Store): Promise<StorageFacts> {
  const usage = (await navigator.storage?.estimate?.())?.usage;
  return { usage, persisted: (await navigator.storage?.persisted?.()) ?? false, exportedAt: await lastExport(database) };
}

/** Where the data are, whether the browser may clear them, when they were last taken out, and how to end it all. */
export function deviceView(store: Store, { usage, persisted, exportedAt }: StorageFacts, refresh: () => Promise<void>): TemplateResult {
  const { t, locale } = store.texts;
  const size = usage === undefined ? "–" : new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(usage / 1_048_576);
  const exported = exportedAt ? new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(exportedAt) : t("never");
  return html`<section aria-labelledby="device-title"><h2 id="device-title">${t("device-title")}</h2>
    <p class="hint">${t("device-hint")}</p>
    <dl class="facts"><div><dt>${t("device-size")}</dt><dd>${size}</dd></div>
      <div><dt>${t("device-kept")}</dt><dd>${t(persisted ? "device-persisted" : "device-best-effort")}</dd></div>
      <div><dt>${t("device-exported")}</dt><dd>${exported}</dd></div></dl>
    <button type="button" class="danger" @click=${() => openDialog("delete-everything")}>${t("delete-everything")}</button>
    <dialog id="delete-everything" aria-labelledby="delete-title"><h2 id="delete-title">${t("delete-everything")}</h2>
      <p>${t("delete-everything-question")}</p>
      <div class="buttons"><button type="button" @click=${closeOf}>${t("cancel")}</button>
        <button type="button" class="danger" @click=${(event: Event) => { closeOf(event); void store.removeEverything().then(refresh); }}>${t("delete-everything")}</button></div></dialog>
  </section>`;
}

const closeOf = (event: Event): void => (event.target as Element).closest("dialog")?.close();
