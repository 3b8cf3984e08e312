// A host whose policy lets no WebAssembly run hears which word is missing, and whoever looks at the page reads it.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, readDocument, test } from "./harness.mjs";
import { FLOOR, serveHost } from "./hosts.mjs";

const card = await readDocument("scorecards/service-quality.json");
const PAGE = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body><main></main><script type="module" src="/host.js"></script></body></html>`;
const SCRIPT = `import "/element/calibrant-scorecard.js";
window.heard = [];
document.addEventListener("calibrant-error", ({ detail: { code, message } }) => window.heard.push({ code, message }));
window.mount = (locale, scorecard) => document.querySelector("main").replaceChildren(Object.assign(document.createElement("calibrant-scorecard"), { locale, scorecard }));`;

const WORDS = { en: /lets no WebAssembly run/, "zh-Hans": /不允许运行 WebAssembly/, "zh-Hant": /不允許執行 WebAssembly/ };
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

for (const [kind, policy] of Object.entries({
  "script-src without it": FLOOR.replace(" 'wasm-unsafe-eval'", ""),
  "default-src alone": "default-src 'self'; img-src data:",
})) {
  test(`blocked-by-csp is told once, with the missing directive, in three languages: ${kind}`, async () => {
    const server = await serveHost({ files: { "/host.html": PAGE, "/host.js": SCRIPT }, policy });
    const page = await browser.newPage();
    await page.goto(`${server.origin}/host.html`);
    for (const [locale, words] of Object.entries(WORDS)) {
      await page.waitForFunction(() => window.mount);
      await page.evaluate(({ locale, card }) => { window.heard.length = 0; window.mount(locale, card); }, { locale, card });
      const alert = page.locator("calibrant-scorecard [role=alert]");
      await alert.filter({ hasText: words }).waitFor();
      assert.match(await alert.innerText(), /script-src.*'wasm-unsafe-eval'|'wasm-unsafe-eval'.*script-src/);
      assert.equal(await alert.getAttribute("lang"), locale);
      const [told, ...more] = await page.evaluate(() => window.heard);
      assert.equal(told.code, "blocked-by-csp");
      assert.match(told.message, /'wasm-unsafe-eval' in script-src/);
      assert.deepEqual(more, []);
    }
    assert.equal(await page.evaluate(() => document.querySelector("calibrant-scorecard").state), "error");
    await page.close();
    await server.stop();
  });
}
