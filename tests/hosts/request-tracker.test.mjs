// The element in Request Tracker 5: scored in the form of a comment, kept by its database, read in the ticket.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { keysFor, launch, readDocument } from "../browser/harness.mjs";
import { barriers, element, NOTE, query, scoreByKeys, scored, watched, writeNote } from "./host.mjs";
import { chooseTheme, DATABASE, logIn, prepare, serveRequestTracker } from "./request-tracker.mjs";

const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");

let browser, host;
before(async () => {
  await prepare();
  host = await serveRequestTracker();
  browser = await launch();
});
after(async () => { await browser?.close(); await host?.stop(); });

test("scored in the form of a comment, found in attribute and custom fields, and only read in the ticket", async () => {
  const { page, seen } = await watched(await browser.newContext({ locale: "en", viewport: { width: 1440, height: 1000 } }));
  await logIn(page, host.origin);
  await page.goto(`${host.origin}/Ticket/Update.html?Action=Comment&id=1`);
  await scoreByKeys(page, keysFor(card, example));
  await scored(page, "86.00");
  await writeNote(page, "C2");
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/request-tracker-score.png` });
  await Promise.all([page.waitForURL("**/Ticket/Display.html**"), page.keyboard.press("Control+Enter")]);

  const [[text], ...more] = await query(DATABASE, "select Content from Attributes where Name = 'Quality' and ObjectType = 'RT::Ticket' and ObjectId = 1");
  assert.equal(more.length, 0);
  assert.ok(text.startsWith('{"answers":{"C1":'), "canonical, as it was posted");
  const { answers, state, rater, result } = JSON.parse(text);
  assert.equal(answers.C2.note, NOTE);
  assert.deepEqual([state, rater.id, result.exact], ["submitted", "root", "86"]);
  const fields = await query(DATABASE, "select CustomFields.Name, Content from ObjectCustomFieldValues join CustomFields on CustomFields.id = CustomField where ObjectId = 1 order by 1");
  assert.deepEqual(fields, [["Quality outcome", "pass"], ["Quality score", "86.00"]]);

  await element(page).locator(".report").waitFor();
  const report = await element(page).locator(".form").innerText();
  assert.match(report, /Scored by root[\s\S]*86\.00/);
  assert.ok(report.includes(NOTE));
  assert.equal(await element(page).locator("input:enabled, textarea:read-write, button.primary, .stops").count(), 0);
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/request-tracker-review.png` });
  await page.goto(`${host.origin}/Ticket/Update.html?Action=Comment&id=1`);
  await page.locator("#SubmitTicket").waitFor();
  assert.equal(await element(page).count(), 0, "scored once");
  assert.deepEqual(seen, { violations: [], errors: [], codes: [] });
});

for (const theme of ["light", "dark"]) {
  test(`the scorecard follows the ${theme} theme, whatever the system says, and axe finds nothing in it`, async () => {
    const { page } = await watched(await browser.newContext({ locale: "en", viewport: { width: 1440, height: 1000 }, colorScheme: theme === "light" ? "dark" : "light" }));
    await logIn(page, host.origin);
    await chooseTheme(page, host.origin, theme);
    await page.goto(`${host.origin}/Ticket/Display.html?id=1`);
    await element(page).locator(".report").waitFor();
    assert.equal(await page.evaluate(() => document.body.classList.contains("darkmode")), theme === "dark");
    const colours = await page.evaluate(() => [document.body, document.querySelector("calibrant-scorecard")].map((each) => getComputedStyle(each).backgroundColor));
    assert.equal(colours[0], colours[1]);
    assert.deepEqual(await barriers(page, "calibrant-scorecard"), []);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/request-tracker-${theme}.png`, fullPage: true });
  });
}
