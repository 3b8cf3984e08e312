// A user copies the examples of the README: every one runs as it stands, after the first, and prints what its comments say.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { sizes } from "./sizes.mjs";
import { pkg } from "./support.mjs";

const readme = readFileSync(new URL("README.md", pkg), "utf8");
const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, code]) => ({ language, code }));
const examples = blocks.filter(({ language }) => language === "js").map(({ code }) => code);

/** What the comments of an example say it prints. */
const promised = (code) => [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text.trim());

/** A browser's Worker, and its fetch of files, on top of Node's. */
const browser = `
  import { Worker as Thread } from "node:worker_threads";
  const prelude = \`
    import { readFile } from "node:fs/promises";
    import { parentPort } from "node:worker_threads";
    globalThis.fetch = async (url) => new Response(await readFile(new URL(url)), { headers: { "content-type": "application/wasm" } });
    globalThis.self = Object.assign(new EventTarget(), { postMessage: (message) => parentPort.postMessage(message) });
    await import(\${JSON.stringify(import.meta.resolve("calibrant/worker"))});
    parentPort.on("message", (data) => self.dispatchEvent(Object.assign(new Event("message"), { data })));\`;
  globalThis.Worker = class extends EventTarget {
    #thread = new Thread(new URL("data:text/javascript," + encodeURIComponent(prelude)));
    constructor(url, options) {
      super();
      if (!(url instanceof URL) || options?.type !== "module") throw new TypeError("A module worker is started by its URL.");
      this.#thread.on("message", (data) => this.dispatchEvent(Object.assign(new Event("message"), { data })));
    }
    postMessage(message) { this.#thread.postMessage(message); }
    terminate() { this.#thread.terminate(); }
  };
  const { inspect } = await import("node:util");
  inspect.defaultOptions.breakLength = Infinity;
  inspect.defaultOptions.compact = 9;`;

async function linesOf(code) {
  const options = ["--no-warnings", "--input-type=module", "--eval", `${browser}\n${code}`];
  const { stdout } = await promisify(execFile)(process.execPath, options, { cwd: fileURLToPath(new URL(".", import.meta.url)) });
  return stdout.split("\n").map((line) => line.trim()).filter(Boolean);
}

test("the README has its examples", () => {
  assert.ok(examples.length >= 9, `${examples.length} examples`);
  const silent = examples.filter((code) => promised(code).length === 0);
  assert.deepEqual(silent, [], "an example that prints nothing shows nothing");
  const lines = examples[0].trim().split("\n").length;
  assert.ok(lines <= 16, `the first example has ${lines} lines`);
});

test("every call of the package has an example", () => {
  const code = examples.join("\n");
  for (const call of ["init(", "version(", "Scorecard.parse(", "Scorecard.check(", "Contact.check(", ".score(", ".check(", ".verify(", ".scoreColumns(", ".free(", "CalibrantError", "new Worker(",
    "Ratings.fromRows(", ".agreement(", ".agreementInSteps(", ".icc(", "proportionIntervals(", "pairedTests(", "benchmarks(", "sampleSizeForProportion(", "sampleSizeForKappa(", "sampleSizeFromPilot(",
    "Session.parse(", "Session.open(", ".event(", ".add(", ".merge(", ".state(", ".locksOf(", ".report(", ".comparedWith(", ".toJSON(", "commitment("]) {
    assert.ok(code.includes(call), call);
  }
});

const MAKERS = [[/\bconst careless\b/, /\bcareless\b/], [/\bawait initAgreement\b/, /\bratings\b|calibrant\/agreement/], [/\bawait initCalibration\b/, /\bworkshop\b/]];

for (const [index, code] of examples.entries()) {
  test(`example ${index + 1} does what it says: ${code.trim().split("\n")[0]}`, async () => {
    // Each goes on from the first, and from those that make what it uses.
    const before = index === 0 ? [] : [examples[0], ...examples.slice(1, index).filter((other) => MAKERS.some(([made, used]) => made.test(other) && used.test(code)))];
    const lines = await linesOf([...before, code].join("\n"));
    assert.deepEqual(lines, [...before, code].flatMap(promised));
  });
}

test("the policy in the README is the one that the error asks for", () => {
  assert.match(blocks.find(({ language }) => language === "http").code, /script-src 'self' 'wasm-unsafe-eval'/);
  assert.match(readFileSync(new URL("module.js", pkg), "utf8"), /'wasm-unsafe-eval' in script-src/);
});

// ---------------------------------------------------------------- recipes

const PROJECTS = new URL("../matrix/projects/", import.meta.url);
const RECIPES = ["react/form.jsx", "next/app/client-form.jsx", "vue/CallForm.vue", "angular/form.ts", "svelte/CallForm.svelte"];

for (const file of RECIPES) {
  test(`the recipe is what the matrix builds: ${file}`, () => {
    assert.ok(blocks.some(({ code }) => code === readFileSync(new URL(file, PROJECTS), "utf8")), file);
  });
}

test("no recipe is of anything else", () => {
  const known = RECIPES.map((file) => readFileSync(new URL(file, PROJECTS), "utf8"));
  const other = blocks.filter(({ language, code }) => ["jsx", "vue", "svelte"].includes(language) && !known.includes(code));
  assert.deepEqual(other, []);
});

test("the sizes are those of the files, to a twentieth", () => {
  const row = (entry) => new RegExp(`^\\| \`${entry}\`[^|]*\\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$`, "m").exec(readme)?.slice(1).map(Number);
  for (const { entry, raw, gzip, brotli } of sizes()) {
    const told = row(entry);
    assert.ok(told, `no sizes of ${entry}`);
    for (const [index, size] of [raw, gzip, brotli].entries()) {
      assert.ok(Math.abs(told[index] - size) <= size / 20, `${entry} has ${raw}, ${gzip} and ${brotli} kB`);
    }
  }
});
