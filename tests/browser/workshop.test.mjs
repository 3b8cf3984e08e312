// The host's page and the raters' pages together: a session in tabs of one browser, from the first call to the reveal.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import { lock, roomWith, score } from "./joining.mjs";
import { openRoom, reveal, step } from "./rooms.mjs";

let server;
let browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("host and three raters in tabs of one browser: called, scored blind, locked, handed over, revealed", async () => {
  const room = roomWith({ raters: 3, reference: "panel" });
  const context = await browser.newContext({ locale: "en" });
  const host = await context.newPage();
  await openRoom(host, server.origin, room);
  await step(host, "collect");
  await host.locator("calibrant-channels summary").first().waitFor();
  for (const [at, { name }] of room.raters.entries()) {
    const page = await context.newPage();
    await page.goto(`${server.origin}/#/join`);
    await page.getByRole("button", { name: "Take “Weekly calibration” from Hana Host’s tab" }).click();
    await page.getByRole("link", { name }).click();
    await page.locator(".cases a").first().click();
    await score(page, at === 0 ? { C2: "2" } : {});
    await page.locator(".next a").click();
    await lock(page);
    await page.getByRole("button", { name: "Hand over now" }).click();
    await page.getByText("Received by the host").waitFor();
    await host.getByRole("heading", { name: `${at + 1} of 3 locked` }).waitFor();
  }
  assert.doesNotMatch(await host.locator("main").textContent(), /\d\d\.\d\d|C2/, "nothing but who is locked can be seen");
  await reveal(host);
  assert.match(await host.locator("main").textContent(), /C2/);
  assert.equal(await host.locator("calibrant-channels").count(), 0);
  await context.close();
});
