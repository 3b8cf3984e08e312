import { html, nothing, type TemplateResult } from "lit";
import { roomFile, type RoomFile } from "../room/room-file.js";
import { download, fileName } from "../store/files.js";
import type { RoomContext } from "./room.js";
import { roomCode } from "./room-steps.js";

/** The room file out, and what raters and host should know of it. */
export function handOutView(context: RoomContext): TemplateResult {
  const { texts: { t }, room: { room } } = context;
  const recorded = room.cases.filter(({ contact }) => contact?.audio);
  return html`<div class="room-main">
    <h2>${t("hand-out-title")}</h2>
    <p>${t("hand-out-lead")}</p>
    <div class="buttons"><button type="button" class="primary" @click=${() => void save(context)}>${t("save-room")}</button></div>
    <ol class="told">${(["open", "name", "score", "lock", "back"] as const).map((each) => html`<li>${t(`hand-out-${each}`)}</li>`)}</ol>
    <section aria-labelledby="recordings-title"><h3 id="recordings-title">${t("recordings-title")}</h3>
      <ul class="told">${room.cases.map((each) => html`<li><strong>${each.title}</strong> ${recordingText(context, each.contact)}</li>`)}</ul>
      ${recorded.length ? html`<p class="hint">${t("recordings-hint")}</p>` : nothing}</section>
    <section aria-labelledby="sealing-title"><h3 id="sealing-title">${t("sealing-title")}</h3>
      ${(["does", "does-not", "so"] as const).map((each) => html`<p>${t(`sealing-${each}`)}</p>`)}</section>
    <p><a class="next" href=${`#/room/${context.record.id}/collect`}>${t("go-to-collect")}</a></p>
  </div>`;
}

function recordingText({ texts: { t }, record }: RoomContext, contact: RoomContext["room"]["room"]["cases"][number]["contact"]): string {
  const { audio, transcript = [] } = contact ?? {};
  if (audio) return t(record.inside?.includes(audio.sha256 ?? "") ? "recording-inside" : "recording-beside", { file: audio.name });
  return t(transcript.length ? "recording-transcript" : "recording-aloud");
}

/** What has happened stays here; raters need the room and who has joined. */
export async function fileFor({ room, record }: Pick<RoomContext, "room" | "record">): Promise<RoomFile> {
  const events = room.document.events.filter(({ kind }) => kind === "join");
  return roomFile({ ...room.document, events }, await room.recordings(record.inside));
}

async function save(context: RoomContext): Promise<void> {
  const { room, record } = context;
  download(`${fileName(room.room.title)}-${roomCode(record.id)}.room.json`, "application/json", JSON.stringify(await fileFor(context)));
}
