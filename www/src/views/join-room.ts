import type { RoomCase, SheetDocument } from "calibrant/calibration";
import { html, nothing, type TemplateResult } from "lit";
import { minute } from "../element/documents.js";
import { asJson, download, fileName } from "../store/files.js";
import { recordingsOf, type JoinedRoom, type Joining } from "../store/joined.js";
import type { Texts } from "../texts.js";
import { openDialog } from "./dialogs.js";
import { problemsView, roomPath, type Problem } from "./join-entry.js";
import type { SheetFrames } from "./join-frames.js";
import { handedView, linkView, type RaterLines } from "./join-lines.js";

/** Who of the room sits here. */
export function whoView({ t }: Texts, { room, document: { title, host }, raters }: JoinedRoom, begun: string[], problems: Problem[]): TemplateResult {
  return html`<p><a href="#/join">${t("join-title")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${t("host-is", { host: host.name })}</p>
    ${problemsView(problems)}
    <section aria-labelledby="who-title"><h2 id="who-title">${t("who-title")}</h2>
      <p class="hint">${t("who-hint")}</p>
      <ul class="who">${raters.map(({ id, name, level }) => html`<li><a href=${roomPath(room, id)}>${name}</a>
        <span class="hint">${t(`level-${level}`)}${begun.includes(id) ? html` · ${t("begun-here")}` : nothing}</span></li>`)}</ul>
    </section>`;
}

/** The same rater sits in another tab. */
export function elsewhereView({ t }: Texts, { room, document: { title } }: JoinedRoom, takeOver: () => void): TemplateResult {
  return html`<p><a href=${roomPath(room)}>${t("who-title")}</a></p><h1>${title}</h1><p role="status">${t("open-elsewhere")}</p>
    <div class="buttons"><button type="button" @click=${takeOver}>${t("go-on-here")}</button></div>`;
}

/** One rater's calls, how far each is, the lock, and what has been locked. */
export function workView(words: Texts, joining: Joining, lines: RaterLines, recordings: Recordings, changed: () => void): TemplateResult {
  const { t } = words;
  const { place: { room, document: { title, host } }, rater, cases, record: { sheets } } = joining;
  const done = cases.filter(({ id }) => ["finished", "locked"].includes(joining.stateOf(id))).length;
  return html`<p><a href="#/join">${t("join-title")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${t("you-are", { name: rater.name, level: t(`level-${rater.level}`) })} <a href=${roomPath(room)}>${t("not-you")}</a></p>
    <section aria-labelledby="cases-title"><h2 id="cases-title">${t("cases-title")}</h2>
      <p class="hint">${t("blind-hint")}</p>
      <ol class="cases">${cases.map((each, at) => caseLineView(words, joining, each, at))}</ol>
      ${recordingsView(words, joining, recordings)}
      <p role="status">${t("cases-done", { done, cases: cases.length })}</p>
      ${lockView(words, joining, changed)}
    </section>
    ${sheets.length ? html`<section aria-labelledby="sheets-title"><h2 id="sheets-title">${t("sheets-title")}</h2>
      <p class="hint">${t("sheets-hint", { host: host.name })}</p>
      <ul class="sheets">${sheets.map((sheet, at) => sheetView(words, joining, lines, sheet, at))}</ul>
      ${linkView(words, lines)}
      <calibrant-sheet-frames .texts=${words}></calibrant-sheet-frames></section>` : nothing}`;
}

/** Recordings that lie beside the room: how many are missing, and what was opened as one and is none. */
export interface Recordings { missing: number; strange: string[]; open: (files: File[]) => void }

function recordingsView({ t }: Texts, { place }: Joining, { missing, strange, open }: Recordings) {
  const wanted = recordingsOf(place).length;
  if (wanted === 0 || (missing === 0 && strange.length === 0)) return nothing;
  return html`<div class="buttons"><span>${t("recordings-here", { here: wanted - missing, wanted })}</span>
      <label class="button">${t("open-recordings")}<input type="file" accept="audio/*" multiple @change=${(event: Event) => open([...(event.target as HTMLInputElement).files ?? []])}></label></div>
    ${strange.length ? html`<div class="problem" role="status">${strange.map((name) => html`<p>${t("recording-strange", { name })}</p>`)}</div>` : nothing}`;
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
    await joining.lock().finally(changed);
    // From here on there is something that should outlive a full disk.
    void navigator.storage?.persist?.();
  };
  return html`<div class="buttons"><button type="button" class="primary" @click=${() => openDialog("lock")}>${t("lock", { count: finished.length })}</button></div>
    <dialog id="lock" aria-labelledby="lock-title"><h2 id="lock-title">${t("lock-question", { count: finished.length })}</h2>
      <ul class="plain-list">${finished.map(({ title }) => html`<li>${title}</li>`)}</ul>
      <p>${t("lock-meaning")}</p>
      ${finished.some(({ id }) => joining.wasLocked(id)) ? html`<p>${t("lock-again")}</p>` : nothing}
      ${left ? html`<p>${t("lock-left", { left })}</p>` : nothing}
      <p class="hint">${t("seal-meaning")}</p>
      <div class="buttons"><button type="button" @click=${(event: Event) => (event.target as Element).closest("dialog")?.close()}>${t("cancel")}</button>
        <button type="button" class="primary" @click=${lock}>${t("lock-now")}</button></div></dialog>`;
}

function sheetView(words: Texts, joining: Joining, lines: RaterLines, sheet: SheetDocument, at: number) {
  const { t } = words;
  const titles = joining.cases.filter(({ id }) => sheet.locks.some((lock) => lock.case === id)).map(({ title }) => title);
  return html`<li><p><strong>${t("sheet-name", { number: at + 1 })}</strong> ${t("sheet-locked", { time: minute(sheet.at), count: sheet.locks.length })} <span class="hint">${titles.join(" · ")}</span></p>
    <div class="buttons"><button type="button" class="set" @click=${() => saveSheet(joining, sheet, at)}>${t("save-sheet")}</button>
      <button type="button" @click=${(event: Event) => void (event.target as Element).closest("main")?.querySelector<SheetFrames>("calibrant-sheet-frames")?.show(sheet)}>${t("show-frames")}</button>
      ${lines.link === "open" || lines.tabOf(sheet.room) ? html`<button type="button" @click=${() => void lines.hand(sheet)}>${t("hand-over")}</button>` : nothing}</div>
    <p role="status">${handedView(words, lines.handed.get(sheet))}</p></li>`;
}

function saveSheet({ place: { document }, rater }: Joining, sheet: SheetDocument, at: number): void {
  const name = [document.title, rater.name, at + 1].join("-");
  download(`${fileName(name)}.sheet.json`, "application/json", asJson(sheet));
}
