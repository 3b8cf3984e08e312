// A server-side framework: the engine scores on the server, and the element stands in a client component.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import test from "node:test";

import { SCORE, home, launch, runIn, saidBy } from "./support.mjs";

/** The built project's own server, on whatever port is free. */
async function start(t) {
  const options = { cwd: join(home, "projects/next"), env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" } };
  const server = spawn(process.execPath, [join(home, "node_modules/next/dist/bin/next"), "start", "--hostname", "127.0.0.1", "--port", "0"], options);
  t.after(async () => {
    server.kill();
    await once(server, "exit");
  });
  for await (const text of server.stdout.setEncoding("utf8")) {
    const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
    if (origin) return origin;
  }
  throw new Error("the server ended before it said where it is");
}

test("Next.js", async (t) => {
  await runIn("next", ".bin/next", "build");
  const origin = await start(t);
  const page = await (await fetch(origin)).text();
  assert.match(page, new RegExp(`<p id="server">${SCORE}</p>`));
  const browser = await launch();
  t.after(() => browser.close());
  assert.deepEqual(await saidBy(browser, origin), { said: `${SCORE}, element`, errors: [] });
});
