// What tests of calibration rooms share: a room, its raters' sheets made as their own page makes them, files as Playwright takes them.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import { Session, commitment, init } from "../../pkg/calibration-node.js";
import { readDocument } from "./harness.mjs";

await init();
export const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");

export const RATERS = [["Lin Xiao", "quality"], ["Mia Wong", "quality"], ["Yuki Tan", "supervisor"], ["Ann Nowak", "quality"],
  ["Jo Lee", "leadership"], ["Hal Cole", "agent"], ["Ruth Sand", "quality"]];

export const roomOf = (raters = 2, changes = {}) => ({
  title: "Monthly calibration", created: "2026-11-26T09:00:00+08:00", mode: "training", reference: "panel", scorecard: card,
  cases: [{ id: "case-1", title: "Stolen account" }], host: { id: "host", name: "Ho" },
  raters: RATERS.slice(0, raters).map(([name, level], at) => ({ id: `r-${at + 1}`, name, level })), rule: { tolerance: 5 }, ...changes,
});

export const sessionOf = (room) => ({ format: "calibrant/session@1", room, events: [] });

/** A rater's evaluation: the example's answers but those named; a letter stands for an option, null for N/A. */
export function evaluationOf(rater, answers = {}) {
  const changed = Object.entries(answers).map(([item, option]) => [item, option === null ? { notApplicable: true } : { option }]);
  const bare = Object.entries(example.answers).map(([item, { option, notApplicable }]) => [item, notApplicable ? { notApplicable } : { option }]);
  const { result: _, ...rest } = example;
  return {
    ...rest, id: `e-${rater}`, scorecard: { id: card.id, version: card.version }, rater: { id: rater, level: "quality" }, kind: "calibration",
    answers: Object.fromEntries([...bare, ...changed]),
  };
}

/** `calibrant/sheet@1` of evaluations by their cases. */
export function sheetOf(room, rater, evaluations, at = "2026-11-26T10:00:00+08:00") {
  const session = Session.parse(sessionOf(room));
  const locks = Object.entries(evaluations).map(([of, evaluation]) => {
    const salt = randomBytes(16).toString("base64url");
    return { case: of, commit: commitment(salt, evaluation), sealed: deflateRawSync(JSON.stringify({ salt, evaluation })).toString("base64url") };
  });
  return { format: "calibrant/sheet@1", room: session.room, scoringHash: session.scoringHash, rater, at, locks };
}

export const file = (name, content) => ({ name, mimeType: "application/json", buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)) });

export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  return readFile(await download.path(), "utf8");
}

/** What the page's database holds of a table. */
export const stored = (page, table) => page.evaluate((name) => new Promise((resolve, reject) => {
  const opening = indexedDB.open("calibrant");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asking = opening.result.transaction(name).objectStore(name).getAll();
    asking.onsuccess = () => { opening.result.close(); resolve(asking.result); };
  };
}), table);

/** Opens a room's file on the page of rooms. */
export async function openRoom(page, origin, room, name = "room.json") {
  await page.goto(`${origin}/#/room`);
  await page.locator("main.rooms input[type=file]").setInputFiles(file(name, { format: "calibrant/room@1", session: sessionOf(room) }));
  await page.locator("nav.steps").waitFor();
}

export const step = (page, name) => page.locator(`nav.steps a[href$="/${name}"]`).click();

export async function drop(page, ...files) {
  await step(page, "collect");
  await page.locator(".room-main > .buttons input[type=file]").setInputFiles(files);
  await page.locator("#taken li").nth(files.length - 1).getByText(files.at(-1).name, { exact: true }).waitFor();
}

export async function reveal(page) {
  await step(page, "reveal");
  await page.locator(".room-main > .buttons button.primary").click();
  await page.locator("dialog#reveal button.primary").click();
  await page.locator(".opener, .case").first().waitFor();
}
