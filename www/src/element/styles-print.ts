import { css } from "lit";

/** On paper: the form, every note, then the explanation; nothing to press. */
export const printStyles = css`
  @media print {
    :host { color-scheme: light; background: none; }
    .form { font-size: 10.5pt; }
    .bar { position: static; border-block: 1px solid; }
    .actions, .pencil, .remarks, .stops, dialog#help, .dialog-head button, kbd, .figures > .link { display: none !important; }
    .paper-only { display: block; grid-column: 1 / -1; padding-inline-start: 25.6px; border-inline-start: 2px solid var(--line); }
    .row, .row.current { background: none; border-inline-start-color: transparent; break-inside: avoid; padding-block: .8px; }
    .levels { border: 0; background: none; }
    .level { min-block-size: 0; border: 0; }
    .level:not(:has(:checked)) { display: none; }
    .level:has(:checked) { background: none; box-shadow: none; text-decoration: underline; }
    section { break-inside: auto; }
    .section-head { break-after: avoid; }
    dialog#explanation { display: block; position: static; inline-size: 100%; block-size: auto; max-block-size: none; border: 0; box-shadow: none; break-before: page; overflow: visible; }
    .table-frame { overflow: visible; }
    .plain-list > li, tr { break-inside: avoid; }
  }
`;
