import type { SessionState } from "calibrant/calibration";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import type { RoomContext } from "./room.js";

/** After setting up, which is over once a room is open. */
export const STEPS = ["hand-out", "collect", "reveal", "discuss", "verdicts", "minutes"] as const;
export type Step = (typeof STEPS)[number];

/** Where a room stands when it is opened again. */
export function stepAt({ revealed, closed, agreed, sheets }: SessionState): Step {
  if (closed) return "minutes";
  if (agreed.length > 0) return "discuss";
  if (revealed) return "reveal";
  return sheets.some(({ status }) => status === "locked") ? "collect" : "hand-out";
}

/** How many raters have locked every case. */
export function lockedIn({ raters, sheets }: Pick<SessionState, "raters" | "sheets">): { locked: number; raters: number } {
  const isReady = (id: string) => sheets.filter(({ rater }) => rater === id).every(({ lock }) => lock);
  return { locked: raters.filter(({ id }) => isReady(id)).length, raters: raters.length };
}

/** Short enough to be read out: the first digits of the room's hash. */
export const roomCode = (id: string): string => id.slice(0, 4).toUpperCase();

export function stepsView({ texts: { t, locale }, room: { room, state }, record }: RoomContext, step: Step): TemplateResult {
  const { locked, raters } = lockedIn(state);
  const isOver = (each: Step) => ({ "hand-out": state.sheets.some(({ lock }) => lock), collect: state.revealed || locked === raters, reveal: state.revealed, discuss: state.closed, verdicts: state.closed, minutes: state.closed })[each];
  const name = (each: Step) => each === "collect" ? t("step-collect-locked", { locked, raters }) : t(`step-${each}`);
  return html`<header class="room-head"><h1>${room.title} <span class="room-code">${t("room-code", { code: roomCode(record.id) })}</span></h1>
      <p class="hint">${inLanguage(room.scorecard.title, locale)} ${room.scorecard.version} · ${t(`mode-${room.mode}`)} · ${t("counts", { cases: room.cases.length, raters })}</p></header>
    <nav class="steps" aria-label=${t("steps")}><ol><li class="over"><span>1 ${t("step-setup")}</span></li>${STEPS.map((each, at) => html`<li class=${isOver(each) ? "over" : ""}>
      <a href=${`#/room/${record.id}/${each}`} aria-current=${each === step ? "step" : nothing}>${at + 2} ${name(each)}</a></li>`)}</ol></nav>`;
}
