import type { SessionDocument, SheetDocument } from "calibrant/calibration";

/** `calibrant/room@1`: a session, and what travels with it that the engine never sees. */
export interface RoomFile {
  format: "calibrant/room@1";
  session: SessionDocument;
  /** Recordings by the SHA-256 of their bytes, as base64. */
  audio?: { [sha256: string]: string };
  /** In a copy for another host: what the raters have handed over, still sealed. */
  sheets?: SheetDocument[];
}

export function roomFile(session: SessionDocument, recordings: { sha256: string; bytes: ArrayBuffer }[], sheets: SheetDocument[] = []): RoomFile {
  const audio = Object.fromEntries(recordings.map(({ sha256, bytes }) => [sha256, base64(bytes)]));
  return {
    format: "calibrant/room@1", session,
    ...(recordings.length > 0 ? { audio } : {}),
    ...(sheets.length > 0 ? { sheets } : {}),
  };
}

/** The room file that a document is, a bare session taken as one; undefined where it is neither. */
export function asRoomFile(document: unknown): RoomFile | undefined {
  const { format, session } = (document ?? {}) as { format?: unknown; session?: unknown };
  if (format === "calibrant/session@1") return { format: "calibrant/room@1", session: document as SessionDocument };
  return format === "calibrant/room@1" && typeof session === "object" && session !== null ? document as RoomFile : undefined;
}

/** The recordings in it that are what their names say, and the names of those that are not. */
export async function recordingsIn({ audio = {} }: RoomFile): Promise<{ good: { sha256: string; bytes: ArrayBuffer }[]; damaged: string[] }> {
  const good: { sha256: string; bytes: ArrayBuffer }[] = [];
  const damaged: string[] = [];
  for (const [sha256, text] of Object.entries(audio)) {
    const bytes = fromBase64(text);
    if (bytes && await sha256Of(bytes) === sha256) good.push({ sha256, bytes });
    else damaged.push(sha256);
  }
  return { good, damaged };
}

export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", bytes));
}

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** In parts: no function takes as many arguments as a recording has bytes. */
function base64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = "";
  for (let at = 0; at < all.length; at += 32_768) text += String.fromCharCode(...all.subarray(at, at + 32_768));
  return btoa(text);
}

function fromBase64(text: unknown): ArrayBuffer | undefined {
  try {
    return Uint8Array.from(atob(String(text)), (letter) => letter.charCodeAt(0)).buffer;
  } catch {
    return undefined;
  }
}
