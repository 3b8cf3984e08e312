import { css } from "lit";

export const rowStyles = css`
  .section-head { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; padding: .55rem .6rem .2rem; border-block-end: 1px solid var(--line); }
  .section-total { color: var(--muted); font-size: .87rem; padding-inline-end: 3rem; white-space: nowrap; }
  .row { display: grid; grid-template-columns: minmax(0, 1fr) auto 2rem; align-items: center; gap: 0 .75rem; min-inline-size: 0; margin: 0;
    border: 0; border-block-end: 1px solid var(--line); border-inline-start: 3px solid transparent; padding: .18rem .5rem .18rem .45rem; scroll-margin-block: 4rem 7rem; }
  .row:focus-visible { outline-offset: -2px; }
  .row.current { border-inline-start-color: var(--accent); background: var(--tint); }
  /* A floated legend takes part in the grid; one that is not stays outside it. */
  legend { float: inline-start; padding: 0; min-inline-size: 0; overflow-wrap: anywhere; }
  .item-id { color: var(--muted); font-size: .8rem; margin-inline-end: .3rem; }
  .skill { margin-inline-start: .4rem; }
  .levels { display: flex; flex-wrap: wrap; justify-self: end; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); overflow: clip; }
  .levels.number, .levels.date { inline-size: 15rem; flex-wrap: nowrap; }
  .levels.text { inline-size: min(24rem, 40vw); flex-wrap: nowrap; }
  .levels.text, .levels.number, .levels.date { border: 0; background: none; gap: .4rem; overflow: visible; }
  .levels .na { border-color: var(--line); }
  .levels.multi { max-inline-size: 36rem; }
  .level { position: relative; display: flex; align-items: center; gap: .4rem; padding: .1rem .7rem .1rem .45rem; min-block-size: 1.85rem; cursor: pointer;
    border-inline-start: 1px solid var(--line); margin-inline-start: -1px; color: var(--muted); white-space: nowrap; }
  .level:first-child { border-inline-start-color: transparent; }
  .level input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .level:hover { color: var(--fg); }
  .level .mark { inline-size: .7rem; block-size: .7rem; border: 1px solid var(--strong-line); border-radius: 50%; }
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
  .pencil { color: var(--muted); min-inline-size: 2rem; min-block-size: 1.85rem; padding: 0; }
  .pencil.filled { color: var(--accent); font-weight: 700; text-decoration: underline; }
  .issues { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0 1rem; color: var(--bad); font-size: .87rem; }
  .remarks { grid-column: 1 / -1; display: grid; grid-template-columns: auto minmax(12rem, 1fr) auto; align-items: start; gap: .3rem .6rem; padding: .3rem 0 .35rem 1.6rem; }
  .notes { display: grid; gap: .3rem; grid-column: 2; }
  .evidence { display: flex; flex-wrap: wrap; gap: .3rem; list-style: none; max-inline-size: 15rem; }
  .causes { display: flex; flex-wrap: wrap; gap: .3rem; align-items: center; max-inline-size: 22rem; }
  .chip { display: inline-flex; align-items: center; border: 1px solid var(--line); border-radius: 1rem; background: var(--surface); font-size: .85rem; }
  .chip button { border-radius: 1rem; padding: .1rem .5rem; color: var(--accent); }
  .chip .remove { color: var(--muted); padding-inline-start: 0; min-inline-size: 1.5rem; }
  .chip.toggle { position: relative; padding: .1rem .6rem; cursor: pointer; color: var(--muted); }
  .chip.toggle input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .chip.toggle:has(:checked) { color: var(--accent); border-color: var(--accent); font-weight: 600; }
  .chip.toggle:has(:checked)::before { content: "✓ "; white-space: pre; }
  .chip.toggle:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 1px; }
  .quiet { font-size: .85rem; color: var(--accent); padding: .1rem .4rem; }
  .standard { grid-column: 1 / -1; font-size: .9rem; }
  .standard summary { color: var(--muted); cursor: pointer; inline-size: fit-content; font-size: .85rem; }
  .standard > p, .standard > dl { margin-block: .25rem; max-inline-size: 48rem; }
  .standard dl > div { display: grid; grid-template-columns: minmax(5rem, auto) 1fr; gap: .6rem; }
  .standard dt { font-weight: 600; }
  :host { container-type: inline-size; }
  @container (max-width: 736px) {
    .row { grid-template-columns: minmax(0, 1fr) auto; }
    legend { grid-column: 1; }
    .levels { grid-column: 1 / -1; grid-row: 2; justify-self: start; max-inline-size: 100%; margin-block: .2rem; }
    .levels.text, .levels.number, .levels.date { inline-size: 100%; }
    .level { min-block-size: 2.4rem; white-space: normal; }
    .pencil { grid-column: 2; grid-row: 1; min-block-size: 2.4rem; }
    .remarks { grid-template-columns: minmax(0, 1fr); padding-inline-start: .3rem; }
    .notes, .evidence, .causes { grid-column: 1; max-inline-size: 100%; }
    .section-total { padding-inline-end: 0; }
    .bar { position: static; }
    .standard dl > div { grid-template-columns: 1fr; gap: 0; }
  }
  @media (pointer: coarse) { .level, .pencil { min-block-size: 2.75rem; } }
`;
