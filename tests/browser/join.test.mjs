// A rater's side of a calibration: a room file in, calls scored blind, locked, a sealed sheet out.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as pathOf } from "node:path";
import { pathToFileURL } from "node:url";
import { LOOKS, clean } from "./axe.mjs";
import { DIST, evaluation, profile, test } from "./harness.mjs";
import { Session, asFile, audioFile, commitment, download, formToFill, join, lock, roomFile, roomWith, score, sha256, unsealed, wave } from "./joining.mjs";
import { browser, opened, server } from "./site.mjs";

test("a call is scored blind, locked, and its sheet is what the engine takes", async () => {
  const { page, close } = await opened();
  const room = roomWith();
  await join(page, server.origin, room, "Ann Lee");
  await page.evaluate(() => {
    window.told = [];
    for (const type of ["calibrant-change", "calibrant-submit", "calibrant-before-submit"]) document.addEventListener(type, ({ detail }) => window.told.push(detail));
  });
  await page.getByRole("link", { name: "Call 1" }).click();
  await score(page, { L2: "2" });
  const told = await page.evaluate(() => JSON.stringify(window.told));
  assert.doesNotMatch(told, /"result"|"score":|"earned"/, "no score leaves the form");
  const shown = await page.evaluate(() => document.querySelector("calibrant-scorecard").shadowRoot.querySelector(".bar").textContent + document.body.innerText);
  assert.doesNotMatch(shown, /\d+(\.\d+)? ?%|\d+ \/ \d+ points/, "no score is shown");
  const answers = (await evaluation(page)).answers;

  await page.getByRole("link", { name: "To the list" }).click();
  await lock(page);
  const { name, text } = await download(page, () => page.getByRole("button", { name: "Save sheet file" }).click());
  if (name) assert.equal(name, "Weekly-calibration-Ann-Lee-1.sheet.json");
  const sheet = JSON.parse(text);
  const session = Session.open(room);
  const [event] = session.locksOf(sheet);
  assert.deepEqual([event.actor, event.case, event.clock], ["r-1", "case-1", 1]);
  const { salt, evaluation: sealed } = unsealed(sheet.locks[0].sealed);
  assert.equal(Buffer.from(salt, "base64url").length, 16);
  assert.equal(commitment(salt, sealed), sheet.locks[0].commit);
  assert.deepEqual(sealed.answers, answers);
  assert.deepEqual([sealed.kind, sealed.state, sealed.rater], ["calibration", "submitted", { id: "r-1", level: "quality" }]);

  session.add([event]);
  const { id } = session.event({ kind: "reveal", actor: "host", at: sheet.at, locks: [event.id] });
  session.add([session.event({ kind: "reveal", actor: "host", at: sheet.at, locks: [event.id] })]);
  session.add([session.event({ kind: "sheet", actor: "r-1", clock: 2, at: sheet.at, case: "case-1", salt, evaluation: sealed })]);
  const state = session.state();
  assert.equal(state.revealed.event, id);
  assert.deepEqual(state.flags, []);
  assert.deepEqual(state.sheets.map(({ rater, status }) => `${rater} ${status}`), ["r-1 counted", "r-2 open"]);
  await close();
});

test("what is no room is refused with the reason, and the page goes on", async () => {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/join`);
  const refused = async (document, why) => {
    await page.locator("calibrant-join input[type=file]").setInputFiles(asFile("odd.json", document));
    await page.locator("#problems").filter({ hasText: why }).waitFor();
  };
  await refused("{ half", "not JSON");
  await refused({ format: "calibrant/sheet@1" }, "its format is “calibrant/sheet@1”");
  const broken = roomFile(roomWith());
  delete broken.session.room.rule;
  broken.session.room.cases = [];
  await refused(broken, "rule");
  await refused(broken, "cases");
  await join(page, server.origin, roomWith(), "Ben Ode");
  await close();
});

/** From a call's form to the list of calls. */
async function toList(page) {
  await page.locator(".call a").first().click();
  await page.locator(".cases").waitFor();
}

const saveLast = async (page) => JSON.parse((await download(page, () => page.locator(".sheets button.set").last().click())).text);

test("several calls: how far each is; some are locked now and the rest later, each in a sheet of its own", async () => {
  const { page, close } = await opened();
  const room = roomWith({ cases: 3 });
  await join(page, server.origin, room, "Ben Ode");
  await page.getByText("0 of 3 scored").waitFor();
  await page.getByRole("link", { name: "Call 1" }).click();
  await score(page);
  await page.getByRole("link", { name: "Next: Call 2" }).click();
  await score(page, { O1: "2" });
  await page.getByRole("link", { name: "Next: Call 3" }).click();
  await formToFill(page);
  await page.keyboard.press("2");
  await toList(page);
  const states = () => page.locator(".cases").evaluate((list) => [...list.children].map(({ dataset }) => dataset.state));
  assert.deepEqual(await states(), ["finished", "finished", "started"]);
  await page.getByRole("link", { name: "Call 2" }).click();
  await page.getByRole("button", { name: "Change answers" }).click();
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard")?.state === "draft");
  await toList(page);
  assert.deepEqual(await states(), ["finished", "started", "started"]);
  await page.getByRole("link", { name: "Call 2" }).click();
  await page.locator("calibrant-scorecard .row").first().waitFor();
  await page.keyboard.press("Control+Enter");
  await page.locator(".next p").waitFor();
  await toList(page);
  await lock(page);
  const first = await saveLast(page);
  assert.deepEqual(first.locks.map((each) => each.case), ["case-1", "case-2"]);
  await page.getByRole("link", { name: "Call 3" }).click();
  await score(page);
  await page.getByRole("link", { name: "To the list" }).click();
  await lock(page);
  const second = await saveLast(page);
  const session = Session.open(room);
  for (const sheet of [second, first, first]) session.add(session.locksOf(sheet));
  assert.deepEqual([session.state().sheets.filter(({ rater }) => rater === "r-2").map(({ status }) => status), session.state().flags], [["locked", "locked", "locked"], []]);
  await close();
});

test("answers that are changed after the lock are another sheet, with the reason in it, and are caught", async () => {
  const { page, close } = await opened();
  const room = roomWith();
  await join(page, server.origin, room, "Ann Lee");
  await page.getByRole("link", { name: "Call 1" }).click();
  await score(page);
  await page.getByRole("link", { name: "To the list" }).click();
  await lock(page);
  const first = await saveLast(page);
  await page.getByRole("link", { name: "Call 1" }).click();
  await page.getByText("Locked. These answers count").waitFor();
  await page.locator("calibrant-scorecard .row").first().waitFor();
  await page.keyboard.press("2");
  assert.equal((await evaluation(page)).answers.L1.option, "yes", "a locked sheet is read-only");
  await page.getByRole("button", { name: "Change all the same" }).click();
  await page.locator("dialog#change[open] textarea").fill("I had misheard the name.");
  await page.locator("dialog#change[open] button.primary").click();
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard")?.state === "draft");
  await page.keyboard.press("2");
  await page.keyboard.press("Control+Enter");
  await page.locator(".next p").waitFor();
  await page.getByRole("link", { name: "To the list" }).click();
  await page.locator("main.join .buttons button.primary").first().click();
  await page.getByText("You have locked one of these calls before").waitFor();
  await page.locator("dialog#lock[open] button.primary").click();
  await page.getByText("Sheet 2").waitFor();
  const second = await saveLast(page);
  const opened2 = unsealed(second.locks[0].sealed).evaluation;
  assert.deepEqual([opened2.answers.L1.option, opened2.revision.reason, opened2.supersedes], ["no", "I had misheard the name.", unsealed(first.locks[0].sealed).evaluation.id]);

  const session = Session.open(room);
  const locks = [first, second].flatMap((sheet) => session.locksOf(sheet));
  session.add(locks);
  session.add([session.event({ kind: "reveal", actor: "host", at: second.at, locks: locks.map(({ id }) => id) })]);
  for (const sheet of [first, second]) session.add([session.event({ kind: "sheet", actor: "r-1", clock: 2, at: sheet.at, case: "case-1", ...unsealed(sheet.locks[0].sealed) })]);
  const { flags, sheets } = session.state();
  assert.deepEqual(flags.map(({ actor, fault }) => `${actor} ${fault}`).sort(), ["r-1 locked-again", "r-1 not-as-locked"].slice(0, flags.length));
  assert.equal(sheets[0].status, "counted");
  await close();
});

test("a killed browser loses no answer, no lock and no sheet", async () => {
  const reader = await profile();
  try {
    const room = roomWith({ cases: 2 });
    const open = async () => {
      const { context, kill } = await reader.open();
      return { page: await context.newPage(), kill };
    };
    const first = await open();
    await join(first.page, server.origin, room, "Ann Lee");
    await first.page.getByRole("link", { name: "Call 1" }).click();
    await first.page.locator("calibrant-scorecard .row").first().waitFor();
    for (const key of ["1", "j", "2", "j", "1"]) await first.page.keyboard.press(key);
    await first.page.waitForTimeout(200);
    await first.kill();

    const second = await open();
    await second.page.goto(`${server.origin}/#/join`);
    await second.page.getByRole("link", { name: "Weekly calibration" }).click();
    await second.page.getByText("begun on this device").waitFor();
    await second.page.getByRole("link", { name: "Ann Lee" }).click();
    await second.page.getByRole("link", { name: "Call 1" }).click();
    await second.page.locator("calibrant-scorecard .row").first().waitFor();
    const { answers } = await evaluation(second.page);
    assert.deepEqual(Object.entries(answers).map(([id, { option }]) => `${id} ${option}`), ["L1 yes", "L2 fair", "O1 yes"]);
    // The same key again would take an answer back.
    await score(second.page, { L1: "2", O1: "2" });
    await second.page.locator(".call a").first().click();
    await lock(second.page);
    await second.kill();

    const third = await open();
    await third.page.goto(`${server.origin}/#/join`);
    await third.page.getByRole("link", { name: "Weekly calibration" }).click();
    await third.page.getByRole("link", { name: "Ann Lee" }).click();
    await third.page.getByText("Sheet 1").waitFor();
    assert.deepEqual(await third.page.locator(".cases").evaluate((list) => [...list.children].map(({ dataset }) => dataset.state)), ["locked", "open"]);
    await third.kill();
  } finally {
    await reader.remove();
  }
});

test("recordings: in the file, beside it and checked by content, or played aloud; a damaged one is told", async () => {
  const { page, close } = await opened();
  const [inside, beside, broken] = [wave(128), wave(129), wave(130)];
  const room = roomWith({ cases: 3 });
  const give = (at, name, bytes) => { room.cases[at].contact = { ...room.cases[at].contact, audio: { name, sha256: sha256(bytes) } }; };
  give(0, "inside.wav", inside);
  give(1, "beside.wav", beside);
  room.cases.push({ id: "case-4", title: "Call 4" });
  give(2, "broken.wav", broken);
  const audio = { [sha256(inside)]: inside.toString("base64"), [sha256(broken)]: wave(131).toString("base64") };
  await page.goto(`${server.origin}/#/join`);
  await page.locator("calibrant-join input[type=file]").setInputFiles(asFile("room.json", roomFile(room, audio)));
  await page.getByText("The recording broken.wav in the session’s file is damaged").waitFor();
  await page.getByRole("link", { name: "Ann Lee" }).click();
  await page.getByText("1 of 3 recordings are here").waitFor();
  await page.locator(".cases + .buttons input[type=file]").setInputFiles([audioFile("renamed.wav", beside), audioFile("other.wav", wave(140))]);
  await page.getByText("other.wav is none of this session’s recordings").waitFor();
  await page.getByText("2 of 3 recordings are here").waitFor();
  for (const call of ["Call 1", "Call 2"]) {
    await page.getByRole("link", { name: call }).click();
    await page.waitForFunction(() => document.querySelector("calibrant-scorecard")?.media?.duration > 0.9);
    await toList(page);
  }
  await page.getByRole("link", { name: "Call 3" }).click();
  const input = page.locator(".recording input[type=file]");
  await input.setInputFiles(audioFile("broken.wav", inside));
  await page.getByText("This is not the recording broken.wav").waitFor();
  await input.setInputFiles(audioFile("broken.wav", broken));
  await page.locator("audio").waitFor();
  await toList(page);
  await page.getByRole("link", { name: "Call 4" }).click();
  await page.getByText("This call is played aloud").waitFor();
  await page.locator("calibrant-scorecard .row").first().waitFor();
  await close();
});

test("of a session file that holds more than the room nothing is kept", async () => {
  const { page, close } = await opened();
  const room = roomWith();
  const session = Session.open(room);
  session.add([session.event({ kind: "join", actor: "host", at: room.created, rater: { id: "late", name: "Lea Late", level: "agent" } })]);
  session.add([session.event({ kind: "consensus", actor: "host", at: room.created, case: "case-1", item: "L1", answer: { option: "no" }, reason: "What others said" })]);
  await page.goto(`${server.origin}/#/join`);
  await page.locator("calibrant-join input[type=file]").setInputFiles(asFile("session.json", session.toJSON()));
  await page.getByRole("link", { name: "Lea Late" }).click();
  await page.locator(".cases").waitFor();
  const kept = await page.evaluate(() => new Promise((resolve) => {
    indexedDB.open("calibrant").onsuccess = ({ target: { result } }) => {
      result.transaction("joinedRooms").objectStore("joinedRooms").getAll().onsuccess = (event) => { resolve(JSON.stringify(event.target.result)); result.close(); };
    };
  }));
  assert.match(kept, /Lea Late/);
  assert.doesNotMatch(kept, /What others said/);
  await close();
});

test("by keyboard alone: from the name to the sheet", async () => {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/join`);
  await page.locator("calibrant-join input[type=file]").setInputFiles(asFile("room.json", roomFile(roomWith())));
  await page.getByRole("link", { name: "Ann Lee" }).waitFor();
  const reach = async (text) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((text) => document.activeElement?.textContent?.includes(text), text)) return;
    }
    assert.fail(`“${text}” is not reached`);
  };
  await page.evaluate(() => document.querySelector("main").focus());
  await reach("Ann Lee");
  await page.keyboard.press("Enter");
  await page.locator(".cases").waitFor();
  await page.evaluate(() => document.querySelector("main").focus());
  await reach("Call 1");
  await page.keyboard.press("Enter");
  await score(page);
  await reach("To the list");
  await page.keyboard.press("Enter");
  await page.locator(".cases").waitFor();
  await page.evaluate(() => document.querySelector("main").focus());
  await reach("Lock one call");
  await page.keyboard.press("Enter");
  await page.locator("dialog#lock[open]").waitFor();
  await reach("Lock");
  await page.keyboard.press("Enter");
  await page.getByText("Sheet 1").waitFor();
  await page.evaluate(() => document.querySelector("main").focus());
  await reach("Show as QR");
  await page.keyboard.press("Enter");
  await page.locator("dialog.frames[open] svg.qr").waitFor();
  await page.keyboard.press("Escape");
  await close();
});

for (const { locale, colorScheme } of LOOKS) {
  test(`axe finds nothing in ${locale}, ${colorScheme}, 320 px`, async () => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${server.origin}/#/join`);
    await page.locator("calibrant-join input[type=file]").setInputFiles(asFile("odd.json", "{"));
    await page.locator("#problems").waitFor();
    await clean(page, "a file that is refused");
    await page.locator("calibrant-join input[type=file]").setInputFiles(asFile("room.json", roomFile(roomWith({ cases: 2 }))));
    await page.locator(".who").waitFor();
    await clean(page, "who");
    await page.locator(".who a").first().click();
    await page.locator(".cases a").first().click();
    await score(page);
    await clean(page, "a call that is scored");
    await page.locator(".call a").first().click();
    await page.locator("main.join .buttons button.primary").first().click();
    await clean(page, "lock");
    await page.locator("dialog#lock[open] button.primary").click();
    await page.locator(".sheets li").first().waitFor();
    if (await page.locator("details.link summary").count()) await page.locator("details.link summary").click();
    await clean(page, "calls and sheets");
    await page.locator(".sheets button").nth(1).click();
    await page.locator("dialog.frames[open] svg.qr").waitFor();
    await clean(page, "pictures");
    await context.close();
  });
}

test("from one file on a disk", async () => {
  const folder = await mkdtemp(pathOf(tmpdir(), "calibrant-join-"));
  const context = await browser.newContext({ locale: "en", acceptDownloads: true });
  try {
    await copyFile(pathOf(DIST, "calibrant.html"), pathOf(folder, "calibrant.html"));
    const page = await context.newPage();
    const room = roomWith();
    await page.goto(`${pathToFileURL(pathOf(folder, "calibrant.html")).href}#/join`);
    await page.locator("calibrant-join input[type=file]").setInputFiles(asFile("room.json", roomFile(room)));
    await page.getByRole("link", { name: "Ann Lee" }).click();
    await page.getByRole("link", { name: "Call 1" }).click();
    await score(page);
    await page.getByRole("link", { name: "To the list" }).click();
    await lock(page);
    assert.equal(Session.open(room).locksOf(await saveLast(page)).length, 1);
    await page.getByRole("button", { name: "Show as QR" }).click();
    await page.locator("dialog.frames[open] svg.qr").waitFor();
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
});
