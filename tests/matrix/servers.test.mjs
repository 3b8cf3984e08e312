// Where a server of somebody else's stands between the package and the page: one that renders, and one that is for development.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import test from "node:test";

import { ENVIRONMENT, SCORE, home, launch, runIn, saidBy } from "./support.mjs";

/** Starts a server on whatever port is free; where it is. */
async function start(t, folder, program, ...args) {
  const options = { cwd: join(home, folder), env: ENVIRONMENT, stdio: ["ignore", "pipe", "inherit"] };
  const server = spawn(process.execPath, [join(home, "node_modules", program), ...args], options);
  const ended = once(server, "exit");
  t.after(() => { server.kill(); return ended; });
  const said = new Promise((resolve) => {
    // Read to its end, as a server that cannot speak ends.
    server.stdout.setEncoding("utf8").on("data", (text) => {
      const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (origin) resolve(origin);
    });
  });
  return Promise.race([said, ended.then(() => { throw new Error("the server ended before it said where it is"); })]);
}

async function browserFor(t) {
  const browser = await launch();
  t.after(() => browser.close());
  return browser;
}

test("Next.js", async (t) => {
  await runIn("next", ".bin/next", "build");
  const origin = await start(t, "projects/next", "next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", "0");
  const page = await (await fetch(origin)).text();
  assert.match(page, new RegExp(`<p id="server">${SCORE}</p>`));
  assert.deepEqual(await saidBy(await browserFor(t), origin), { said: `${SCORE}, element`, errors: [] });
});

test("the development server of Vite", async (t) => {
  const origin = await start(t, ".", "vite/bin/vite.js", "--host", "127.0.0.1", "--port", "0");
  const browser = await browserFor(t);
  assert.deepEqual(await saidBy(browser, `${origin}/projects/vite/index.html`), { said: `${SCORE}, element 86.00 %`, errors: [] });
  assert.deepEqual(await saidBy(browser, `${origin}/projects/vite/worker.html`), { said: SCORE, errors: [] });
});
