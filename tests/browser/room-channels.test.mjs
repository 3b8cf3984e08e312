// How sheets come to the host without files: by QR pictures, by pasted text, from tabs of the same browser, by a link of two devices.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, serve, test } from "./harness.mjs";
import { Session, asFile, collect, download, hostPage, join, lock, roomFile, roomWith, score } from "./rooms.mjs";

let server, browser;
before(async () => { server = await serve({ answer: await hostPage() }); browser = await launch(); });
after(async () => { await browser.close(); await server.stop(); });

/** Every picture of the sheet that is shown, as it looks on the screen. */
async function pictures(page) {
  await page.getByRole("button", { name: "Show as QR" }).click();
  await page.locator("dialog.frames[open] svg.qr").waitFor();
  const shots = [];
  const status = page.locator("dialog.frames .buttons [role=status]").first();
  const count = await page.locator("dialog.frames").evaluate((dialog) => dialog.parentElement.frames.length);
  for (let at = 1; at <= count; at += 1) {
    if (count > 1) await page.waitForFunction((at) => document.querySelector("svg.qr").getAttribute("aria-label").includes(`Picture ${at} of`), at);
    await page.waitForTimeout(150);
    shots.push({ name: `picture-${at}.png`, mimeType: "image/png", buffer: await page.locator("svg.qr").screenshot() });
    if (count > 1) await page.keyboard.press("ArrowRight");
  }
  const text = await page.locator("dialog.frames textarea").inputValue();
  await page.keyboard.press("Escape");
  void status;
  return { shots, text };
}

const taken = (page) => page.evaluate(() => window.sheets);

test("a room of seven by QR pictures, as they are drawn, in any order and repeated", async () => {
  const room = roomWith({ raters: 7 });
  const session = Session.open(room);
  const host = await browser.newPage({ locale: "en" });
  await collect(host, server.origin, room);
  const shots = [];
  for (const { name, id } of room.raters) {
    const context = await browser.newContext({ locale: "en" });
    const page = await context.newPage();
    await join(page, server.origin, room, name);
    await page.getByRole("link", { name: "Call 1" }).click();
    await score(page, { L2: id === "r-3" ? "2" : "1", O1: id === "r-5" ? "2" : "1" });
    await page.getByRole("link", { name: "To the list" }).click();
    await lock(page);
    shots.push(...(await pictures(page)).shots);
    await context.close();
  }
  const anyhow = [...shots].reverse().concat(shots.slice(0, 5));
  await host.locator("calibrant-channels summary").first().click();
  await host.locator("calibrant-sheet-scanner input[type=file]").setInputFiles(anyhow);
  await host.waitForFunction(() => window.sheets.length >= 7, undefined, { timeout: 120_000 });
  const sheets = (await taken(host)).map(({ sheet }) => sheet);
  assert.equal(sheets.length, 7, "a picture that comes again changes nothing");
  for (const sheet of sheets) session.add(session.locksOf(sheet));
  assert.deepEqual(session.state().sheets.map(({ rater, status }) => `${rater} ${status}`), room.raters.map(({ id }) => `${id} locked`));
  await host.close();
});
