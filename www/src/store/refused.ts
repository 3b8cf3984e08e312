import type { Issue } from "calibrant";

/** Why a file was not taken: everything that is wrong with it. */
export class Refused extends Error {
  constructor(readonly issues: Issue[]) {
    super(issues.map(({ message }) => message).join(" "));
  }
}

export const formatOf = (document: unknown): string => String((document as { format?: unknown } | null)?.format ?? "–");
