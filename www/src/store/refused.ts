import type { Issue } from "calibrant";
import { EngineError } from "../engine/thread.js";

/** Why a file was not taken: everything that is wrong with it. */
export class Refused extends Error {
  constructor(readonly issues: Issue[]) {
    super(issues.map(({ message }) => message).join(" "));
  }
}

export const formatOf = (document: unknown): string => String((document as { format?: unknown } | null)?.format ?? "–");

/** What the engine refuses is refused here too. */
export async function refusing<Value>(asking: Promise<Value>): Promise<Value> {
  try {
    return await asking;
  } catch (error) {
    throw error instanceof EngineError ? new Refused(error.issues) : error;
  }
}
