import type { ContactDocument, EvaluationDocument, EvidenceDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { clock } from "../element/documents.js";
import type { Texts } from "../texts.js";

type Turn = ContactDocument["transcript"][number];
const SPEAKERS = ["agent", "customer", "system", "bot"];

export interface TranscriptActions {
  language: string | undefined;
  current: string | undefined;
  canMark: boolean;
  mark: (evidence: EvidenceDocument) => void;
  seek: (seconds: number) => void;
  goTo: (item: string) => void;
}

/** What was said: a click on a line marks it as evidence for the item the form stands on, a click on its time plays it. */
export function transcriptView({ t }: Texts, turns: Turn[], evaluation: EvaluationDocument, actions: TranscriptActions): TemplateResult | typeof nothing {
  if (turns.length === 0) return nothing;
  const marks = marksByTurn(evaluation);
  return html`<section class="transcript" aria-label=${t("transcript")}>
    <p class="hint">${actions.canMark ? t("transcript-hint", { item: actions.current ?? "" }) : t("transcript")}</p>
    <ol tabindex="0" role="list" aria-label=${t("transcript")} @keydown=${moveInside}>${turns.map((turn) => turnView(t, turn, marks.get(turn.turn) ?? [], actions))}</ol>
  </section>`;
}

/** One stop for the Tab key, however long the call: up and down move between lines, left and right between time and words. */
function moveInside(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const line = (event.target as Element).closest("li");
  const target = {
    ArrowDown: line ? line.nextElementSibling : list.firstElementChild,
    ArrowUp: line?.previousElementSibling,
    ArrowLeft: line, ArrowRight: line,
  }[event.key];
  if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const wanted = event.key === "ArrowLeft" ? "button.time" : "button.words, button.time";
  const found = target?.querySelectorAll<HTMLElement>(wanted);
  (event.key === "ArrowLeft" ? found?.[0] : found?.[found.length - 1])?.focus();
}

function turnView(t: Texts["t"], turn: Turn, items: string[], { language, current, canMark, mark, seek, goTo }: TranscriptActions) {
  const { from, speaker, text } = turn;
  const isMarked = items.includes(current ?? "");
  return html`<li id=${`turn-${turn.turn}`} class=${`${speaker} ${items.length ? "marked" : ""}`}>
    ${from === undefined ? html`<span class="time">${turn.turn}</span>`
      : html`<button type="button" class="time" tabindex="-1" @click=${() => seek(from)} aria-label=${t("play-from", { time: clock(from) })}>${clock(from)}</button>`}
    <span class="speaker">${SPEAKERS.includes(speaker) ? t(`speaker-${speaker}`) : speaker}</span>
    <div>${canMark ? html`<button type="button" class="words" tabindex="-1" lang=${language ?? nothing} aria-pressed=${String(isMarked)} @click=${() => mark(evidenceOf(turn))}>${text}</button>` : html`<span class="words" lang=${language ?? nothing}>${text}</span>`}
      ${items.map((item) => html`<button type="button" class="chip" @click=${() => goTo(item)}>${t("evidence-for", { item })}</button>`)}</div>
  </li>`;
}

/** Brings a line into view: the one named, or the one that is spoken at that time. */
export function showTurn(turns: Turn[], { seconds, turn }: { seconds?: number; turn?: number }): void {
  const line = turn ?? turns.findLast(({ from }) => from !== undefined && from <= (seconds ?? -1))?.turn;
  if (line !== undefined) document.getElementById(`turn-${line}`)?.scrollIntoView({ block: "nearest" });
}

/** The words selected inside the line, or the whole line. */
function evidenceOf({ turn, from, to, text }: Turn): EvidenceDocument {
  const selected = document.getSelection()?.toString().trim() ?? "";
  const quote = selected && text.includes(selected) ? selected : text;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), turn, quote };
}

function marksByTurn({ answers }: EvaluationDocument): Map<number, string[]> {
  const marks = new Map<number, string[]>();
  for (const [item, { evidence = [] }] of Object.entries(answers)) {
    for (const { turn } of evidence) if (turn !== undefined) marks.set(turn, [...(marks.get(turn) ?? []), item]);
  }
  return marks;
}
