// QTI under the page's own policy: what Node's tests say of the reader holds with a browser's XML too, well-formed or not.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { build } from "vite";

import { importQti, read } from "../package/qti-reader.mjs";
import { filesIn, samplesOf } from "../package/qti-samples.mjs";
import { launch, serve, test } from "./harness.mjs";

let browser;
let site;

before(async () => {
  const entry = fileURLToPath(new URL("../../www/src/quiz/qti.ts", import.meta.url));
  const [{ output }] = await build({
    configFile: false, logLevel: "error", publicDir: false,
    build: { write: false, target: "es2022", minify: false, lib: { entry, formats: ["es"] }, rolldownOptions: { output: { codeSplitting: false } } },
  });
  const files = {
    "/qti.html": { type: "text/html; charset=utf-8", body: '<!doctype html><title>QTI</title><script type="module" src="/start.js"></script>' },
    "/start.js": { type: "text/javascript", body: 'import { importQti } from "/qti.js"; window.importQti = importQti;' },
    "/qti.js": { type: "text/javascript", body: output[0].code },
  };
  site = await serve({ answer: (path) => files[path] });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function readInBrowser(files) {
  const page = await browser.newPage();
  try {
    await page.goto(`${site.origin}/qti.html`);
    await page.waitForFunction(() => window.importQti);
    const packed = files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("base64")]);
    return JSON.parse(await page.evaluate(async (given) => {
      const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
      return JSON.stringify(await window.importQti(given.map(([name, text]) => ({ name, bytes: bytesOf(text) }))));
    }, packed));
  } finally {
    await page.close();
  }
}

test("a browser reads the samples as Node does", async () => {
  const files = await filesIn(join(await samplesOf("citolab"), "upgrader"));
  const expected = await importQti(files);
  assert.ok(expected.questions.length > 0);
  assert.deepEqual(await readInBrowser(files), JSON.parse(JSON.stringify(expected)));
});

test("a browser refuses what is not well-formed, and entities, as Node does", async () => {
  const bad = [
    ["broken.xml", "<assessmentItem><itemBody></assessmentItem>"], ["open.xml", '<assessmentItem identifier="x">'], ["empty.xml", ""], ["text.xml", "no XML"],
    ["entity.xml", '<assessmentItem identifier="x">&nbsp;</assessmentItem>'],
    ["bomb.xml", '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><assessmentItem identifier="x">&c;</assessmentItem>'],
    ["zip.zip", "PK\u0003\u0004 and no more"],
  ];
  const expected = await read(...bad);
  assert.deepEqual(expected.leftOut.map(({ reason }) => reason), ["unreadable", "unreadable", "unreadable", "unreadable", "unreadable", "unreadable", "doctype"]);
  const found = await readInBrowser(bad.map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
  assert.deepEqual(found, JSON.parse(JSON.stringify(expected)));
});
