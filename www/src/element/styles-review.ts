import { css } from "lit";

export const reviewStyles = css`
  .review .report, .dispute { padding: 6.4px 9.6px; }
  .report h3 { margin-block: 17.6px 4.8px; }
  .dispute { margin: 6.4px 9.6px; border-inline-start: 4px solid var(--accent); background: var(--tint); }
  .answers { padding: 6.4px 9.6px; }
  .answers > summary { cursor: pointer; padding-block: 6.4px; font-weight: 600; }
  .objection { grid-column: 1 / -1; display: grid; gap: 6.4px; padding: 8px 9.6px; margin-block: 4.8px; border-inline-start: 3px solid var(--accent); background: var(--tint); }
  .objection label { display: grid; gap: 2.4px; font-size: 14.4px; }
  .objection button, .object { justify-self: start; }
  .plain-list .object { grid-column: 1 / -1; margin-block: 1.6px 3.2px; }
  .review .bar .field { inline-size: min(320px, 100%); }
`;
