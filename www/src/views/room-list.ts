import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, localInstant, minute } from "../element/documents.js";
import type { Due, Held, RaterDue } from "../room/due.js";
import { icalendar } from "../room/icalendar.js";
import type { RoomRecord } from "../store/database.js";
import { dayStamp, download } from "../store/files.js";
import type { Rooms, Taken } from "../store/rooms.js";
import type { Texts } from "../texts.js";
import { lockedIn, roomCode } from "./room-steps.js";

/** Where a host starts: the sessions there are, who is to meet again when, and a new one. */
export function listView(texts: Texts, rooms: Rooms, records: RoomRecord[], held: { rooms: Held[]; due: Due[] }, refused: Taken | undefined, refresh: (refused?: Taken) => void): TemplateResult {
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
        <thead><tr><th scope="col">${t("column-room")}</th><th scope="col">${t("column-scorecard")}</th><th scope="col">${t("column-state")}</th><th scope="col">${t("column-saved")}</th><th scope="col">${t("column-actions")}</th></tr></thead>
        <tbody>${records.map((record) => lineView(texts, rooms, record, held.rooms.find(({ id }) => id === record.id), refresh))}</tbody></table></div>`}</section>
    ${held.due.length ? dueView(texts, held.due) : nothing}
  </main>`;
}

function lineView(texts: Texts, rooms: Rooms, { id, room, setup, savedAt }: RoomRecord, held: Held | undefined, refresh: () => void) {
  const { t, locale } = texts;
  const name = (room?.title ?? setup?.title) || t("room-untitled");
  const remove = async () => {
    if (!confirm(t("delete-room-question", { name }))) return;
    await rooms.remove(id);
    refresh();
  };
  return html`<tr><td><a href=${`#/room/${id}`}>${name}</a> ${room ? html`<span class="hint">${roomCode(id)}</span>` : nothing}</td>
    <td>${inLanguage((room?.scorecard ?? setup?.card)?.title, locale)}</td>
    <td>${stateText(texts, held)}</td><td class="date">${minute(localInstant(new Date(savedAt)))}</td>
    <td class="actions"><button type="button" aria-label=${t("delete-one", { name })} @click=${() => void remove()}>${t("delete")}</button></td></tr>`;
}

function stateText({ t }: Texts, held: Held | undefined): string {
  if (!held) return t("room-setup");
  const { closed, revealed } = held.state;
  if (closed) return t("room-closed", { date: closed.at.slice(0, 10) });
  return revealed ? t("room-revealed", { date: revealed.at.slice(0, 10) }) : t("locked-of", lockedIn(held.state));
}

/** Quarterly, and at once where the scorecard scores otherwise since. */
function dueView(texts: Texts, due: Due[]) {
  const { t, locale } = texts;
  const save = () => download(`calibrant-${dayStamp()}.ics`, "text/calendar;charset=utf-8", icalendar(due.map((each) => ({
    uid: `calibration-${each.card}@calibrant`, date: each.date, summary: t("due-summary", { card: inLanguage(each.title, locale) }), description: [t(`due-${each.why}`), ...each.raters.map((rater) => raterText(texts, rater))].join("\n"),
  })), new Date()));
  return html`<section aria-labelledby="due-title"><h2 id="due-title">${t("due-title")}</h2>
    <p class="hint">${t("due-hint")}</p>
    <div class="table-frame" role="group" aria-labelledby="due-title" tabindex="0"><table>
      <thead><tr><th scope="col">${t("column-scorecard")}</th><th scope="col">${t("column-due")}</th><th scope="col">${t("column-last")}</th><th scope="col">${t("column-raters")}</th></tr></thead>
      <tbody>${due.map((each) => html`<tr><th scope="row">${inLanguage(each.title, locale)}</th><td><span class="date">${each.date}</span> <span class="hint">${t(`due-${each.why}`)}</span></td>
        <td class="date"><a href=${`#/room/${each.last.id}`}>${each.last.state.revealed?.at.slice(0, 10)}</a></td>
        <td><ul>${each.raters.map((rater) => html`<li class="date">${raterText(texts, rater)}</li>`)}</ul></td></tr>`)}</tbody></table></div>
    <div class="buttons"><button type="button" @click=${save}>${t("save-calendar")}</button></div></section>`;
}

const raterText = ({ t }: Texts, { name, last, isDue }: RaterDue): string => t(isDue ? "rater-due" : "rater-last", { name, last });
