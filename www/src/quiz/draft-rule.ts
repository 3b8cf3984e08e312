import { changed } from "./draft.js";

/** What limits of questions and of calls have in common. */
export interface FixedPass { share?: unknown; items?: { [of: string]: unknown } }

/** With a floor for one question or item; without it where there is no share. */
export function withFloor<Pass extends FixedPass>(pass: Pass, of: string, share: unknown): Pass {
  const items = changed<{ [of: string]: unknown }>(pass.items ?? {}, { [of]: share });
  return changed<FixedPass>(pass, { items: Object.keys(items).length > 0 ? items : undefined }) as Pass;
}
