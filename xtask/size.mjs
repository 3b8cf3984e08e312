// Raw, gzip and brotli sizes of what a visitor downloads; fails over a budget. 1 kB = 1,024 bytes.
import { readFile, readdir } from "node:fs/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";

const read = (path) => readFile(new URL(`../${path}`, import.meta.url));
const pageFiles = (await readdir(new URL("../www/dist/assets", import.meta.url))).map((file) => `www/dist/assets/${file}`);
const scripts = pageFiles.filter((file) => /\.(js|css)$/.test(file));
const named = [...String(await read("www/dist/index.html")).matchAll(/assets\/[^"]+\.(?:js|css)/g)].map(([file]) => `www/dist/${file}`);

const rows = [
  { name: "scoring (wasm)", files: ["pkg/calibrant_bg.wasm"], by: "brotli", budget: 69 },
  { name: "its glue", files: ["pkg/calibrant.js"], by: "brotli", budget: 6 },
  { name: "agreement (wasm)", files: ["pkg/statistics_bg.wasm"], by: "brotli", budget: 85 },
  { name: "its glue", files: ["pkg/statistics.js"], by: "brotli", budget: 6 },
  { name: "sessions (wasm)", files: ["pkg/sessions_bg.wasm"], by: "brotli", budget: 64 },
  { name: "its glue", files: ["pkg/sessions.js"], by: "brotli", budget: 5 },
  { name: "calibration, quizzes (wasm)", files: ["pkg/raters_bg.wasm"], by: "brotli", budget: 195 },
  { name: "its glue", files: ["pkg/raters.js"], by: "brotli", budget: 6 },
  { name: "package scripts", files: ["pkg/engine.js", "pkg/module.js", "pkg/index.js", "pkg/messages.js"], by: "brotli", budget: 8 },
  { name: "element, one language", files: ["pkg/element/calibrant-scorecard.js", "pkg/element/calibrant-en.js"], by: "brotli", budget: 28 },
  { name: "page: what it starts with", files: ["www/dist/index.html", ...named], by: "gzip", budget: 63 },
  // Every view in every language: what a visitor has offline. Taking a quiz is 35 of it, 8 of them the dates by which practice comes again; making one is 50, examining 30, certificates 25.
  { name: "page: all scripts and styles", files: ["www/dist/index.html", ...scripts], by: "gzip", budget: 430 },
  // Carried about as it is: by mail, on a stick.
  { name: "page in one file", files: ["www/dist/calibrant.html"], by: "raw", budget: 1880 },
];

let over = 0;
console.log("                                   raw     gzip   brotli    budget");
for (const { name, files, by, budget } of rows) {
  const bytes = await Promise.all(files.map(read));
  const sum = (measure) => bytes.reduce((total, file) => total + measure(file), 0) / 1024;
  const sizes = { raw: sum((file) => file.length), gzip: sum((file) => gzipSync(file, { level: 9 }).length), brotli: sum((file) => brotliCompressSync(file).length) };
  const cells = [sizes.raw, sizes.gzip, sizes.brotli].map((size) => size.toFixed(1).padStart(9)).join("");
  const verdict = sizes[by] <= budget ? "" : "  OVER";
  if (verdict) over += 1;
  console.log(`${name.padEnd(29)}${cells}   ${String(budget).padStart(4)} kB ${by}${verdict}`);
}
process.exitCode = over ? 1 : 0;
