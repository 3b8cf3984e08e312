// The element in the ticket page of django-helpdesk: scored by a person who has logged in, sent with the helpdesk's own
// form, found in its database, and read again; under three policies.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { keysFor, launch, readDocument } from "../browser/harness.mjs";
import { barriers, element, NOTE, scoreByKeys, scored, watched, writeNote } from "./host.mjs";
import { environment, logIn, manage, serveHelpdesk } from "./django-helpdesk.mjs";

const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
  + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
const POLICIES = { none: "", strict: STRICT, "without wasm": STRICT.replace(" 'wasm-unsafe-eval'", "") };
/** Where our own files lie in the host; what breaks elsewhere is the host's. */
const OURS = /\/static\/(calibrant|quality|scorecards)\//;

let browser, folder;
const hosts = {};
before(async () => {
  await environment();
  folder = await mkdtemp(join(tmpdir(), "calibrant-helpdesk-"));
  const seeded = join(folder, "seeded.sqlite3");
  await manage(seeded, "migrate", "--verbosity=0");
  await manage(seeded, "demo");
  await Promise.all(Object.entries(POLICIES).map(async ([name, policy]) => {
    const database = join(folder, `${name}.sqlite3`);
    await copyFile(seeded, database);
    hosts[name] = { database, ...await serveHelpdesk(database, policy) };
  }));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await Promise.all(Object.values(hosts).map(({ stop }) => stop()));
  await rm(folder, { recursive: true, force: true });
});

async function ticket(policy, user = "dana.cole", options = {}) {
  const context = await browser.newContext({ locale: "en", ...options });
  const { page, seen } = await watched(context);
  await logIn(page, hosts[policy].origin, user);
  return { page, seen };
}

/** The evaluations in the helpdesk's database. */
async function kept(policy) {
  const rows = JSON.parse(await manage(hosts[policy].database, "dumpdata", "quality.evaluation"));
  return rows.map(({ fields }) => ({ ...fields, document: JSON.parse(fields.document), text: fields.document }));
}

const ours = ({ violations, errors, codes }) => [...[...violations, ...errors].filter((text) => OURS.test(text)), ...codes];

test("without a policy: a reply leaves no evaluation, a half-filled form is kept and gone on with, a finished one is only read", async () => {
  const { page, seen } = await ticket("none");
  const reply = async (text) => {
    await page.getByRole("tab", { name: "Respond" }).click();
    await page.locator("#commentBox").fill(text);
    await page.locator("#ticket-respond-form").getByRole("button", { name: "Save" }).click();
    await page.getByText(text).waitFor();
  };
  await element(page).locator(".row").first().waitFor();
  await reply("Looking into it.");
  assert.deepEqual(await kept("none"), []);

  const keys = keysFor(card, example);
  await scoreByKeys(page, keys.slice(0, 9));
  await reply("Half of it is done.");
  const [draft] = await kept("none");
  assert.deepEqual([draft.document.state, draft.score, draft.outcome, Object.keys(draft.document.answers).length], ["draft", null, "", 5]);

  await scoreByKeys(page, []);
  await element(page).evaluate((each, id) => each.focusItem(id), "C1");
  await element(page).locator("#row-C1 :focus").waitFor();
  for (const key of keys.slice(10)) await page.keyboard.press(key);
  await scored(page, "86.00");
  await writeNote(page, "C2");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Control+Enter")]);
  await assertKept("none", draft.document.id);
  await assertReadOnly(page);
  assert.deepEqual(ours(seen), []);
  await page.context().close();
});

async function assertKept(policy, id) {
  const [{ document, text, score, outcome }, ...more] = await kept(policy);
  assert.equal(more.length, 0);
  assert.deepEqual([score, outcome, document.state, document.result.exact], ["86.00", "pass", "submitted", "86"]);
  assert.deepEqual([document.rater.id, document.subject.agent, document.subject.contact], ["dana.cole", "tom.reed", "parcels-1"]);
  assert.equal(document.answers.C2.note, NOTE);
  if (id) assert.equal(document.id, id, "the draft went on");
  assert.ok(text.startsWith('{"answers":{"C1":'), "canonical, as it was posted");
  const given = Object.fromEntries(Object.entries(example.answers).map(([item, { option, notApplicable }]) => [item, option ?? notApplicable]));
  assert.deepEqual(Object.fromEntries(Object.entries(document.answers).map(([item, { option, notApplicable }]) => [item, option ?? notApplicable])), given);
}

async function assertReadOnly(page) {
  await element(page).locator(".report").waitFor();
  const report = await element(page).locator(".form").innerText();
  assert.match(report, /Scored by dana\.cole[\s\S]*86\.00/);
  assert.ok(report.includes(NOTE));
  assert.equal(await element(page).locator("input:enabled, textarea:read-write, button.primary").count(), 0);
  assert.equal(await element(page).locator(".stops").count(), 0, "the stored score is what its answers give");
}

test("a strict policy with Trusted Types: the host's own scripts are refused, nothing of the element is", async () => {
  const { page, seen } = await ticket("strict");
  await scoreByKeys(page, keysFor(card, example));
  await scored(page, "86.00");
  await writeNote(page, "C2");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Control+Enter")]);
  await assertKept("strict");
  await assertReadOnly(page);
  assert.deepEqual(ours(seen), []);
  assert.ok(seen.violations.length > 0, "the policy is in force");
  await page.context().close();
});

test("a policy that refuses WebAssembly: the element says which word is missing, and the ticket can still be worked on", async () => {
  const { page, seen } = await ticket("without wasm");
  await element(page).getByRole("alert").waitFor();
  assert.match(await element(page).getByRole("alert").innerText(), /script-src .* needs 'wasm-unsafe-eval'/);
  assert.equal(await page.evaluate(() => document.querySelector("calibrant-scorecard").state), "error");
  assert.deepEqual(seen.codes, ["blocked-by-csp"]);
  await page.locator("#ticket-respond-form").evaluate((form) => { form.elements.comment.value = "We are on it."; form.requestSubmit(); });
  await page.getByText("We are on it.").waitFor();
  assert.deepEqual(await kept("without wasm"), []);
  await page.context().close();
});

test("the agent who was scored reads it, and cannot score", async () => {
  const { page } = await ticket("none", "tom.reed");
  await assertReadOnly(page);
  await page.context().close();
});

test("a host whose root has another font size changes no size in the scorecard", async () => {
  const { page } = await ticket("strict", "tom.reed");
  await element(page).locator(".report").waitFor();
  const sizes = () => element(page).evaluate(({ shadowRoot }) => ["h2", "h3", ".item-id", "table", ".fine"].map((name) => getComputedStyle(shadowRoot.querySelector(name)).fontSize));
  const before = await sizes();
  await page.evaluate(() => { document.documentElement.style.fontSize = "10px"; });
  assert.deepEqual(await sizes(), before);
  await page.context().close();
});

for (const theme of ["light", "dark"]) {
  test(`the panel follows the helpdesk's ${theme} theme, whatever the system says, and axe finds nothing in it`, async () => {
    for (const [policy, user] of [["without wasm", "dana.cole"], ["none", "dana.cole"]]) {
      const { page } = await ticket(policy, user, { colorScheme: theme === "light" ? "dark" : "light" });
      await page.evaluate((name) => document.documentElement.setAttribute("data-bs-theme", name), theme);
      await element(page).locator(".report, [role=alert]").waitFor();
      const colours = await page.evaluate(() => [document.body, document.querySelector("calibrant-scorecard")].map((each) => getComputedStyle(each).backgroundColor));
      assert.equal(colours[0], colours[1]);
      assert.deepEqual(await barriers(page, "#quality"), []);
      await page.context().close();
    }
  });
}
