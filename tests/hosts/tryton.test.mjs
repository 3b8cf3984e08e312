// The element in sao, the single-page client of Tryton: scored below a record, kept as its attachment, read again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { keysFor, launch, readDocument } from "../browser/harness.mjs";
import { barriers, element, NOTE, query, scoreByKeys, scored, watched, writeNote } from "./host.mjs";
import { DATABASE, logIn, prepare, serveTryton } from "./tryton.mjs";

const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");
/** What lies beside sao is ours; sao itself asks its server for what that refuses, and calls it while the page is left. */
const OURS = /\/(calibrant\/calibrant[-_.]|scorecards\/|custom\.)/;

let browser, host;
before(async () => {
  await prepare();
  host = await serveTryton();
  browser = await launch();
});
after(async () => { await browser?.close(); await host?.stop(); });

test("scored below a record, found among its attachments, and only read when the record is opened again", async () => {
  const { page, seen } = await watched(await browser.newContext({ locale: "en", viewport: { width: 1440, height: 1000 } }));
  await logIn(page, host.origin);
  await scoreByKeys(page, keysFor(card, example));
  await scored(page, "86.00");
  await writeNote(page, "C2");
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/tryton-score.png` });
  await page.keyboard.press("Control+Enter");
  await assertReadOnly(page);

  const [[resource, description, text], ...more] = await query(DATABASE, "select resource, description, cast(data as text) from ir_attachment where name = 'quality.json'");
  assert.equal(more.length, 0);
  const { answers, state, rater, result } = JSON.parse(text);
  assert.equal(answers.C2.note, NOTE);
  assert.deepEqual([resource, description, state, rater.id, result.exact], ["party.party,1", "86.00 pass", "submitted", "admin", "86"]);

  await page.reload();
  await assertReadOnly(page);
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/tryton-review.png` });
  assert.deepEqual([...seen.violations, ...seen.errors.filter((text) => OURS.test(text)), ...seen.codes], []);
});

test("the scorecard leaves with the record it belongs to", async () => {
  const { page } = await watched(await browser.newContext({ locale: "en", viewport: { width: 1440, height: 1000 } }));
  await logIn(page, host.origin);
  await assertReadOnly(page);
  await page.getByRole("button", { name: "New", exact: true }).first().click();
  await element(page).waitFor({ state: "detached" });
});

test("on a dark device it stays light, as sao does, and axe finds nothing in it", async () => {
  const { page } = await watched(await browser.newContext({ locale: "en", viewport: { width: 1440, height: 1000 }, colorScheme: "dark" }));
  await logIn(page, host.origin);
  await assertReadOnly(page);
  assert.deepEqual(await barriers(page, "calibrant-scorecard"), []);
});

async function assertReadOnly(page) {
  await element(page).locator(".report").waitFor();
  const report = await element(page).locator(".form").innerText();
  assert.match(report, /Scored by admin[\s\S]*86\.00/);
  assert.ok(report.includes(NOTE));
  assert.equal(await element(page).locator("input:enabled, textarea:read-write, button.primary, .stops").count(), 0);
}
