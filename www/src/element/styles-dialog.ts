import { css } from "lit";

export const dialogStyles = css`
  dialog { border: 1px solid var(--line); border-radius: var(--radius); padding: 0; color: var(--fg); background: var(--surface);
    inline-size: min(32rem, 100vw); max-block-size: min(90dvh, 60rem); box-shadow: 0 8px 40px rgb(0 0 0 / .25); }
  dialog::backdrop { background: rgb(0 0 0 / .3); }
  /* The explanation stands beside the form, not over all of it. */
  #explanation { inline-size: min(46rem, 100vw); block-size: 100dvh; max-block-size: 100dvh; margin: 0 0 0 auto; border-radius: 0; border-width: 0 0 0 1px; }
  .dialog-head { position: sticky; inset-block-start: 0; z-index: 1; display: flex; justify-content: space-between; align-items: center; gap: 1rem;
    padding: .6rem 1rem; background: var(--surface); border-block-end: 1px solid var(--line); }
  .dialog-body { padding: .8rem 1rem 1.2rem; }
  .dialog-body h3 { margin-block: 1.1rem .3rem; }
  .plain-list { list-style: none; }
  .plain-list > li { display: grid; align-items: baseline; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; padding-block: .15rem; border-block-end: 1px solid var(--line); }
  .plain-list p { grid-column: 1 / -1; color: var(--muted); font-size: .9rem; }
  .plain-list .note { color: var(--fg); border-inline-start: 2px solid var(--line); padding-inline-start: .6rem; margin-block-start: .15rem; }
  .figure { white-space: nowrap; text-align: end; }
  .steps { padding-inline-start: 1.4rem; margin-block: .4rem .8rem; }
  .steps .figure { font-weight: 650; margin-inline-start: .3rem; }
  .table-frame { overflow-x: auto; }
  table { border-collapse: collapse; inline-size: 100%; font-size: .87rem; }
  th, td { text-align: start; padding: .2rem .5rem; border-block-end: 1px solid var(--line); vertical-align: top; font-weight: 400; }
  thead th { color: var(--muted); }
  td:nth-child(n + 2):not(:last-child), thead th:nth-child(n + 2):not(:last-child) { text-align: end; white-space: nowrap; }
  .section-line > * { font-weight: 650; border-block-end-color: var(--strong-line); }
  .fine { margin-block-start: 1rem; overflow-wrap: anywhere; font-size: .75rem; }
  .keys td { text-align: end; }
`;
