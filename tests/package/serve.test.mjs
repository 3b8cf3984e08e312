// A page that may have no worker serves the same messages on its own thread.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const pkg = new URL("../../pkg/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, pkg), "utf8"));

test("on the page's own thread a port is served only when asked, and answers as a worker does", async (t) => {
  globalThis.document = {};
  t.after(() => { delete globalThis.document; });
  const { serve } = await import("../../pkg/worker.js");
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  serve(port2);
  port2.start();
  const waiting = new Map();
  port1.onmessage = ({ data }) => waiting.get(data.id)?.(data);
  let last = 0;
  const ask = (method, ...args) => new Promise((resolve) => {
    waiting.set(last += 1, resolve);
    port1.postMessage({ id: last, method, args });
  });
  await ask("init", readFileSync(new URL("calibrant_bg.wasm", pkg)));
  const { value: { card } } = await ask("parse", read("scorecards/service-quality.json"));
  assert.equal((await ask("score", card, read("evaluations/account-recovery.json"))).value.score.exact, "86");
  assert.equal((await ask("score", 99, {})).error.name, "RangeError");
  await ask("init", undefined, undefined, readFileSync(new URL("raters_bg.wasm", pkg)), readFileSync(new URL("sessions_bg.wasm", pkg)));
  const session = read("sessions/account-recovery.json");
  const { value: { room, scoringHash, sheets } } = await ask("openSession", session);
  assert.ok(sheets.every(({ status }) => status === "counted"));
  const empty = { ...session, events: [] };
  const { value: event } = await ask("sessionEvent", empty, { kind: "close", actor: "h-1", at: "2026-11-25T15:00:00+08:00" });
  assert.equal((await ask("addToSession", empty, [event])).value.state.closed.event, event.id);
  const { value: commit } = await ask("commitment", "salt", sheets[0].evaluation);
  const sheet = { format: "calibrant/sheet@1", room, scoringHash, rater: "r-3", at: sheets[0].at, locks: [{ case: "c-1042", commit, sealed: "AA" }] };
  assert.deepEqual((await ask("locksOf", empty, sheet)).value.map(({ kind, actor }) => [kind, actor]), [["lock", "r-3"]]);
  assert.equal((await ask("openSession", {})).error.code, "invalid-session");
});
