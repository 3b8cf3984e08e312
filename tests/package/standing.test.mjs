// Who may score until when: whoever reads the register relies on the last day, on the scorecard that changed, and on nobody being called absent of whom nothing is known.
import assert from "node:assert/strict";
import { test } from "node:test";

import { moduleOf } from "../modules.mjs";

const { standing, daysFrom, isDay } = await moduleOf("quiz/standing.ts");
const { lastScoredFrom, linesOf } = await moduleOf("quiz/last-scored.ts");

const hash = (letter) => `sha256:${letter.repeat(64)}`;
const CARD = hash("a");
const certificate = (more = {}) => ({
  format: "calibrant/certificate@1", id: hash("1"), rater: { id: "r-1", name: "Ann Lee" }, quiz: { id: "new-raters", version: "1", title: "New raters", hash: hash("9") },
  attempt: hash("8"), scorecards: [CARD], pass: {}, parts: [], date: "2026-01-01", expires: "2026-06-30", engine: "calibrant 0.1.0", ...more,
});
const asMap = (object) => new Map(Object.entries(object));
const rules = ({ certified = {}, lastScored = { "r-1": "2026-06-01" }, ...more } = {}) => ({ soonDays: 30, absenceDays: 90, inUse: [], certified: asMap(certified), lastScored: asMap(lastScored), ...more });
const only = (own, given, today) => {
  const [first, ...rest] = standing([own].flat(), given, today);
  assert.deepEqual(rest, []);
  return first;
};
const state = (...given) => only(...given).state;
const reason = (kind, found) => found.reasons.find((each) => each.kind === kind);

test("the last day still counts, the day after does not; `soon` begins exactly so many days before", () => {
  const on = (today) => state(certificate(), rules({ lastScored: {} }), today);
  assert.deepEqual(["2026-05-30", "2026-05-31", "2026-06-29", "2026-06-30", "2026-07-01"].map(on), ["valid", "expiring", "expiring", "expiring", "expired"]);
  assert.deepEqual(reason("expiring", only(certificate(), rules(), "2026-06-30")), { kind: "expiring", days: 0, date: "2026-06-30" });
  assert.deepEqual(reason("expired", only(certificate(), rules(), "2026-07-01")), { kind: "expired", days: 1, date: "2026-06-30" });
  assert.deepEqual(reason("holds", only(certificate(), rules(), "2026-05-30")), { kind: "holds", days: 31, date: "2026-06-30" });
});

test("with `soon` at nothing only the last day is said to expire", () => {
  const on = (today) => state(certificate(), rules({ soonDays: 0 }), today);
  assert.deepEqual(["2026-06-29", "2026-06-30", "2026-07-01"].map(on), ["valid", "expiring", "expired"]);
});

test("without an expiry it holds, and other rules still apply", () => {
  const endless = certificate({ expires: null });
  assert.equal(state(endless, rules({ lastScored: {} }), "2036-01-01"), "valid");
  assert.ok(reason("no-expiry", only(endless, rules(), "2026-06-02")));
  assert.equal(state(endless, rules(), "2026-08-30"), "recertify");
});

test("days are those of the calendar: leap days, turns of the year, and clocks that are put forward", () => {
  assert.deepEqual([["2028-02-28", "2028-03-01"], ["2027-02-28", "2027-03-01"], ["2026-12-31", "2027-01-01"], ["2026-03-28", "2026-03-30"], ["2100-02-28", "2100-03-01"], ["2026-05-01", "2026-04-30"]]
    .map(([from, to]) => daysFrom(from, to)), [2, 1, 1, 2, 1, -1]);
  const leap = certificate({ expires: "2028-02-29", date: "2027-09-01" });
  assert.deepEqual(["2028-02-29", "2028-03-01"].map((today) => state(leap, rules({ lastScored: {} }), today)), ["expiring", "expired"]);
  assert.deepEqual(["2028-02-29", "2027-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-01T00:00", "+02026-01-01", ""].map(isDay), [true, ...Array(8).fill(false)]);
});

test("whatever the time zone of the device", async () => {
  const { spawnSync } = await import("node:child_process");
  const script = `import { moduleOf } from "./tests/modules.mjs"; const { standing } = await moduleOf("quiz/standing.ts");
    const c = ${JSON.stringify(certificate())}; const r = { soonDays: 30, absenceDays: 90, inUse: [], certified: new Map(), lastScored: new Map([["r-1", "2026-04-01"]]) };
    console.log(["2026-06-29", "2026-06-30", "2026-07-01"].map((today) => JSON.stringify(standing([c], r, today))).join());`;
  const told = ["Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago"].map((TZ) =>
    spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: new URL("../../", import.meta.url), env: { ...process.env, TZ }, encoding: "utf8" }).stdout);
  assert.match(told[0], /"state":"expired"/);
  assert.equal(new Set(told).size, 1);
});

test("the latest certificate of a rater for a quiz counts, whatever its version; earlier ones are history", () => {
  const first = certificate({ id: hash("1"), date: "2025-01-01", expires: "2025-12-31" });
  const second = certificate({ id: hash("2"), date: "2026-05-01", expires: "2026-10-31", quiz: { ...first.quiz, version: "2", hash: hash("7") } });
  const third = certificate({ id: hash("3"), date: "2025-06-01", expires: "2027-12-31" });
  for (const order of [[first, second, third], [third, second, first]]) {
    const found = only(order, rules(), "2026-06-02");
    assert.deepEqual([found.certificate.id, found.state, found.earlier.map(({ id }) => id)], [second.id, "valid", [third.id, first.id]]);
  }
  const others = [certificate({ rater: { id: "r-2", name: "Ann Lee" } }), certificate({ quiz: { ...first.quiz, id: "chat" } }), certificate()];
  assert.equal(standing(others, rules(), "2026-06-02").length, 3);
});

test("two of one day: the one that holds longer, and of those alike always the same one", () => {
  const [short, long, endless] = ["2026-03-01", "2026-09-01", null].map((expires, at) => certificate({ id: hash(String(at + 1)), expires }));
  assert.equal(only([short, long], rules(), "2026-04-01").certificate.id, long.id);
  assert.equal(only([long, endless, short], rules(), "2026-04-01").certificate.id, endless.id);
  const alike = [certificate({ id: hash("5") }), certificate({ id: hash("4") })];
  assert.deepEqual([alike, alike.toReversed()].map((order) => only(order, rules(), "2026-04-01").certificate.id), [hash("4"), hash("4")]);
});

test("what is dated ahead does not count yet, and takes nothing away from the one before", () => {
  const ahead = certificate({ id: hash("2"), date: "2026-07-10", expires: "2027-07-10" });
  assert.deepEqual([state(ahead, rules(), "2026-07-09"), state(ahead, rules(), "2026-07-10")], ["ahead", "valid"]);
  const both = [certificate(), ahead];
  assert.deepEqual(["2026-06-30", "2026-07-05", "2026-07-10"].map((today) => state(both, rules({ lastScored: {} }), today)), ["expiring", "expired", "valid"]);
  assert.deepEqual(only(both, rules(), "2026-06-30").earlier.map(({ id }) => id), [ahead.id]);
});

test("a scorecard that scores otherwise asks for a new certificate; one whose words alone changed does not", () => {
  const certified = { [CARD]: { id: "service", scoringHash: hash("b") } };
  const used = (scoringHash, id = "service") => only(certificate(), rules({ certified, inUse: [{ id, scoringHash }] }), "2026-05-01");
  assert.deepEqual([used(hash("b")).state, reason("card-same", used(hash("b")))], ["valid", { kind: "card-same", card: "service" }]);
  assert.deepEqual([used(hash("c")).state, reason("card-changed", used(hash("c")))], ["recertify", { kind: "card-changed", card: "service" }]);
  assert.deepEqual([used(hash("c"), "chat").state, used(hash("c"), "chat").reasons.filter(({ kind }) => kind.startsWith("card"))], ["valid", []]);
  // Of two scorecards one changed.
  const two = certificate({ scorecards: [CARD, hash("d"), CARD] });
  const found = only(two, rules({ certified: { ...certified, [hash("d")]: { id: "chat", scoringHash: hash("e") } }, inUse: [{ id: "service", scoringHash: hash("b") }, { id: "chat", scoringHash: hash("f") }] }), "2026-05-01");
  assert.deepEqual([found.state, found.reasons.filter(({ kind }) => kind.startsWith("card"))], ["recertify", [{ kind: "card-changed", card: "chat" }, { kind: "card-same", card: "service" }]]);
});

test("of a certified scorecard that is not known nothing is claimed", () => {
  const found = only(certificate(), rules({ inUse: [{ id: "service", scoringHash: hash("c") }] }), "2026-05-01");
  assert.deepEqual([found.state, reason("card-unknown", found)], ["valid", { kind: "card-unknown", hash: CARD }]);
  assert.equal(reason("card-unknown", only(certificate({ scorecards: [] }), rules({ inUse: [{ id: "service", scoringHash: hash("c") }] }), "2026-05-01")), undefined);
});

test("absent from exactly so many days on; of whom nothing is known it is not said", () => {
  const own = certificate({ expires: null });
  const last = (day, today = "2026-08-30") => only(own, rules({ lastScored: day ? { "r-1": day } : {} }), today);
  assert.deepEqual([last("2026-06-02").state, reason("scored", last("2026-06-02"))], ["valid", { kind: "scored", days: 89, date: "2026-06-02" }]);
  assert.deepEqual([last("2026-06-01").state, reason("absent", last("2026-06-01"))], ["recertify", { kind: "absent", days: 90, date: "2026-06-01" }]);
  assert.deepEqual([last(undefined).state, last(undefined).reasons.at(-1)], ["valid", { kind: "rater-unknown" }]);
  assert.equal(last("2026-08-31").reasons.at(-1).days, 0, "a clock ahead of this one");
});

test("whoever was certified since counts as present", () => {
  const own = certificate({ date: "2026-06-02", expires: null });
  const on = (today) => state(own, rules({ lastScored: { "r-1": "2025-12-01" } }), today);
  assert.deepEqual(["2026-08-30", "2026-08-31"].map(on), ["valid", "recertify"]);
});

test("every reason is told, the gravest gives the state, and what is to be done comes first", () => {
  const certified = { [CARD]: { id: "service", scoringHash: hash("b") } };
  const all = only(certificate(), rules({ certified, inUse: [{ id: "service", scoringHash: hash("c") }] }), "2026-09-30");
  assert.deepEqual([all.state, all.reasons.map(({ kind }) => kind)], ["expired", ["expired", "card-changed", "absent"]]);
  const of = (id, more) => certificate({ rater: { id, name: id }, scorecards: [], ...more });
  const list = standing([of("valid", { expires: null }), of("ahead", { date: "2026-12-01", expires: "2027-01-01" }), of("soon", { expires: "2026-06-20" }), of("sooner", { expires: "2026-06-10" }),
    of("expired", { expires: "2026-05-31" }), of("absent", { expires: "2026-12-31" })], rules({ lastScored: { absent: "2026-01-02" } }), "2026-06-01");
  assert.deepEqual(list.map(({ certificate: { rater }, state: own }) => [rater.id, own]),
    [["expired", "expired"], ["absent", "recertify"], ["sooner", "expiring"], ["soon", "expiring"], ["valid", "valid"], ["ahead", "ahead"]]);
});

test("no certificates, no list", () => {
  assert.deepEqual(standing([], rules(), "2026-06-01"), []);
});

test("last days: as lists write them, the later of two, and every fault at once", () => {
  const read = (text) => {
    const { lastScored, faults } = lastScoredFrom(linesOf(text), "2026-11-26");
    return { lastScored: Object.fromEntries(lastScored), faults };
  };
  assert.deepEqual(read("rater,last day\nr-1,2026-11-01\nr-2\t2026/3/9\r\nr-3；2026年3月9日\nr-1,2026-10-01\n\nr-4,2026-11-26T23:59:00+08:00\n"),
    { lastScored: { "r-1": "2026-11-01", "r-2": "2026-03-09", "r-3": "2026-03-09", "r-4": "2026-11-26" }, faults: [] });
  const { lastScored, faults } = read("r-1,2026-11-01\nr-2,9.3.2026\nr-3\n,2026-01-01\nr-5,2026-02-30\nr-6,2026-11-27");
  assert.deepEqual(lastScored, { "r-1": "2026-11-01" });
  assert.deepEqual(faults, [{ line: 2, fault: "not-a-day", value: "9.3.2026" }, { line: 3, fault: "no-day", value: "r-3" }, { line: 4, fault: "no-rater", value: "2026-01-01" },
    { line: 5, fault: "not-a-day", value: "2026-02-30" }, { line: 6, fault: "to-come", value: "2026-11-27" }]);
  assert.deepEqual(read(""), { lastScored: {}, faults: [] });
  assert.deepEqual(read("r-1").faults, [{ line: 1, fault: "no-day", value: "r-1" }]);
});
