// WebKitGTK, by the driver that comes with it: a browser of its own for every context.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { LISTENS, Page } from "./facade.mjs";
import { endsWithUs, keptFolder, program, until } from "./programs.mjs";
import { proxy } from "./proxy.mjs";
import { session } from "./webdriver.mjs";

/** Without these the window would be no narrower than its buttons. */
const NARROW = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }";
const SIZE = { width: 1280, height: 720 };

const driver = () => process.env.WEBKIT_DRIVER ?? program("WebKitWebDriver");
const run = promisify(execFile);

export async function launch() {
  const display = await displayOf();
  const contexts = new Set();
  const newContext = async (options = {}) => {
    const context = await Context.open(display.name, options);
    contexts.add(context);
    return context;
  };
  return {
    newContext,
    version: () => [...contexts][0]?.session.version,
    async close() {
      await Promise.all([...contexts].map((context) => context.close()));
      await display.close();
    },
  };
}

export async function profile() {
  const display = await displayOf();
  const kept = await keptFolder(async (folder) => {
    const context = await Context.open(display.name, {}, { XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder });
    return { context, kill: () => context.kill() };
  });
  return {
    open: () => kept.open(),
    async remove() {
      await kept.remove();
      await display.close();
    },
  };
}

/** The display that is there, or one that nobody sees: smaller than any window, so that the pointer in its middle gives each of them the focus. */
async function displayOf() {
  if (process.env.DISPLAY) return { name: process.env.DISPLAY, close: () => undefined };
  const child = spawn(program("Xvfb"), ["-displayfd", "1", "-screen", "0", "300x240x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  endsWithUs(child, child.pid);
  const number = await new Promise((resolve, reject) => {
    child.stdout.once("data", (text) => resolve(String(text).trim()));
    child.once("exit", () => reject(new Error("Xvfb did not start")));
  });
  return { name: `:${number}`, close: () => child.kill() };
}

/** The folders a browser looks into: its style, where it saves, its languages. */
async function folders({ locale, reducedMotion }) {
  const home = await mkdtemp(join(tmpdir(), "calibrant-"));
  const downloads = join(home, "downloads");
  await Promise.all([mkdir(join(home, "gtk-3.0")), mkdir(downloads)]);
  await writeFile(join(home, "gtk-3.0/gtk.css"), NARROW);
  await writeFile(join(home, "gtk-3.0/settings.ini"), `[Settings]\ngtk-enable-animations=${reducedMotion === "reduce" ? 0 : 1}\n`);
  await writeFile(join(home, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return { home, downloads, locales: await localeIn(systemLocale(locale)) };
}

/** WebKitGTK takes its language from the system's locale, which may not be installed; then it is made. */
async function localeIn(locale) {
  const folder = join(tmpdir(), "calibrant-locales");
  if (!existsSync(join(folder, `${locale}.UTF-8`))) {
    await mkdir(folder, { recursive: true });
    await run("localedef", ["-i", locale, "-f", "UTF-8", join(folder, `${locale}.UTF-8`)]).catch(() => undefined);
  }
  return folder;
}

const systemLocale = (language = "en") => language === "en" ? "en_US" : language.replace("-", "_");

function environment(display, { home, locales }, { locale, colorScheme }) {
  return {
    ...process.env, DISPLAY: display, XDG_CONFIG_HOME: home, LOCPATH: locales, LC_ALL: `${systemLocale(locale)}.UTF-8`, GTK_THEME: colorScheme === "dark" ? "Adwaita:dark" : "Adwaita",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1",
    // By several threads the same page is not drawn to the same pixels.
    WEBKIT_SKIA_ENABLE_CPU_RENDERING: "1", WEBKIT_SKIA_CPU_PAINTING_THREADS: "0",
  };
}

class Context {
  pages = [];
  scripts = [LISTENS];
  isOffline = false;

  static async open(display, options, env = {}) {
    const context = new Context();
    context.options = options;
    context.folders = await folders(options);
    context.proxy = await proxy({
      seen: (url) => context.pages.forEach((page) => page.emit("request", { url: () => url })),
      first: () => context.scripts.join("\n"),
      refuses: ({ headers }) => context.isOffline || (options.serviceWorkers === "block" && headers["service-worker"] === "script"),
    });
    context.session = await session(driver(), { ...environment(display, context.folders, options), ...env }, {
      browserName: "MiniBrowser", proxy: { proxyType: "manual", httpProxy: context.proxy.address, sslProxy: context.proxy.address },
      // Without a binary the driver takes the MiniBrowser that came with it.
      "webkitgtk:browserOptions": { ...(process.env.MINIBROWSER && { binary: process.env.MINIBROWSER }), args: ["--automation", "--full-screen"] },
    });
    return context;
  }

  /** Commands go to the window, and the frame in it, that was switched to; one after another. */
  send(page, path, body, frame) {
    const turn = (this.last ?? Promise.resolve()).catch(() => undefined).then(async () => {
      if (this.current !== page.handle) await this.session.send("window", { handle: page.handle });
      this.current = page.handle;
      return frame ? this.inFrame(frame, () => this.session.send(path, body)) : this.session.send(path, body);
    });
    this.last = turn;
    return turn;
  }
  async inFrame(selector, work) {
    await this.session.send("frame", { id: await this.session.send("element", { using: "css selector", value: selector }) });
    try {
      return await work();
    } finally {
      await this.session.send("frame", { id: null });
    }
  }
  async newPage() {
    const handle = this.spare ?? (this.pages.length === 0 ? await this.session.send("window") : (await this.session.send("window/new", { type: "window" })).handle);
    this.spare = undefined;
    const page = new Page(this, handle);
    this.pages.push(page);
    await page.send("window/rect", this.options.viewport ?? SIZE);
    return page;
  }
  /** The last window stays, or the browser would end. */
  async closePage(page) {
    this.pages.splice(this.pages.indexOf(page), 1);
    if (this.pages.length > 0) return this.send(page, "window").then(() => this.session.remove("window")).then(() => { this.current = undefined; });
    await page.goto("about:blank");
    this.spare = page.handle;
  }
  async setOffline(isOffline) { this.isOffline = isOffline; }

  /** The next file that is saved, out of the way of another of its name. */
  async download() {
    const { downloads, home } = this.folders;
    const name = await until(async () => (await readdir(downloads)).find((each) => !each.endsWith(".wkdownload")), "a download");
    const path = join(await mkdtemp(join(home, "download-")), name);
    await rename(join(downloads, name), path);
    return { path: async () => path };
  }
  close() { return this.closed ??= this.session.end().then(() => this.tidy()); }
  kill() { return this.closed ??= this.session.kill().then(() => this.tidy()); }
  async tidy() {
    await this.proxy.close();
    await rm(this.folders.home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
