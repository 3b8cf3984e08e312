// What the frame refuses: whoever is not its host, what comes out of turn, and what is no message.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, readDocument, test } from "./harness.mjs";
import { serveHost } from "./hosts.mjs";

const card = await readDocument("scorecards/service-quality.json");
const SCRIPT = `window.hellos = [];
window.addEventListener("message", ({ data, origin }) => window.hellos.push({ data, origin }));
window.frame = (src) => new Promise((resolve) => { const frame = document.createElement("iframe"); frame.title = "Q"; frame.onload = () => resolve(); frame.src = src; document.body.replaceChildren(frame); });
window.init = (message, ports = 1) => {
  const channels = Array.from({ length: ports }, () => new MessageChannel());
  const heard = [];
  channels.forEach(({ port1 }) => { port1.onmessage = ({ data }) => heard.push(data); });
  document.querySelector("iframe").contentWindow.postMessage(message, "*", channels.map(({ port2 }) => port2));
  return { port: channels[0]?.port1, heard };
};
window.answers = async ({ port, heard }, messages) => {
  for (const message of [...messages, { id: 99, type: "ping" }]) port.postMessage(message);
  for (let tries = 0; tries < 100 && !heard.some(({ re }) => re === 99); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  return heard.filter(({ type }) => type !== "resize").map(({ re, type, code }) => [re ?? 0, code ?? type]);
};
window.settled = () => new Promise((resolve) => setTimeout(resolve, 400));`;
const HOST = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body></body><script type="module" src="/host.js"></script></html>`;
const files = { "/host.html": HOST, "/host.js": SCRIPT };

let browser, host, stranger, frame, configuration;
before(async () => {
  browser = await launch();
  [host, stranger] = await Promise.all([serveHost({ files }), serveHost({ files })]);
  const own = { get "/element/frame.json"() { return configuration; } };
  frame = await serveHost({ name: "localhost", files: own });
});
after(async () => { await browser.close(); await Promise.all([host, stranger, frame].map((server) => server.stop())); });

async function opened(origin, hosts = JSON.stringify({ hosts: [host.origin] })) {
  configuration = hosts;
  const page = await browser.newPage({ locale: "en" });
  await page.goto(`${origin}/host.html`);
  await page.waitForFunction(() => window.frame);
  await page.evaluate((src) => window.frame(src), `${frame.origin}/element/frame.html`);
  return page;
}

const hello = (page) => page.waitForFunction(() => window.hellos.length > 0);
const INIT = { calibrant: 1, type: "init", version: 1 };

test("the greeting says who speaks and in which versions", async () => {
  const page = await opened(host.origin);
  await hello(page);
  const [{ data, origin }] = await page.evaluate(() => window.hellos);
  assert.equal(origin, frame.origin);
  const { session, ...greeting } = data;
  assert.deepEqual(greeting, { calibrant: 1, type: "hello", versions: [1] });
  assert.equal(typeof session, "number");
  await page.close();
});

test("a stranger is not greeted, and an answer of theirs opens nothing", async () => {
  const page = await opened(stranger.origin);
  await page.frameLocator("iframe").getByText("its origin is not among the hosts").waitFor();
  const heard = await page.evaluate(async (init) => {
    const { heard, port } = window.init(init);
    port.postMessage({ id: 1, type: "ping" });
    await window.settled();
    return [heard, window.hellos];
  }, INIT);
  assert.deepEqual(heard, [[], []]);
  await page.close();
});

test("a frame without its file of hosts, with something else in it, or with a pattern, lets nobody in", async () => {
  for (const hosts of ["{}", "no JSON", '{"hosts":["*"]}', '{"hosts":["https://*.example"]}', `{"hosts":["${host.origin}/path"]}`]) {
    const page = await opened(host.origin, hosts);
    await page.frameLocator("iframe").locator("p").waitFor();
    assert.deepEqual(await page.evaluate(() => window.hellos), [], hosts);
    await page.close();
  }
});

test("another window of the allowed origin is not the host", async () => {
  const page = await opened(host.origin);
  await hello(page);
  const heard = await page.evaluate(async (init) => {
    const between = document.createElement("iframe");
    document.body.append(between);
    const { port1, port2 } = new between.contentWindow.MessageChannel();
    const heard = [];
    port1.onmessage = ({ data }) => heard.push(data);
    const speak = new between.contentWindow.Function("target", "message", "port", "target.postMessage(message, '*', [port]);");
    speak(document.querySelector("iframe").contentWindow, init, port2);
    port1.postMessage({ id: 1, type: "ping" });
    await window.settled();
    return heard;
  }, INIT);
  assert.deepEqual(heard, []);
  await page.close();
});

test("answers that are none are passed over; an unknown version is told; one host, once", async () => {
  const page = await opened(host.origin);
  await hello(page);
  const heard = await page.evaluate(async (init) => {
    const tried = [window.init({ ...init, calibrant: 2 }), window.init({ ...init, type: "load" }), window.init("init"), window.init(null), window.init(init, 0), window.init(init, 2),
      window.init({ ...init, note: "x".repeat(9e6) }), window.init({ ...init, version: 2 })];
    await window.settled();
    const first = window.init(init);
    first.port.postMessage({ id: 7, type: "ping" });
    const second = window.init(init);
    await window.settled();
    return [...tried, first, second].map(({ heard }) => heard.map(({ re, type, code }) => ({ re, type, code })));
  }, INIT);
  const nothing = [[], [], [], [], [], [], []];
  const ping = { re: 7, type: "ping", code: undefined };
  assert.deepEqual(heard.map((each) => each.filter(({ type }) => type !== "resize")),
    [...nothing, [{ re: undefined, type: "error", code: "unknown-version" }], [ping], [{ re: undefined, type: "error", code: "already-connected" }]]);
  await page.close();
});

test("what is out of turn, too large or no message is refused with its code, and the next is heard", async () => {
  const page = await opened(host.origin);
  await hello(page);
  const codes = await page.evaluate(async ({ init, card }) => {
    const circle = { id: 5, type: "load", scorecard: {} };
    circle.scorecard.self = circle;
    let deep = {};
    for (let level = 0; level < 200; level += 1) deep = { deep };
    const messages = ["text", null, [], {}, { type: "ping" }, { id: "1", type: "ping" }, { id: 1, type: "toString" }, { id: 2, type: "submit" }, { id: 3, type: "ping", more: 1 },
      { id: 4, type: "load" }, circle, { id: 6, type: "load", scorecard: deep }, { id: 7, type: "load", scorecard: { when: new Date() } },
      { id: 8, type: "load", scorecard: { bytes: new Uint8Array(8) } }, { id: 9, type: "load", scorecard: card, evaluation: "x" },
      { id: 10, type: "load", scorecard: { text: "評".repeat(3e6) } }, { id: 11, type: "load", scorecard: { list: new Array(5e6).fill(0) } },
      { id: 12, type: "load", scorecard: card, attributes: { onclick: "x" } }, { id: 13, type: "load", scorecard: card, attributes: { "wasm-url": "/x" } },
      { id: 14, type: "load", scorecard: card, attributes: { readonly: "yes" } }];
    return window.answers(window.init(init), messages);
  }, { init: INIT, card });
  const bad = "malformed";
  assert.deepEqual(codes, [[0, bad], [0, bad], [0, bad], [0, bad], [0, bad], [0, bad], [1, "unknown-type"], [2, "not-loaded"], [3, bad], [4, bad], [5, bad], [6, bad], [7, bad], [8, bad], [9, bad],
    [10, "too-large"], [11, "too-large"], [12, "unknown-attribute"], [13, "unknown-attribute"], [14, "unknown-attribute"], [99, "ping"]]);
  await page.close();
});

test("a theme of other names, schemes or lengths is refused, and nothing of it is put on", async () => {
  const page = await opened(host.origin);
  await hello(page);
  const themes = ["dark", [], { color: "red" }, { "--other": "red" }, { "--calibrant-accent": 7 }, { "--calibrant-accent": "x".repeat(501) },
    { "color-scheme": "sepia" }, { "--calibrant-color-scheme": "only dark" }, { "--calibrant-bg": "red", "background-image": "none" }];
  const codes = await page.evaluate(({ init, card, themes }) =>
    window.answers(window.init(init), themes.map((theme, index) => ({ id: index + 1, type: "load", scorecard: card, theme }))), { init: INIT, card, themes });
  assert.deepEqual(codes, [[1, "malformed"], [2, "malformed"], ...themes.slice(2).map((_, index) => [index + 3, "unknown-property"]), [99, "ping"]]);
  assert.equal(await page.frameLocator("iframe").locator("html").getAttribute("style"), null);
  await page.close();
});

test("a time is not answered; one that is none is refused", async () => {
  const page = await opened(host.origin);
  await hello(page);
  const codes = await page.evaluate((init) => window.answers(window.init(init), [
    { type: "time", seconds: 0 }, { type: "time", seconds: 1e9, rate: 1.5 },
    { type: "time" }, { type: "time", seconds: "1" }, { type: "time", seconds: -1 }, { type: "time", seconds: 2e9 }, { type: "time", seconds: NaN }, { type: "time", seconds: null },
    { type: "time", seconds: 1, rate: -1 }, { type: "time", seconds: 1, rate: 101 }, { type: "time", seconds: 1, rate: "1" }, { type: "time", seconds: 1, playing: true },
    { id: 1, type: "time", seconds: 1 }]), INIT);
  assert.deepEqual(codes, [...Array(10).fill([0, "malformed"]), [1, "malformed"], [99, "ping"]]);
  await page.close();
});

test("by itself the page says what it is for, in three languages", async () => {
  for (const [locale, words] of Object.entries({ en: /inside another page/, "zh-CN": /嵌入其他页面/, "zh-TW": /嵌入其他網頁/ })) {
    const page = await browser.newPage({ locale });
    await page.goto(`${frame.origin}/element/frame.html`);
    await page.getByText(words).waitFor();
    await page.close();
  }
});
