import { html, nothing, type TemplateResult } from "lit";
import type { RoomContext } from "./room.js";

/** What came and does not count, and what is missing, in plain words. */
export function flagsView(context: RoomContext): TemplateResult | typeof nothing {
  const { texts: { t }, room: { room, state, damaged } } = context;
  // By name in an anonymous room too: whose sheet it was says nothing of its answers.
  const nameOf = (id: string) => [...state.raters, room.host].find((each) => each.id === id)?.name ?? id;
  const callOf = (id: string | undefined) => room.cases.find((each) => each.id === id)?.title ?? id ?? "";
  const flags = state.flags.map(({ fault, actor, case: of }) => t(`flag-${fault}`, { name: nameOf(actor), call: callOf(of) }));
  const missing = state.sheets.filter(({ status }) => status === "open" || status === "absent")
    .map(({ rater, case: of, status }) => t(`missing-${status}`, { name: nameOf(rater), call: callOf(of) }));
  const lines = [...new Set([...damaged.map((id) => t("sheet-damaged", { name: nameOf(id) })), ...flags, ...missing])];
  if (lines.length === 0) return nothing;
  return html`<section class="flags-said" aria-labelledby="flags-title"><h3 id="flags-title">${t("flags-title")}</h3><ul class="told">${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
}
