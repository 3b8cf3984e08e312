// Chromium by Playwright.
import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { keptFolder, program, until } from "./programs.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const path = () => process.env.CHROMIUM ?? program("chromium", "chromium-browser", "google-chrome");

export const launch = () => chromium.launch({ executablePath: path(), args: FLAGS });

export const profile = () => keptFolder(async (folder) => {
  const port = join(folder, "DevToolsActivePort");
  await rm(port, { force: true });
  const child = spawn(path(), ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "--lang=en", ...FLAGS, "about:blank"],
    { detached: true, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const [number] = await until(async () => /^\d+(?=\n)/.exec(await readFile(port, "utf8").catch(() => "")), "the port of Chromium");
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
  return {
    context: browser.contexts()[0],
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
});
