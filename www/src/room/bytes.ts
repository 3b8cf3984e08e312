/** Bytes as text that survives a file, a message or a picture. */

export function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Throws where the text is no base64url. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new TypeError("no base64url");
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/** Characters that a QR picture holds in five and a half bits each, without the blank, which does not survive every paste. */
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:";

/** Two bytes in three signs, a last single byte in two. */
export function toSigns(bytes: Uint8Array): string {
  const groups = Array.from({ length: Math.ceil(bytes.length / 2) }, (_, at) => bytes.subarray(at * 2, at * 2 + 2));
  return groups.map(([high = 0, low]) => low === undefined ? signsOf(high, 2) : signsOf(high * 256 + low, 3)).join("");
}

function signsOf(value: number, count: number): string {
  return Array.from({ length: count }, (_, at) => SIGNS[Math.floor(value / SIGNS.length ** at) % SIGNS.length]).join("");
}

/** Throws where no bytes have these signs. */
export function fromSigns(text: string): Uint8Array<ArrayBuffer> {
  const groups = text.match(/.{1,3}/g) ?? [];
  return Uint8Array.from(groups.flatMap((group) => {
    const value = [...group].reduce((sum, sign, at) => sum + valueOf(sign) * SIGNS.length ** at, 0);
    if (group.length === 1 || value > (group.length === 3 ? 65_535 : 255)) throw new TypeError("no signs of bytes");
    return group.length === 3 ? [value >> 8, value & 255] : [value];
  }));
}

function valueOf(sign: string): number {
  const value = SIGNS.indexOf(sign);
  if (value < 0) throw new TypeError("no sign");
  return value;
}
