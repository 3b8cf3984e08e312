// How sheets come to the host without files: by QR pictures, by pasted text, from tabs of the same browser, by a link of two devices.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Lacking } from "./engines/lacking.mjs";
import { clean } from "./axe.mjs";
import { launch, readDocument, serve, test } from "./harness.mjs";
import { Session, collect, commitment, download, hostPage, join, lock, moduleOf, roomWith, score } from "./joining.mjs";

let server, browser;
before(async () => { server = await serve({ answer: await hostPage() }); browser = await launch(); });
after(async () => { await browser.close(); await server.stop(); });

/** Every picture of the sheet that is shown, as it looks on the screen. */
async function pictures(page) {
  await page.getByRole("button", { name: "Show as QR" }).click();
  await page.locator("dialog.frames[open] svg.qr").waitFor();
  const shots = [];
  const count = await page.locator("dialog.frames").evaluate((dialog) => dialog.parentElement.frames.length);
  for (let at = 1; at <= count; at += 1) {
    if (count > 1) await page.waitForFunction((at) => document.querySelector("svg.qr").getAttribute("aria-label").includes(`Picture ${at} of`), at);
    await page.waitForTimeout(150);
    shots.push({ name: `picture-${at}.png`, mimeType: "image/png", buffer: await page.locator("svg.qr").screenshot() });
    if (count > 1) await page.keyboard.press("ArrowRight");
  }
  const text = await page.locator("dialog.frames textarea").inputValue();
  await page.keyboard.press("Escape");
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

/** Numbers that are the same in every run. */
function dice(seed) {
  let state = seed;
  return (below) => { state = (state * 48271) % 2147483647; return state % below; };
}

test("a sealed text opens to what was sealed; what was cut or changed does not pass for it", async () => {
  const { DamagedSeal, makeSheet, newSalt, unseal } = await moduleOf("room/sealed.ts");
  assert.notEqual(newSalt(), newSalt());
  const evaluation = await readDocument("evaluations/account-recovery.json");
  const about = { room: "sha256:room", scoringHash: "sha256:card", rater: "r-1", at: "2026-11-26T09:00:00+08:00" };
  const { locks: [lock, ...none] } = await makeSheet(about, { "case-1": evaluation }, async (salt, sealed) => commitment(salt, sealed));
  assert.deepEqual(none, []);
  const opened = await unseal(lock.sealed);
  assert.deepEqual(opened.evaluation, evaluation);
  assert.equal(commitment(opened.salt, opened.evaluation), lock.commit);
  const roll = dice(11);
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  let refused = 0;
  for (let run = 0; run < 300; run += 1) {
    const at = roll(lock.sealed.length);
    const changed = run % 2 ? lock.sealed.slice(0, at) : lock.sealed.slice(0, at) + signs[roll(64)] + lock.sealed.slice(at + 1);
    if (changed === lock.sealed) continue;
    const found = await unseal(changed).catch((error) => { assert.ok(error instanceof DamagedSeal, String(error)); });
    if (!found) refused += 1;
    // The last sign has bits that mean nothing; else it is another sheet, and its commitment says so.
    else if (JSON.stringify(found) !== JSON.stringify(opened)) assert.notEqual(commitment(found.salt, found.evaluation), lock.commit);
  }
  assert.ok(refused > 200, `${refused} of 300`);
});

test("frames are put together in any order, of several sheets at once", async () => {
  const { FrameReader, framesOf } = await moduleOf("room/qr.ts");
  const roll = dice(5);
  const sheets = Array.from({ length: 9 }, (_, rater) => ({ rater, locks: Array.from({ length: 1 + roll(9) }, () => Array.from({ length: 40 }, () => roll(1e9)).join()) }));
  const frames = (await Promise.all(sheets.map((sheet, at) => framesOf(sheet, at % 2 ? 1220 : 520)))).flat();
  assert.ok(frames.every((frame) => frame.length <= 1250 && /^[0-9A-Z+./:-]+$/.test(frame)));
  const twice = [...frames, ...frames].map((frame) => [roll(1e9), frame]).sort(([a], [b]) => a - b).map(([, frame]) => frame);
  const reader = new FrameReader();
  const got = [];
  for (const frame of twice) for (const taken of await reader.take(frame)) if (taken.kind === "sheet") got.push(taken.sheet);
  assert.deepEqual(got.sort((a, b) => a.rater - b.rater), sheets);
});

/** A rater's page in this context: scored and locked, its list open. */
async function rated(context, room, rater, from = join) {
  const page = await context.newPage();
  await from(page, server.origin, room, rater.name);
  for (const [at, { title }] of room.cases.entries()) {
    await page.getByRole("link", { name: at === 0 ? title : `Next: ${title}` }).click();
    await score(page, { L2: String(1 + at % 2) });
  }
  await page.getByRole("link", { name: "To the list" }).click();
  await lock(page);
  return page;
}

test("the host's camera reads the pictures as they come by", async () => {
  const room = roomWith({ cases: 2 });
  const context = await browser.newContext({ locale: "en" });
  const page = await rated(context, room, room.raters[0]);
  const { shots } = await pictures(page);
  const host = await browser.newPage({ locale: "en" });
  await collect(host, server.origin, room);
  if (!await host.evaluate(() => "captureStream" in HTMLCanvasElement.prototype)) throw new Lacking("no stream of a canvas");
  // In the camera's place a canvas that shows one picture after the other, smaller than they are and on a grey wall.
  await host.evaluate(async (shots) => {
    const images = await Promise.all(shots.map(async (base64) => createImageBitmap(new Blob([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))]))));
    const canvas = Object.assign(document.createElement("canvas"), { width: 800, height: 600 });
    const context = canvas.getContext("2d");
    let turn = 0;
    setInterval(() => {
      const image = images[Math.floor(turn++ / 12) % images.length];
      context.fillStyle = "#777";
      context.fillRect(0, 0, 800, 600);
      context.drawImage(image, 180, 60, 440, 440);
    }, 60);
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: async () => canvas.captureStream(30) } });
  }, shots.map(({ buffer }) => buffer.toString("base64")));
  await host.locator("calibrant-channels summary").first().click();
  await host.getByRole("button", { name: "Scan with the camera" }).click();
  await host.getByText("The sheet of r-1 was taken").waitFor();
  await host.getByRole("button", { name: "Stop the camera" }).click();
  await host.getByRole("button", { name: "Scan with the camera" }).waitFor();
  assert.equal((await taken(host)).length, 1);
  await context.close();
  await host.close();
});

test("several calls are several pictures; their text is taken however a mail has broken it, once, and not when damaged", async () => {
  const room = roomWith({ cases: 3 });
  const context = await browser.newContext({ locale: "en" });
  const page = await rated(context, room, room.raters[0]);
  const { shots, text } = await pictures(page);
  assert.ok(shots.length > 1, `${shots.length} pictures`);
  const host = await browser.newPage({ locale: "en" });
  await collect(host, server.origin, room);
  await host.locator("calibrant-channels summary").first().click();
  const paste = async (given, answer) => {
    await host.locator("calibrant-sheet-scanner textarea").fill(given);
    await host.getByRole("button", { name: "Take" }).click();
    await host.locator(".notes p").first().filter({ hasText: answer }).waitFor();
  };
  await paste("Nothing of the kind", "nothing of a sheet");
  await paste(JSON.stringify(Session.open(room).toJSON()), "not a rater’s sheet: its format is “calibrant/session@1”");
  const [first, ...rest] = text.split("\n");
  await paste(first.slice(0, -1), "damaged or not complete");
  await paste(first.replace(/.$/, (sign) => sign === "A" ? "B" : "A"), `1 of ${shots.length} pictures`);
  await paste(rest.join("\n"), "damaged or not complete");
  assert.equal((await taken(host)).length, 0);
  await paste(`> ${text.replace(/(.{70})/g, "$1\n> ").replaceAll("> ", " ")}\nBest, Ann`, "The sheet of r-1 was taken");
  await paste(text, "taken before");
  const [{ sheet }, ...none] = await taken(host);
  assert.deepEqual(none, []);
  assert.deepEqual(Session.open(room).locksOf(sheet).map((event) => event.case), ["case-1", "case-2", "case-3"]);
  const other = roomWith({ cases: 3, title: "Another room" });
  await collect(host, server.origin, other);
  await host.locator("calibrant-channels summary").first().click();
  await paste(text, "refused. This belongs to another room");
  await host.locator("calibrant-sheet-scanner input[type=file]").setInputFiles({ name: "odd.png", mimeType: "image/png", buffer: await host.screenshot() });
  await host.getByText("odd.png: no QR code").waitFor();
  await context.close();
  await host.close();
});

test("host and three raters in tabs: no file, and no rater's tab hears of another's sheet", async () => {
  const room = roomWith({ raters: 3 });
  const context = await browser.newContext({ locale: "en" });
  const host = await context.newPage();
  await collect(host, server.origin, room);
  const takeFromTab = async (page, origin, _room, name) => {
    await page.addInitScript(() => {
      window.heard = [];
      const listen = BroadcastChannel.prototype.addEventListener;
      BroadcastChannel.prototype.addEventListener = function (type, listener) {
        return listen.call(this, type, (event) => { window.heard.push(JSON.stringify(event.data)); return listener(event); });
      };
    });
    await page.goto(`${origin}/#/join`);
    await page.getByRole("button", { name: "Take “Weekly calibration” from Hana Host’s tab" }).click();
    await page.getByRole("link", { name }).click();
    await page.locator(".cases").waitFor();
  };
  const pages = [];
  for (const rater of room.raters) pages.push(await rated(context, room, rater, takeFromTab));
  for (const page of pages) {
    await page.getByRole("button", { name: "Hand over now" }).click();
    await page.getByText("Received by the host").waitFor();
  }
  const sheets = (await taken(host)).map(({ sheet }) => sheet);
  const session = Session.open(room);
  for (const sheet of sheets) session.add(session.locksOf(sheet));
  assert.deepEqual(session.state().sheets.map(({ status }) => status), ["locked", "locked", "locked"]);
  for (const [at, page] of pages.entries()) {
    const heard = (await page.evaluate(() => window.heard)).join("\n");
    assert.match(heard, /calibrant\/room@1/);
    for (const [other, { locks }] of sheets.entries()) if (other !== at) assert.ok(!heard.includes(locks[0].sealed) && !heard.includes(locks[0].commit));
    assert.doesNotMatch(heard, /"sealed"/);
  }

  await host.goto(`${server.origin}/#/`);
  await pages[0].waitForFunction(() => ![...document.querySelectorAll("button")].some(({ textContent }) => textContent.includes("Hand over now")));
  const { text } = await download(pages[0], () => pages[0].getByRole("button", { name: "Save sheet file" }).click());
  assert.deepEqual(JSON.parse(text), sheets[0], "the file is the same sheet");
  await context.close();
});

test("one tab at a time writes on a sheet, and another takes it over", async () => {
  const room = roomWith();
  const context = await browser.newContext({ locale: "en" });
  const first = await context.newPage();
  await join(first, server.origin, room, "Ann Lee");
  await first.getByRole("link", { name: "Call 1" }).click();
  await first.locator("calibrant-scorecard .row").first().waitFor();
  await first.keyboard.press("1");
  const second = await context.newPage();
  await second.goto(await first.evaluate(() => location.href));
  await second.getByText("open in another tab").waitFor();
  await second.getByRole("button", { name: "Go on here" }).click();
  await second.locator("calibrant-scorecard .row").first().waitFor();
  await first.getByText("open in another tab").waitFor();
  assert.deepEqual(Object.keys(await second.evaluate(() => document.querySelector("calibrant-scorecard").evaluation.answers)), ["L1"]);
  await context.close();
});

test("a link between two browsers, without a server: the room and a sheet go over it; when it breaks the file is there", async () => {
  const room = roomWith({ raters: 2, cases: 2 });
  const other = await launch();
  try {
    const host = await browser.newPage({ locale: "en" });
    await collect(host, server.origin, room);
    if (!await host.evaluate(() => "RTCPeerConnection" in window)) throw new Lacking("no RTCPeerConnection");
    await host.locator("calibrant-channels summary").last().click();
    await host.getByRole("button", { name: "Invite a rater" }).click();
    const invitation = await host.locator("textarea.token").inputValue();
    assert.ok(invitation.length <= 260, `a token of ${invitation.length}`);
    const context = await other.newContext({ locale: "en", acceptDownloads: true });
    const page = await context.newPage();
    const linked = async (page, origin) => {
      await page.goto(`${origin}/#/join`);
      await page.locator("details.link summary").click();
      await page.locator("textarea[name=invitation]").fill(invitation.slice(0, -7));
      await page.getByRole("button", { name: "Answer" }).click();
      await page.getByText("not an invitation").waitFor();
      await page.locator("textarea[name=invitation]").fill(invitation);
      await page.getByRole("button", { name: "Answer" }).click();
      const answer = await page.locator("textarea.token").inputValue();
      await host.locator("textarea[name=answer]").fill(answer);
      await host.getByRole("button", { name: "Connect" }).click();
      await page.getByText("Linked to the host").waitFor();
      await host.getByText("linked").waitFor();
      await page.getByRole("button", { name: "Take the session by the link" }).click();
      await page.getByRole("link", { name: "Ann Lee" }).click();
    };
    await linked(page, server.origin);
    const lockNext = async (title) => {
      await page.getByRole("link", { name: title }).click();
      await score(page);
      await page.goto(await page.evaluate(() => location.href.split("/").slice(0, -1).join("/")));
      await lock(page);
    };
    await lockNext("Call 1");
    await page.getByRole("button", { name: "Hand over now" }).click();
    await page.getByText("Received by the host").waitFor();
    assert.equal((await taken(host)).length, 1);

    await host.close();
    await page.getByText("The link was lost").waitFor({ state: "attached" });
    await lockNext("Call 2");
    await page.getByText("Sheet 2").waitFor();
    const { text } = await download(page, () => page.locator(".sheets button.set").last().click());
    assert.deepEqual(Session.open(room).locksOf(JSON.parse(text)).map((event) => event.case), ["case-2"]);
  } finally {
    await other.close();
  }
});

for (const [locale, language] of [["en", "en"], ["zh-Hans", "zh-CN"], ["zh-Hant", "zh-TW"]]) {
  test(`axe finds nothing on the host's side in ${locale}, 320 px`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ locale: language, colorScheme, viewport: { width: 320, height: 800 } });
      const host = await context.newPage();
      await collect(host, server.origin, roomWith(), locale);
      const parts = host.locator("calibrant-channels summary");
      for (let at = 0; at < await parts.count(); at += 1) await parts.nth(at).click();
      const invite = host.locator(".links + .buttons button");
      if (await invite.count()) {
        await invite.click();
        await host.locator(".links textarea").first().waitFor();
      }
      await host.locator("calibrant-sheet-scanner textarea").fill("CAL1:1/2:00000000:3:ABC");
      await host.locator("calibrant-sheet-scanner form button").click();
      await host.locator(".notes p").waitFor();
      await clean(host, colorScheme);
      await context.close();
    }
  });
}
