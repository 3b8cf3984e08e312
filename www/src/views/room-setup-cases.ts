import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { inLanguage } from "../element/documents.js";
import type { CaseSetup, Way } from "../room/setup.js";
import { valueOf, type SetupContext } from "./room-setup.js";

/** The calls of a room: each with a transcript, a recording, or neither where it is played aloud. */
export function casesView(context: SetupContext): TemplateResult {
  const { texts: { t, locale }, setup: { cases, mode }, contacts, addContact, problemAt } = context;
  const add = (event: Event) => {
    const select = (event.target as Element).closest(".add")?.querySelector("select");
    if (select) addContact(select.value);
  };
  // A call in the reader's own language first.
  const preferred = Math.max(contacts.shipped.findIndex(({ language }) => language === locale), 0);
  return html`<section aria-labelledby="cases-title"><h2 id="cases-title">${t("setup-cases")}</h2>
    <p class="hint">${t(`cases-${mode}`)}</p>
    <ol class="lines">${cases.map((each, at) => caseView(context, each, at))}</ol>
    <div class="add"><label>${t("start-contact")}<select name="contact">
        ${contacts.own.map(({ id }) => html`<option value=${`own:${id}`}>${id}</option>`)}
        ${contacts.shipped.map(({ file, title }, index) => html`<option value=${`shipped:${file}`} ?selected=${index === preferred}>${inLanguage(title, locale)}</option>`)}
        <option value="none:">${t("case-without")}</option></select></label>
      <button type="button" @click=${add}>${t("add-case")}</button></div>
    ${problemAt("contact")}
  </section>`;
}

function caseView({ texts: { t }, setup: { cases }, change, keepRecording, problemAt }: SetupContext, { title, contact, way, recording }: CaseSetup, at: number) {
  const put = (next: Partial<CaseSetup>) => change({ cases: cases.map((each, index) => index === at ? { ...each, ...next } : each) });
  const opened = (event: Event) => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) keepRecording(at, file);
  };
  return html`<li><div class="grid">
      <label>${t("case-name", { number: at + 1 })}<input name=${`case-${at}`} maxlength="200" .value=${live(title)} @input=${(event: Event) => put({ title: valueOf(event) })}>${problemAt(`case-${at}`)}</label>
      <label>${t("case-way")}<select name=${`way-${at}`} @change=${(event: Event) => put({ way: valueOf(event) as Way })}>
        ${(["none", "inside", "beside"] as const).map((each) => html`<option value=${each} .selected=${live(way === each)}>${t(`way-${each}`)}</option>`)}</select>${problemAt(`way-${at}`)}</label>
    </div>
    <p class="hint">${t(contact?.transcript.length ? "case-transcript" : "case-no-transcript", { lines: contact?.transcript.length ?? 0 })} ${recording && way !== "none" ? recording.name : nothing}</p>
    <div class="buttons">${way === "none" ? nothing : html`<label class="button">${t(recording ? "recording-other" : "choose-recording")}<input type="file" accept="audio/*" @change=${opened}></label>`}
      <button type="button" class="plain" aria-label=${t("remove-one", { name: title || String(at + 1) })} @click=${() => change({ cases: cases.toSpliced(at, 1) })}>${t("remove")}</button></div></li>`;
}
