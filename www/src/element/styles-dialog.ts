import { css } from "lit";

export const dialogStyles = css`
  dialog { border: 1px solid var(--line); border-radius: var(--radius); padding: 0; color: var(--fg); background: var(--surface);
    inline-size: min(512px, 100vw); max-block-size: min(90dvh, 960px); box-shadow: 0 8px 40px rgb(0 0 0 / .25); }
  dialog::backdrop { background: rgb(0 0 0 / .3); }
  /* The explanation stands beside the form, not over all of it. */
  #explanation { inline-size: min(736px, 100vw); block-size: 100dvh; max-block-size: 100dvh; margin-block: 0; margin-inline: auto 0; border-radius: 0; border-width: 0; border-inline-start-width: 1px; }
  .dialog-head { position: sticky; inset-block-start: 0; z-index: 1; display: flex; justify-content: space-between; align-items: center; gap: 16px;
    padding: 9.6px 16px; background: var(--surface); border-block-end: 1px solid var(--line); }
  .dialog-body { padding: 12.8px 16px 19.2px; }
  .dialog-body h3 { margin-block: 17.6px 4.8px; }
  .plain-list { list-style: none; }
  .plain-list > li { display: grid; align-items: baseline; grid-template-columns: minmax(0, 1fr) auto; gap: 0 16px; padding-block: 2.4px; border-block-end: 1px solid var(--line); }
  .plain-list p { grid-column: 1 / -1; color: var(--muted); font-size: 14.4px; }
  .plain-list .note { color: var(--fg); border-inline-start: 2px solid var(--line); padding-inline-start: 9.6px; margin-block-start: 2.4px; }
  .figure { white-space: nowrap; text-align: end; }
  .steps { padding-inline-start: 22.4px; margin-block: 6.4px 12.8px; }
  .steps .figure { font-weight: 650; margin-inline-start: 4.8px; }
  .table-frame { overflow-x: auto; }
  table { border-collapse: collapse; inline-size: 100%; font-size: 13.9px; }
  th, td { text-align: start; padding: 3.2px 8px; border-block-end: 1px solid var(--line); vertical-align: top; font-weight: 400; }
  thead th { color: var(--muted); }
  td:nth-child(n + 2):not(:last-child), thead th:nth-child(n + 2):not(:last-child) { text-align: end; white-space: nowrap; }
  .section-line > * { font-weight: 650; border-block-end-color: var(--strong-line); }
  .fine { margin-block-start: 16px; overflow-wrap: anywhere; font-size: 12px; }
  .keys td { text-align: end; }
`;
