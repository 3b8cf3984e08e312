import type { ContactDocument } from "calibrant";
import { html, type TemplateResult } from "lit";
import { clock } from "../element/documents.js";
import type { Texts } from "../texts.js";

const SPEAKERS = ["agent", "customer", "system", "bot"];

/** What was said, to be read and nothing else: any number of calls may stand on one page. */
export function linesView({ t }: Texts, turns: ContactDocument["transcript"]): TemplateResult {
  return html`<div class="transcript"><ol tabindex="0" role="list" aria-label=${t("transcript")}>${turns.map(({ turn, from, speaker, text }) => html`<li class=${speaker}>
    <span class="time">${from === undefined ? turn : clock(from)}</span> <span class="speaker">${SPEAKERS.includes(speaker) ? t(`speaker-${speaker}`) : speaker}</span>
    <div><span class="words">${text}</span></div></li>`)}</ol></div>`;
}
