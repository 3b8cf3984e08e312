// A text under a passphrase: AES-GCM, its key by PBKDF2, both of the Web Crypto API.
import { CalibrantError } from "./module.js";

/** What OWASP asks of PBKDF2 with HMAC-SHA-256: each guess costs as much as this. */
const ITERATIONS = 600_000;

export async function encrypted(text, passphrase, { iterations = ITERATIONS } = {}) {
  const [salt, nonce] = [16, 12].map((length) => crypto.getRandomValues(new Uint8Array(length)));
  const cipher = await cipherOf(passphrase, salt, iterations);
  const bytes = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, cipher, new TextEncoder().encode(text));
  return { iterations, salt: toBase64Url(salt), nonce: toBase64Url(nonce), text: toBase64Url(new Uint8Array(bytes)) };
}

/** That a seal is whole the engine has seen by its hash: what does not open has another passphrase. */
export async function decrypted({ iterations, salt, nonce, text }, passphrase) {
  const [saltBytes, iv, sealed] = [salt, nonce, text].map(fromBase64Url);
  const cipher = await cipherOf(passphrase, saltBytes, iterations);
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, cipher, sealed);
    return new TextDecoder().decode(bytes);
  } catch {
    throw new CalibrantError("wrong-passphrase", "This passphrase does not open the quiz, which is whole: try again, or ask whoever sealed it.");
  }
}

async function cipherOf(passphrase, salt, iterations) {
  if (typeof passphrase !== "string" || passphrase === "") throw new TypeError("A passphrase is a text that is not empty.");
  if (!globalThis.crypto?.subtle) throw new CalibrantError("no-web-crypto", "Sealing needs the Web Crypto API, which pages have on https, localhost and file.");
  // The same letters from any keyboard.
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function toBase64Url(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text) {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) throw new CalibrantError("invalid-seal", "Salt, nonce and text of a seal have to be base64url; ask whoever sealed the quiz for it anew.");
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}
