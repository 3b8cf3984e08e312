// A user relies on every way into the package leading to the same engine: by name, inline, in a worker; and on the published archive
// holding every file that an entry or the documentation names, and nothing else.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";

import { draft, e1, itemsOf, pkg, readJson, shipped } from "./support.mjs";

const run = promisify(execFile);
const seed = shipped["service-quality.json"];
const manifest = readJson("package.json", pkg);
const wasm = () => readFileSync(new URL("calibrant_bg.wasm", pkg));

// ---------------------------------------------------------------- entries

/** What an entry makes of E1, in a process of its own. */
async function e1Through(specifier, init = "") {
  const source = `
    import { Scorecard, init, version } from ${JSON.stringify(specifier)};
    await init(${init});
    const card = Scorecard.parse(${JSON.stringify(seed)});
    console.log(JSON.stringify({ score: card.score(${JSON.stringify(draft(seed, e1))}), version: version(), hash: card.hash }));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", source], { cwd: fileURLToPath(new URL(".", import.meta.url)) });
  return JSON.parse(stdout);
}

test("every entry gives the same score, to the last rule", async () => {
  const expected = await e1Through(new URL("node.js", pkg).href);
  assert.equal(expected.score.score.exact, "86");
  assert.deepEqual(await e1Through("calibrant"), expected);
  assert.deepEqual(await e1Through("calibrant/inline"), expected);
  // The entry of browsers fetches; here it is handed the bytes.
  const bytes = `(await import("node:fs")).readFileSync(new URL(import.meta.resolve("calibrant/calibrant_bg.wasm")))`;
  assert.deepEqual(await e1Through(new URL("index.js", pkg).href, bytes), expected);
});

test("all entries share one instance", async () => {
  const source = `
    const entries = await Promise.all(["calibrant", "calibrant/inline", ${JSON.stringify(new URL("index.js", pkg).href)}].map((name) => import(name)));
    await entries[1].init();
    console.log(JSON.stringify([entries.map(({ version }) => version()), entries.every(({ Scorecard }) => Scorecard === entries[0].Scorecard)]));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", source], { cwd: fileURLToPath(new URL(".", import.meta.url)) });
  const [versions, same] = JSON.parse(stdout);
  assert.deepEqual([new Set(versions).size, same], [1, true]);
});

test("every entry of calibration folds the same state, and loads no other module", async () => {
  const state = async (specifier, bytes = "") => {
    const source = `
      import { readFileSync } from "node:fs";
      import { Session, init } from ${JSON.stringify(specifier)};
      await init(${bytes});
      const session = Session.parse(${JSON.stringify(readJson("sessions/account-recovery.json", pkg))});
      const { version } = await import("calibrant");
      let scoring = "not-ready";
      try { version(); scoring = "ready"; } catch ({ code }) { scoring = code; }
      console.log(JSON.stringify([session.state(), scoring]));`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", source], { cwd: fileURLToPath(new URL(".", import.meta.url)) });
    return JSON.parse(stdout);
  };
  const expected = await state("calibrant/calibration");
  assert.deepEqual(expected[0].sheets.map(({ rater, status }) => `${rater} ${status}`), ["r-3 counted", "r-5 counted", "s-2 counted"]);
  assert.equal(expected[1], "not-ready");
  assert.deepEqual(await state(new URL("calibration-node.js", pkg).href), expected);
  assert.deepEqual(await state(new URL("calibration.js", pkg).href, `readFileSync(new URL(import.meta.resolve("calibrant/raters_bg.wasm")))`), expected);
  for (const [entry, source] of [["calibrant/session"], [new URL("session-node.js", pkg).href], [new URL("session.js", pkg).href, `readFileSync(new URL(import.meta.resolve("calibrant/sessions_bg.wasm")))`]]) {
    assert.deepEqual(await state(entry, source), expected, entry);
  }
});

test("no entry waits at its top, and none asks for anything that a policy forbids", () => {
  for (const file of ["index.js", "node.js", "inline.js", "engine.js", "module.js", "ratings.js", "agreement.js", "agreement-node.js", "session-class.js", "sessions-only.js", "session.js", "session-node.js", "report.js", "calibration.js", "calibration-node.js", "quiz-class.js", "quiz.js", "quiz-node.js", "seal.js", "worker.js", "calibrant.js", "statistics.js", "sessions.js", "raters.js"]) {
    const source = readFileSync(new URL(file, pkg), "utf8");
    assert.doesNotMatch(source, /^(await|(const|let|var|export)\b[^\n{(]*= await)\b/m, file);
    assert.doesNotMatch(source, /\beval\(|new Function\(|blob:|from "[^"]*\.wasm"/, file);
  }
});

test("require() works where Node can require a module", async () => {
  const source = `const { init, version } = require("calibrant"); init().then(() => console.log(version()));`;
  const { stdout } = await run(process.execPath, ["--input-type=commonjs", "--eval", source], { cwd: fileURLToPath(new URL(".", import.meta.url)) });
  assert.equal(stdout.trim(), `calibrant ${manifest.version}`);
});

// ---------------------------------------------------------------- worker

/** worker.js in a worker thread that has what a browser's worker has: `self`, with messages as events. */
function startWorker(t) {
  const prelude = `
    import { parentPort } from "node:worker_threads";
    globalThis.self = Object.assign(new EventTarget(), { postMessage: (message) => parentPort.postMessage(message) });
    parentPort.on("message", (data) => self.dispatchEvent(Object.assign(new Event("message"), { data })));
    import(${JSON.stringify(new URL("worker.js", pkg).href)}).then(() => parentPort.postMessage("started"));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(prelude)}`));
  t.after(() => worker.terminate());
  const waiting = new Map();
  const progress = [];
  let last = 0;
  const started = new Promise((resolve, reject) => {
    worker.on("error", reject);
    worker.on("message", (message) => {
      if (message === "started") return resolve();
      if ("progress" in message) return progress.push(message);
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    });
  });
  const ask = async (method, ...args) => {
    await started;
    const id = (last += 1);
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    worker.postMessage({ id, method, args });
    return answer;
  };
  return { ask, progress, send: async (message) => { await started; worker.postMessage(message); } };
}

test("the worker tells how far long work is, scores meanwhile, and stops it when told", async (t) => {
  const { ask, send, progress } = startWorker(t);
  await ask("init", wasm(), readFileSync(new URL("statistics_bg.wasm", pkg)));
  await ask("parse", seed);
  await ask("ratings", { rows: [["yes", "yes"], ["yes", "no"], ["no", "no"], ["no", "no"]] });
  const long = ask("agreement", 1, { interval: { method: "percentile", resamples: 1_000_000 } });
  while (!progress.length) await new Promise((resolve) => { setTimeout(resolve, 5); });
  assert.equal((await ask("score", 1, draft(seed, e1))).value.score.exact, "86", "between two steps");
  await send({ abort: 4 });
  const { error } = await long;
  assert.deepEqual([error.name, error.code, error.trapped], ["AbortError", undefined, false]);
  assert.ok(progress.every(({ id, progress: share }) => id === 4 && share > 0 && share < 1));
  await send({ abort: 4 });
  await send({ abort: "nothing" });
  const short = await ask("agreement", 1, { interval: { method: "bca", resamples: 2_000 } });
  assert.equal(short.value.estimates[0].value, 0.75);
});

test("the worker loads the module of agreement also for what is asked without ratings", async (t) => {
  const { ask } = startWorker(t);
  await ask("init", wasm(), readFileSync(new URL("statistics_bg.wasm", pkg)));
  const { value: { mcnemar } } = await ask("pairedTests", [[130, 56], [9, 5]]);
  assert.equal(mcnemar.exact.statistic, 9);
  const { value } = await ask("benchmarks", { estimate: 0.43, standardError: 0.054 });
  assert.equal(value.find(({ name }) => name === "landis-koch").grade, "fair", "moderate by the estimate alone");
});

test("the worker reads quizzes, makes attempts and grades them, and keeps nothing", async (t) => {
  const { ask } = startWorker(t);
  await ask("init", wasm(), undefined, readFileSync(new URL("raters_bg.wasm", pkg)));
  const quiz = readJson("fixtures/every-key.quiz.json", import.meta.url);
  const { value: { hash, isSealed } } = await ask("openQuiz", quiz);
  assert.deepEqual([/^sha256:/.test(hash), isSealed], [true, false]);
  const { value: attempt } = await ask("attempt", quiz, { format: "calibrant/attempt@1", rater: { id: "t-1", name: "Lin Lan" }, started: "2026-11-26T09:00:00+08:00", events: [] });
  assert.equal(attempt.quiz, hash);
  assert.equal((await ask("grade", quiz, attempt)).value.attempt, attempt.id);
  assert.equal((await ask("prospect", quiz)).value.parts.length, quiz.parts.length);
  assert.equal((await ask("openQuiz", { ...quiz, parts: [] })).error.code, "invalid-quiz");
});

test("the worker keeps a quiz that was opened with a passphrase, and grades by it", async (t) => {
  const { ask } = startWorker(t);
  await ask("init", wasm(), undefined, readFileSync(new URL("raters_bg.wasm", pkg)));
  const quiz = readJson("fixtures/every-key.quiz.json", import.meta.url);
  const { value: document } = await ask("sealQuiz", quiz, "correct horse");
  assert.equal((await ask("quiz", { document, passphrase: "another" })).error.code, "wrong-passphrase");
  const { value: kept } = await ask("quiz", { document, passphrase: "correct horse" });
  assert.equal(kept.isSealed, false);
  assert.deepEqual((await ask("quizKey", kept.quiz)).value, quiz.key);
  const { value: attempt } = await ask("attempt", document, { format: "calibrant/attempt@1", rater: { id: "t-1", name: "Lin Lan" }, started: "2026-11-26T09:00:00+08:00", events: [] });
  assert.equal(attempt.quiz, kept.hash);
  assert.equal((await ask("grade", document, attempt)).error.code, "sealed-quiz");
  assert.equal((await ask("grade", kept.quiz, attempt)).value.attempt, attempt.id);
  assert.equal((await ask("analyse", kept.quiz, [attempt])).value.length, quiz.parts.length);
  assert.equal((await ask("certify", kept.quiz, { attempt, date: "2026-11-26" })).error.code, "not-certified");
  await ask("freeQuiz", kept.quiz);
  assert.equal((await ask("prospect", kept.quiz)).error.name, "RangeError");
});

test("the worker answers about sessions, loads their module for it, and keeps nothing", async (t) => {
  const { ask } = startWorker(t);
  await ask("init", wasm(), undefined, readFileSync(new URL("raters_bg.wasm", pkg)), readFileSync(new URL("sessions_bg.wasm", pkg)));
  const shippedSession = readJson("sessions/account-recovery.json", pkg);
  const { room, events } = shippedSession;
  const [locks, others] = [events.filter(({ kind }) => kind === "lock"), events.filter(({ kind }) => kind !== "lock")];
  const empty = { format: "calibrant/session@1", room, events: [] };
  assert.equal((await ask("openSession", empty)).value.revealed, null);
  const { value: locked } = await ask("addToSession", empty, locks);
  assert.deepEqual([locked.added, locked.document.events.length], [3, 3]);
  assert.ok(locked.state.sheets.every(({ status }) => status === "locked"));
  assert.equal((await ask("openSession", empty)).value.sheets[0].status, "open", "the worker has kept nothing");
  const { value: whole } = await ask("addToSession", locked.document, others);
  assert.deepEqual(whole.state, (await ask("openSession", shippedSession)).value);
  assert.deepEqual(whole.document, shippedSession);
  assert.equal((await ask("addToSession", whole.document, events)).value.added, 0);

  const sheet = events.find(({ kind }) => kind === "sheet");
  const { value: commit } = await ask("commitment", sheet.salt, sheet.evaluation);
  assert.equal(commit, locks.find(({ actor }) => actor === sheet.actor).commit);
  const handed = {
    format: "calibrant/sheet@1", room: whole.state.room, scoringHash: whole.state.scoringHash, rater: sheet.actor, at: sheet.at,
    locks: [{ case: sheet.case, commit, sealed: "AA" }],
  };
  assert.deepEqual((await ask("locksOf", empty, handed)).value, [locks.find(({ actor }) => actor === sheet.actor)]);
  const { id, room: of, clock, ...happened } = events.find(({ kind }) => kind === "consensus");
  const earlier = { ...shippedSession, events: events.filter((event) => event.clock < clock) };
  assert.deepEqual((await ask("sessionEvent", earlier, happened)).value, events.find((event) => event.id === id));

  const { value: { same, group } } = await ask("comparison", shippedSession, earlier);
  assert.deepEqual([same.raters, group.percentAgreement.difference.value], [true, 0]);
  const strict = { ...empty, room: { ...room, rule: { tolerance: 1 } } };
  assert.deepEqual((await ask("comparison", shippedSession, strict)).value.group.within.difference, { incomparable: "other-tolerance" });
  const report = (await ask("report", shippedSession)).value.group.agreement.percentAgreement;
  assert.deepEqual([(await ask("comparison", strict, shippedSession)).value.group.percentAgreement.before], [report], "the later one comes first");

  for (const [code, issue, method, ...args] of [
    ["invalid-session", "missing-key", "openSession", { ...empty, room: undefined }],
    ["invalid-sheet", "unknown-rater", "locksOf", empty, { ...handed, rater: "z" }],
    ["invalid-events", "event-changed", "addToSession", empty, [{ ...sheet, salt: "another" }]],
  ]) {
    const { error } = await ask(method, ...args);
    assert.deepEqual([error.name, error.code, error.issues[0].code, error.trapped], ["CalibrantError", code, issue, false], method);
  }
});

test("the worker answers by its protocol", async (t) => {
  const { ask, send } = startWorker(t);
  const early = await ask("parse", seed);
  assert.equal(early.error.code, "not-ready");
  assert.equal(early.error.name, "CalibrantError");
  assert.equal(early.error.trapped, false);

  assert.equal((await ask("init", wasm(), readFileSync(new URL("statistics_bg.wasm", pkg)))).value, `calibrant ${manifest.version}`);
  const { value: card } = await ask("parse", seed);
  const alone = await e1Through("calibrant");
  const { hash, score: { scoringHash } } = alone;
  assert.deepEqual(card, { card: 1, id: seed.id, version: seed.version, hash, scoringHash, warnings: [] });

  const evaluation = draft(seed, e1);
  assert.deepEqual((await ask("score", card.card, evaluation)).value, alone.score);
  assert.deepEqual((await ask("check", card.card, evaluation)).value, []);
  assert.deepEqual((await ask("verify", card.card, evaluation)).value, []);
  assert.deepEqual((await ask("checkScorecard", seed)).value, []);
  assert.ok((await ask("checkContact", {})).value.length > 2);
  const columns = { items: Object.fromEntries(itemsOf(seed).map(({ id }) => [id, new Uint8Array(3)])) };
  const { value: bulk } = await ask("scoreColumns", card.card, columns);
  assert.deepEqual(bulk.score, Float64Array.of(100, 100, 100));

  const refused = await ask("score", card.card, draft(seed, { L1: { option: "perhaps" } }));
  assert.equal(refused.value, undefined);
  assert.deepEqual([refused.error.name, refused.error.code, refused.error.issues[0].code], ["CalibrantError", "invalid-evaluation", "unknown-option"]);
  assert.match(refused.error.message, /perhaps/);

  assert.equal((await ask("parse", shipped["showcase.json"])).value.card, 2);
  assert.deepEqual(await ask("free", 1), { id: 12, value: undefined });
  for (const [method, ...args] of [["score", 1, evaluation], ["score", 99, evaluation], ["no-such"], ["constructor"], ["__proto__"]]) {
    const { error } = await ask(method, ...args);
    assert.equal(error.name, "RangeError", method);
    assert.equal(error.trapped, false);
  }
  const rows = [["yes", "yes"], ["yes", "no"], ["no", "no"], ["no", "no"]];
  assert.deepEqual((await ask("ratings", { rows })).value, { ratings: 1, units: 4, raters: 2 });
  const records = rows.flatMap((row, unit) => row.map((rating, rater) => ({ unit, rater, rating })));
  assert.deepEqual((await ask("ratings", { records, categories: ["no", "yes"] })).value, { ratings: 2, units: 4, raters: 2 });
  const request = { coefficients: ["percent-agreement", "cohen-kappa"] };
  const { value: agreement } = await ask("agreement", 1, request);
  // By hand: 3 of 4 alike; expected (2·1 + 2·3) / 16.
  assert.deepEqual(agreement.estimates.map(({ value }) => value), [0.75, 0.5]);
  assert.deepEqual((await ask("pairs", 2, request)).value[0].table, [[2, 0], [1, 1]]);
  assert.equal((await ask("ratings", { rows: [["yes"], ["yes", "no"]] })).error.code, "invalid-ratings");
  assert.equal((await ask("freeRatings", 1)).error, undefined);
  assert.equal((await ask("agreement", 1, {})).error.name, "RangeError");
  // Shrout and Fleiss (1979), table 4: ICC(2,1) .29.
  const table = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
  assert.deepEqual((await ask("scores", { rows: table })).value, { scores: 1, units: 6, raters: 4 });
  assert.equal((await ask("icc", 1)).value.forms[1].estimate.toFixed(2), "0.29");
  assert.deepEqual((await ask("limitsOfAgreement", 1)).value, { undefined: "not-two-raters" });
  const first = [0, 1].map((rater) => Float64Array.from(table, (row) => row[rater]));
  assert.deepEqual((await ask("scores", { columns: first })).value, { scores: 2, units: 6, raters: 2 });
  // By hand: the differences are 7, 5, 4, 6, 5, 4.
  assert.equal((await ask("limitsOfAgreement", 2)).value.bias.toFixed(9), (31 / 6).toFixed(9));
  for (const method of ["concordance", "kendallW", "cronbachAlpha"]) assert.equal(typeof (await ask(method, 2)).value.estimate, "number", method);
  assert.equal((await ask("scores", { rows: [[1], [1, 2]] })).error.code, "invalid-scores");
  assert.equal((await ask("freeScores", 1)).error, undefined);
  assert.equal((await ask("icc", 1)).error.name, "RangeError");
  // What was not meant for it does not end it.
  for (const message of [null, undefined, 5, "text", {}, { id: 1 }, { id: 2, method: "score", args: 5 }]) await send(message);
  assert.equal((await ask("score", 2, draft(shipped["showcase.json"], {}))).error.code, "invalid-evaluation");
});

// ---------------------------------------------------------------- exports and archive

/** The files an export names: itself, or what its pattern holds. */
function filesOf(target) {
  if (typeof target === "object") return Object.values(target).flatMap(filesOf);
  if (!target.includes("*")) return [target];
  const folder = new URL(target.replace("*", ""), pkg);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  assert.ok(files.length > 0, `${target} holds nothing`);
  return files.map((file) => target.replace("*", file));
}

for (const [name, target] of Object.entries(manifest.exports)) {
  test(`export ${name} is there`, () => {
    for (const file of filesOf(target)) assert.ok(existsSync(new URL(file, pkg)), file);
    if (typeof target === "object") {
      assert.equal(Object.keys(target).at(-1), "default", "the last condition is the one that always holds");
      assert.ok(!("types" in target) || Object.keys(target)[0] === "types", "types come first");
    }
  });
}

test("main, module, types and sideEffects name files", () => {
  for (const file of [manifest.main, manifest.module, manifest.types, ...manifest.sideEffects]) assert.ok(existsSync(new URL(file, pkg)), file);
});

test("the archive holds what users need, and nothing of ours", async () => {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: fileURLToPath(pkg) });
  const [{ files, unpackedSize }] = JSON.parse(stdout);
  const names = files.map(({ path }) => path);
  for (const file of [
    "package.json", "README.md", "index.js", "node.js", "inline.js", "worker.js", "engine.js", "module.js", "ratings.js", "messages.js", "calibrant.js", "calibrant_bg.wasm", "statistics.js", "statistics_bg.wasm", "session-class.js", "sessions-only.js", "sessions.js", "sessions_bg.wasm", "report.js", "raters.js", "raters_bg.wasm", "quiz-class.js", "seal.js",
    "calibrant_wasm.js", "index.d.ts", "worker.d.ts", "evaluations/account-recovery.json", "sessions/account-recovery.json",
    "scorecards/index.json", ...Object.keys(shipped).map((file) => `scorecards/${file}`),
    ...Object.values(manifest.exports).flatMap(filesOf).map((file) => file.slice(2)),
  ]) assert.ok(names.includes(file), `${file} is missing`);
  for (const format of ["scorecard", "evaluation", "contact", "session", "sheet"]) {
    assert.ok(names.some((name) => name.startsWith("schema/") && name.includes(format)), `no schema of ${format}`);
  }
  for (const name of names) assert.doesNotMatch(name, /(^|\/)(tests?|benches|node_modules|src|target)\/|\.test\.|\.rs$|\.map$|\.tgz$|^\./, name);
  assert.ok(unpackedSize < 2_600_000, `${unpackedSize} bytes`);
});

test("the inline wasm is the wasm", async () => {
  const { default: base64 } = await import(new URL("calibrant_wasm.js", pkg).href);
  assert.ok(Buffer.from(base64, "base64").equals(wasm()));
});

test("the entries name one another only by what the archive holds", () => {
  for (const file of readdirSync(pkg).filter((name) => name.endsWith(".js"))) {
    for (const [, specifier] of readFileSync(new URL(file, pkg), "utf8").matchAll(/^(?:import|export)[^"';]* from "([^"]+)"/gm)) {
      if (!specifier.startsWith("node:")) assert.ok(existsSync(new URL(specifier, new URL(file, pkg))), `${file}: ${specifier}`);
    }
  }
});
