// Firefox as it is shipped, by Playwright over WebDriver BiDi.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { firefox } from "playwright-core";
import { keptFolder, program } from "./programs.mjs";

/** As in Chromium without a display: a scroll bar takes no room, so that 320 pixels are 320. */
const OVERLAY = { "ui.useOverlayScrollbars": 1 };
const DARK = { "layout.css.prefers-color-scheme.content-override": 0 };
const options = (more = {}) => ({
  executablePath: fileURLToPath(new URL("firefox-stock.mjs", import.meta.url)), channel: "moz-firefox", headless: true,
  firefoxUserPrefs: { ...OVERLAY, ...more.preferences },
  env: { ...process.env, FIREFOX: process.env.FIREFOX ?? program("firefox-esr", "firefox"), ...more.env },
});

/** Dark is a preference of the whole browser, so that dark pages have a browser of their own. */
export async function launch() {
  const light = await firefox.launch(options());
  let dark;
  const one = async ({ colorScheme }) => colorScheme === "dark" ? dark ??= await firefox.launch(options({ preferences: DARK })) : light;
  return {
    newContext: async (given = {}) => (await one(given)).newContext(given),
    newPage: async (given = {}) => (await one(given)).newPage(given),
    close: () => Promise.all([light.close(), dark?.close()]),
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
