// The element in a page that is not ours: a form control that leaves nothing behind, and shows no score while blind.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, readDocument, serve, test, watched } from "./harness.mjs";

const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");
const HOST = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body><form id="host"><calibrant-scorecard name="quality"></calibrant-scorecard><button>Send</button></form>
<script type="module" src="/host.js"></script></body></html>`;
const SCRIPT = `import "/element/calibrant-scorecard.js";
const element = document.querySelector("calibrant-scorecard");
window.events = [];
for (const type of ["ready", "change", "before-submit", "submit", "seek", "error"]) {
  document.addEventListener("calibrant-" + type, (event) => window.events.push({ type, detail: JSON.parse(JSON.stringify(event.detail)) }));
}
document.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); window.sent = new FormData(event.target).get("quality"); window.posted = Object.fromEntries(new FormData(event.target)); });`;

let server, browser;
before(async () => {
  const files = { "/host.html": { type: "text/html", body: HOST }, "/host.js": { type: "text/javascript", body: SCRIPT }, "/card.json": { type: "application/json", body: JSON.stringify(card) } };
  server = await serve({ answer: (path) => files[path] });
  browser = await launch();
});
after(async () => { await browser.close(); await server.stop(); });

async function host(attributes = {}) {
  const context = await browser.newContext({ locale: "en" });
  const { page, seen } = await watched(context, server.origin);
  await page.goto(`${server.origin}/host.html`);
  await page.evaluate(async ({ attributes }) => {
    const element = document.querySelector("calibrant-scorecard");
    const ready = new Promise((resolve) => element.addEventListener("calibrant-ready", resolve, { once: true }));
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.setAttribute("scorecard-src", "/card.json");
    await ready;
  }, { attributes });
  return { page, seen, element: page.locator("calibrant-scorecard") };
}

const fill = (element, answers) => element.evaluate((each, given) => { each.evaluation = { ...each.evaluation, answers: given }; }, answers);
const scored = (page, exact) => page.waitForFunction((wanted) => document.querySelector("calibrant-scorecard").result?.score?.exact === wanted, exact);

test("the evaluation is the form's value, as canonical JSON", async () => {
  const { page, seen, element } = await host();
  await element.getByRole("radio", { name: "Yes", exact: true }).first().click();
  await fill(element, example.answers);
  await scored(page, "86");
  await page.getByRole("button", { name: "Send" }).click();
  const sent = await page.evaluate(() => window.sent);
  assert.deepEqual(JSON.parse(sent).answers, example.answers);
  assert.ok(sent.startsWith('{"answers":{"C1":'), "keys are sorted");
  await element.locator("#row-L1").getByRole("radio", { name: "No" }).click();
  assert.equal((await element.evaluate((each) => each.evaluation)).answers.L1.option, "no");
  await page.evaluate(() => document.querySelector("form").reset());
  const reset = JSON.parse(await element.evaluate((each) => each.value));
  assert.deepEqual(reset.answers, example.answers, "a reset goes back to what the host gave");
  assert.deepEqual(seen, { violations: [], errors: [], foreign: [] });
  await page.context().close();
});

test("score and outcome go with the form once they are final, and only where they may be seen", async () => {
  const { page, element } = await host();
  const posted = async () => {
    await page.getByRole("button", { name: "Send" }).click();
    return page.evaluate(() => window.posted);
  };
  await element.getByRole("radio", { name: "Yes", exact: true }).first().click();
  assert.deepEqual(Object.keys(await posted()), ["quality"], "an unfinished form has no score");
  await fill(element, example.answers);
  await scored(page, "86");
  const { quality, ...beside } = await posted();
  assert.equal(JSON.parse(quality).format, "calibrant/evaluation@1");
  assert.deepEqual(beside, { "quality.score": "86.00", "quality.outcome": "pass" });
  await element.evaluate((each) => { each.name = "call"; });
  assert.deepEqual(Object.keys(await posted()), ["call", "call.score", "call.outcome"]);
  await element.evaluate((each) => { each.mode = "blind"; return each.updateComplete; });
  assert.deepEqual(Object.keys(await posted()), ["call"]);
  await page.context().close();
});

test("taken out and put in again, as single-page apps do: what was filled in and its steps stay", async () => {
  const { page, seen, element } = await host();
  await element.getByRole("radio", { name: "Yes", exact: true }).first().click();
  await fill(element, example.answers);
  await element.locator("#row-L1").getByRole("radio", { name: "No" }).click();
  await page.evaluate(async () => {
    const node = document.querySelector("calibrant-scorecard");
    const home = node.parentElement;
    node.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    node.evaluation = { ...node.evaluation };
    home.prepend(node);
  });
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").result);
  assert.equal((await element.evaluate((each) => each.evaluation)).answers.L1.option, "no");
  await element.evaluate((each) => each.undo());
  await scored(page, "86");
  await page.evaluate(() => { const node = document.querySelector("calibrant-scorecard"); node.parentElement.prepend(node); });
  await element.locator("#row-L1").getByRole("radio", { name: "No" }).click();
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").result.score.exact !== "86");
  assert.deepEqual(seen, { violations: [], errors: [], foreign: [] });
  await page.context().close();
});

test("required blocks the host's form until every item is answered, and goes to the first that is not", async () => {
  const { page, element } = await host({ required: "" });
  assert.equal(await element.evaluate((each) => each.checkValidity()), false);
  await page.getByRole("button", { name: "Send" }).click();
  assert.equal(await page.evaluate(() => window.sent), undefined);
  await element.locator("#row-L1 input:focus").waitFor();
  await fill(element, example.answers);
  await scored(page, "86");
  assert.equal(await element.evaluate((each) => each.checkValidity()), true);
  await page.getByRole("button", { name: "Send" }).click();
  assert.notEqual(await page.evaluate(() => window.sent), undefined);
  await page.context().close();
});

test("the host may refuse a submission, and hears of one", async () => {
  const { page, element } = await host();
  await fill(element, example.answers);
  await scored(page, "86");
  await page.evaluate(() => document.addEventListener("calibrant-before-submit", (event) => event.preventDefault(), { once: true }));
  assert.equal(await element.evaluate((each) => each.submit()), false);
  assert.equal(await element.evaluate((each) => each.state), "draft");
  assert.equal(await element.evaluate((each) => each.submit()), true);
  const submitted = await page.evaluate(() => window.events.find(({ type }) => type === "submit").detail.evaluation);
  assert.equal(submitted.result.exact, "86");
  assert.equal(await element.locator("input:enabled").count(), 0);
  await page.context().close();
});

for (const attributes of [{ mode: "blind" }, { mode: "quiz" }, { "score-display": "hidden" }]) {
  test(`no score anywhere with ${JSON.stringify(attributes)}`, async () => {
    const { page, element } = await host(attributes);
    await fill(element, example.answers);
    await page.waitForTimeout(300);
    await element.evaluate((each) => each.handleKey(new KeyboardEvent("keydown", { key: "e", code: "KeyE" })));
    assert.equal(await element.evaluate((each) => each.submit()), true);
    await page.waitForTimeout(200);
    const dom = await element.evaluate(({ shadowRoot }) => shadowRoot.querySelector(".form").outerHTML.replace(/<!--.*?-->/gs, ""));
    assert.doesNotMatch(dom, /86|215|section-total|class="(score|outcome|band)|dialog id="explanation"|worst|middle|best/);
    const told = JSON.stringify(await page.evaluate(() => window.events.filter(({ type }) => type !== "ready")));
    assert.doesNotMatch(told, /"(result|score|earned|outcome|band|exact)"/);
    assert.ok(told.includes('"submit"'));
    assert.equal(await element.evaluate((each) => each.result), undefined);
    assert.doesNotMatch(await element.evaluate((each) => each.value), /"result"/);
    await page.context().close();
  });
}

test("score-display=after shows the score only after submitting", async () => {
  const { page, element } = await host({ "score-display": "after" });
  await fill(element, example.answers);
  await page.waitForTimeout(300);
  assert.doesNotMatch(await element.evaluate(({ shadowRoot }) => shadowRoot.querySelector(".form").innerText), /86|215/);
  await element.evaluate((each) => each.submit());
  await scored(page, "86");
  assert.match(await element.locator(".bar").innerText(), /86\.00/);
  await page.context().close();
});

test("the host's page is left as it was: no style, no attribute, no listener that swallows its keys", async () => {
  const { page, element } = await host();
  const left = await page.evaluate(() => ({ styles: document.querySelectorAll("style, link[rel=stylesheet]").length, sheets: document.adoptedStyleSheets.length,
    attributes: document.documentElement.getAttributeNames().join(), storage: localStorage.length }));
  assert.deepEqual(left, { styles: 0, sheets: 0, attributes: "lang", storage: 0 });
  assert.equal(await element.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll("[style], style").length), 0);
  await page.locator("body").press("1");
  assert.deepEqual(await element.evaluate((each) => each.evaluation.answers), {}, "keys outside the element are the host's");
  await page.context().close();
});

test("a scorecard that cannot be opened is said, in the element and in an event", async () => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${server.origin}/host.html`);
  await page.locator("calibrant-scorecard").evaluate((each) => { each.scorecard = { format: "calibrant/scorecard@1", id: "x" }; });
  await page.locator("calibrant-scorecard [role=alert]").waitFor();
  const { detail } = await page.evaluate(() => window.events.find(({ type }) => type === "error"));
  assert.equal(detail.code, "invalid-scorecard");
  assert.ok(detail.issues.length >= 4);
  await context.close();
});

test("autosave keeps a draft under the host's own key, and only then", async () => {
  const { page, element } = await host({ autosave: "ticket-7" });
  await element.getByRole("radio", { name: "Yes", exact: true }).first().click();
  await page.reload();
  await element.evaluate((each) => { each.setAttribute("autosave", "ticket-7"); each.setAttribute("scorecard-src", "/card.json"); });
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard").evaluation?.answers.L1?.option === "yes");
  await page.context().close();
});
