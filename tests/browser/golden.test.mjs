// The package gives the golden numbers in a browser too, under the page's own policy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

import jsonPatch from "fast-json-patch";

import { launch, readDocument, serve, test } from "./harness.mjs";

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const golden = JSON.parse(await readFile(new URL("../golden/scoring.json", import.meta.url), "utf8"));

/** Serves the package beside the page. */
const answer = async (path) => {
  if (path === "/empty.html") return { type: "text/html", body: "<!doctype html><title>Golden</title>" };
  if (!path.startsWith("/pkg/")) return undefined;
  return { type: TYPES[extname(path)], body: await readFile(new URL(`../..${path}`, import.meta.url)) };
};

const cases = await Promise.all(golden.cases.map(async ({ name, scorecard, card, patch = [], answers, expect }) => {
  const document = card ?? await readDocument(`scorecards/${scorecard}`);
  return { name, card: jsonPatch.applyPatch(document, patch, false, false).newDocument, answers, expect };
}));

/** Runs in the page. */
async function scoreAll(cases) {
  const { Scorecard, init } = await import("/pkg/index.js");
  await init();
  return cases.map(({ card, answers }) => {
    const scorecard = Scorecard.parse(card);
    const result = scorecard.score({
      format: "calibrant/evaluation@1", id: "golden", scorecard: { id: card.id, version: card.version },
      rater: { id: "r", level: "quality" }, kind: "standard", state: "draft", answers,
    });
    scorecard.free();
    return result;
  });
}

/** What a case speaks of, from a result. */
function found(result, expect) {
  const read = {
    outcome: () => result.outcome,
    band: () => result.band,
    display: () => result.score?.display ?? null,
    sections: () => Object.fromEntries(Object.keys(expect.sections)
      .map((id) => [id, result.sections.find((section) => section.id === id).score?.exact ?? null])),
  };
  return Object.fromEntries(Object.keys(expect).map((key) => [key, (read[key] ?? (() => result[key]?.exact ?? null))()]));
}

test(`the package in a browser: ${cases.length} golden cases`, async () => {
  const site = await serve({ answer });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/empty.html`);
    const results = await page.evaluate(scoreAll, cases);
    assert.equal(results.length, golden.cases.length);
    cases.forEach(({ name, expect }, index) => assert.deepEqual(found(results[index], expect), expect, name));
  } finally {
    await browser.close();
    await site.stop();
  }
});
