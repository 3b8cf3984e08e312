import { html, nothing, type TemplateResult } from "lit";
import { minute } from "../element/documents.js";
import type { JoinedRoom } from "../store/joined.js";
import type { Texts } from "../texts.js";

/** What is wrong with a file, and where in it. */
/** `isTitle`: it says of which file the next ones speak. */
export interface Problem { where?: string; text: string; isTitle?: boolean }
export interface EntryActions { open: (file: File | undefined) => void; remove: (room: JoinedRoom) => void }

/** The way in: a room file, or a room that was opened here before. */
export function entryView({ t }: Texts, rooms: JoinedRoom[], problems: Problem[], { open, remove }: EntryActions): TemplateResult {
  const opened = (event: Event) => {
    const input = event.target as HTMLInputElement;
    open(input.files?.[0]);
    input.value = "";
  };
  return html`<h1>${t("join-title")}</h1>
    <p class="lead">${t("join-lead")}</p>
    <section aria-labelledby="room-title"><h2 id="room-title">${t("room-file-title")}</h2>
      <p class="hint">${t("room-file-hint")}</p>
      <div class="buttons"><label class="button">${t("open-room")}<input type="file" accept=".json,application/json" @change=${opened}></label></div>
      ${problemsView(problems)}
    </section>
    ${rooms.length ? html`<section aria-labelledby="rooms-title"><h2 id="rooms-title">${t("joined-rooms")}</h2>
      <ul class="rooms">${rooms.map((room) => html`<li><div><a href=${roomPath(room.room)}>${room.document.title}</a>
        <span class="hint">${t("room-facts", { host: room.document.host.name, cases: room.document.cases.length, created: minute(room.document.created) })}</span></div>
        <button type="button" @click=${() => remove(room)} aria-label=${t("forget-room", { title: room.document.title })}>${t("delete")}</button></li>`)}</ul></section>` : nothing}`;
}

export function problemsView([first, ...rest]: Problem[]): TemplateResult | typeof nothing {
  if (!first) return nothing;
  return html`<div id="problems" class="problem" role="alert" tabindex="-1"><p><strong>${first.text}</strong></p>
    ${rest.map(({ where, text, isTitle }) => html`<p>${where ? html`<code>${where}</code> ` : nothing}${isTitle ? html`<strong>${text}</strong>` : text}</p>`)}</div>`;
}

export const roomPath = (room: string, ...rest: string[]): string => ["#/join", ...[room, ...rest].map(encodeURIComponent)].join("/");
