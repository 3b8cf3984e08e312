import type { EvaluationDocument } from "calibrant";
import type { SheetDocument } from "calibrant/calibration";
import { fromBase64Url, toBase64Url } from "./bytes.js";

/** What is inside a sealed text: the evaluation, and what its commitment was made with. */
export interface Opened { salt: string; evaluation: EvaluationDocument }

/** The engine's commitment of an evaluation. */
export type Commitment = (salt: string, evaluation: EvaluationDocument) => Promise<string>;

/** A sealed text that is not whole: something on its way has cut or changed it. */
export class DamagedSeal extends Error {
  override readonly name = "DamagedSeal";
}

/** Locks these evaluations, each by its case, in one sheet. */
export async function makeSheet(about: Pick<SheetDocument, "room" | "scoringHash" | "rater" | "at">,
  evaluations: { [name: string]: EvaluationDocument }, commitment: Commitment): Promise<SheetDocument> {
  const locks = await Promise.all(Object.entries(evaluations).map(async ([name, evaluation]) => {
    const salt = newSalt();
    const [commit, sealed] = await Promise.all([commitment(salt, evaluation), seal({ salt, evaluation })]);
    return { case: name, commit, sealed };
  }));
  return { format: "calibrant/sheet@1", ...about, locks };
}

/** Nobody guesses 16 random bytes, so nobody tries answers against a commitment. */
export const newSalt = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(16)));

export async function seal(opened: Opened): Promise<string> {
  return toBase64Url(await packed(JSON.stringify(opened)));
}

/** Throws a {@link DamagedSeal}. Whether it is what was locked only the engine tells. */
export async function unseal(sealed: string): Promise<Opened> {
  try {
    const { salt, evaluation } = JSON.parse(await unpacked(fromBase64Url(sealed))) as Partial<Opened>;
    // Whatever else a rater may have put in is not the host's to act on.
    if (typeof salt === "string" && typeof evaluation === "object" && evaluation) return { salt, evaluation };
  } catch {
    // The same, however it shows.
  }
  throw new DamagedSeal("This sealed text is not whole.");
}

/** Text as UTF-8, deflated without a header. */
export const packed = (text: string): Promise<Uint8Array> => through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));

export async function unpacked(bytes: Uint8Array): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true }).decode(await through(bytes, new DecompressionStream("deflate-raw")));
}

async function through(bytes: Uint8Array, change: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(change as ReadableWritablePair<Uint8Array, Uint8Array>);
  return new Uint8Array(await new Response(stream as ReadableStream).arrayBuffer());
}
