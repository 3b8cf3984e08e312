// Somebody who was scored reads the score, says that they have read it, and objects item by item; a report is only read.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, readDocument, serve, test, watched } from "./harness.mjs";

const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");
const HOST = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body><main></main><script type="module" src="/host.js"></script></body></html>`;
const SCRIPT = `import "/element/calibrant-scorecard.js";
window.events = [];
for (const type of ["change", "acknowledge", "dispute", "error"]) {
  document.addEventListener("calibrant-" + type, (event) => window.events.push({ type, detail: JSON.parse(JSON.stringify(event.detail)) }));
}
window.ready = true;`;

let server, browser, submitted;
before(async () => {
  const files = { "/host.html": { type: "text/html", body: HOST }, "/host.js": { type: "text/javascript", body: SCRIPT } };
  server = await serve({ answer: (path) => files[path] });
  browser = await launch();
  const { page, element } = await open("calibrant-scorecard", example);
  assert.equal(await element.evaluate((each) => each.submit()), true);
  submitted = await element.evaluate((each) => each.evaluation);
  await page.context().close();
});
after(async () => { await browser.close(); await server.stop(); });

async function open(name, evaluation, attributes = {}, options = {}) {
  const context = await browser.newContext({ locale: "en", ...options });
  const { page, seen } = await watched(context, server.origin);
  await page.goto(`${server.origin}/host.html`);
  await page.waitForFunction(() => window.ready);
  await page.evaluate(async ({ name, card, evaluation, attributes }) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    const ready = new Promise((resolve) => { element.addEventListener("calibrant-ready", resolve, { once: true }); });
    Object.assign(element, { evaluation, scorecard: card });
    document.querySelector("main").append(element);
    await ready;
  }, { name, card, evaluation, attributes });
  return { page, seen, element: page.locator(name) };
}

const review = (evaluation, options) => open("calibrant-scorecard", evaluation, { mode: "review", reader: "agent-7" }, options);
const said = (page, type) => page.evaluate((wanted) => window.events.filter((event) => event.type === wanted).map(({ detail }) => detail.evaluation), type);

test("what was done well comes first, every deduction is explained, and nothing can be changed", async () => {
  const { page, seen, element } = await review(submitted);
  await element.locator(".report").waitFor();
  const text = await element.locator(".report").innerText();
  assert.ok(text.indexOf("Done well") < text.indexOf("Where points were lost"));
  assert.match(text, /86\.00/);
  assert.match(await element.locator(".head").innerText(), new RegExp(`Scored by ${submitted.rater.id}`));
  await element.getByText("Every answer").click();
  assert.equal(await element.locator("details.answers input:enabled").count(), 0);
  assert.deepEqual(seen, { violations: [], errors: [], foreign: [] });
  await page.context().close();
});

test("having read it is said once, with a word, and stays said", async () => {
  const { page, element } = await review(submitted);
  await element.getByRole("textbox", { name: "A word with it" }).fill("Thank you, that helps.");
  await element.getByRole("button", { name: "I have read this" }).click();
  await element.getByText("You have read this").waitFor();
  const [evaluation] = await said(page, "acknowledge");
  assert.equal(evaluation.state, "acknowledged");
  assert.deepEqual(evaluation.acknowledgements.map(({ by, comment }) => ({ by, comment })), [{ by: "agent-7", comment: "Thank you, that helps." }]);
  assert.deepEqual(evaluation.answers, submitted.answers);
  assert.match(await element.locator(".head").innerText(), /read by agent-7/);
  await page.context().close();
});

test("an objection needs its reason; what is sent fits the card, and stands as not decided", async () => {
  const { page, element } = await review(submitted);
  await element.locator(".report").waitFor();
  const object = element.locator(".report .object").first();
  const item = /See (\w+)/.exec(await object.innerText())[1];
  await object.click();
  await element.locator(`.report [data-reason=${item}]:focus`).waitFor();
  await element.getByRole("button", { name: "Send one objection" }).click();
  await element.getByText("Say why first.").first().waitFor();
  assert.deepEqual(await said(page, "dispute"), []);
  await page.keyboard.type("I did ask for the postcode, at 1:12.");
  const levels = element.locator(".report .objection select");
  await levels.selectOption({ index: 1 });
  await element.getByRole("button", { name: "Send one objection" }).click();
  await element.getByText("agent-7 asked on").waitFor();
  const [evaluation] = await said(page, "dispute");
  assert.equal(evaluation.state, "in-review");
  const [{ by, items: [claim] }] = evaluation.disputes;
  assert.deepEqual([by, claim.item, claim.reason], ["agent-7", item, "I did ask for the postcode, at 1:12."]);
  assert.ok(card.sections.flatMap(({ items }) => items).find(({ id }) => id === item).options.some(({ id }) => id === claim.claim));
  assert.equal(await element.locator(".object").count(), 0, "one dispute at a time");
  assert.deepEqual((await said(page, "error")), []);
  await page.context().close();
});

test("a decision is shown item by item, and a final one ends it", async () => {
  const dispute = { id: "d1", by: "agent-7", at: "2026-11-20T10:00:00+08:00", items: [{ item: "L1", reason: "It was said." }, { item: "C2", reason: "At 2:03." }],
    decision: { by: "lead-2", at: "2026-11-21T09:00:00+08:00", per: [{ item: "L1", upheld: true, reason: "Heard again." }, { item: "C2", upheld: false }], final: true } };
  const { page, element } = await review({ ...submitted, state: "final", disputes: [dispute] });
  const text = await element.locator(".dispute").innerText();
  assert.match(text, /Decided by lead-2, 2026-11-21 09:00/);
  assert.match(text, /accepted[\s\S]*Heard again\.[\s\S]*stays as it was[\s\S]*This decision is final\./);
  assert.equal(await element.locator(".object").count(), 0);
  await page.context().close();
});

test("the host may refuse what was said", async () => {
  const { page, element } = await review(submitted);
  await page.evaluate(() => document.addEventListener("calibrant-acknowledge", (event) => event.preventDefault(), { once: true }));
  await element.getByRole("button", { name: "I have read this" }).click();
  assert.equal((await element.evaluate((each) => each.evaluation)).acknowledgements, undefined);
  assert.equal(await element.getByRole("button", { name: "I have read this" }).count(), 1);
  await page.context().close();
});

test("a stored score that its answers do not give is said", async () => {
  const { page, element } = await review({ ...submitted, result: { ...submitted.result, exact: "97" } });
  await element.locator(".stops").waitFor();
  assert.match(await element.locator(".stops").innerText(), /97/);
  await page.context().close();
});

for (const [locale, zh] of [["zh-CN", "zh-Hans"], ["zh-TW", "zh-Hant"], ["en", "en"]]) {
  test(`axe finds nothing in a review and in a report: ${zh}, and nothing moves sideways at 320 pixels`, async () => {
    for (const [name, attributes] of [["calibrant-scorecard", { mode: "review", reader: "agent-7", locale: zh }], ["calibrant-report", { locale: zh }]]) {
      const { page, element } = await open(name, submitted, attributes, { locale, viewport: { width: 320, height: 720 } });
      await element.locator(".report").waitFor();
      if (name === "calibrant-scorecard") await element.locator(".object").first().click();
      else assert.equal(await element.locator("button.primary, .object").count(), 0, "a report is only read");
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
      await page.context().close();
    }
  });
}
