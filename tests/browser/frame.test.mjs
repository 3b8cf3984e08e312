// The form in a frame of another origin, for a host that lets no WebAssembly run, takes no scripts of others, and makes no Trusted Types.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { DIST, launch, readDocument, silence, test, watched } from "./harness.mjs";
import { serveHost } from "./hosts.mjs";

const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");
const { result: _result, ...unscored } = { ...example, state: "draft" };
const helper = await readFile(join(DIST, "element/calibrant-frame.js"), "utf8");
const stated = /Policy" content="([^"]+)"/.exec(await readFile(join(DIST, "element/frame.html"), "utf8"))[1];
const NAMES = ["ready", "change", "submit", "acknowledge", "dispute", "seek", "error"];

let browser, host, frame, hasFetched = false;
before(async () => {
  browser = await launch();
  const files = { get "/fetched.png"() { hasFetched = true; return ""; } };
  host = await serveHost({ files, policy: () => `script-src 'self'; frame-src ${frame.origin}; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'` });
  frame = await serveHost({ name: "localhost", files: { "/element/frame.json": JSON.stringify({ hosts: [host.origin] }) },
    policy: () => `${stated}; frame-ancestors ${host.origin}` });
  files["/host.html"] = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body><iframe title="Quality" src="${frame.origin}/element/frame.html"></iframe><script type="module" src="/host.js"></script></body></html>`;
  files["/calibrant-frame.js"] = helper;
  files["/call.wav"] = silence(20);
  files["/host.js"] = `import { connect } from "/calibrant-frame.js";
window.told = [];
window.raw = [];
window.begin = (given) => {
  const connection = connect(document.querySelector("iframe"), { origin: "${frame.origin}", media: window.media, ...given });
  for (const name of ${JSON.stringify(NAMES)}) connection.addEventListener("calibrant-" + name, ({ detail }) => window.told.push({ name, detail }));
  window.connection = connection;
};
const original = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
Object.defineProperty(MessagePort.prototype, "onmessage", { set(listener) {
  original.set.call(this, (event) => { window.raw.push(event.data); listener(event); });
} });`;
});
after(async () => { await browser.close(); await host.stop(); await frame.stop(); });

/** `prepare` is run in the host's page; the `window.media` that it leaves there goes with what is given. */
async function opened(given, { wait = true, prepare = () => undefined } = {}) {
  const context = await browser.newContext({ locale: "en" });
  const { page, seen } = await watched(context, host.origin);
  await page.goto(`${host.origin}/host.html`);
  await page.waitForFunction(() => window.begin);
  await page.evaluate(prepare);
  await page.evaluate((given) => window.begin(given), given);
  if (wait) await page.waitForFunction(() => window.told.some(({ name }) => name === "ready"));
  const quiet = () => assert.deepEqual([seen.violations, seen.errors], [[], []]);
  return { page, seen, quiet, form: page.frameLocator("iframe").locator("calibrant-scorecard"), close: () => context.close() };
}

/** Not by mouse and keyboard: not every driver's reach into a frame of another origin. */
const click = (locator) => locator.evaluate((node) => node.click());
const told = (page, name) => page.evaluate((wanted) => window.told.filter((each) => each.name === wanted).map(({ detail }) => detail), name);
/** Once the form has heard of it. */
const heard = (form, seconds) => form.evaluate(async (element, wanted) => {
  while (element.media?.currentTime !== wanted) await new Promise((resolve) => setTimeout(resolve, 20));
}, seconds);
const press = (form, item, key) => form.locator(`#row-${item}`).evaluate((row, key) => row.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true })), key);
const places = (form, item) => form.evaluate((element, item) => element.evaluation.answers[item].evidence, item);

test("the score comes back to a host that runs nothing: 86, and no breach of either policy", async () => {
  const { page, quiet, form, close } = await opened({ scorecard: card, evaluation: unscored, attributes: { locale: "en" } });
  await page.waitForFunction(() => window.told.some(({ name, detail }) => name === "change" && detail.result?.score?.exact === "86"));
  await click(form.locator("#row-L1").getByRole("radio", { name: "No" }));
  await page.waitForFunction(() => window.connection.evaluation.answers.L1.option === "no");
  await click(form.getByRole("button", { name: "Undo" }));
  assert.equal(await page.evaluate(() => window.connection.submit()), true);
  const [{ evaluation, result }] = await told(page, "submit");
  assert.equal(evaluation.result.exact, "86");
  assert.equal(result.outcome, "pass");
  assert.equal(await page.evaluate(() => window.connection.ping()), undefined);
  assert.deepEqual(await told(page, "error"), []);
  quiet();
  await close();
});

test("the frame is as high as its form, at every width, without a scroll bar of its own", async () => {
  const { page, quiet, form, close } = await opened({ scorecard: card, evaluation: unscored });
  for (const width of [1200, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForFunction(() => window.connection && document.querySelector("iframe").clientHeight > 400);
    await page.waitForTimeout(200);
    const [inner, outer] = [await form.evaluate((each) => Math.ceil(each.getBoundingClientRect().height)), await page.evaluate(() => document.querySelector("iframe").clientHeight)];
    assert.equal(outer, inner, `${width} pixels`);
    assert.ok(await form.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight));
  }
  quiet();
  await close();
});

for (const attributes of [{ mode: "blind" }, { mode: "quiz" }, { "score-display": "hidden" }]) {
  test(`no score in any message with ${JSON.stringify(attributes)}, not even one that the host gave`, async () => {
    const { page, quiet, form, close } = await opened({ scorecard: card, evaluation: { ...example, state: "draft" }, attributes });
    await click(form.locator("#row-L1").getByRole("radio", { name: "No" }));
    await page.waitForFunction(() => window.connection.evaluation.answers.L1.option === "no");
    await page.evaluate(() => window.connection.submit());
    await page.waitForTimeout(200);
    assert.ok((await told(page, "submit")).length === 1);
    const all = JSON.stringify(await page.evaluate(() => window.raw));
    assert.ok(all.includes('"type":"change"'));
    assert.doesNotMatch(all, /"(result|score|earned|outcome|band|exact)"/);
    quiet();
    await close();
  });
}

test("score-display=after: the score comes with the submission and not before", async () => {
  const { page, close } = await opened({ scorecard: card, evaluation: { ...example, state: "draft" }, attributes: { "score-display": "after" } });
  await page.waitForTimeout(200);
  assert.doesNotMatch(JSON.stringify(await page.evaluate(() => window.raw)), /"(result|exact)"/);
  await page.evaluate(() => window.connection.submit());
  const [{ evaluation }] = await told(page, "submit");
  assert.equal(evaluation.result.exact, "86");
  await close();
});

test("a card that cannot be opened is told once, with every issue; the next can be loaded", async () => {
  const { page, form, close } = await opened({ scorecard: { format: "calibrant/scorecard@1", id: "x" } }, { wait: false });
  await page.waitForFunction(() => window.told.some(({ name }) => name === "error"));
  const [{ code, issues }, ...more] = await told(page, "error");
  assert.equal(code, "invalid-scorecard");
  assert.ok(issues.length >= 4);
  assert.deepEqual(more, []);
  await form.locator("[role=alert]").waitFor();
  const loaded = await page.evaluate((given) => window.connection.load(given), { scorecard: card, attributes: { locale: "zh-Hant" } });
  assert.match(loaded.hash, /^sha256:/);
  await form.locator(".form:lang(zh-Hant)").waitFor();
  await close();
});

test("a frame that is loaded anew goes on with what its last change gave", async () => {
  const { page, form, close } = await opened({ scorecard: card, evaluation: unscored });
  await click(form.locator("#row-L1").getByRole("radio", { name: "No" }));
  await page.waitForFunction(() => window.connection.evaluation.answers.L1.option === "no");
  await page.evaluate(() => { const iframe = document.querySelector("iframe"); const { src } = iframe; iframe.src = src; });
  await page.waitForFunction(() => window.told.filter(({ name }) => name === "ready").length === 2);
  assert.equal(await form.evaluate((each) => each.evaluation.answers.L1.option), "no");
  await page.evaluate(() => window.connection.destroy());
  assert.equal(await page.evaluate(() => window.connection.submit().then(() => "submitted", ({ code }) => code)), "lost");
  await close();
});

test("a form that is told something else keeps what has been answered since", async () => {
  const { page, form, close } = await opened({ scorecard: card, evaluation: unscored });
  await click(form.locator("#row-L1").getByRole("radio", { name: "No" }));
  await page.waitForFunction(() => window.connection.evaluation.answers.L1.option === "no");
  await page.evaluate(() => window.connection.load({ attributes: { locale: "zh-Hant" } }));
  await form.locator(".form:lang(zh-Hant)").waitFor();
  assert.equal(await form.evaluate((each) => each.evaluation.answers.L1.option), "no");
  await close();
});

test("the host's theme is worn in every name that the element knows, until another load says otherwise", async () => {
  const names = (await readDocument("custom-elements.json")).modules[0].declarations[0].cssProperties.map(({ name }) => name);
  const values = { "--calibrant-color-scheme": "dark", "--calibrant-radius": "3px", "--calibrant-font": "serif" };
  const { "--calibrant-color-scheme": scheme, ...theme } = Object.fromEntries(names.map((name, index) => [name, values[name] ?? `rgb(${index}, 0, 0)`]));
  const { page, quiet, form, close } = await opened({ scorecard: card, evaluation: unscored, theme: { ...theme, "color-scheme": scheme } });
  const worn = () => form.evaluate((element, names) => {
    const style = getComputedStyle(element);
    return { ground: style.backgroundColor, schemes: [style.colorScheme, getComputedStyle(document.documentElement).colorScheme],
      theme: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])) };
  }, names);
  const dark = { ground: theme["--calibrant-bg"], schemes: ["dark", "dark"], theme: { ...theme, "--calibrant-color-scheme": "dark" } };
  assert.deepEqual(await worn(), dark);
  await page.evaluate(() => window.connection.load({ attributes: { locale: "zh-Hans" } }));
  assert.deepEqual(await worn(), dark);
  await page.evaluate(() => window.connection.load({ theme: { "--calibrant-color-scheme": "light" } }));
  const { schemes, theme: left } = await worn();
  assert.deepEqual([schemes, Object.values(left).filter(Boolean)], [["light", "light"], ["light"]]);
  assert.equal(await page.evaluate(() => window.connection.load({ theme: { "--other": "red" } }).catch(({ code }) => code)), "unknown-property");
  assert.deepEqual((await worn()).schemes, ["light", "light"]);
  quiet();
  await close();
});

test("a theme fetches nothing: the frame's policy breaks it off", async () => {
  const { page, form, close } = await opened({ scorecard: card, evaluation: unscored });
  await form.evaluate(() => { document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => { window.broken = effectiveDirective; }); });
  await page.evaluate((url) => window.connection.load({ theme: { "--calibrant-bg": `url("${url}")` } }), `${host.origin}/fetched.png`);
  assert.equal(await form.evaluate(async () => {
    while (!window.broken) await new Promise((resolve) => setTimeout(resolve, 20));
    return window.broken;
  }), "img-src");
  assert.equal(hasFetched, false);
  await close();
});

test("the host's recording: stamped where it stands, by button and by key, and set to where the form asks", async () => {
  const prepare = async () => {
    const call = new Blob([await (await fetch("/call.wav")).arrayBuffer()], { type: "audio/wav" });
    window.media = new Audio(URL.createObjectURL(call));
    await new Promise((resolve) => { window.media.onloadedmetadata = resolve; });
  };
  const { page, quiet, form, close } = await opened({ scorecard: card, evaluation: unscored, attributes: { locale: "en" } }, { prepare });
  await page.evaluate(() => { window.media.currentTime = 7.5; });
  await heard(form, 7.5);
  await form.evaluate((element) => element.focusItem("L1"));
  await click(form.locator("#row-L1").getByRole("button", { name: "+ current time" }));
  assert.deepEqual(await places(form, "L1"), [{ from: 7.5 }]);
  await page.evaluate(() => { window.media.currentTime = 12; });
  await heard(form, 12);
  await click(form.locator("#row-L1 .evidence button").first());
  await page.waitForFunction(() => window.media.currentTime === 7.5);
  assert.deepEqual(await told(page, "seek"), [{ seconds: 7.5 }]);
  await heard(form, 7.5);
  await form.evaluate((element) => element.focusItem("L2"));
  await press(form, "L2", "c");
  assert.deepEqual((await places(form, "L2")).at(-1), { from: 7.5 });
  await page.evaluate(() => { const iframe = document.querySelector("iframe"); const { src } = iframe; iframe.src = src; });
  await page.waitForFunction(() => window.told.filter(({ name }) => name === "ready").length === 2);
  await heard(form, 7.5);
  assert.deepEqual(await told(page, "error"), []);
  quiet();
  await close();
});

test("while the host's recording runs, its time goes on between messages, but not for long without any", async () => {
  const prepare = () => {
    window.media = Object.assign(new EventTarget(), { currentTime: 30, playbackRate: 2, paused: true, ended: false, seeking: false, readyState: 4 });
  };
  const { page, form, close } = await opened({ scorecard: card, evaluation: unscored }, { prepare });
  await heard(form, 30);
  await form.evaluate(({ media }) => { window.seen = []; setInterval(() => window.seen.push(media.currentTime), 20); });
  await page.evaluate(() => { window.media.paused = false; window.media.dispatchEvent(new Event("playing")); });
  await heard(form, 32);
  await page.waitForTimeout(200);
  const seen = await form.evaluate(() => window.seen);
  assert.ok(seen.every((seconds, index) => seconds >= (seen[index - 1] ?? 30)));
  assert.ok(new Set(seen).size > 5);
  assert.equal(seen.at(-1), 32);
  await page.evaluate(() => { Object.assign(window.media, { currentTime: 31.5, paused: true }).dispatchEvent(new Event("pause")); });
  await heard(form, 31.5);
  await page.evaluate(() => { window.connection.destroy(); Object.assign(window.media, { currentTime: 1 }).dispatchEvent(new Event("timeupdate")); });
  await page.waitForTimeout(200);
  assert.equal(await form.evaluate((element) => element.media.currentTime), 31.5);
  await close();
});

test("where a form may be pressed, keys work in the frame, and a recording is asked for by seek", async () => {
  const { page, form, close } = await opened({ scorecard: card, evaluation: { ...unscored, answers: { ...unscored.answers, L1: { option: "yes", evidence: [{ from: 12.5 }] } } } });
  await form.evaluate((each) => each.focusItem("L1"));
  await click(form.locator("#row-L1 .evidence button").first());
  assert.deepEqual(await told(page, "seek"), [{ seconds: 12.5 }]);
  assert.equal(await form.evaluate((each) => each.media), undefined);
  await press(form, "L1", "2");
  await page.waitForFunction(() => window.told.some(({ name, detail }) => name === "change" && detail.evaluation.answers.L1.option === "no"));
  await close();
});
