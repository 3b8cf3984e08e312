import type { RoomCase, SheetDocument } from "calibrant/calibration";
import { html, nothing, type TemplateResult } from "lit";
import { minute } from "../element/documents.js";
import { asJson, download, fileName } from "../store/files.js";
import type { JoinedRoom, Joining } from "../store/joined.js";
import type { Texts } from "../texts.js";
import { openDialog } from "./dialogs.js";
import { roomPath } from "./join-entry.js";

/** Who of the room sits here. */
export function whoView({ t }: Texts, { room, document: { title, host }, raters }: JoinedRoom, begun: string[]): TemplateResult {
  return html`<p><a href="#/join">${t("join-title")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${t("host-is", { host: host.name })}</p>
    <section aria-labelledby="who-title"><h2 id="who-title">${t("who-title")}</h2>
      <p class="hint">${t("who-hint")}</p>
      <ul class="who">${raters.map(({ id, name, level }) => html`<li><a href=${roomPath(room, id)}>${name}</a>
        <span class="hint">${t(`level-${level}`)}${begun.includes(id) ? html` · ${t("begun-here")}` : nothing}</span></li>`)}</ul>
    </section>`;
}

/** One rater's calls, how far each is, the lock, and what has been locked. */
export function workView(words: Texts, joining: Joining, changed: () => void): TemplateResult {
  const { t } = words;
  const { place: { room, document: { title, host } }, rater, cases, record: { sheets } } = joining;
  const done = cases.filter(({ id }) => ["finished", "locked"].includes(joining.stateOf(id))).length;
  return html`<p><a href="#/join">${t("join-title")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${t("you-are", { name: rater.name, level: t(`level-${rater.level}`) })} <a href=${roomPath(room)}>${t("not-you")}</a></p>
    <section aria-labelledby="cases-title"><h2 id="cases-title">${t("cases-title")}</h2>
      <p class="hint">${t("blind-hint")}</p>
      <ol class="cases">${cases.map((each, at) => caseLineView(words, joining, each, at))}</ol>
      <p role="status">${t("cases-done", { done, cases: cases.length })}</p>
      ${lockView(words, joining, changed)}
    </section>
    ${sheets.length ? html`<section aria-labelledby="sheets-title"><h2 id="sheets-title">${t("sheets-title")}</h2>
      <p class="hint">${t("sheets-hint", { host: host.name })}</p>
      <ul class="sheets">${sheets.map((sheet, at) => sheetView(words, joining, sheet, at))}</ul></section>` : nothing}`;
}

function caseLineView({ t }: Texts, joining: Joining, { id, title }: RoomCase, at: number) {
  const state = joining.stateOf(id);
  const { lockedAt } = joining.record.cases[id] ?? {};
  return html`<li data-state=${state}><a href=${roomPath(joining.place.room, joining.rater.id, id)}>${at + 1}. ${title}</a>
    <span class="state"><span aria-hidden="true">${MARKS[state]}</span> ${t(`case-${state}`)}${lockedAt ? ` · ${minute(lockedAt)}` : nothing}</span></li>`;
}

const MARKS = { open: "○", started: "◐", finished: "●", locked: "✓" };

function lockView(words: Texts, joining: Joining, changed: () => void) {
  const { t } = words;
  const finished = joining.inState("finished");
  const left = joining.inState("open").length + joining.inState("started").length;
  if (finished.length === 0) return left ? html`<p class="hint">${t("lock-later")}</p>` : nothing;
  const lock = async (event: Event) => {
    (event.target as Element).closest("dialog")?.close();
    await joining.lock();
    changed();
    // From here on there is something that should outlive a full disk.
    void navigator.storage?.persist?.();
  };
  return html`<div class="buttons"><button type="button" class="primary" @click=${() => openDialog("lock")}>${t("lock", { count: finished.length })}</button></div>
    <dialog id="lock" aria-labelledby="lock-title"><h2 id="lock-title">${t("lock-question", { count: finished.length })}</h2>
      <ul class="plain-list">${finished.map(({ title }) => html`<li>${title}</li>`)}</ul>
      <p>${t("lock-meaning")}</p>
      ${left ? html`<p>${t("lock-left", { left })}</p>` : nothing}
      <p class="hint">${t("seal-meaning")}</p>
      <div class="buttons"><button type="button" @click=${(event: Event) => (event.target as Element).closest("dialog")?.close()}>${t("cancel")}</button>
        <button type="button" class="primary" @click=${lock}>${t("lock-now")}</button></div></dialog>`;
}

function sheetView({ t }: Texts, joining: Joining, sheet: SheetDocument, at: number) {
  const titles = joining.cases.filter(({ id }) => sheet.locks.some((lock) => lock.case === id)).map(({ title }) => title);
  return html`<li><p><strong>${t("sheet-name", { number: at + 1 })}</strong> ${t("sheet-locked", { time: minute(sheet.at), count: sheet.locks.length })} <span class="hint">${titles.join(" · ")}</span></p>
    <div class="buttons"><button type="button" class="set" @click=${() => saveSheet(joining, sheet, at)}>${t("save-sheet")}</button></div></li>`;
}

function saveSheet({ place: { document }, rater }: Joining, sheet: SheetDocument, at: number): void {
  const name = [document.title, rater.name, at + 1].join("-");
  download(`${fileName(name)}.sheet.json`, "application/json", asJson(sheet));
}
