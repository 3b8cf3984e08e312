// What the tests of calibration rooms need: rooms to join, and what a host's page does with what comes out of them.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import { Session, commitment, init } from "calibrant/calibration";
import { build } from "vite";
import { readDocument } from "./harness.mjs";

await init();
export { Session, commitment };
export { moduleOf } from "../modules.mjs";

export const card = await readDocument("scorecards/service-quality.json");
const calls = await Promise.all(["account-recovery", "billing-question", "delivery-delay"].map((name) => readDocument(`contacts/${name}.json`)));
const NAMES = ["Ann Lee", "Ben Ode", "Cam Roy", "Dee Fox", "Eli Tan", "Fay Orr", "Gus Kim"];

/** A room with so many raters and calls. */
export function roomWith({ raters = 2, cases = 1, title = "Weekly calibration", ...more } = {}) {
  return {
    title, created: "2026-11-26T09:00:00+08:00", mode: "training", reference: "consensus", scorecard: card,
    cases: calls.slice(0, cases).map((contact, at) => ({ id: `case-${at + 1}`, title: `Call ${at + 1}`, contact })),
    host: { id: "host", name: "Hana Host" },
    raters: NAMES.slice(0, raters).map((name, at) => ({ id: `r-${at + 1}`, name, level: ["quality", "supervisor", "agent"][at % 3] })),
    rule: { tolerance: 5 }, ...more,
  };
}

export const roomFile = (room, audio) => ({ format: "calibrant/room@1", session: Session.open(room).toJSON(), ...(audio ? { audio } : {}) });

export const asFile = (name, document) => ({ name, mimeType: "application/json", buffer: Buffer.from(typeof document === "string" ? document : JSON.stringify(document)) });

/** What a sealed text holds. */
export const unsealed = (text) => JSON.parse(inflateRawSync(Buffer.from(text, "base64url")).toString());

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Opens a room file on the page as one of its raters. */
export async function join(page, origin, room, name, audio) {
  await page.goto(`${origin}/#/join`);
  await page.locator("calibrant-join input[type=file]").setInputFiles(asFile("room.json", roomFile(room, audio)));
  await page.getByRole("link", { name }).click();
  await page.locator(".cases").waitFor();
}

/** The form of the call that was opened, not of the finished one before it. */
export async function formToFill(page) {
  await page.waitForFunction(() => ["ready", "draft"].includes(document.querySelector("calibrant-scorecard")?.state));
  await page.locator("calibrant-scorecard .row").first().waitFor();
}

/** Answers every item of the form that is open by its first level but those named, then submits it. */
export async function score(page, others = {}) {
  await formToFill(page);
  const items = card.sections.flatMap((section) => section.items);
  for (const [at, { id }] of items.entries()) {
    if (at > 0) await page.keyboard.press("j");
    await page.keyboard.press(others[id] ?? "1");
  }
  await page.keyboard.press("Control+Enter");
  await page.locator(".next p").waitFor();
}

export async function lock(page) {
  const before = await page.locator(".sheets li").count();
  await page.locator("main.join .buttons button.primary").first().click();
  await page.locator("dialog#lock[open] button.primary").click();
  await page.locator(".sheets li").nth(before).waitFor();
}

export async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename?.(), text: await readFile(await file.path(), "utf8") };
}

/** A host's page that only collects: what it took is in `window.sheets`. To be given to `serve` as its answers. */
export async function hostPage() {
  const root = fileURLToPath(new URL("../../www/", import.meta.url));
  const input = fileURLToPath(new URL("fixtures/collecting-host.js", import.meta.url));
  const { output } = await build({
    configFile: false, root, publicDir: false, logLevel: "error",
    build: { write: false, target: "es2022", modulePreload: false, rolldownOptions: { input, output: { codeSplitting: false } } },
  });
  const script = output.find(({ type }) => type === "chunk").code;
  const style = output.find(({ fileName }) => fileName.endsWith(".css")).source;
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title><link rel="stylesheet" href="/host.css"></head><body><main class="home"><h1>Host</h1></main><script type="module" src="/host.js"></script></body></html>`;
  return (path) => ({ "/host.html": { type: "text/html; charset=utf-8", body: page }, "/host.css": { type: "text/css", body: style }, "/host.js": { type: "text/javascript", body: script } })[path];
}

/** Opens that page for a room. */
export async function collect(page, origin, room, locale = "en") {
  await page.goto(`${origin}/host.html`);
  await page.waitForFunction(() => window.collect);
  const file = roomFile(room);
  const hash = Session.open(room).room;
  await page.evaluate(({ file, hash, locale }) => window.collect(file, hash, locale), { file, hash, locale });
  await page.locator("calibrant-channels summary").first().waitFor();
}

/** A second of sound: one and the same level. */
export function wave(level) {
  const head = Buffer.alloc(44);
  head.write("RIFF", 0); head.writeUInt32LE(36 + 8000, 4); head.write("WAVEfmt ", 8); head.writeUInt32LE(16, 16); head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22); head.writeUInt32LE(8000, 24); head.writeUInt32LE(8000, 28); head.writeUInt16LE(1, 32); head.writeUInt16LE(8, 34);
  head.write("data", 36); head.writeUInt32LE(8000, 40);
  return Buffer.concat([head, Buffer.alloc(8000, level)]);
}

export const audioFile = (name, bytes) => ({ name, mimeType: "audio/wav", buffer: bytes });
