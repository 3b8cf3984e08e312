import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { hostAsRater } from "../room/setup.js";
import type { Reading } from "../room/reading.js";
import { openDialog } from "./dialogs.js";
import { caseView } from "./room-case.js";
import { mayDiscuss } from "./room-discuss.js";
import { flagsView } from "./room-flags.js";
import type { RoomContext } from "./room.js";
import { lockedIn } from "./room-steps.js";

/** Before: one button, and what it does. After: what all agreed on, then where they differ. */
export function revealView(context: RoomContext): TemplateResult {
  const { reading } = context;
  return html`<div class="room-main">${reading ? revealedView(context, reading) : toRevealView(context)}</div>`;
}

function toRevealView({ texts: { t }, room: { room, state }, reveal }: RoomContext) {
  const { locked, raters } = lockedIn(state);
  const sheets = state.sheets.filter(({ lock }) => lock).length;
  const waiting = state.raters.filter(({ id }) => state.sheets.some(({ rater, lock }) => rater === id && !lock)).map(({ name }) => name);
  const own = hostAsRater(room);
  const hostWaits = own !== undefined && waiting.includes(own.name);
  const close = (event: Event) => (event.target as Element).closest("dialog")?.close();
  return html`<h2 class="count">${t("locked-of", { locked, raters })}</h2>
    <p>${t("reveal-lead")}</p>
    ${waiting.length ? html`<p class="hint">${t("reveal-waiting", { names: waiting.join(t("list-comma")) })}</p>` : nothing}
    ${sheets === 0 ? html`<p class="said">${t("reveal-nothing")}</p>` : hostWaits ? html`<p class="said">${t("host-locks-first", { name: own.name })} <a href="#/join">${t("host-joins")}</a></p>` : nothing}
    <div class="buttons"><button type="button" class="primary" ?disabled=${sheets === 0 || hostWaits} @click=${() => openDialog("reveal")}>${t("reveal")}</button></div>
    <dialog id="reveal" aria-labelledby="reveal-title"><h2 id="reveal-title">${t("reveal-question")}</h2>
      <p>${t("reveal-opens", { sheets })}</p><p>${t("reveal-after")}</p>
      ${waiting.length ? html`<p>${t("reveal-without", { names: waiting.join(t("list-comma")) })}</p>` : nothing}
      <div class="buttons"><button type="button" @click=${close}>${t("cancel")}</button>
        <button type="button" class="primary" @click=${(event: Event) => { close(event); reveal(); }}>${t("reveal")}</button></div></dialog>`;
}

function revealedView(context: RoomContext, { cases }: Reading) {
  const { texts: { t } } = context;
  const next = mayDiscuss(context) ? "discuss" : "verdicts";
  return html`<h2>${t("revealed-title")}</h2>
    ${openerView(context, cases)}
    ${cases.map((each) => caseView(context, each))}
    ${flagsView(context)}
    <p><a class="next" href=${`#/room/${context.record.id}/${next}`}>${t(`go-to-${next}`)}</a></p>`;
}

/** More items than these are counted, not named; more calls are not gone through. */
const NAMED = 4;

/** What everybody saw alike, and the agent did well. */
export function openerView({ texts: { t, locale } }: RoomContext, cases: Reading["cases"]): TemplateResult {
  const compared = cases.filter(({ sheets }) => sheets.length > 1);
  const agreed = compared.reduce((sum, each) => sum + each.agreed.length, 0);
  const items = compared.reduce((sum, each) => sum + each.agreed.length + each.differing.length, 0);
  if (items === 0) return html`<p>${t("opener-nothing")}</p>`;
  const done = compared.filter(({ wellDone }) => wellDone.length > 0);
  return html`<div class="opener"><p class="lead">${t("opener-agreed", { agreed, items, share: new Intl.NumberFormat(locale, { style: "percent" }).format(agreed / items) })}</p>
    ${done.length > 0 && compared.length <= NAMED ? html`<p>${t("opener-well-done")}</p><ul>${done.map(({ case: { title }, wellDone }) => html`<li><strong>${title}</strong> ${t("opener-items", {
      items: wellDone.slice(0, NAMED).map(({ item }) => t("quoted", { text: inLanguage(item.title, locale) })).join(t("list-comma")), more: Math.max(0, wellDone.length - NAMED),
    })}</li>`)}</ul>` : nothing}</div>`;
}
