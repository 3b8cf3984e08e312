// Modules of the page in Node, for tests that need no browser.
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** A module of the page that needs no browser, as Node's own. */
export async function moduleOf(path) {
  const entry = fileURLToPath(new URL(`../www/src/${path}`, import.meta.url));
  const [{ output }] = await build({
    configFile: false, logLevel: "error", publicDir: false,
    build: { write: false, target: "es2022", minify: false, lib: { entry, formats: ["es"] }, rolldownOptions: { external: /^qr/, output: { codeSplitting: false } } },
  });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
