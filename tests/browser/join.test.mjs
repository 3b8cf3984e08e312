// A rater's side of a calibration: a room file in, calls scored blind, locked, a sealed sheet out.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { evaluation, launch, serve, test, watched } from "./harness.mjs";
import { Session, asFile, commitment, download, join, lock, roomFile, roomWith, score, unsealed } from "./rooms.mjs";

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); await server.stop(); });

async function opened(options = {}) {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true, ...options });
  const { page, seen } = await watched(context, server.origin);
  const close = async () => {
    assert.deepEqual(seen, { violations: [], errors: [], foreign: [] });
    await context.close();
  };
  return { page, close };
}

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
