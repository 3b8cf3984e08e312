// Whoever installs the package relies on it working with the bundler and the framework they have, with no configuration but what the
// documentation names: the same score from each, in a browser, under the policy that the documentation gives.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

import { SCORE, home, launch, runIn, saidBy, serve } from "./support.mjs";

const SHOWN = `${SCORE}, element 86.00 %`;
const FRAMEWORK = `${SCORE}, element`;
const vite = [".bin/vite", "build", "--logLevel", "warn"];

/** How each project is built, and what each of its pages says; `wasm` is how often the engine's file is fetched. */
const PROJECTS = {
  plain: { pages: { "index.html": SHOWN, "classic.html": SCORE, "worker.html": SCORE, "service-worker.html": SCORE } },
  vite: { build: vite, pages: { "dist/index.html": SHOWN, "dist/worker.html": SCORE } },
  webpack: { build: ["node", "build.mjs"], pages: { "index.html": SHOWN, "worker.html": SCORE } },
  esbuild: { build: ["node", "build.mjs"], pages: { "index.html": SHOWN }, wasm: 0 },
  rollup: { build: [".bin/rollup", "--config", "--failAfterWarnings", "--silent"], pages: { "index.html": SHOWN } },
  parcel: { build: [".bin/parcel", "build", "index.html", "--dist-dir", "dist", "--cache-dir", "cache", "--public-url", "./"], pages: { "dist/index.html": SHOWN } },
  react: { build: vite, pages: { "dist/index.html": FRAMEWORK } },
  vue: { build: vite, pages: { "dist/index.html": FRAMEWORK } },
  angular: { build: vite, pages: { "dist/index.html": FRAMEWORK } },
  svelte: { build: vite, pages: { "dist/index.html": FRAMEWORK } },
};

let browser;
let server;
before(async () => { [browser, server] = await Promise.all([launch(), serve()]); });
after(async () => { await browser.close(); await server.stop(); });

for (const [project, { build, pages, wasm = 1 }] of Object.entries(PROJECTS)) {
  test(project, async (t) => {
    if (build) await runIn(project, ...build);
    for (const [path, expected] of Object.entries(pages)) {
      await t.test(path, async () => {
        const earlier = server.requests.length;
        assert.deepEqual(await saidBy(browser, `${server.origin}/${project}/${path}`), { said: expected, errors: [] });
        const fetched = server.requests.slice(earlier).filter((request) => request.endsWith(".wasm"));
        assert.equal(fetched.length, wasm, `one engine for all entries: ${fetched}`);
      });
    }
  });
}

test("a page opened from disk, with the wasm inside", async () => {
  const page = pathToFileURL(join(home, "projects/esbuild/file.html")).href;
  assert.deepEqual(await saidBy(browser, page), { said: SHOWN, errors: [] });
});
