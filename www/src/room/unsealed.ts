import type { EvaluationDocument } from "calibrant";

/** What a rater has sealed: deflated JSON as base64url. Undefined where it is damaged. */
export async function unsealed(sealed: string): Promise<{ salt: string; evaluation: EvaluationDocument } | undefined> {
  try {
    const bytes = Uint8Array.from(atob(sealed.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const { salt, evaluation } = JSON.parse(await new Response(stream).text()) as { salt?: unknown; evaluation?: unknown };
    return typeof salt === "string" && typeof evaluation === "object" && evaluation ? { salt, evaluation: evaluation as EvaluationDocument } : undefined;
  } catch {
    return undefined;
  }
}
