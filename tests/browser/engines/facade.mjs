// The part of Playwright's interface that the tests use, over WebDriver.
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { DriverError, chord, move, press } from "./webdriver.mjs";
import { SOURCE } from "./in-page.mjs";

const SECONDS = 30;
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** JSON has no word for it. */
const UNDEFINED = "\uE000 undefined";
function restored(value) {
  if (value === UNDEFINED) return undefined;
  if (typeof value === "object" && value !== null) for (const key of Object.keys(value)) value[key] = restored(value[key]);
  return value;
}

const wanted = (text) => text instanceof RegExp ? { text: text.source, flags: text.flags } : { text };

/** Asks until there is an answer. While a page gives way to another, asking fails. */
async function patiently(what, ask, timeout = SECONDS * 1000) {
  for (const end = Date.now() + timeout; Date.now() < end; await wait(20)) {
    const answer = await ask().catch((error) => { if (!(error instanceof DriverError)) throw error; });
    if (answer !== undefined && answer !== false && answer !== null) return answer;
  }
  throw new Error(`${what}: not within ${timeout} ms`);
}

/** What both a page and a locator can be asked for. */
class Place {
  constructor(page, steps) { Object.assign(this, { at: page, steps }); }
  plus(step) { return new Locator(this.at, [...this.steps, step]); }
  locator(selector, { hasText } = {}) {
    const found = this.plus({ kind: "css", selector });
    return hasText === undefined ? found : found.filter({ hasText });
  }
  getByRole(role, { name, exact } = {}) { return this.plus({ kind: "role", role, exact, ...(name === undefined ? {} : wanted(name)) }); }
  getByText(text, options) { return this.plus({ kind: "text", ...wanted(text), ...options }); }
  getByLabel(text, options) { return this.plus({ kind: "label", ...wanted(text), ...options }); }
}

class Locator extends Place {
  and(other) { return this.plus({ kind: "and", steps: other.steps }); }
  last() { return this.nth(-1); }
  nth(index) { return this.plus({ kind: "nth", index }); }
  first() { return this.nth(0); }
  filter({ has, hasText }) { return this.plus(has ? { kind: "has", steps: has.steps } : { kind: "hasText", ...wanted(hasText) }); }

  /** Runs `body` with everything found now. */
  evaluateAll(body, argument) { return this.at.run(`(${body})(find(given.steps), given.argument)`, { steps: this.steps, argument }); }
  count() { return this.evaluateAll((found) => found.length); }
  allTextContents() { return this.evaluateAll((found) => found.map((each) => each.textContent)); }
  allInnerTexts() { return this.evaluateAll((found) => found.map((each) => each.innerText)); }

  /** Runs `body` with the first that is found, once `ready` says so. */
  async evaluate(body, argument, ready = "true") {
    const expression = `(async ([element]) => element && (${ready}) ? { value: await (${body})(element, given.argument) } : undefined)(find(given.steps))`;
    const { value } = await patiently(this.told(), () => this.at.run(expression, { steps: this.steps, argument }));
    return value;
  }
  told() { return JSON.stringify(this.steps); }
  getAttribute(name) { return this.evaluate((element, given) => element.getAttribute(given), name); }
  inputValue() { return this.evaluate((element) => element.value); }
  isChecked() { return this.evaluate((element) => element.checked); }
  textContent() { return this.evaluate((element) => element.textContent); }
  innerText() { return this.evaluate((element) => element.innerText); }
  focus() { return this.evaluate((element) => element.focus()); }
  async waitFor({ state = "visible" } = {}) {
    const visible = { visible: true, hidden: false }[state];
    const script = visible === undefined ? "find(given.steps).length > 0" : "find(given.steps).slice(0, 1).some(isVisible)";
    await patiently(`${this.told()} ${state}`, async () => await this.at.run(script, { steps: this.steps }) === (visible ?? state === "attached"));
  }

  /** Presses where the element is, once it rests there, and again if it has moved away meanwhile. */
  async click() {
    let last;
    await patiently(`${this.told()} to be pressed`, async () => {
      const now = await this.at.run("find(given.steps).slice(0, 1).map(pointOf)[0]", { steps: this.steps });
      const rests = now && now.x === last?.x && now.y === last.y;
      last = now;
      return rests && await this.pressAt(now);
    });
  }
  /** Whether the element was met. */
  async pressAt(point) {
    await this.evaluate("aim");
    await this.at.act(press(point));
    const missed = await this.at.run("(window.calibrantAim?.end(), window.calibrantAim?.missed)").catch(() => false);
    return !missed;
  }
  async uncheck() { if (await this.evaluate((element) => element.checked)) await this.click(); }
  async screenshot({ path } = {}) {
    return picture(await this.evaluate("cut", await this.at.send("screenshot")), path);
  }
  async press(keys) {
    await this.focus();
    await this.at.keyboard.press(keys);
  }
  async pressSequentially(text) {
    await this.focus();
    await this.at.keyboard.type(text);
  }
  fill(text) { return this.evaluate("write", text, "isVisible(element) && !element.matches(':disabled')"); }
  async selectOption(option) { await patiently(`${this.told()}: ${JSON.stringify(option)}`, () => this.evaluate("choose", option)); }
  async setInputFiles(given) {
    const files = await Promise.all([given].flat().map(async (file) => typeof file === "string"
      ? { name: basename(file), type: "", base64: await readFile(file, "base64") }
      : { name: file.name, type: file.mimeType, base64: file.buffer.toString("base64") }));
    await this.evaluate("give", files);
  }
}

async function picture(base64, path) {
  const bytes = Buffer.from(base64, "base64");
  if (path) await writeFile(path, bytes);
  return bytes;
}

/** A document, of a page or of a frame in it. */
class Document extends Place {
  constructor() {
    super(undefined, []);
    this.at = this;
    this.keyboard = {
      press: (keys) => this.act(chord(keys)),
      type: async (text, { delay = 0 } = {}) => {
        for (const key of text) await this.act(chord(key)).then(() => wait(delay));
      },
    };
    this.mouse = { move: (x, y) => this.act(move({ x, y })) };
  }
  act(source) { return this.send("actions", { actions: [source] }); }

  /** What an expression is in the page. What the page had to say in the meantime comes along. */
  async run(expression, given = {}) {
    const script = `const [given, done] = arguments; ${SOURCE}
      (async () => (${expression}))().then((value) => ({ value }), (error) => ({ error: String(error) }))
        .then((answer) => done(JSON.stringify({ ...answer, said: window.calibrantSays?.splice(0) ?? [] }, (_, each) => each === undefined ? ${JSON.stringify(UNDEFINED)} : each)));`;
    const { value, error, said } = restored(JSON.parse(await this.send("execute/async", { script, args: [given] })));
    said.forEach(([event, ...rest]) => this.emit(event, ...(event === "console" ? [{ type: () => rest[0], text: () => rest[1] }] : rest)));
    if (error) throw new Error(error);
    return value;
  }
}

function inWindow(frame, { x, y }) {
  scrollBy(0, frame.getBoundingClientRect().top + y - innerHeight / 2);
  const { left, top } = frame.getBoundingClientRect();
  return { x: Math.floor(left + frame.clientLeft + x), y: Math.floor(top + frame.clientTop + y) };
}

class Frame extends Document {
  constructor(page, selector) {
    super();
    Object.assign(this, { page, selector });
  }
  send(path, body) { return this.page.owner.send(this.page, path, body, this.selector); }
  /** Where to press is told by places in the window: what the frame shows beyond it is brought in first. */
  async act(source) {
    const to = source.actions.find(({ type }) => type === "pointerMove");
    if (to) Object.assign(to, await this.page.locator(this.selector).evaluate(inWindow, { x: to.x, y: to.y }));
    return this.page.act(source);
  }
  emit(...event) { this.page.emit(...event); }
}

export class Page extends Document {
  constructor(owner, handle) {
    super();
    Object.assign(this, { owner, handle, listeners: [] });
  }
  frameLocator(selector) { return new Frame(this, selector); }
  context() { return this.owner; }
  frames() { return [this]; }
  on(event, listener) { this.listeners.push({ event, listener }); }
  emit(event, ...given) { this.listeners.filter((each) => each.event === event).forEach(({ listener }) => listener(...given)); }

  send(path, body) { return this.owner.send(this, path, body); }
  goto(url) { return this.send("url", { url }); }
  reload() { return this.send("refresh", {}); }
  waitForTimeout(milliseconds) { return wait(milliseconds); }
  setViewportSize(size) { return this.send("window/rect", size); }
  async screenshot({ path } = {}) { return picture(await this.send("screenshot"), path); }
  close() { return this.owner.closePage(this); }

  /** Text is a script that is run for its effect; no policy of the page is asked, as none is by the driver. */
  evaluate(body, argument) {
    return typeof body === "string" ? this.send("execute/sync", { script: body, args: [] }) : this.run(`(${body})(given.argument)`, { argument });
  }
  async waitForFunction(body, argument, { timeout } = {}) {
    await patiently(String(body), () => this.run(`Boolean(await (${body})(given.argument))`, { argument }), timeout);
  }
  waitForEvent(event) {
    if (event !== "download") throw new Error(`${event} cannot be waited for`);
    return this.owner.download();
  }
  async addInitScript(body) { this.owner.scripts.push(`(${body})();`); }
  async exposeFunction(name, listener) {
    const script = `window.${name} = (...given) => { window.calibrantSays.push(["calls ${name}", ...given]); };`;
    this.on(`calls ${name}`, listener);
    this.owner.scripts.push(script);
    await this.send("execute/sync", { script: `window.calibrantSays ??= []; ${script}`, args: [] });
  }
}

/** Comes first in every page: keeps what happens until it is asked for. */
export const LISTENS = `window.calibrantSays = [];
const say = (...words) => window.calibrantSays.push(words);
addEventListener("error", (event) => say("pageerror", event.message || "not loaded: " + (event.target.src || event.target.href)), true);
addEventListener("unhandledrejection", ({ reason }) => say("pageerror", String(reason)));
for (const type of ["error", "warn"]) {
  const write = console[type];
  console[type] = (...given) => { say("console", type, given.map(String).join(" ")); write.apply(console, given); };
}`;
