// Firefox as it is shipped, by Playwright over WebDriver BiDi.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { firefox } from "playwright-core";
import { keptFolder, program } from "./programs.mjs";

/** As in Chromium without a display: a scroll bar takes no room, so that 320 pixels are 320. */
const OVERLAY = { "ui.useOverlayScrollbars": 1 };
/** Preferences of the whole browser, where the protocol has no word for them. */
const MEDIA = {
  colorScheme: { dark: { "layout.css.prefers-color-scheme.content-override": 0 } },
  forcedColors: { active: { "browser.display.document_color_use": 2 } },
  reducedMotion: { reduce: { "ui.prefersReducedMotion": 1 } },
};
const options = (more = {}) => ({
  executablePath: fileURLToPath(new URL("firefox-stock.mjs", import.meta.url)), channel: "moz-firefox", headless: true,
  firefoxUserPrefs: { ...OVERLAY, ...more.preferences },
  env: { ...process.env, FIREFOX: process.env.FIREFOX ?? program("firefox-esr", "firefox"), ...more.env },
});

/** What only a browser's preferences can give has a browser of its own, started when it is asked for. */
export async function launch() {
  const running = new Map();
  const one = (asked) => {
    const preferences = Object.assign({}, ...Object.entries(MEDIA).map(([option, by]) => by[asked[option]]));
    const key = JSON.stringify(preferences);
    if (!running.has(key)) running.set(key, firefox.launch(options({ preferences })));
    return running.get(key);
  };
  const usual = await one({});
  return {
    version: () => usual.version(),
    newContext: async (given = {}) => (await one(given)).newContext(given),
    close: () => Promise.all([...running.values()].map(async (browser) => (await browser).close())),
  };
}

export const profile = () => keptFolder(async (folder) => {
  const file = join(folder, "browser.pid");
  const context = await firefox.launchPersistentContext(folder, options({ env: { FIREFOX_PID_FILE: file } }));
  const closed = new Promise((resolve) => context.once("close", resolve));
  const pid = Number(await readFile(file, "utf8"));
  return {
    context,
    async kill() {
      process.kill(pid, "SIGKILL");
      await closed;
    },
  };
});
