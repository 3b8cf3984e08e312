// A calibration session at the host's: set up, hand out, collect, reveal; nothing shows before the reveal, and what is refused says why.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, serve, test, watched } from "./harness.mjs";
import { card, drop, evaluationOf, file, openRoom, reveal, roomOf, saved, sheetOf, step } from "./rooms.mjs";

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); await server.stop(); });

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
  await page.getByLabel("The other raters").check();
  await page.getByRole("button", { name: "Open the session" }).click();
  const { session: { room } } = JSON.parse(await saved(page, "Save the session’s file"));
  assert.deepEqual(room.raters, [{ id: "r-1", name: "Lin Xiao", level: "quality", role: "rater" }, { id: "r-2", name: "Mia Wong", level: "supervisor", role: "rater" }]);
  const own = (rater, answers) => sheetOf(room, rater, { "case-1": evaluationOf(rater, answers) });
  const elsewhere = { ...room, title: "Another" };
  const yardstick = structuredClone(room);
  yardstick.scorecard.sections[0].items[0].options[0].points = 20;
  await drop(page,
    file("lin.json", own("r-1", { C2: "yes" })),
    file("half.json", JSON.stringify(own("r-2")).slice(0, 400)),
    file("other.json", sheetOf(elsewhere, "r-2", { "case-1": evaluationOf("r-2") })),
    file("rules.json", sheetOf(yardstick, "r-2", { "case-1": evaluationOf("r-2") })),
    file("card.json", card),
    file("mia.json", own("r-2", { C2: "no" })));
  assert.deepEqual(await taken(page), [
    ["lin.json", "taken", undefined], ["half.json", "refused", "not-json"], ["other.json", "refused", "other-room"],
    ["rules.json", "refused", "other-yardstick"], ["card.json", "refused", "not-for-a-room"], ["mia.json", "taken", undefined]]);
  await page.getByText("2 of 2 locked").first().waitFor();
  assert.doesNotMatch(await page.content(), /"answers"|Showed empathy/i, "no answer before the reveal");
  await reveal(page);
  assert.match(await page.locator(".opener").innerText(), /^All gave the same answer to 15 of 16 items/);
  assert.deepEqual(await dots(page, "C2"), { Yes: ["LX"], No: ["MW"], "N/A": [] });
  assert.equal(await page.locator(".scale .mark").count(), 2);
  assert.deepEqual(seen, QUIET);
  await close();
});
