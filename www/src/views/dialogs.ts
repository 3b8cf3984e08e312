import { html, type TemplateResult } from "lit";

export function openDialog(id: string): void {
  (document.getElementById(id) as HTMLDialogElement | null)?.showModal();
}

export interface FormDialog {
  id: string;
  title: string;
  /** Said under the title: what this does, and what it does not do. */
  hint?: string;
  fields: TemplateResult;
  confirm: string;
  cancel: string;
  /** Only where there is something to take back. */
  remove?: { label: string; run: () => void };
  save: (data: FormData) => void;
}

/** A dialog with a form: saves on Enter, closes on Escape, and never sends anything anywhere. */
export function formDialog({ id, title, hint, fields, confirm, cancel, remove, save }: FormDialog): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    save(new FormData(form));
    form.closest("dialog")?.close();
  };
  const close = (event: Event) => (event.target as Element).closest("dialog")?.close();
  return html`<dialog id=${id} aria-labelledby=${`${id}-title`}><form @submit=${submit}>
    <h2 id=${`${id}-title`}>${title}</h2>
    ${hint ? html`<p class="hint">${hint}</p>` : ""}
    ${fields}
    <div class="buttons">${remove ? html`<button type="button" class="start-side" @click=${(event: Event) => { remove.run(); close(event); }}>${remove.label}</button>` : ""}
      <button type="button" @click=${close}>${cancel}</button><button type="submit" class="primary">${confirm}</button></div>
  </form></dialog>`;
}

/** The text of a field without blanks around it; undefined when there is none. */
export function textOf(data: FormData, name: string): string | undefined {
  return String(data.get(name) ?? "").trim() || undefined;
}
