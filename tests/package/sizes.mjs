// What a visitor downloads for each entry: its scripts with all that they import at once, and the files they fetch.
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { pkg } from "./support.mjs";

const read = (file) => readFileSync(new URL(file, pkg));

/** A script with all that it imports before it runs. */
function scripts(entry, found = new Set()) {
  const url = new URL(entry, pkg);
  if (found.has(url.href)) return found;
  found.add(url.href);
  for (const [, , specifier] of String(readFileSync(url)).matchAll(/^(?:import|export)\b([^"';]* from )?"(\.[^"]+)"/gm)) scripts(new URL(specifier, url), found);
  return found;
}

const SCORING = [...scripts("index.js"), "calibrant_bg.wasm"];
const ENTRIES = {
  "calibrant": SCORING,
  "calibrant/inline": [...scripts("inline.js")],
  "calibrant/agreement": [...scripts("agreement.js"), "statistics_bg.wasm"],
  "calibrant/session": [...scripts("session.js"), "sessions_bg.wasm"],
  "calibrant/calibration": [...scripts("calibration.js"), "raters_bg.wasm"],
  "calibrant/quiz": [...scripts("quiz.js"), "raters_bg.wasm"],
  "calibrant/worker": [...scripts("worker.js"), "calibrant_bg.wasm"],
  "calibrant/element": [...scripts("element/calibrant-scorecard.js"), "element/calibrant-en.js", ...SCORING],
};

const kilobytes = (files, measure) => Math.round(files.reduce((sum, file) => sum + measure(read(file)), 0) / 1024);

/** Kilobytes of 1,024 bytes, each file compressed by itself, as servers do. */
export function sizes() {
  return Object.entries(ENTRIES).map(([entry, files]) => ({
    entry,
    raw: kilobytes(files, (bytes) => bytes.length),
    gzip: kilobytes(files, (bytes) => gzipSync(bytes, { level: 9 }).length),
    brotli: kilobytes(files, (bytes) => brotliCompressSync(bytes).length),
  }));
}
