// A user relies on a session being the same everywhere: its ids by RFC 8785 and SHA-256 alone, its state natively and in wasm, a sheet changed
// after its lock caught, copies united in any order; and nothing of an answer in it before the reveal.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test, { before } from "node:test";

import canonicalize from "canonicalize";

import { CalibrantError, Session, commitment, init } from "../../pkg/calibration-node.js";
import { pkg, readJson, seeded } from "./support.mjs";
import { accountRecovery, everyKey, happen, saltOf, sheetOf, stateOf } from "./sessions.mjs";

before(() => init());

const shipped = readJson("sessions/account-recovery.json", pkg);
const every = readJson("tests/package/fixtures/every-key.session.json");
const everyState = readJson("tests/package/fixtures/every-key.session-state.json");
const open = (room = shipped.room) => Session.open(room);
const refusal = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof CalibrantError, String(error));
    return error;
  }
  return assert.fail("nothing was refused");
};

test("the shipped session and the fixtures are what the package makes of them", () => {
  assert.deepEqual(shipped, accountRecovery());
  assert.deepEqual(every, everyKey());
});

// tests/session.rs holds the native fold to the same file.
test("a session with every kind of event and every fault folds to the state that is natively folded", () => {
  assert.deepEqual(stateOf(every), everyState);
  const kinds = new Set(every.events.map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), ["close", "consensus", "join", "lock", "reveal", "sheet"]);
  const faults = new Set(everyState.flags.map(({ fault }) => fault));
  assert.deepEqual([...faults].sort(), ["does-not-fit", "late", "locked-again", "not-as-locked", "not-entitled", "not-locked", "unknown-place"]);
  assert.ok(everyState.flags.find(({ issues }) => issues).issues.every(({ message }) => message.endsWith(".")));
});

// ---------------------------------------------------------------- docs/session.md once more

const DECIMALS = ["at", "atLeast", "base", "baseline", "below", "bonusCeiling", "cap", "ceiling", "floor", "from", "itemWeights", "minimum", "naPoints",
  "number", "points", "sectionMinimums", "sectionWeights", "to", "weight"];
const TABLES = ["anchor", "guidance", "itemWeights", "purpose", "sectionMinimums", "sectionWeights", "tags", "title"];

/** A decimal as its text; any other number as its bits. */
function number(value) {
  const text = String(value).replace(/^(-?)(\d)(?:\.(\d+))?e-(\d+)$/, (_, sign, whole, fraction = "", exponent) =>
    `${sign}0.${"0".repeat(Number(exponent) - 1)}${whole}${fraction}`);
  if (Math.abs(value) <= 1e9 && /^-?\d+(\.\d{1,6})?$/.test(text)) return text;
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(value);
  return `double:${bits.toString("hex")}`;
}

function shortest(text) {
  const [, sign, whole, fraction = ""] = /^(-?)0*(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const places = fraction.replace(/0+$/, "");
  const found = places ? `${whole}.${places}` : whole;
  return found === "0" ? found : sign + found;
}

function written(value, decimal = false, table = false) {
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return decimal ? shortest(value) : value;
  if (Array.isArray(value)) return value.map((entry) => written(entry, false, table));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) =>
    [key, written(entry, table ? decimal : DECIMALS.includes(key), table || TABLES.includes(key))]));
}

const sha256 = (text) => `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
const hashOf = (value) => sha256(canonicalize(written(value)));

test("rooms, events and commitments are hashed as docs/session.md says", () => {
  for (const document of [shipped, every]) {
    const session = Session.parse(document);
    assert.equal(session.room, hashOf(document.room));
    for (const { id, ...content } of document.events) assert.equal(id, hashOf(content), content.kind);
    for (const { salt, evaluation } of document.events.filter(({ kind }) => kind === "sheet")) {
      assert.equal(commitment(salt, evaluation), sha256(salt + canonicalize(written(evaluation))));
    }
  }
});

test("a commitment binds numbers of any size, and texts that look like numbers", () => {
  const of = (value) => commitment("s", { timing: { activeSeconds: value } });
  const values = [0.1234567, 0.1234568, 1e300, 1e301, 5e-324, 1e-7, 1_000_000_001, 2 ** 53, -0.00000015];
  assert.equal(new Set(values.map(of)).size, values.length);
  for (const value of values) assert.equal(of(value), sha256(`s${canonicalize(written({ timing: { activeSeconds: value } }))}`), String(value));
  const text = (value) => commitment("s", { answers: { q: { text: value } } });
  assert.notEqual(text("1.0"), text("1"));
  const number = (value) => commitment("s", { answers: { q: { number: value } } });
  assert.equal(number("1.50"), number(1.5), "the same answer");
});

// ---------------------------------------------------------------- a workshop

test("before the reveal no answer is in the state, and a sheet that was changed is caught", () => {
  const session = open();
  const [first, second] = shipped.room.raters;
  const locks = [first, second].flatMap((rater) => session.locksOf(sheetOf(session, rater)));
  assert.equal(session.add(locks), 2);
  assert.equal(session.add(locks), 0);
  const sheets = shipped.events.filter(({ kind }) => kind === "sheet");
  const [mine, theirs] = [first, second].map(({ id }) => sheets.find(({ actor }) => actor === id));
  session.add([mine]);
  assert.ok(!JSON.stringify(session.state()).includes("answers"));
  happen(session, { kind: "reveal", actor: "h-1", at: "2026-11-25T14:00:00+08:00", locks: locks.map(({ id }) => id) });
  const { id, room, ...happened } = theirs;
  happen(session, { ...happened, evaluation: { ...theirs.evaluation, answers: mine.evaluation.answers } });
  assert.equal(session.merge(session), 0);
  const { sheets: found, flags } = session.state();
  assert.deepEqual(found.map(({ status }) => status), ["counted", "absent", "open"]);
  assert.deepEqual(flags.map(({ actor, fault }) => [actor, fault]), [[second.id, "not-as-locked"]]);
});

test("copies are united in any order, any number of times", () => {
  const random = seeded(5);
  for (let round = 0; round < 20; round += 1) {
    const copies = Array.from({ length: 3 }, () => open(every.room));
    for (const event of [...every.events, ...every.events].sort(() => random() - 0.5)) random.pick(copies).add([event]);
    const [one, ...others] = copies;
    for (const other of [...others, ...others]) one.merge(other);
    for (const event of every.events) one.add([event]);
    assert.deepEqual(one.state(), everyState);
    assert.deepEqual(one.toJSON(), every);
    for (const copy of copies) copy.free();
  }
});

test("what is refused is refused whole, with every reason", () => {
  const session = open();
  const [lock, ...rest] = shipped.events;
  const changed = refusal(() => session.add([...rest, { ...lock, commit: "sha256:forged" }, { ...lock, room: "sha256:0" }]));
  assert.deepEqual([changed.code, changed.issues.map(({ code }) => code)], ["invalid-events", ["event-changed", "other-room"]]);
  assert.deepEqual(session.toJSON().events, []);
  const other = open({ ...shipped.room, title: "Another" });
  assert.deepEqual([refusal(() => session.merge(other))].map(({ code, issues: [issue] }) => [code, issue.code]), [["invalid-session", "other-room"]]);
  const sheet = sheetOf(session, shipped.room.raters[0]);
  assert.deepEqual(refusal(() => other.locksOf(sheet)).issues.map(({ code }) => code), ["other-room"]);
  assert.equal(refusal(() => Session.parse({})).issues.length, 3);
});

test("a session that has been freed says so, and a salt is a text", () => {
  const session = open();
  session.free();
  session.free();
  for (const ask of ["state", "toJSON", "event", "add", "locksOf"]) assert.equal(refusal(() => session[ask]([])).code, "freed", ask);
  assert.equal(refusal(() => session.room).code, "freed");
  assert.equal(refusal(() => open().merge(session)).code, "freed");
  assert.throws(() => new Session(), TypeError);
  for (const salt of [undefined, null, 5, {}, ["a"], Symbol("s")]) assert.throws(() => commitment(salt, {}), TypeError);
  assert.equal(saltOf("r-3", "c-1042").length, 22);
});
