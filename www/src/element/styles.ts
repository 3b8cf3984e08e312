import { css } from "lit";
import { dialogStyles } from "./styles-dialog.js";
import { printStyles } from "./styles-print.js";
import { reviewStyles } from "./styles-review.js";
import { rowStyles } from "./styles-row.js";

/** Tokens: a host sets `--calibrant-*`. Light or dark is what the page around it is: a light page stays so on a dark device. */
const tokens = css`
  :host {
    color-scheme: var(--calibrant-color-scheme, inherit);
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
    display: block;
    background: var(--bg);
  }
  /* What a host's page hands down, or gives to every element, ends here: its letters, and its root's size, on which rem would depend. */
  .form, .message {
    color: var(--fg);
    /* All its languages run from left to right: in a host that does not, 10 / 30 would read as 30 / 10. */
    direction: ltr;
    font: 15px/1.45 var(--calibrant-font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
    letter-spacing: normal; word-spacing: normal; text-align: start; text-indent: 0; text-transform: none; text-shadow: none;
    white-space: normal; word-break: normal; overflow-wrap: normal; hyphens: manual; list-style: disc outside; border-collapse: separate; quotes: auto;
  }
  :host([hidden]) { display: none; }
  .form:lang(zh-Hans) { font-family: var(--calibrant-font, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif); line-height: 1.6; }
  .form:lang(zh-Hant) { font-family: var(--calibrant-font, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", system-ui, sans-serif); line-height: 1.6; }
  *, ::before, ::after { box-sizing: border-box; }
  h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  button, input, textarea { font: inherit; color: inherit; }
  ::placeholder { color: var(--muted); opacity: 1; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
`;

const shared = css`
  .form { display: flex; flex-direction: column; min-block-size: 100%; }
  .form > :nth-last-child(1 of section) { margin-block-end: 16px; }
  .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; padding: 14.4px 9.6px 3.2px; }
  h2 { font-size: 20px; line-height: 1.4; }
  h3 { font-size: 16px; }
  .head p, .quiet-text, .skill, .progress, .ratio, .rule, .submitted { color: var(--muted); font-size: 13.9px; }
  .message { padding: 16px; }
  .tag, .band { border: 1px solid var(--strong-line); border-radius: 4px; padding: 0 .4em; font-size: 12.8px; white-space: nowrap; }
  .tag.fatal { color: var(--bad); border-color: currentColor; border-inline-start-width: 4px; font-weight: 600; }
  .tag.bonus { color: var(--good); border-color: currentColor; border-style: dashed; }
  kbd { font: 11.5px/1.3 ui-monospace, monospace; border: 1px solid var(--strong-line); border-radius: 3px; padding: 0 .3em; color: var(--muted); }
  button { background: none; border: 1px solid transparent; border-radius: var(--radius); cursor: pointer; padding: 3.2px 8px; }
  button:disabled { opacity: .4; cursor: default; }
  .link { color: var(--accent); padding: 0; border-radius: 2px; text-align: start; }
  .link:hover { text-decoration: underline; }
  .tool { min-inline-size: 32px; min-block-size: 32px; border-color: var(--line); background: var(--surface); }
  .primary { background: var(--accent); color: var(--on-accent); border-color: var(--accent); padding: 6.4px 14.4px; font-weight: 600; }
  .primary kbd { color: inherit; border: 0; padding-inline-end: 0; }
  .field { inline-size: 100%; border: 1px solid var(--strong-line); border-radius: var(--radius); background: var(--surface); padding: 3.2px 8px; resize: none; field-sizing: content; }
  textarea.field { min-block-size: 33.6px; max-block-size: 192px; }
  .bar { position: sticky; inset-block-end: 0; z-index: 1; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 6.4px 16px;
    margin-block-start: auto; padding: 9.6px; background: var(--surface); border-block-start: 1px solid var(--line); }
  .figures, .actions, .total { display: flex; flex-wrap: wrap; align-items: center; gap: 3.2px 14.4px; }
  .figures { flex: 1 1 0; min-inline-size: min(384px, 100%); }
  .actions { gap: 6.4px; margin-inline-start: auto; }
  .score { font-size: 16.8px; white-space: nowrap; }
  .score strong { font-size: 25.6px; line-height: 1.2; }
  .outcome { border: 1px solid currentColor; border-radius: 4px; padding: .8px 8px; font-size: 14.4px; }
  .outcome.pass { color: var(--good); }
  .outcome.fail { color: var(--bad); border-width: 2px; font-weight: 600; }
  .stops { border-inline-start: 4px solid var(--bad); background: var(--worst); margin: 8px 9.6px; padding: 8px 12.8px; }
  .stops ul { padding-inline-start: 19.2px; }
  .paper-only { display: none; }
`;

/** In pixels: hosts give their root any font size, Bootstrap 3 ten of them, and rem would follow it. */
export const styles = [tokens, shared, rowStyles, dialogStyles, reviewStyles, printStyles];
