import { css } from "lit";

export const rowStyles = css`
  .section-head { display: flex; justify-content: space-between; align-items: baseline; gap: 16px; padding: 8.8px 9.6px 3.2px; border-block-end: 1px solid var(--line); }
  .section-total { color: var(--muted); font-size: 13.9px; padding-inline-end: 48px; white-space: nowrap; }
  .row { display: grid; grid-template-columns: minmax(0, 1fr) auto 32px; align-items: center; gap: 0 12px; min-inline-size: 0; margin: 0;
    border: 0; border-block-end: 1px solid var(--line); border-inline-start: 3px solid transparent; padding-block: 2.9px; padding-inline: 7.2px 8px; scroll-margin-block: 64px 112px; }
  .row:focus-visible { outline-offset: -2px; }
  .row.current { border-inline-start-color: var(--accent); background: var(--tint); }
  /* No legend: WebKit keeps that outside the grid, even a floated one. The group has its name by aria-labelledby. */
  .title { min-inline-size: 0; overflow-wrap: anywhere; }
  .item-id { color: var(--muted); font-size: 12.8px; margin-inline-end: 4.8px; }
  .skill { margin-inline-start: 6.4px; }
  .levels { display: flex; flex-wrap: wrap; justify-self: end; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); overflow: clip; }
  .levels.number, .levels.date { inline-size: 240px; flex-wrap: nowrap; }
  .levels.text { inline-size: min(384px, 40vw); flex-wrap: nowrap; }
  .levels.text, .levels.number, .levels.date { border: 0; background: none; gap: 6.4px; overflow: visible; }
  .levels .na { border-color: var(--line); }
  .levels.multi { max-inline-size: 576px; }
  .level { position: relative; display: flex; align-items: center; gap: 6.4px; padding-block: 1.6px; padding-inline: 7.2px 11.2px; min-block-size: 29.6px; cursor: pointer;
    border-inline-start: 1px solid var(--line); margin-inline-start: -1px; color: var(--muted); white-space: nowrap; }
  .level:first-child { border-inline-start-color: transparent; }
  .level input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .level:hover { color: var(--fg); }
  .level .mark { inline-size: 11.2px; block-size: 11.2px; border: 1px solid var(--strong-line); border-radius: 50%; }
  .multi .mark { border-radius: 2px; }
  .level:has(:checked) { color: var(--fg); font-weight: 650; background: var(--best); box-shadow: inset 0 -2px 0 var(--accent); }
  .level:has(:checked) kbd, .level:has(:checked) .mark { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
  .level.middle:has(:checked) { background: var(--middle); }
  .level.worst:has(:checked) { background: var(--worst); box-shadow: inset 0 -2px 0 var(--bad); }
  .level.worst:has(:checked) kbd { background: var(--bad); border-color: var(--bad); color: var(--surface); }
  .level.na:has(:checked) { background: var(--tint); font-style: italic; }
  .level:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: -2px; }
  .level:has(:disabled), .level:has(:disabled) input { cursor: default; }
  /* Where colours are forced, the mark must still tell the chosen level. */
  @media (forced-colors: active) {
    .level.level.level:has(:checked) { forced-color-adjust: none; background: Highlight; color: HighlightText; }
    .level.level.level:has(:checked) kbd { background: HighlightText; color: Highlight; }
    .row { border-inline-start-color: Canvas; }
    .row.current { border-inline-start-color: Highlight; }
  }
  .pencil { color: var(--muted); min-inline-size: 32px; min-block-size: 29.6px; padding: 0; }
  .pencil.filled { color: var(--accent); font-weight: 700; text-decoration: underline; }
  .issues { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0 16px; color: var(--bad); font-size: 13.9px; }
  .remarks { grid-column: 1 / -1; display: grid; grid-template-columns: auto minmax(192px, 1fr) auto; align-items: start; gap: 4.8px 9.6px; padding: 4.8px 0 5.6px 25.6px; }
  .notes { display: grid; gap: 4.8px; grid-column: 2; }
  .evidence { display: flex; flex-wrap: wrap; gap: 4.8px; list-style: none; max-inline-size: 240px; }
  .causes { display: flex; flex-wrap: wrap; gap: 4.8px; align-items: center; max-inline-size: 352px; }
  .chip { display: inline-flex; align-items: center; border: 1px solid var(--line); border-radius: 16px; background: var(--surface); font-size: 13.6px; }
  .chip button { border-radius: 16px; padding: 1.6px 8px; color: var(--accent); }
  .chip .remove { color: var(--muted); padding-inline-start: 0; min-inline-size: 24px; }
  .chip.toggle { position: relative; padding: 1.6px 9.6px; cursor: pointer; color: var(--muted); }
  .chip.toggle input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .chip.toggle:has(:checked) { color: var(--accent); border-color: var(--accent); font-weight: 600; }
  .chip.toggle:has(:checked)::before { content: "✓ "; white-space: pre; }
  .chip.toggle:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 1px; }
  .quiet { font-size: 13.6px; color: var(--accent); padding: 1.6px 6.4px; }
  .standard { grid-column: 1 / -1; font-size: 14.4px; }
  .standard summary { color: var(--muted); cursor: pointer; inline-size: fit-content; font-size: 13.6px; }
  .standard > p, .standard > dl { margin-block: 4px; max-inline-size: 768px; }
  .standard dl > div { display: grid; grid-template-columns: minmax(80px, auto) 1fr; gap: 9.6px; }
  .standard dt { font-weight: 600; }
  :host { container-type: inline-size; }
  @container (max-width: 736px) {
    .row { grid-template-columns: minmax(0, 1fr) auto; }
    .title { grid-column: 1; }
    .levels { grid-column: 1 / -1; grid-row: 2; justify-self: start; max-inline-size: 100%; margin-block: 3.2px; }
    .levels.text, .levels.number, .levels.date { inline-size: 100%; }
    .level { min-block-size: 38.4px; white-space: normal; }
    .pencil { grid-column: 2; grid-row: 1; min-block-size: 38.4px; }
    .remarks { grid-template-columns: minmax(0, 1fr); padding-inline-start: 4.8px; }
    .notes, .evidence, .causes { grid-column: 1; max-inline-size: 100%; }
    .section-total { padding-inline-end: 0; }
    .bar { position: static; }
    .standard dl > div { grid-template-columns: 1fr; gap: 0; }
  }
  @media (pointer: coarse) { .level, .pencil { min-block-size: 44px; } }
`;
