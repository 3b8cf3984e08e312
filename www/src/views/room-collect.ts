import type { Level } from "calibrant/calibration";
import { html, nothing, type TemplateResult } from "lit";
import { LEVELS } from "../room/rater-list.js";
import { hostAsRater, raterId } from "../room/setup.js";
import type { Taken } from "../store/rooms.js";
import { formDialog, openDialog, textOf } from "./dialogs.js";
import "./join-channels.js";
import type { RoomContext } from "./room.js";
import { lockedIn } from "./room-steps.js";

/** Sheets in. How many are locked is all that can be seen of them. */
export function collectView(context: RoomContext): TemplateResult {
  const { texts: { t }, room: { state }, take } = context;
  const opened = (event: Event) => {
    const input = event.target as HTMLInputElement;
    take([...(input.files ?? [])]);
    input.value = "";
  };
  return html`<div class="room-main">
    <h2 id="locked" class="count">${t("locked-of", { ...lockedIn(state) })}</h2>
    <p class="hint">${t(state.revealed ? "collect-late-hint" : "collect-hint")}</p>
    ${hostHintView(context)}
    <div class="buttons"><label class="button primary">${t("open-sheets")}<input type="file" accept=".json,application/json" multiple @change=${opened}></label></div>
    ${takenView(context)}
    <calibrant-channels .texts=${context.texts} .collecting=${context.collecting} .isRevealed=${state.revealed !== null}></calibrant-channels>
    <section aria-labelledby="who-title"><h3 id="who-title">${t("who-title")}</h3>
      <ul class="who">${state.raters.map((rater) => whoView(context, rater))}</ul>
      ${state.revealed ? nothing : html`<div class="buttons"><button type="button" @click=${() => openDialog("add-rater")}>${t("add-rater")}</button></div>`}</section>
    ${state.revealed ? nothing : html`<p><a class="next" href=${`#/room/${context.record.id}/reveal`}>${t("go-to-reveal")}</a></p>`}
    ${addRaterView(context)}
  </div>`;
}

/** A host who rates too could see the others' sheets first. */
function hostHintView({ texts: { t }, room: { room, state } }: RoomContext) {
  const own = hostAsRater(room);
  if (!own || state.revealed) return nothing;
  const isLocked = state.sheets.filter(({ rater }) => rater === own.id).every(({ lock }) => lock);
  return html`<p class="said">${t(isLocked ? "host-has-locked" : "host-locks-first", { name: own.name })} ${isLocked ? nothing : html`<a href="#/join">${t("host-joins")}</a>`}</p>`;
}

/** Who comes late is on the list from then on, and in every file handed out since. */
function addRaterView({ texts: { t }, room: { state }, act }: RoomContext) {
  const join = async (data: FormData) => {
    const [name = "", site] = [textOf(data, "name"), textOf(data, "site")];
    const id = await raterId(name);
    // Somebody of the same name is somebody else.
    const own = state.raters.some((rater) => rater.id === id) ? `${id}-${state.raters.length + 1}` : id;
    await act({ kind: "join", rater: { id: own, name, level: data.get("level") as Level, ...(site ? { site } : {}) } });
  };
  return formDialog({
    id: "add-rater", title: t("add-rater"), hint: t("add-rater-hint"), confirm: t("add-raters"), cancel: t("cancel"),
    fields: html`<label>${t("rater-name")}<input name="name" required maxlength="100" pattern=".*\\S.*"></label>
      <label>${t("rater-level")}<select name="level">${LEVELS.map((level) => html`<option value=${level}>${t(`level-${level}`)}</option>`)}</select></label>
      <label>${t("rater-site")}<input name="site" maxlength="100"></label>`,
    save: (data) => void join(data),
  });
}

function whoView({ texts: { t }, room: { room, state } }: RoomContext, { id, name, level, role }: RoomContext["room"]["state"]["raters"][number]) {
  const locked = state.sheets.filter(({ rater, lock }) => rater === id && lock).length;
  const status = locked === room.cases.length ? "locked" : locked > 0 ? "partly" : "open";
  return html`<li class=${status}><span class="who-mark" aria-hidden="true">${status === "locked" ? "●" : status === "partly" ? "◐" : "○"}</span>
    <strong>${name}</strong> <span class="hint">${t(`level-${level}`)}${role === "expert" ? ` · ${t("role-expert")}` : ""}</span>
    <span class="who-status">${t(`who-${status}`, { locked, cases: room.cases.length })}</span></li>`;
}

/** What the last files came to: taken in one line, refused each with its reason. */
export function takenView({ texts: { t, sentence }, room: { state }, taken }: RoomContext) {
  if (taken.length === 0) return nothing;
  const nameOf = (id: string | undefined) => state.raters.find((rater) => rater.id === id)?.name ?? id ?? "";
  const line = ({ rater, fresh }: Taken) => fresh === 0 ? t("taken-again") : rater ? t("taken-sheet", { name: nameOf(rater), locked: fresh }) : t("taken-copy", { events: fresh });
  return html`<div id="taken" class="report" tabindex="-1" role="status"><ul class="issue-list">${taken.map((each) => html`<li class=${each.issues.length ? "refused" : "taken"}>
    <strong>${each.name}</strong> ${each.fresh > 0 || each.issues.length === 0 ? line(each) : nothing}
    ${each.issues.length ? html`<span class="severity">${t("refused")}</span> ${each.issues.map((issue) => html`<span data-code=${issue.code}>${sentence(issue)}</span> `)}` : nothing}</li>`)}</ul></div>`;
}
