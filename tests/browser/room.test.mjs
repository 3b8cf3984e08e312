// A calibration session at the host's: set up, hand out, collect, reveal; nothing shows before the reveal, and what is refused says why.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test, watched } from "./harness.mjs";
import { card, drop, evaluationOf, file, openRoom, reveal, roomOf, saved, sheetOf, step, stored } from "./rooms.mjs";
import { browser, server } from "./site.mjs";

const QUIET = { violations: [], errors: [], foreign: [] };

async function opened(options = {}) {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true, ...options });
  const { page, seen } = await watched(context, server.origin);
  return { page, seen, close: () => context.close() };
}

const taken = (page) => page.locator("#taken li").evaluateAll((lines) => lines.map((line) => [line.querySelector("strong").textContent, line.className, line.querySelector("[data-code]")?.dataset.code]));
const dots = (page, item) => page.locator(`#row-case-1-${item} .places > li`).evaluateAll((places) =>
  Object.fromEntries(places.map((place) => [place.querySelector(".place-name").textContent, [...place.querySelectorAll(".mark")].map((mark) => mark.textContent)])));

test("set up, hand out, drop the sheets, reveal: a row of dots for each item", async () => {
  const { page, seen, close } = await opened();
  await page.goto(`${server.origin}/#/room`);
  await page.getByRole("button", { name: "New session" }).click();
  await page.getByLabel("Title", { exact: true }).fill("Monthly calibration");
  await page.getByLabel("Your name").fill("Ho");
  await page.getByRole("button", { name: "Add call" }).click();
  await page.getByLabel("Add raters").fill("Lin Xiao, quality\nMia Wong\tsupervisor");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByLabel("The other raters").click();
  await page.getByRole("button", { name: "Open the session" }).click();
  const { session: { room } } = JSON.parse(await saved(page, "Save the session’s file"));
  const [lin, mia] = room.raters.map(({ id }) => id);
  assert.deepEqual(room.raters, [{ id: lin, name: "Lin Xiao", level: "quality", role: "rater" }, { id: mia, name: "Mia Wong", level: "supervisor", role: "rater" }]);
  const own = (rater, answers) => sheetOf(room, rater, { "case-1": evaluationOf(rater, answers) });
  const elsewhere = { ...room, title: "Another" };
  const yardstick = structuredClone(room);
  yardstick.scorecard.sections[0].items[0].options[0].points = 20;
  await drop(page,
    file("lin.json", own(lin, { C2: "yes" })),
    file("half.json", JSON.stringify(own(mia)).slice(0, 400)),
    file("other.json", sheetOf(elsewhere, mia, { "case-1": evaluationOf(mia) })),
    file("rules.json", sheetOf(yardstick, mia, { "case-1": evaluationOf(mia) })),
    file("card.json", card),
    file("blank.json", { ...own(mia), locks: [{ ...own(mia).locks[0], sealed: "q1Yq SyzO" }] }),
    file("mia.json", own(mia, { C2: "no" })));
  assert.deepEqual(await taken(page), [
    ["lin.json", "taken", undefined], ["half.json", "refused", "not-json"], ["other.json", "refused", "other-room"],
    ["rules.json", "refused", "other-yardstick"], ["card.json", "refused", "not-for-a-room"], ["blank.json", "refused", "sealed-damaged"], ["mia.json", "taken", undefined]]);
  await page.getByText("2 of 2 locked").first().waitFor();
  assert.doesNotMatch(await page.evaluate(() => document.documentElement.outerHTML), /"answers"|Showed empathy/i, "no answer before the reveal");
  await reveal(page);
  assert.match(await page.locator(".opener").innerText(), /^All gave the same answer to 15 of 16 items/);
  assert.deepEqual(await dots(page, "C2"), { Yes: ["LX"], No: ["MW"], "N/A": [] });
  assert.equal(await page.locator(".scale .mark").count(), 2);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("setting up: every problem at once, each with its field; what was typed is there after a reload", async () => {
  const { page, seen, close } = await opened();
  await page.goto(`${server.origin}/#/room`);
  await page.getByRole("button", { name: "New session" }).click();
  await page.getByLabel("Tolerance, in score points").fill("five");
  await page.getByLabel("Minutes for the discussion").fill("2");
  await page.getByLabel("Add raters").fill("Lin Xiao\nLin Xiao, agent");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Open the session" }).click();
  const problems = await page.locator("#problems li").allInnerTexts();
  assert.equal(problems.length, 7, problems.join("\n"));
  for (const part of ["title", "Your name", "one call", "twice", "expert", "tolerance", "minutes"]) assert.ok(problems.some((line) => line.includes(part)), part);
  await page.locator("#problems a", { hasText: "tolerance" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "tolerance");
  await page.reload();
  await page.getByLabel("Tolerance, in score points").waitFor();
  assert.equal(await page.getByLabel("Tolerance, in score points").inputValue(), "five");
  assert.equal(await page.locator(".raters li").count(), 2);
  await page.getByLabel("Tolerance, in score points").fill("3.5");
  await page.locator("#tolerance .hint", { hasText: "scores from 80.5 % to 87.5 % count as the same: B and C of the five" }).waitFor();
  assert.deepEqual(seen, QUIET);
  await close();
});

test("a quantitative calibration cannot be compared with what is agreed on only afterwards", async () => {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/room`);
  await page.getByRole("button", { name: "New session" }).click();
  await page.locator("[name=mode][value=quantitative]").click();
  await page.getByLabel("What the session agrees on").click();
  await page.getByRole("button", { name: "Open the session" }).click();
  await page.locator("#problems li", { hasText: "only after its end" }).waitFor();
  await page.getByLabel("The other raters").click();
  await page.locator("#problems li", { hasText: "only after its end" }).waitFor({ state: "detached" });
  await close();
});

test("a list of raters as people paste it: names, levels and roles in three languages, and a site", async () => {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/room`);
  await page.getByRole("button", { name: "New session" }).click();
  await page.getByLabel("Title", { exact: true }).fill("T");
  await page.getByLabel("Your name").fill("Ho");
  await page.getByRole("button", { name: "Add call" }).click();
  await page.getByLabel("Add raters").fill("林晓，质检，专家\n王小明\t主管\t台北\n\nAnn Nowak; Team lead\nO'Neil, Bob");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Open the session" }).click();
  const { session: { room } } = JSON.parse(await saved(page, "Save the session’s file"));
  assert.deepEqual(room.raters.map(({ name, level, role, site }) => [name, level, role, site]), [
    ["林晓", "quality", "expert", undefined], ["王小明", "supervisor", "rater", "台北"], ["Ann Nowak", "supervisor", "rater", undefined], ["O'Neil", "quality", "rater", "Bob"]]);
  await close();
});

test("recordings: in the room's file, or beside it by name and hash", async () => {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/room`);
  await page.getByRole("button", { name: "New session" }).click();
  await page.getByLabel("Title", { exact: true }).fill("T");
  await page.getByLabel("Your name").fill("Ho");
  await page.getByLabel("Call, chat or mail").selectOption("none:");
  for (const [at, way] of [[0, "inside"], [1, "beside"]]) {
    await page.getByRole("button", { name: "Add call" }).click();
    await page.locator(`[name=case-${at}]`).fill(`Call ${at}`);
    await page.locator(`[name=way-${at}]`).selectOption(way);
    await page.locator("main.setup input[type=file]").nth(at).setInputFiles({ name: `c${at}.wav`, mimeType: "audio/wav", buffer: Buffer.from(`RIFF${at}`) });
    await page.getByText(`c${at}.wav`).waitFor();
  }
  await page.getByLabel("Add raters").fill("Ann\nBo");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByLabel("The other raters").click();
  await page.getByRole("button", { name: "Open the session" }).click();
  const { session: { room }, audio } = JSON.parse(await saved(page, "Save the session’s file"));
  const hashes = room.cases.map(({ contact }) => contact.audio.sha256);
  assert.deepEqual(room.cases.map(({ contact }) => contact.audio.name), ["c0.wav", "c1.wav"]);
  assert.deepEqual(audio, { [hashes[0]]: Buffer.from("RIFF0").toString("base64") });
  assert.equal(hashes[1], createHash("sha256").update("RIFF1").digest("hex"));
  assert.match(await page.locator("main").innerText(), /Send the file c1\.wav along/);
  await close();
});

test("seven raters by files; one who changed a sheet, one who locked twice, one who came late", async () => {
  const { page, seen, close } = await opened();
  const room = roomOf(7, { reference: "expert" });
  room.raters[3].role = "expert";
  await openRoom(page, server.origin, room);
  const answers = [{ C2: "yes" }, { C2: "yes" }, { C2: "no" }, { C2: "no" }, { C2: "no" }, { C2: "no", L2: "improve" }, { C2: "yes", L2: "excellent" }];
  const sheets = room.raters.map(({ id }, at) => sheetOf(room, id, { "case-1": evaluationOf(id, answers[at]) }));
  // Locked one thing, sealed another.
  const changed = structuredClone(sheets[0]);
  changed.locks[0].sealed = sheetOf(room, "r-1", { "case-1": evaluationOf("r-1", { C2: "no" }) }).locks[0].sealed;
  const again = sheetOf(room, "r-2", { "case-1": evaluationOf("r-2", { C2: "no" }) }, "2026-11-26T11:00:00+08:00");
  await drop(page, file("lin.json", changed), ...sheets.slice(1, 6).map((sheet, at) => file(`${at}.json`, sheet)), file("again.json", again), file("twice.json", sheets[2]));
  assert.match(await page.locator("#taken li").last().innerText(), /nothing changed/);
  await page.getByText("6 of 7 locked").first().waitFor();
  assert.match(await page.locator(".who li").last().innerText(), /Ruth Sand.*still to come/s);
  await reveal(page);
  await drop(page, file("ruth.json", sheets[6]));
  await step(page, "minutes");
  const said = await page.locator(".flags-said").innerText();
  assert.match(said, /Lin Xiao’s sheet of “Stolen account” is not the one that was locked/);
  assert.match(said, /Mia Wong locked “Stolen account” more than once/);
  assert.match(said, /Ruth Sand locked “Stolen account” after the reveal/);
  await step(page, "reveal");
  assert.deepEqual((await dots(page, "L2"))["Needs improvement"], ["HC"]);
  assert.equal(await page.locator("#row-case-1-L2 .places .reference .place-name").innerText(), "Fair");
  // The sheet that was locked still counts when it comes.
  await step(page, "collect");
  await page.locator("calibrant-channels summary").first().waitFor();
  assert.equal(await page.locator("calibrant-channels summary").count(), 1, "no lines after the reveal");
  await page.locator("calibrant-channels summary").click();
  await page.getByLabel("Text that raters have sent").fill(JSON.stringify({ ...changed, locks: sheets[0].locks }));
  await page.getByRole("button", { name: "Take" }).click();
  await page.getByText("The sheet of Lin Xiao was taken").waitFor();
  await step(page, "reveal");
  assert.ok((await dots(page, "C2")).Yes.includes("LX"));
  assert.deepEqual(seen, QUIET);
  await close();
});

test("sheets dropped anywhere on the page are taken, whatever step is open", async () => {
  const { page, close } = await opened();
  const room = roomOf(2);
  await openRoom(page, server.origin, room);
  const files = room.raters.map(({ id }) => [`${id}.json`, JSON.stringify(sheetOf(room, id, { "case-1": evaluationOf(id) }))]);
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of given) dataTransfer.items.add(new File([text], name, { type: "application/json" }));
    document.querySelector("nav.steps").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, files);
  await page.getByText("2 of 2 locked").first().waitFor();
  assert.equal(await page.locator("#taken li.taken").count(), 2);
  await close();
});

test("anonymous: letters, in no order that tells who is who", async () => {
  const { page, close } = await opened();
  const room = roomOf(4, { anonymous: true });
  await openRoom(page, server.origin, room);
  await drop(page, ...room.raters.map(({ id }, at) => file(`${id}.json`, sheetOf(room, id, { "case-1": evaluationOf(id, { C2: at % 2 ? "no" : "yes" }) }))));
  await reveal(page);
  const found = await dots(page, "C2");
  assert.deepEqual([...found.Yes, ...found.No].sort(), ["A", "B", "C", "D"]);
  assert.doesNotMatch(await page.locator("main").innerText(), /Lin|Wong|Tan|Nowak/);
  await step(page, "discuss");
  await page.locator(".topic").waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /Lin|Wong|Tan|Nowak/);
  await step(page, "verdicts");
  await page.locator(".verdicts table tbody th").first().waitFor();
  assert.deepEqual(await page.locator(".verdicts table").first().locator("tbody th").allTextContents(), ["A", "B", "C", "D"]);
  await step(page, "minutes");
  const tables = await saved(page, "Report (JSON)");
  assert.deepEqual(JSON.parse(tables).raters.map(({ mark, name }) => [mark, name]), [["A", "A"], ["B", "B"], ["C", "C"], ["D", "D"]]);
  assert.doesNotMatch(tables, /Lin|Wong|Tan|Nowak|"r-\d/);
  await close();
});

test("a host who rates locks first", async () => {
  const { page, close } = await opened();
  const room = roomOf(2, { meta: { hostRates: "r-1" } });
  await openRoom(page, server.origin, room);
  await drop(page, file("mia.json", sheetOf(room, "r-2", { "case-1": evaluationOf("r-2") })));
  await step(page, "reveal");
  await page.getByText("Lin Xiao, you score too").waitFor();
  assert.ok(await page.locator(".room-main > .buttons button").evaluate((button) => button.disabled));
  await drop(page, file("lin.json", sheetOf(room, "r-1", { "case-1": evaluationOf("r-1") })));
  await reveal(page);
  await close();
});

test("a rater who was not on the list joins, and is in what is handed out from then on", async () => {
  const { page, seen, close } = await opened();
  const room = roomOf(2);
  await openRoom(page, server.origin, room);
  await step(page, "collect");
  await page.getByRole("button", { name: "Add a rater" }).click();
  await page.locator("dialog#add-rater [name=name]").fill("Nia Late");
  await page.locator("dialog#add-rater select").selectOption("agent");
  await page.locator("dialog#add-rater button.primary").click();
  await page.getByText("0 of 3 locked").first().waitFor();
  await step(page, "hand-out");
  const { session } = JSON.parse(await saved(page, "Save the session’s file"));
  assert.deepEqual(session.events.map(({ kind, rater }) => [kind, rater.name, rater.level]), [["join", "Nia Late", "agent"]]);
  const { id } = session.events[0].rater;
  await drop(page, ...["r-1", "r-2", id].map((rater) => file(`${rater}.json`, sheetOf(room, rater, { "case-1": evaluationOf(rater) }))));
  await page.getByText("3 of 3 locked").first().waitFor();
  await reveal(page);
  assert.equal(await page.locator(".scale .mark").count(), 3);
  assert.deepEqual(seen, QUIET);
  await close();
});

test("a deleted session leaves nothing behind, and others stay", async () => {
  const { page, close } = await opened();
  const audio = Buffer.from("RIFF");
  const sha256 = createHash("sha256").update(audio).digest("hex");
  const contact = { format: "calibrant/contact@1", id: "c", subject: {}, transcript: [], audio: { name: "c.wav", sha256 } };
  for (const title of ["First", "Second"]) {
    const room = roomOf(2, { title, ...(title === "First" ? { cases: [{ id: "case-1", title: "Call", contact }] } : {}) });
    await page.goto(`${server.origin}/#/room`);
    await page.locator("main.rooms input[type=file]").setInputFiles(file("room.json", { format: "calibrant/room@1", session: { format: "calibrant/session@1", room, events: [] }, audio: { [sha256]: audio.toString("base64") } }));
    await page.locator("nav.steps").waitFor();
    await drop(page, file(`${title}.json`, sheetOf(room, "r-1", { "case-1": evaluationOf("r-1") })));
  }
  const counts = async () => Object.fromEntries(await Promise.all(["rooms", "roomEvents", "roomSheets", "recordings"].map(async (table) => [table, (await stored(page, table)).length])));
  assert.deepEqual(await counts(), { rooms: 2, roomEvents: 2, roomSheets: 2, recordings: 1 });
  await page.goto(`${server.origin}/#/room`);
  await page.evaluate(() => { window.confirm = () => true; });
  await page.getByRole("button", { name: "Delete First" }).click();
  await page.getByRole("link", { name: "First" }).waitFor({ state: "detached" });
  assert.deepEqual(await counts(), { rooms: 1, roomEvents: 1, roomSheets: 1, recordings: 0 });
  await close();
});
