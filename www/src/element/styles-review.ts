import { css } from "lit";

export const reviewStyles = css`
  .review .report, .dispute { padding: .4rem .6rem; }
  .report h3 { margin-block: 1.1rem .3rem; }
  .dispute { margin: .4rem .6rem; border-inline-start: 4px solid var(--accent); background: var(--tint); }
  .answers { padding: .4rem .6rem; }
  .answers > summary { cursor: pointer; padding-block: .4rem; font-weight: 600; }
  .objection { grid-column: 1 / -1; display: grid; gap: .4rem; padding: .5rem .6rem; margin-block: .3rem; border-inline-start: 3px solid var(--accent); background: var(--tint); }
  .objection label { display: grid; gap: .15rem; font-size: .9rem; }
  .objection button, .object { justify-self: start; }
  .plain-list .object { grid-column: 1 / -1; margin-block: .1rem .2rem; }
  .review .bar .field { inline-size: min(20rem, 100%); }
`;
