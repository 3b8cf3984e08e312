// A calibration session after the reveal: consensus, minutes, files, the calendar; two hosts, a killed tab, the keyboard alone; readable by all.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Session } from "../../pkg/calibration-node.js";
import { LOOKS, clean } from "./axe.mjs";
import { profile, test, watched } from "./harness.mjs";
import { card, drop, evaluationOf, file, openRoom, reveal, roomOf, saved, sheetOf, step, stored } from "./rooms.mjs";
import { browser, server } from "./site.mjs";

const QUIET = { violations: [], errors: [], foreign: [] };

async function opened(options = {}) {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true, ...options });
  const { page, seen } = await watched(context, server.origin);
  return { page, seen, close: () => context.close() };
}

const ANSWERS = [{ C2: "yes", L2: "fair" }, { C2: "no", L2: "fair" }, { C2: "no", L2: "excellent" }];
const sheetFiles = (room) => room.raters.map(({ id }, at) => file(`${id}.json`, sheetOf(room, id, { "case-1": evaluationOf(id, ANSWERS[at]) })));

async function revealed(page, changes = {}) {
  const room = roomOf(3, changes);
  await openRoom(page, server.origin, room);
  await drop(page, ...sheetFiles(room));
  await reveal(page);
  return room;
}

async function agree(page, item, answer, reason, wording = "") {
  await page.locator(".agenda a, .row-name a", { hasText: item }).first().click();
  await page.locator("#topic-title", { hasText: item }).waitFor();
  await page.locator(".consensus").getByLabel(answer, { exact: true }).click();
  await page.locator("[name=reason]").fill(reason);
  if (wording) await page.locator("[name=wording]").fill(wording);
  await page.locator(".consensus button.primary").click();
  await page.locator(".consensus .settled", { hasText: answer }).waitFor();
}

const row = (page, section, item) => page.locator(`${section} tbody tr`, { hasText: item }).first().innerText();

test("consensus: recorded, changed with its history, left open; the minutes tell who moved from what", async () => {
  const { page, seen, close } = await opened();
  await revealed(page, { reference: "consensus" });
  assert.match(await page.locator("#totals-case-1 > .hint").innerText(), /of the mean of the others/);
  await step(page, "discuss");
  await agree(page, "C2", "Yes", "The worry was answered.");
  await agree(page, "C2", "No", "=HYPERLINK(1) the deadline came first.", "Answer the worry first.");
  assert.match(await page.locator(".history").innerText(), /Yes\. The worry was answered/);
  await page.locator(".agenda a", { hasText: "L2" }).click();
  await page.getByRole("button", { name: "Leave open" }).click();
  await page.locator("[name=reason]").fill("Ask the business.");
  await page.getByRole("button", { name: "Leave open" }).click();
  await page.getByText("Recorded: left open").waitFor();
  await step(page, "minutes");
  assert.match(await row(page, "section[aria-labelledby=agreed-title]", "C2"), /No\s+LX from Yes\s+=HYPERLINK/);
  assert.match(await page.locator("section[aria-labelledby=wordings-title]").innerText(), /C2 Answer the worry first/);
  assert.match(await page.locator("section[aria-labelledby=open-title]").innerText(), /L2 .*left open\. Ask the business/);
  // Everything settled: the reference is what was agreed on.
  await step(page, "discuss");
  await agree(page, "L2", "Fair", "As the standard says.");
  assert.match(await page.locator("#totals-case-1 > .hint").innerText(), /of the agreed 86 %/);
  assert.deepEqual(seen, QUIET);
  await close();
});

/** The agenda as it stands on the page: item, and what it says of the time. */
const agenda = (page) => page.locator(".agenda li").evaluateAll((lines) => lines.map((line) => [line.querySelector("a").textContent.split(" ")[0], line.querySelector(".hint").textContent.trim()]));

test("the agenda is the engine's: its order, its minutes; what is agreed on moves nothing", async () => {
  const { page, seen, close } = await opened();
  const room = roomOf(3, { reference: "consensus", rule: { tolerance: 5, minutes: 5 } });
  const answers = [{ C2: "yes", L2: "fair", S1: "no" }, { C2: "no", L2: "fair" }, { C2: "no", L2: "excellent" }];
  await openRoom(page, server.origin, room);
  await drop(page, ...room.raters.map(({ id }, at) => file(`${id}.json`, sheetOf(room, id, { "case-1": evaluationOf(id, answers[at]) }))));
  await reveal(page);
  await step(page, "minutes");
  const expected = Session.parse(JSON.parse(await saved(page, "Session (JSON)"))).report().agenda;
  assert.equal(expected.at(-1).minutes, null, "more than the time box holds");
  assert.deepEqual(await page.locator("section[aria-labelledby=open-title] li").evaluateAll((lines) => lines.map((line) => line.textContent.slice(0, 2))), expected.map(({ item }) => item));
  await step(page, "reveal");
  await page.locator(".rows .item-id").first().waitFor();
  assert.deepEqual(await page.locator(".rows").first().locator(".item-id").allTextContents(), expected.map(({ item }) => item));
  const percent = (share) => `${Math.round(share * 100)}%`;
  assert.equal((await page.locator(".row-gap").first().innerText()).replace(/\s+/g, " ").trim(), `disagreement ${percent(expected[0].disagreement)} × weight ${percent(expected[0].weight)}`);
  await step(page, "discuss");
  await page.locator(".agenda").waitFor();
  const times = expected.map(({ item, minutes }) => [item, minutes === null ? "if time is left" : `${minutes} min`]);
  assert.deepEqual(await agenda(page), times.with(0, [expected[0].item, "now"]));
  // Agreed on otherwise than any rater answered: a report made now would have it earlier, with minutes of its own.
  const last = expected.at(-1).item;
  await agree(page, last, last === "L2" ? "Needs improvement" : "No", "As the standard says.");
  assert.deepEqual(await agenda(page), times.with(-1, [last, "agreed"]));
  assert.deepEqual(seen, QUIET);
  await close();
});

test("a quantitative calibration is discussed only after its end", async () => {
  const { page, close } = await opened();
  await revealed(page, { mode: "quantitative" });
  await page.getByRole("link", { name: "Next: verdicts" }).waitFor();
  await step(page, "discuss");
  await page.getByText("discussed once the session has ended").waitFor();
  assert.equal(await page.locator(".agenda, .consensus").count(), 0);
  await step(page, "minutes");
  await page.getByRole("button", { name: "End the session" }).click();
  await page.getByText("Next: 20").waitFor();
  await step(page, "discuss");
  await agree(page, "C2", "No", "The deadline came first.");
  await close();
});

test("minutes go out: session, tables guarded against formulas, on paper", async () => {
  const { page, seen, close } = await opened();
  const room = await revealed(page);
  await step(page, "discuss");
  await agree(page, "C2", "No", "=1+1", "@wording");
  await step(page, "minutes");
  const session = JSON.parse(await saved(page, "Session (JSON)"));
  assert.deepEqual(session.room, room);
  const state = Session.parse(session).state();
  assert.deepEqual(state.agreed.map(({ item, answer, reason }) => [item, answer, reason]), [["C2", { option: "no" }, "=1+1"]]);
  const csv = await saved(page, "CSV");
  assert.match(csv, /Stolen account,C2,Showed empathy with the customer,Yes,No,No,No,'=1\+1,'@wording/);
  assert.doesNotMatch(csv, /(^|,|\n)"?[=+@]/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tables (XLSX)" }).click()]);
  const bytes = await readFile(await download.path());
  assert.equal(bytes.readUInt32BE(0), 0x504b0304);
  assert.doesNotMatch(bytes.toString("latin1"), /<f>/, "no cell is a formula");
  await page.emulateMedia?.({ media: "print" });
  if (await page.evaluate(() => matchMedia("print").matches)) {
    const shown = await page.evaluate((selectors) => selectors.filter((each) => document.querySelector(each).getClientRects().length > 0),
      ["section[aria-labelledby=agreed-title]", "nav.steps", "section[aria-labelledby=copy-title]", "header.top"]);
    assert.deepEqual(shown, ["section[aria-labelledby=agreed-title]"]);
  }
  await page.emulateMedia?.({ media: "screen" });
  // The page's own reader of workbooks takes the first sheet.
  await page.goto(`${server.origin}/#/agreement`);
  await page.locator("[data-sample]").first().waitFor();
  await page.locator("input[type=file]").setInputFiles({ name: "minutes.xlsx", mimeType: "application/octet-stream", buffer: bytes });
  await page.getByRole("heading", { name: "minutes.xlsx" }).waitFor();
  assert.deepEqual(seen, QUIET);
  await close();
});

test("the end, the next date, and the calendar: at once when the scorecard has changed", async () => {
  const { page, close } = await opened();
  await revealed(page, { title: "Comma, semicolon; and \\ in the title" });
  await step(page, "minutes");
  await page.getByLabel("Next session").fill("2027-01-15");
  await page.getByRole("button", { name: "End the session" }).click();
  await page.getByText("Next: 2027-01-15").waitFor();
  await page.goto(`${server.origin}/#/room`);
  assert.match(await page.locator("section[aria-labelledby=due-title] tbody").innerText(), /2027-01-15 as set at the last session.*Lin Xiao \d{4}-/s);
  const day = await saved(page, "Save as calendar file");
  const lines = day.split("\r\n");
  assert.equal(lines.at(-1), "");
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
  const unfolded = day.replace(/\r\n /g, "");
  assert.match(unfolded, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:.*\r\nCALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\nUID:calibration-service-quality@calibrant\r\nDTSTAMP:\d{8}T\d{6}Z\r\nDTSTART;VALUE=DATE:20270115\r\nSUMMARY:Calibration: Service quality scorecard\r\nDESCRIPTION:as set at the last session\\nLin Xiao/);
  assert.match(unfolded, /END:VEVENT\r\nEND:VCALENDAR\r\n$/);
  const changed = structuredClone(card);
  changed.version = "2026.2";
  changed.sections[0].items[0].options[0].points = 20;
  await page.goto(`${server.origin}/#/`);
  await page.locator("input[type=file]").setInputFiles(file("card.json", changed));
  await page.locator(".report").waitFor();
  await page.goto(`${server.origin}/#/room`);
  await page.getByText("at once: the scorecard has changed since").waitFor();
  await close();
});

test("two hosts: each has some of the sheets, and copies united in any order give one state", async () => {
  const [first, second] = [await opened(), await opened()];
  const room = roomOf(3);
  const sheets = sheetFiles(room);
  await openRoom(first.page, server.origin, room);
  await openRoom(second.page, server.origin, room);
  await drop(first.page, sheets[0]);
  await drop(second.page, sheets[1], sheets[2]);
  await step(first.page, "minutes");
  await step(second.page, "minutes");
  const copies = [await saved(first.page, "Save a copy"), await saved(second.page, "Save a copy")];
  await drop(first.page, file("second.json", copies[1]));
  await drop(second.page, file("first.json", copies[0]), file("first-again.json", copies[0]));
  for (const { page } of [first, second]) await page.getByText("3 of 3 locked").first().waitFor();
  await reveal(first.page);
  await step(first.page, "discuss");
  await agree(first.page, "C2", "No", "The deadline came first.");
  await step(first.page, "minutes");
  await drop(second.page, file("revealed.json", await saved(first.page, "Save a copy")));
  await step(second.page, "minutes");
  const [a, b] = [JSON.parse(await saved(first.page, "Session (JSON)")), JSON.parse(await saved(second.page, "Session (JSON)"))];
  assert.deepEqual(a, b);
  // A bare session is a copy too.
  await drop(first.page, file("session.json", b));
  assert.match(await first.page.locator("#taken").innerText(), /nothing changed/);
  assert.equal(Session.parse(b).state().sheets.filter(({ status }) => status === "counted").length, 3);
  await first.close();
  await second.close();
});

test("a session goes with everything that is exported, and comes back as it was; a broken one says why and where", async () => {
  const { page, seen, close } = await opened();
  const audio = Buffer.from("RIFF");
  const sha256 = createHash("sha256").update(audio).digest("hex");
  const contact = { format: "calibrant/contact@1", id: "c", subject: {}, transcript: [], audio: { name: "c.wav", sha256 } };
  const room = roomOf(3, { cases: [{ id: "case-1", title: "Stolen account", contact }] });
  await page.goto(`${server.origin}/#/room`);
  await page.locator("main.rooms input[type=file]").setInputFiles(file("room.json", { format: "calibrant/room@1", session: { format: "calibrant/session@1", room, events: [] }, audio: { [sha256]: audio.toString("base64") } }));
  await page.locator("nav.steps").waitFor();
  const [first, ...rest] = sheetFiles(room);
  await drop(page, first);
  await page.goto(`${server.origin}/#/`);
  const early = await saved(page, "Export everything");
  assert.doesNotMatch(early, /"answers"/, "sealed before the reveal");
  await page.goto(`${server.origin}/#/room`);
  await page.getByRole("link", { name: "Monthly calibration" }).click();
  await drop(page, ...rest);
  await reveal(page);
  await step(page, "discuss");
  await agree(page, "C2", "No", "The deadline came first.");
  await step(page, "minutes");
  const session = JSON.parse(await saved(page, "Session (JSON)"));
  await page.goto(`${server.origin}/#/`);
  const everything = JSON.parse(await saved(page, "Export everything"));
  assert.deepEqual(everything.rooms.map((each) => each.session), [session]);
  await page.getByRole("button", { name: "Delete everything on this device" }).click();
  await page.locator("dialog#delete-everything").getByRole("button", { name: "Delete everything on this device" }).click();
  await page.waitForFunction(() => !document.querySelector("dialog[open]"));
  assert.deepEqual(await stored(page, "rooms"), []);
  const changed = structuredClone(everything.rooms[0]);
  changed.session.events[0].at = "2026-11-26T10:00:01+08:00";
  // An export from before the reveal adds nothing to one from after it.
  for (const [name, document] of [["everything.json", { ...everything, rooms: [changed, ...everything.rooms] }], ["early.json", JSON.parse(early)]]) {
    await page.locator("input[type=file]").setInputFiles(file(name, document));
    await page.locator(".report strong", { hasText: name }).waitFor();
    if (name === "everything.json") {
      assert.deepEqual(await page.locator(".report li").evaluateAll((lines) => lines.map((line) => line.dataset.code)), ["event-changed"]);
      assert.match(await page.locator(".report li code").innerText(), /^\/rooms\/0/);
    }
  }
  assert.deepEqual((await stored(page, "recordings")).map((each) => each.sha256), [sha256]);
  await page.goto(`${server.origin}/#/room`);
  await page.getByRole("link", { name: "Monthly calibration" }).click();
  await step(page, "minutes");
  assert.deepEqual(JSON.parse(await saved(page, "Session (JSON)")), session);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("a host's tab killed at each step reopens with nothing lost", async () => {
  const reader = await profile();
  const room = roomOf(3);
  const sheets = sheetFiles(room);
  let address = "#/room";
  const visit = async (what) => {
    const { context, kill } = await reader.open();
    const page = await context.newPage();
    await page.goto(`${server.origin}/${address}`);
    await what(page);
    address = await page.evaluate(() => location.hash);
    await kill();
  };
  try {
    await visit(async (page) => {
      await page.locator("main.rooms button.primary").click();
      await page.locator("[name=title]").fill("Half set up");
      await page.locator("[name=host]").fill("Ho");
      await page.waitForTimeout(300);
    });
    await visit(async (page) => {
      await page.locator("[name=title]").waitFor();
      assert.equal(await page.locator("[name=title]").inputValue(), "Half set up");
      await openRoom(page, server.origin, room);
      await drop(page, sheets[0]);
    });
    await visit(async (page) => {
      await page.getByText("1 of 3 locked").first().waitFor();
      await drop(page, sheets[1], sheets[2]);
      await reveal(page);
    });
    await visit(async (page) => {
      await page.locator(".opener").waitFor();
      await step(page, "discuss");
      await page.locator(".topic .clock button").click();
      await agree(page, "C2", "No", "The deadline came first.");
      await page.locator(".agenda a", { hasText: "L2" }).click();
      await page.locator("#topic-title", { hasText: "L2" }).waitFor();
      await page.locator("[name=reason]").fill("Half a thou");
      await page.waitForTimeout(1200);
    });
    await visit(async (page) => {
      await page.locator("#topic-title", { hasText: "L2" }).waitFor();
      assert.equal(await page.locator("[name=reason]").inputValue(), "Half a thou");
      await page.locator(".row", { hasText: "agreed: No" }).waitFor();
      const [, minutes] = /(\d+):\d\d left/.exec(await page.locator("section[aria-labelledby=agenda-title]").innerText());
      assert.ok(Number(minutes) < 60, "the clock has gone on");
      assert.equal((await stored(page, "roomEvents")).length, 3 + 1 + 3 + 1);
    });
  } finally {
    await reader.remove();
  }
});

test("keyboard alone: from the first link to an agreement on record", async () => {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/`);
  await page.locator("form.start").waitFor();
  const focused = () => page.evaluate(() => { const { activeElement: at } = document; return !at?.matches("a, button, input, select, textarea, summary") ? "" : `${at.labels?.[0]?.textContent ?? ""} ${at.textContent}`.trim(); });
  const tabTo = async (text, selector = "*", key = "Tab") => {
    for (let tries = 0; tries < 80; tries++) {
      await page.keyboard.press(key);
      if ((await focused()).includes(text) && await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    assert.fail(`${text} cannot be reached by Tab`);
  };
  await tabTo("Calibration");
  await page.keyboard.press("Enter");
  await page.locator("main.rooms").waitFor();
  await tabTo("New session");
  await page.keyboard.press("Enter");
  await page.locator("main.setup").waitFor();
  await tabTo("Title");
  await page.keyboard.type("By keys");
  await tabTo("Your name");
  await page.keyboard.type("Ho");
  await tabTo("Add call");
  await page.keyboard.press("Enter");
  await tabTo("Add raters");
  await page.keyboard.type("Ann");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Bo");
  await tabTo("Add");
  await page.keyboard.press("Enter");
  await tabTo("An expert’s scores");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await tabTo("Open the session");
  await page.keyboard.press("Enter");
  await page.locator("nav.steps").waitFor();
  const [{ room }] = (await stored(page, "rooms")).filter((record) => record.room);
  await tabTo("Collect");
  await page.keyboard.press("Enter");
  for (const [at, id] of room.raters.map((rater) => rater.id).entries()) {
    if (at === 0) {
      await tabTo("As text", "summary");
      await page.keyboard.press("Enter");
    }
    // After the first sheet the focus stands behind the field.
    await tabTo("Text that raters have sent", "textarea", at === 0 ? "Tab" : "Shift+Tab");
    // As a paste would.
    await page.locator("textarea:focus").fill(JSON.stringify(sheetOf(room, id, { "case-1": evaluationOf(id, ANSWERS[at]) })));
    await tabTo("Take");
    await page.keyboard.press("Enter");
    await page.getByText(`${at + 1} of 2 locked`).first().waitFor();
    await page.getByText(`The sheet of ${["Ann", "Bo"][at]} was taken`).waitFor();
  }
  await tabTo("Next: reveal");
  await page.keyboard.press("Enter");
  await page.getByText("The reveal opens").waitFor();
  await tabTo("Reveal", "button");
  await page.keyboard.press("Enter");
  await page.locator("dialog#reveal[open]").waitFor();
  if (!await page.evaluate(() => document.activeElement.matches("dialog button.primary"))) await tabTo("Reveal", "dialog button.primary");
  await page.keyboard.press("Enter");
  await page.locator(".opener").waitFor();
  await tabTo("Next: discuss");
  await page.keyboard.press("Enter");
  await page.locator(".topic").waitFor();
  await tabTo("Yes");
  await page.keyboard.press("Space");
  await tabTo("Why");
  await page.keyboard.type("As agreed.");
  await tabTo("Record agreement");
  await page.keyboard.press("Enter");
  await page.getByText("Recorded: Yes").waitFor();
  await close();
});

for (const { locale, colorScheme } of LOOKS) {
  test(`axe: ${locale}, ${colorScheme}, 320 px`, async () => {
    const { page, close } = await opened({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    const sound = async (where) => {
      await clean(page, where);
      assert.doesNotMatch(await page.locator("main").innerText(), /\b(room|step|field|setup|problem|case|way|hand-out|reveal|column|flag|missing|agenda|taken|who|compare|due|totals)-[a-z]/, `${where}: a sentence without its text`);
    };
    await page.goto(`${server.origin}/#/room`);
    await page.locator("main.rooms .buttons button").click();
    await page.locator("main.setup .add button").first().click();
    await page.locator("[name=rater-list]").fill("Ann\nAnn");
    await page.locator("main.setup .add button").last().click();
    await page.locator("main.setup button[type=submit]").click();
    await page.locator("#problems").waitFor();
    await sound("set up, with problems");
    const room = roomOf(3);
    await openRoom(page, server.origin, room);
    await sound("hand out");
    await drop(page, ...sheetFiles(room), file("card.json", card), file("half.json", "{"));
    if (locale !== "en") for (const line of await page.locator("#taken [data-code]").allInnerTexts()) assert.match(line, /(\p{Script=Han}.*){4}/su, line);
    await sound("collect");
    await step(page, "reveal");
    await sound("before the reveal");
    await page.locator(".room-main > .buttons button.primary").click();
    await sound("asked whether to reveal");
    await page.locator("dialog#reveal button.primary").click();
    await page.locator(".opener").waitFor();
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await sound("revealed");
    await step(page, "discuss");
    await page.locator(".topic").waitFor();
    await page.locator(".choices input").first().click();
    await page.locator("[name=reason]").fill("…");
    await page.locator(".consensus button.primary").click();
    await page.locator(".consensus .settled:not(:empty)").waitFor();
    await sound("discussed");
    await step(page, "minutes");
    await sound("minutes");
    await page.goto(`${server.origin}/#/room`);
    await page.locator("section[aria-labelledby=due-title]").waitFor();
    await sound("list and calendar");
    await close();
  });
}
