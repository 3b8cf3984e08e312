import { html, type TemplateResult } from "lit";
import type { RoomContext } from "./room.js";

export function discussView({ texts: { t } }: RoomContext): TemplateResult {
  return html`<div class="room-main"><h2>${t("step-discuss")}</h2></div>`;
}
