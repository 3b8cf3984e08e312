import { html, type TemplateResult } from "lit";
import type { RoomContext } from "./room.js";

export function minutesView({ texts: { t } }: RoomContext): TemplateResult {
  return html`<div class="room-main"><h2>${t("step-minutes")}</h2></div>`;
}
