import type { SheetDocument } from "calibrant/calibration";
import { fromSigns, toSigns } from "./bytes.js";
import { sha256Of } from "./room-file.js";
import { packed, unpacked } from "./sealed.js";

/** So many signs of a sheet are in one picture: of 1220, some 800 bytes, a sheet of one call is one that a camera reads off a large screen. */
export const PARTS = { large: 1220, small: 520 };
const HEAD = /CAL1:(\d{1,3})\/(\d{1,3}):([0-9A-F]{8}):(\d{1,4}):/g;

/**
 * A sheet as numbered lines of text, each for one QR picture: `CAL1:2/3:5F0C21AA:1200:<part>`. The mark before the part's
 * length is the same in all lines of a sheet and no other: the beginning of the SHA-256 of all parts together. A line holds
 * no blank, so that a mail may break it anywhere.
 */
export async function framesOf(sheet: SheetDocument, part: number): Promise<string[]> {
  const text = toSigns(await packed(JSON.stringify(sheet)));
  const mark = await markOf(text);
  const of = Math.ceil(text.length / part);
  // Parts of one length: the pictures have one size.
  const size = Math.ceil(text.length / of);
  const parts = Array.from({ length: of }, (_, at) => text.slice(at * size, (at + 1) * size));
  return parts.map((each, at) => `CAL1:${at + 1}/${of}:${mark}:${each.length}:${each}`);
}

/** What a text has brought: `sheet` once it is whole. */
export type Taken = { kind: "sheet"; sheet: unknown } | { kind: "part"; have: number; of: number } | { kind: "known" | "damaged" };

/** Puts sheets together from frames in any order, of several raters at once; repeated frames change nothing. */
export class FrameReader {
  #parts = new Map<string, Map<number, string>>();
  #done = new Set<string>();

  /** Of a text that holds one frame, several, or none. */
  async take(text: string): Promise<Taken[]> {
    const unbroken = text.replace(/\s+/g, "");
    const taken: Taken[] = [];
    for (const { 0: head, 1: at, 2: of, 3: mark = "", 4: length, index } of unbroken.matchAll(HEAD)) {
      const from = index + head.length;
      const part = unbroken.slice(from, from + Number(length));
      taken.push(part.length < Number(length) ? { kind: "damaged" } : await this.#add(Number(at), Number(of), mark, part));
    }
    return taken;
  }

  async #add(at: number, of: number, mark: string, part: string): Promise<Taken> {
    const key = `${mark}/${of}`;
    if (this.#done.has(key)) return { kind: "known" };
    const parts = this.#parts.get(key) ?? new Map<number, string>();
    if (at < 1 || at > of) return { kind: "damaged" };
    if (parts.get(at) === part) return { kind: "known" };
    this.#parts.set(key, parts.set(at, part));
    if (parts.size < of) return { kind: "part", have: parts.size, of };
    this.#parts.delete(key);
    const sheet = await assembled(Array.from({ length: of }, (_, index) => parts.get(index + 1)).join(""), mark);
    if (sheet === undefined) return { kind: "damaged" };
    this.#done.add(key);
    return { kind: "sheet", sheet };
  }
}

async function assembled(text: string, mark: string): Promise<unknown> {
  try {
    return await markOf(text) === mark ? JSON.parse(await unpacked(fromSigns(text))) : undefined;
  } catch {
    return undefined;
  }
}

const markOf = async (text: string): Promise<string> => (await sha256Of(new TextEncoder().encode(text).buffer as ArrayBuffer)).slice(0, 8).toUpperCase();

/** The modules of the picture as one path of runs, and how many there are on a side. */
export async function pictureOf(frame: string): Promise<{ path: string; size: number }> {
  const { encodeQR } = await import("qr");
  const rows = encodeQR(frame, "raw", { ecc: "low", border: 4 });
  const runs = rows.flatMap((row, y) => runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`));
  return { path: runs.join(""), size: rows.length };
}

function runsOf(row: boolean[]): { from: number; length: number }[] {
  const starts = row.flatMap((dark, at) => (dark && !row[at - 1] ? [at] : []));
  return starts.map((from) => {
    const end = row.indexOf(false, from);
    return { from, length: (end < 0 ? row.length : end) - from };
  });
}

/** The text of the QR picture in an image, or undefined. */
export async function textIn(image: ImageData): Promise<string | undefined> {
  const { decodeQR } = await import("qr/decode.js");
  try {
    return decodeQR(image);
  } catch {
    return undefined;
  }
}
