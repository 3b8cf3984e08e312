// What a session says of its raters: verdicts by the room's rule, in words, with what the data cannot tell.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import { clean } from "./joining.mjs";
import { RATERS, drop, evaluationOf, file, openRoom, reveal, roomOf, sheetOf, step } from "./rooms.mjs";

const CALLS = 10;
const cases = Array.from({ length: CALLS }, (_, at) => ({ id: `case-${at + 1}`, title: `Call ${at + 1}` }));
const raters = [...RATERS.slice(0, 3).map(([name, level], at) => ({ id: `r-${at + 1}`, name, level })), { id: "x", name: "Eva Exo", level: "quality", role: "expert" }];
const room = roomOf(3, { title: "Quarterly calibration", mode: "quantitative", reference: "expert", cases, raters });

/** Lin is as the expert; Mia never sees empathy and never a personal touch; Yuki now and then. */
const ANSWERS = {
  x: () => ({}),
  "r-1": () => ({}),
  "r-2": () => ({ L1: "no", S1: "no" }),
  "r-3": (call) => call % 3 === 0 ? { S1: "no", L1: "no" } : {},
};

const sheets = () => Object.entries(ANSWERS).map(([rater, answers]) =>
  file(`${rater}.json`, sheetOf(room, rater, Object.fromEntries(cases.map(({ id }, call) => [id, { ...evaluationOf(rater, answers(call)), id: `${rater}-${id}` }])))));

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

async function judged(options) {
  const context = await browser.newContext({ locale: "en", ...options });
  const page = await context.newPage();
  await openRoom(page, server.origin, room);
  await step(page, "verdicts");
  await page.locator(".room-main").waitFor();
  assert.equal(await page.locator(".verdicts").count(), 0, "nothing is said before the reveal");
  await drop(page, ...sheets());
  await reveal(page);
  await step(page, "verdicts");
  await page.locator(".verdicts table").first().waitFor();
  return { context, page };
}

test("ten calls: one calibrated, one severe, one undetermined with what would settle it", async () => {
  const { context, page } = await judged();
  const rows = await page.locator(".verdicts table").first().locator("tbody tr").allTextContents();
  assert.match(rows[0], /Lin Xiao.*✓ calibrated.*10 of 10/s);
  assert.match(rows[1], /Mia Wong.*✕ not calibrated.*−\d.*0 of 10/s);
  assert.match(rows[2], /Yuki Tan.*\? undetermined/s);
  const said = await page.locator(".verdicts .told").allTextContents();
  assert.match(said.join(" "), /Mia Wong.*Scores too low.*S1.*Yuki Tan.*more calls would settle it/s);
  assert.match(said.join(" "), /Calibrated: LX Lin Xiao/);
  await context.close();
});

for (const [locale, colorScheme] of [["en", "light"], ["zh-CN", "dark"], ["zh-TW", "light"]]) {
  test(`axe finds nothing in ${locale}, ${colorScheme}, 320 px`, async () => {
    const { context, page } = await judged({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    await page.locator(".verdicts details summary").first().click();
    await clean(page, `${locale} ${colorScheme}`);
    await context.close();
  });
}
