import { html, nothing, type TemplateResult } from "lit";
import { localInstant, minute } from "../element/documents.js";
import type { RoomRecord } from "../store/database.js";
import type { Rooms, Taken } from "../store/rooms.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { roomCode } from "./room-steps.js";

/** Where a host starts: the rooms there are, and a new one. */
export function listView(_store: Store, texts: Texts, rooms: Rooms, records: RoomRecord[], refused: Taken | undefined, refresh: (refused?: Taken) => void): TemplateResult {
  const { t, sentence } = texts;
  const opened = async (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const { id, taken } = await rooms.openFile(file);
    if (id) location.hash = `#/room/${id}`;
    else refresh(taken);
  };
  const begin = async () => { location.hash = `#/room/${await rooms.begin("", "")}`; };
  return html`<main class="home rooms" tabindex="-1">
    <h1>${t("rooms-title")}</h1>
    <p class="lead">${t("rooms-lead")}</p>
    <div class="buttons"><button type="button" class="primary" @click=${() => void begin()}>${t("new-room")}</button>
      <label class="button">${t("open-room")}<input type="file" accept=".json,application/json" @change=${opened}></label></div>
    ${refused ? html`<div class="problem" role="alert"><strong>${refused.name}</strong> ${refused.issues.map((issue) => html`<p data-code=${issue.code}>${sentence(issue)}</p>`)}</div>` : nothing}
    <section aria-labelledby="list-title"><h2 id="list-title">${t("list-title")}</h2>
      ${records.length === 0 ? html`<p class="hint">${t("no-rooms")}</p>` : html`<div class="table-frame" role="group" aria-labelledby="list-title" tabindex="0"><table>
        <thead><tr><th scope="col">${t("column-room")}</th><th scope="col">${t("column-state")}</th><th scope="col">${t("column-saved")}</th><th scope="col">${t("column-actions")}</th></tr></thead>
        <tbody>${records.map((record) => lineView(texts, rooms, record, refresh))}</tbody></table></div>`}</section>
  </main>`;
}

function lineView({ t }: Texts, rooms: Rooms, { id, room, setup, savedAt }: RoomRecord, refresh: () => void) {
  const name = (room?.title ?? setup?.title) || t("room-untitled");
  const remove = async () => {
    if (!confirm(t("delete-room-question", { name }))) return;
    await rooms.remove(id);
    refresh();
  };
  return html`<tr><td><a href=${`#/room/${id}`}>${name}</a> ${room ? html`<span class="hint">${roomCode(id)}</span>` : nothing}</td>
    <td>${t(room ? "room-open" : "room-setup")}</td><td>${minute(localInstant(new Date(savedAt)))}</td>
    <td class="actions"><button type="button" aria-label=${t("delete-one", { name })} @click=${() => void remove()}>${t("delete")}</button></td></tr>`;
}
