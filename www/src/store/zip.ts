/** A ZIP's files by path; each is unpacked, by the browser itself, when it is asked for. */
export interface Zip { paths: string[]; read: (path: string) => Promise<ArrayBuffer | undefined> }

/** No file of ours unpacks to more; a ZIP made to fill the memory does. */
const MOST = 2 ** 28;

interface Entry { method: number; at: number; size: number }

/** By the list at the ZIP's end; throws where there is none. */
export function openZip(bytes: ArrayBuffer): Zip {
  const view = new DataView(bytes);
  const entries = listed(view);
  return {
    paths: [...entries.keys()],
    read: async (path) => {
      const entry = entries.get(path);
      return entry && unpacked(view, entry);
    },
  };
}

/** Every XLSX and every content package is a ZIP. */
export const isZip = (bytes: ArrayBuffer): boolean => bytes.byteLength > 4 && new DataView(bytes).getUint32(0) === 0x504b0304;

function listed(view: DataView): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let end = view.byteLength - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number];
    const path = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, name));
    entries.set(path, { method: view.getUint16(at + 10, true), at: view.getUint32(at + 42, true), size: view.getUint32(at + 20, true) });
    at += 46 + name + extra + comment;
  }
  return entries;
}

const [STORED, DEFLATED] = [0, 8];

function unpacked(view: DataView, { method, at, size }: Entry): Promise<ArrayBuffer> {
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const stream = new Blob([new Uint8Array(view.buffer as ArrayBuffer, start, size)]).stream();
  if (method === STORED) return new Response(stream).arrayBuffer();
  if (method !== DEFLATED) throw new Error("A file of this ZIP is packed in a way that is not read here.");
  return new Response(stream.pipeThrough(new DecompressionStream("deflate-raw")).pipeThrough(limited())).arrayBuffer();
}

function limited(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let size = 0;
  return new TransformStream({
    transform(chunk, out) {
      size += chunk.length;
      if (size > MOST) throw new RangeError("A file of this ZIP is too large.");
      out.enqueue(chunk);
    },
  });
}
