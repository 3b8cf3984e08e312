// Whatever a host's page looks like: nothing of it changes the form, nothing of the form changes it, and the form can be read and used.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, readDocument, test, watched } from "./harness.mjs";
import { FLOOR, serveHost } from "./hosts.mjs";

const Axe = AxeBuilder.default ?? AxeBuilder;
const card = await readDocument("scorecards/service-quality.json");
const example = await readDocument("evaluations/account-recovery.json");
const answered = { ...example, state: "draft", answers: { ...example.answers, L1: { option: "no", note: "Not said at 0:12." } } };
const PICTURES = process.env.PICTURES;

// At a whole pixel, wherever the rest of the host's page ends.
const PLACE = "calibrant-scorecard { position: absolute; inset: 200px auto auto 0; inline-size: 900px; z-index: 1; }";
const SHEETS = {
  plain: `${PLACE} body { margin: 0; }`,
  hostile: `html { font-size: 62.5%; } body { margin: 0; font: italic small-caps 700 3rem/3 cursive; color: red; letter-spacing: .3em; word-spacing: 1em; text-align: center;
      text-transform: uppercase; text-indent: 4em; white-space: pre; word-break: break-all; text-shadow: 0 0 4px lime; list-style: square inside; border-collapse: collapse; font-variant-numeric: oldstyle-nums; }
    ${PLACE} * { box-sizing: border-box; letter-spacing: 2px; font-family: fantasy; color: lime; font-size: 4rem; text-transform: uppercase; }
    :root { --bg: lime; --fg: lime; --surface: lime; --line: lime; --accent: lime; }
    fieldset, legend, button, input, textarea, label, h2, h3, p, span, table, .row, .level, .bar, .form { all: unset !important; display: inline !important; background: lime !important; padding: 40px !important; }`,
  dark: "body { margin: 0; background: #111; color: #eee; } calibrant-scorecard { --calibrant-color-scheme: dark; }",
  light: "body { margin: 0; background: #fff; color: #111; }",
};
const host = (sheet, root) => `<!doctype html><html lang="en" ${root}><meta name="viewport" content="width=device-width"><title>Host</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/${sheet}.css">
<body><main><h1>Ticket</h1><p class="row">Call <button class="primary">Host</button></p><calibrant-scorecard></calibrant-scorecard></main><script type="module" src="/element/calibrant-scorecard.js"></script></body></html>`;
const files = Object.fromEntries(Object.entries(SHEETS).flatMap(([name, sheet]) => [[`/${name}.css`, sheet], [`/${name}.html`, host(name, "")], [`/${name}-rtl.html`, host(name, 'dir="rtl"')]]));

let server, browser;
before(async () => { server = await serveHost({ files, policy: FLOOR }); browser = await launch(); });
after(async () => { await browser.close(); await server.stop(); });

async function opened(name, { dir, mode, ...options } = {}) {
  const context = await browser.newContext({ locale: "en", viewport: { width: 1000, height: 900 }, ...options });
  const { page, seen } = await watched(context, server.origin);
  await page.goto(`${server.origin}/${name}.html`);
  const element = page.locator("calibrant-scorecard");
  await element.evaluate(async (each, { dir, mode, scorecard, evaluation }) => {
    if (dir) each.dir = dir;
    if (mode) each.mode = mode;
    const scored = new Promise((resolve) => each.addEventListener("calibrant-change", resolve, { once: true }));
    Object.assign(each, { evaluation, scorecard });
    await scored;
    await each.updateComplete;
  }, { dir, mode, scorecard: card, evaluation: answered });
  await page.mouse.move(0, 0);
  const close = async () => { assert.deepEqual(seen, { violations: [], errors: [], foreign: [] }); await context.close(); };
  const picture = async (as) => { if (PICTURES) await page.screenshot({ path: `${PICTURES}/${as}.png`, fullPage: true }); };
  return { page, element, close, picture };
}

const isWithin = (page, width) => page.evaluate(() => document.documentElement.scrollWidth).then((found) => assert.ok(found <= width, `${found} pixels wide`));
const accessible = async (page) => {
  const { violations } = await new Axe({ page }).setLegacyMode().include("calibrant-scorecard").withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
};

test("a host that styles everything changes nothing of the form, to the pixel", async () => {
  const pictures = [];
  for (const name of ["plain", "hostile"]) {
    // High enough that the bar, which sticks to the bottom of the window, stands at the end of the form.
    const { page, element, picture } = await opened(name, { viewport: { width: 1000, height: 2400 } });
    await picture(name);
    pictures.push(await element.screenshot(PICTURES ? { path: `${PICTURES}/${name}-form.png` } : {}));
    // Some drivers take a picture by means that the page's policy reports.
    await page.context().close();
  }
  assert.ok(pictures[0].equals(pictures[1]), "the two pictures differ");
});

test("the form changes nothing of its host: its own things look as without it", async () => {
  const { page, element, close } = await opened("light");
  const looks = () => page.locator("h1, main > p, main > p > button").evaluateAll((nodes) => nodes.map((node) => {
    const { width, height } = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return [width, height, ...[...style].map((name) => style.getPropertyValue(name))].join("|");
  }));
  const beside = await looks();
  await element.evaluate((each) => { each.remove(); });
  assert.deepEqual(await looks(), beside);
  await close();
});

for (const device of ["light", "dark"]) {
  test(`the form is light or dark as the page around it says, on a ${device} device`, async () => {
    const { page, element, close } = await opened("light", { colorScheme: device });
    const ground = { light: "rgb(252, 251, 248)", dark: "rgb(22, 24, 27)" };
    const isOn = async (expected) => assert.equal(await element.evaluate((each) => getComputedStyle(each).backgroundColor), ground[expected]);
    const says = (scheme) => page.evaluate((value) => { document.documentElement.style.colorScheme = value; }, scheme);
    await isOn("light");
    await says("dark");
    await isOn("dark");
    await says("light dark");
    await isOn(device);
    await says("");
    await page.evaluate(() => document.head.append(Object.assign(document.createElement("meta"), { name: "color-scheme", content: "light dark" })));
    await isOn(device);
    await close();
  });
}

for (const [name, options] of Object.entries({
  "a dark host": { sheet: "dark" },
  "a light host on a dark device": { sheet: "light", colorScheme: "dark" },
  "a dark host on a dark device": { sheet: "dark", colorScheme: "dark" },
  "forced colours": { sheet: "light", forcedColors: "active" },
})) {
  test(`${name}: every word can be read`, async () => {
    const { sheet, ...rest } = options;
    for (const mode of ["score", "review"]) {
      const { page, close, picture } = await opened(sheet, { ...rest, mode });
      await picture(`${name.replaceAll(" ", "-")}-${mode}`);
      // Where colours are forced they are the device's, and axe cannot know them.
      if (!options.forcedColors) await accessible(page);
      await close();
    }
  });
}

test("forced colours: the chosen level differs from the others by more than its words", async () => {
  const { element, close } = await opened("light", { forcedColors: "active" });
  const grounds = await element.locator("#row-L2 .level").evaluateAll((levels) => levels.map((level) => `${level.querySelector("input").checked} ${getComputedStyle(level).backgroundColor}`));
  const chosen = grounds.find((ground) => ground.startsWith("true")).slice(5);
  assert.ok(grounds.filter((ground) => ground.startsWith("false")).every((ground) => ground.slice(6) !== chosen), grounds.join());
  await close();
});

test("a host from right to left: the form and its numbers read from left to right", async () => {
  for (const [dir, mode] of [[undefined, "score"], ["rtl", "score"], [undefined, "review"]]) {
    const { page, element, close, picture } = await opened("light-rtl", { dir, mode });
    await picture(`rtl-${dir ?? "host"}-${mode}`);
    assert.equal(await element.evaluate((each) => getComputedStyle(each.shadowRoot.querySelector(".form")).direction), "ltr");
    await isWithin(page, 1000);
    await close();
  }
});

test("zoom 400 %: nothing moves sideways, and every level can be pressed", async () => {
  for (const mode of ["score", "review"]) {
    const { page, element, close, picture } = await opened("light", { viewport: { width: 320, height: 256 }, mode });
    await picture(`zoom-${mode}`);
    await isWithin(page, 320);
    await accessible(page);
    if (mode === "score") {
      for (const item of ["L1", "C2"]) await element.locator(`#row-${item}`).getByRole("radio").last().click();
      await element.getByRole("button", { name: "Where this score comes from" }).first().click();
      await element.locator("dialog#explanation").waitFor();
      await isWithin(page, 320);
    }
    await close();
  }
});

test("reduced motion: nothing in the form moves by itself", async () => {
  const { element, close } = await opened("light", { reducedMotion: "reduce" });
  const moving = await element.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll("*")].flatMap((node) => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(node);
    return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration) || scrollBehavior === "smooth" ? [node.outerHTML.slice(0, 80)] : [];
  }));
  assert.deepEqual(moving, []);
  await close();
});
