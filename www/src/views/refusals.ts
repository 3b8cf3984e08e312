import { EngineError, ThreadLost } from "../engine/thread.js";
import { Refused } from "../store/refused.js";
import type { Texts } from "../texts.js";

/** Why a seal was not opened, or not made: no two of them have the same remedy. */
export type Refusal = "wrong-passphrase" | "damaged" | "no-web-crypto" | "failed";

/** What was thrown, as one of them; `failed`: the device gave up, which is neither the file's fault nor the passphrase's. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof EngineError)) return "failed";
  const { code, name } = error;
  if (code === "wrong-passphrase" || code === "no-web-crypto") return code;
  // A key that is no JSON was sealed by something else.
  return ["invalid-seal", "invalid-key", "invalid-quiz"].includes(code) || name === "SyntaxError" ? "damaged" : "failed";
}

export const refusalText = ({ t }: Pick<Texts, "t">, refusal: Refusal): string => t(`seal-${refusal}`);

/** Everything that is wrong with a quiz, with its place; else why nothing could be done with it. What nobody foresaw is thrown on. */
export function refusalLines(texts: Texts, error: unknown): { where?: string; text: string }[] {
  if (!(error instanceof EngineError || error instanceof Refused || error instanceof ThreadLost)) throw error;
  const issues = error instanceof ThreadLost ? [] : error.issues;
  return issues.length > 0 ? issues.map((issue) => ({ where: issue.path, text: texts.sentence(issue) })) : [{ text: refusalText(texts, refusalOf(error)) }];
}
