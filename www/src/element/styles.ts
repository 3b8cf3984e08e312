import { css, type CSSResult, unsafeCSS } from "lit";
import { dialogStyles } from "./styles-dialog.js";
import { printStyles } from "./styles-print.js";
import { reviewStyles } from "./styles-review.js";
import { rowStyles } from "./styles-row.js";

/** Tokens: a host sets `--calibrant-*`; without it both schemes follow the system. */
const tokens = css`
  :host {
    color-scheme: var(--calibrant-color-scheme, light dark);
    --bg: var(--calibrant-bg, light-dark(#fcfbf8, #16181b));
    --surface: var(--calibrant-surface, light-dark(#ffffff, #1e2125));
    --fg: var(--calibrant-fg, light-dark(#1b1d20, #e8e6e1));
    --muted: var(--calibrant-muted, light-dark(#5f6368, #a3a7ad));
    --line: var(--calibrant-line, light-dark(#dddad3, #363a40));
    --strong-line: light-dark(#8b8e93, #7b8087);
    --tint: var(--calibrant-tint, light-dark(#f2f0eb, #22262b));
    --accent: var(--calibrant-accent, light-dark(#1d5c8f, #7db8e8));
    --on-accent: var(--calibrant-on-accent, light-dark(#ffffff, #10202e));
    --best: light-dark(#e6eff7, #1d3345);
    --middle: light-dark(#f8efd9, #3a3220);
    --worst: light-dark(#f9e6e2, #442722);
    --good: var(--calibrant-good, light-dark(#1a6b3c, #7fcf9c));
    --bad: var(--calibrant-bad, light-dark(#9c3324, #f0a091));
    --radius: var(--calibrant-radius, 6px);
    --rem: var(--calibrant-rem, 16px);
    display: block;
    background: var(--bg);
    color: var(--fg);
    font: 15px/1.45 var(--calibrant-font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]) { display: none; }
  .form:lang(zh-Hans) { font-family: var(--calibrant-font, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif); line-height: 1.6; }
  .form:lang(zh-Hant) { font-family: var(--calibrant-font, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", system-ui, sans-serif); line-height: 1.6; }
  *, ::before, ::after { box-sizing: border-box; }
  h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  button, input, textarea { font: inherit; color: inherit; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
`;

const shared = css`
  .form { display: flex; flex-direction: column; min-block-size: 100%; }
  .form > :nth-last-child(1 of section) { margin-block-end: 1rem; }
  .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; padding: .9rem .6rem .2rem; }
  h2 { font-size: 1.25rem; line-height: 1.4; }
  h3 { font-size: 1rem; }
  .head p, .quiet-text, .skill, .progress, .ratio, .rule, .submitted { color: var(--muted); font-size: .87rem; }
  .message { padding: 1rem; }
  .tag, .band { border: 1px solid var(--strong-line); border-radius: 4px; padding: 0 .4em; font-size: .8rem; white-space: nowrap; }
  .tag.fatal { color: var(--bad); border-color: currentColor; border-width: 1px 1px 1px 4px; font-weight: 600; }
  .tag.bonus { color: var(--good); border-color: currentColor; border-style: dashed; }
  kbd { font: .72rem/1.3 ui-monospace, monospace; border: 1px solid var(--strong-line); border-radius: 3px; padding: 0 .3em; color: var(--muted); }
  button { background: none; border: 1px solid transparent; border-radius: var(--radius); cursor: pointer; padding: .2rem .5rem; }
  button:disabled { opacity: .4; cursor: default; }
  .link { color: var(--accent); padding: 0; border-radius: 2px; text-align: start; }
  .link:hover { text-decoration: underline; }
  .tool { min-inline-size: 2rem; min-block-size: 2rem; border-color: var(--line); background: var(--surface); }
  .primary { background: var(--accent); color: var(--on-accent); border-color: var(--accent); padding: .4rem .9rem; font-weight: 600; }
  .primary kbd { color: inherit; border: 0; padding-inline-end: 0; }
  .field { inline-size: 100%; border: 1px solid var(--strong-line); border-radius: var(--radius); background: var(--surface); padding: .2rem .5rem; resize: none; field-sizing: content; }
  textarea.field { min-block-size: 2.1rem; max-block-size: 12rem; }
  .bar { position: sticky; inset-block-end: 0; z-index: 1; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .4rem 1rem;
    margin-block-start: auto; padding: .6rem; background: var(--surface); border-block-start: 1px solid var(--line); }
  .figures, .actions, .total { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .9rem; }
  .figures { flex: 1 1 0; min-inline-size: min(24rem, 100%); }
  .actions { gap: .4rem; margin-inline-start: auto; }
  .score { font-size: 1.05rem; white-space: nowrap; }
  .score strong { font-size: 1.6rem; line-height: 1.2; }
  .outcome { border: 1px solid currentColor; border-radius: 4px; padding: .05rem .5rem; font-size: .9rem; }
  .outcome.pass { color: var(--good); }
  .outcome.fail { color: var(--bad); border-width: 2px; font-weight: 600; }
  .stops { border-inline-start: 4px solid var(--bad); background: var(--worst); margin: .5rem .6rem; padding: .5rem .8rem; }
  .stops ul { padding-inline-start: 1.2rem; }
  .paper-only { display: none; }
`;

/** Hosts give their root any font size, Bootstrap 3 ten pixels: what the styles call rem is the element's own. */
const withOwnRem = ({ cssText }: CSSResult): CSSResult => unsafeCSS(cssText.replace(/([\d.]+)rem\b/g, "calc($1 * var(--rem))"));

export const styles = [tokens, shared, rowStyles, dialogStyles, reviewStyles, printStyles].map(withOwnRem);
