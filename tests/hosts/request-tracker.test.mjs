// The element in Request Tracker 5: scored in the form of a comment, kept by its database, read in the ticket.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { keysFor, launch, readDocument } from "../browser/harness.mjs";
import { element, query, scoreByKeys, scored, watched } from "./host.mjs";
import { DATABASE, logIn, prepare, serveRequestTracker } from "./request-tracker.mjs";

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
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/request-tracker-score.png` });
  await Promise.all([page.waitForURL("**/Ticket/Display.html**"), page.keyboard.press("Control+Enter")]);

  const [[text], ...more] = await query(DATABASE, "select Content from Attributes where Name = 'Quality' and ObjectType = 'RT::Ticket' and ObjectId = 1");
  assert.equal(more.length, 0);
  assert.ok(text.startsWith('{"answers":{"C1":'), "canonical, as it was posted");
  const { state, rater, result } = JSON.parse(text);
  assert.deepEqual([state, rater.id, result.exact], ["submitted", "root", "86"]);
  const fields = await query(DATABASE, "select CustomFields.Name, Content from ObjectCustomFieldValues join CustomFields on CustomFields.id = CustomField where ObjectId = 1 order by 1");
  assert.deepEqual(fields, [["Quality outcome", "pass"], ["Quality score", "86.00"]]);

  await element(page).locator(".report").waitFor();
  assert.match(await element(page).locator(".form").innerText(), /Scored by root[\s\S]*86\.00/);
  assert.equal(await element(page).locator("input:enabled, textarea:enabled, button.primary, .stops").count(), 0);
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/request-tracker-review.png` });
  await page.goto(`${host.origin}/Ticket/Update.html?Action=Comment&id=1`);
  await page.locator("#SubmitTicket").waitFor();
  assert.equal(await element(page).count(), 0, "scored once");
  assert.deepEqual(seen, { violations: [], errors: [] });
});
