// A user relies on bulk scores being the single scores: every shipped card, row by row, the same bits; and on columns that cannot be
// right being refused with everything that is wrong with them.
import assert from "node:assert/strict";
import test, { before } from "node:test";

import { CalibrantError, Scorecard, init } from "../../pkg/node.js";
import { draft, e1, itemsOf, readJson, seeded, shipped } from "./support.mjs";

const ROWS = 2_000;
const NA = 254;
const NONE = 255;

before(() => init());

/** Values around every bound of a number item, and any others that have points. */
function numbersOf({ ranges, else: otherwise }) {
  const bounds = ranges.flatMap(({ from, to }) => [from, to]).filter((bound) => bound !== undefined).map(Number);
  const near = bounds.flatMap((bound) => [bound, bound - 0.000001, bound + 0.5, Math.floor(bound) + 1]).concat(-3.25, 0, 1e6);
  const held = (value) => otherwise || ranges.some(({ from = -Infinity, to = Infinity }) => value >= Number(from) && value < Number(to));
  return near.map((value) => Number(value.toFixed(6))).filter(held);
}

/** One seeded answer as a document says it, and as a column holds it. */
function answerOf(random, item) {
  if (random.chance(0.06)) return [random.pick([undefined, {}]), { code: NONE }];
  if (item.notApplicable && random.chance(0.15)) return [{ notApplicable: true }, { code: NA }];
  switch (item.kind) {
    case "choice": {
      const code = random.below(item.options.length);
      return [{ option: item.options[code].id }, { code }];
    }
    case "multi": {
      const chosen = item.options.map((_, place) => place).filter(() => random.chance(0.4)).slice(0, item.maxChoices);
      return [{ options: chosen.map((place) => item.options[place].id) }, { code: 0, mask: chosen.reduce((mask, place) => mask | (1 << place), 0) }];
    }
    case "number": {
      const number = random.pick(numbersOf(item));
      return [{ number }, { code: 0, number }];
    }
    case "text": return [{ text: "said" }, { code: 0 }];
    default: return [{ date: "2026-11-20" }, { code: 0 }];
  }
}

function emptyColumn({ kind }, rows) {
  const status = new Uint8Array(rows).fill(NONE);
  if (kind === "multi") return { mask: new Uint32Array(rows), status };
  return kind === "number" ? { number: new Float64Array(rows), status } : status;
}

function put(column, row, { code, mask = 0, number = 0 }) {
  (column.status ?? column)[row] = code;
  if (column.mask) column.mask[row] = mask;
  if (column.number) column.number[row] = number;
}

/** Seeded rows twice: as evaluations and as columns. */
function rowsOf(card, rows, seed) {
  const random = seeded(seed);
  const columns = Object.fromEntries(itemsOf(card).map((item) => [item.id, emptyColumn(item, rows)]));
  const evaluations = Array.from({ length: rows }, (_, row) => {
    const answers = {};
    const blank = random.chance(0.02);
    for (const item of itemsOf(card)) {
      const [answer, held] = blank ? [undefined, { code: NONE }] : answerOf(random, item);
      if (answer) answers[item.id] = answer;
      put(columns[item.id], row, held);
    }
    return answers;
  });
  return { columns, evaluations };
}

const bits = (value) => new BigUint64Array(Float64Array.of(value).buffer)[0];
const outcomes = ["none", "pass", "fail"];

function assertSame(card, document, result, row, single) {
  const bands = [...(document.bands ?? [])].sort((a, b) => Number(a.from) - Number(b.from)).map(({ id }) => id);
  assert.equal(result.valid[row], single.score ? 1 : 0, `row ${row}: validity`);
  assert.equal(bits(result.score[row]), bits(single.score?.value ?? 0), `row ${row}: ${result.score[row]}, alone ${single.score?.exact}`);
  assert.equal(outcomes[result.outcome[row]], single.outcome, `row ${row}: outcome`);
  assert.equal(bands[result.band[row]] ?? null, single.band, `row ${row}: band`);
  assert.equal(result.band[row] === NONE, single.band === null, `row ${row}: band code`);
}

/** Profiles are chosen by date and post; a day inside each, and one inside none. */
function whenOf({ profiles = [] }) {
  const inside = profiles.map(({ id, from, posts }) => ({ profile: id, subject: { at: `${from}T12:00:00+08:00`, post: posts?.[0] } }));
  return [{ profile: undefined, subject: { at: "1999-01-01T12:00:00Z", post: "nowhere" } }, ...inside];
}

for (const [file, document] of Object.entries(shipped)) {
  for (const { profile, subject } of whenOf(document)) {
    test(`${file}${profile ? ` under ${profile}` : ""}: ${ROWS} rows score as they do one by one`, () => {
      const card = Scorecard.parse(document);
      const { columns, evaluations } = rowsOf(document, ROWS, 7 + file.length);
      const result = card.scoreColumns({ profile, items: columns });
      assert.equal(result.score.length, ROWS);
      const seen = { scores: new Set(), outcomes: new Set() };
      evaluations.forEach((answers, row) => {
        const single = card.score(draft(document, answers, { subject }));
        assert.equal(single.profile, profile ?? null);
        assertSame(card, document, result, row, single);
        seen.scores.add(single.score?.exact);
        seen.outcomes.add(single.outcome);
      });
      assert.ok(seen.scores.size > 3, `only ${seen.scores.size} different scores: the rows are too alike to tell`);
      if (document.pass) assert.ok(seen.outcomes.size > 1, `every outcome is ${[...seen.outcomes]}`);
      card.free();
    });
  }
}

/** The golden cards too: methods, policies and fatals that no shipped card combines. */
test("every golden card: 200 rows score as they do one by one", () => {
  const cards = readJson("tests/golden/scoring.json").cases.map(({ card }) => card).filter(Boolean);
  assert.ok(cards.length > 5);
  for (const [index, document] of cards.entries()) {
    const card = Scorecard.parse(document);
    const { columns, evaluations } = rowsOf(document, 200, index);
    const result = card.scoreColumns({ items: columns });
    const { subject } = whenOf(document)[0];
    evaluations.forEach((answers, row) => assertSame(card, document, result, row, card.score(draft(document, answers, { subject }))));
    card.free();
  }
});

const seed = shipped["service-quality.json"];
const showcase = shipped["showcase.json"];

test("columns longer than any piece they are scored in", () => {
  for (const document of [seed, showcase]) {
    const card = Scorecard.parse(document);
    const { columns } = rowsOf(document, 40_000, 3);
    const whole = card.scoreColumns({ items: columns });
    const { columns: firstColumns } = rowsOf(document, 40_000, 3);
    const cut = (column, from, to) => (ArrayBuffer.isView(column)
      ? column.slice(from, to)
      : Object.fromEntries(Object.entries(column).map(([key, array]) => [key, array.slice(from, to)])));
    for (const [from, to] of [[0, 1], [16_383, 16_386], [32_768, 32_769], [39_999, 40_000], [100, 20_000]]) {
      const part = card.scoreColumns({ items: Object.fromEntries(Object.entries(firstColumns).map(([id, column]) => [id, cut(column, from, to)])) });
      for (const key of ["score", "valid", "outcome", "band"]) assert.deepEqual(part[key], whole[key].slice(from, to), `${key} ${from}–${to}`);
    }
  }
});

test("an item without a column was answered by nobody", () => {
  const card = Scorecard.parse(seed);
  const { L1, ...rest } = e1;
  const items = Object.fromEntries(itemsOf(seed).filter(({ id }) => id in rest).map((item) => {
    const { option } = rest[item.id];
    return [item.id, Uint8Array.of(option ? item.options.findIndex(({ id }) => id === option) : NA)];
  }));
  const single = card.score(draft(seed, rest));
  assert.equal(single.provisional, true);
  assertSame(card, seed, card.scoreColumns({ items }), 0, single);
});

test("no rows, and no columns", () => {
  const card = Scorecard.parse(showcase);
  const empty = Object.fromEntries(itemsOf(showcase).map((item) => [item.id, emptyColumn(item, 0)]));
  for (const items of [{}, empty]) {
    const result = card.scoreColumns({ items });
    assert.deepEqual(Object.entries(result).map(([key, column]) => [key, column.constructor.name, column.length]), [
      ["score", "Float64Array", 0], ["valid", "Uint8Array", 0], ["outcome", "Uint8Array", 0], ["band", "Uint8Array", 0],
    ]);
  }
});

test("a part of a larger buffer is only that part", () => {
  const card = Scorecard.parse(seed);
  const { columns } = rowsOf(seed, 10, 5);
  const shifted = Object.fromEntries(Object.entries(columns).map(([id, column]) => {
    const larger = new Uint8Array(30).fill(99);
    larger.set(column, 7);
    return [id, larger.subarray(7, 17)];
  }));
  assert.deepEqual(card.scoreColumns({ items: shifted }), card.scoreColumns({ items: columns }));
});

test("status may be left out where every row is answered", () => {
  const card = Scorecard.parse(showcase);
  const given = { "wait-seconds": { number: Float64Array.of(5, 30, 600) }, checks: { mask: Uint32Array.of(0b111, 0, 0b10000) } };
  const zeros = new Uint8Array(3);
  const stated = Object.fromEntries(Object.entries(given).map(([id, column]) => [id, { ...column, status: zeros }]));
  assert.deepEqual(card.scoreColumns({ items: given }), card.scoreColumns({ items: stated }));
});

test("what a row holds beside a status of none is not read", () => {
  const card = Scorecard.parse(showcase);
  const status = Uint8Array.of(NONE, NA);
  const column = (number) => ({ items: { "wait-seconds": { number, status } } });
  assert.deepEqual(card.scoreColumns(column(Float64Array.of(NaN, -Infinity))), card.scoreColumns(column(new Float64Array(2))));
});

test("the caller's columns are not changed, and the results are the caller's", () => {
  const card = Scorecard.parse(seed);
  const { columns } = rowsOf(seed, 100, 9);
  const before = structuredClone(columns);
  const first = card.scoreColumns({ items: columns });
  const kept = structuredClone(first);
  card.scoreColumns({ items: rowsOf(seed, 100, 10).columns });
  assert.deepEqual(columns, before);
  assert.deepEqual(first, kept);
});

// ---------------------------------------------------------------- wrong columns

function refused(card, columns) {
  try {
    card.scoreColumns(columns);
  } catch (error) {
    assert.ok(error instanceof CalibrantError, String(error));
    assert.equal(error.code, "invalid-columns");
    assert.ok(error.issues.length > 0 && error.issues.every(({ message }) => message && !message.includes("{ $")));
    return error.issues.map(({ code, path }) => `${code} ${path}`).sort();
  }
  return assert.fail("nothing was refused");
}

const u8 = (...values) => Uint8Array.from(values);

test("wrong columns: all that is wrong is said at once", () => {
  const card = Scorecard.parse(showcase);
  assert.deepEqual(refused(card, { items: {
    channel: [0, 1], verified: null, "data-shared": "yes", calm: new Uint16Array(2), checks: { mask: new Uint8Array(2) },
    "wait-seconds": { number: [1, 2] }, signs: { mask: new Uint32Array(2), status: [0, 0] },
  } }), ["channel", "verified", "data-shared", "calm", "checks", "wait-seconds", "signs"].map((id) => `wrong-type /items/${id}`).sort());
  assert.deepEqual(refused(card, { items: {
    channel: u8(0, 1), verified: u8(0), nobody: u8(0, 0), checks: u8(0, 0), "wait-seconds": { mask: new Uint32Array(2) }, calm: { number: new Float64Array(2) },
  } }), [
    "column-length /items/verified", "column-shape /items/calm", "column-shape /items/checks", "column-shape /items/wait-seconds",
    "unknown-column /items/nobody",
  ]);
  assert.deepEqual(refused(card, { items: {
    channel: u8(0, 3), verified: u8(254, 0), remark: u8(0, 1), "visit-date": u8(255, 254), checks: { mask: Uint32Array.of(0b100000, 0) },
    signs: { mask: Uint32Array.of(1, 1), status: u8(0, 7) }, "wait-seconds": { number: Float64Array.of(1, NaN) }, calm: u8(253, 0),
  } }), ["channel", "verified", "remark", "visit-date", "checks", "signs", "wait-seconds", "calm"].map((id) => `column-value /items/${id}`).sort());
});

test("wrong columns: the row and the value are named, wherever they stand", () => {
  const card = Scorecard.parse(seed);
  const column = new Uint8Array(50_000);
  column[40_001] = 9;
  try {
    card.scoreColumns({ items: { L1: column } });
    assert.fail("nothing was refused");
  } catch ({ issues: [issue] }) {
    assert.deepEqual({ ...issue, message: undefined }, {
      code: "column-value", severity: "error", path: "/items/L1", values: { row: 40_001, value: 9, item: "L1" }, message: undefined,
    });
  }
});

test("wrong columns: bad values in different pieces are all named", () => {
  const card = Scorecard.parse(seed);
  const [early, late] = [new Uint8Array(50_000), new Uint8Array(50_000)];
  early[3] = 9;
  late[40_001] = 9;
  assert.deepEqual(refused(card, { items: { L1: early, L2: late } }), ["column-value /items/L1", "column-value /items/L2"]);
});

test("wrong columns: lengths are those of the whole columns", () => {
  const card = Scorecard.parse(seed);
  for (const [rows, others] of [[2, 3], [16_384, 16_385], [20_000, 17_000], [17_000, 40_000]]) {
    try {
      card.scoreColumns({ items: { L1: new Uint8Array(rows), L2: new Uint8Array(others) } });
      assert.fail("nothing was refused");
    } catch ({ code, issues }) {
      assert.equal(code, "invalid-columns");
      assert.deepEqual(issues.map(({ code, values }) => [code, values]), [["column-length", { count: others, expected: rows }]], `${rows}, ${others}`);
    }
  }
});

test("wrong columns: a status longer or shorter than its column", () => {
  const card = Scorecard.parse(showcase);
  for (const rows of [0, 1, 3]) {
    for (const column of [{ mask: new Uint32Array(2) }, { number: new Float64Array(2) }]) {
      const id = column.mask ? "checks" : "wait-seconds";
      assert.deepEqual(refused(card, { items: { [id]: { ...column, status: new Uint8Array(rows) } } }), [`column-length /items/${id}`], `${id}, ${rows}`);
    }
  }
});

test("wrong columns: too many choices, a bit beyond the options, a number no range holds", () => {
  const card = Scorecard.parse(showcase);
  for (const mask of [0b1111, 0b100000, 0x80000000, 0xffffffff]) {
    assert.deepEqual(refused(card, { items: { checks: { mask: Uint32Array.of(mask) } } }), ["column-value /items/checks"], mask.toString(2));
  }
  for (const number of [Infinity, -Infinity, NaN, 1e300, 0.0000001]) {
    assert.deepEqual(refused(card, { items: { "wait-seconds": { number: Float64Array.of(number) } } }), ["column-value /items/wait-seconds"], String(number));
  }
});

test("wrong columns: what is not columns at all", () => {
  const card = Scorecard.parse(seed);
  for (const columns of [undefined, null, 5, "columns", [], {}, { items: null }, { items: 5 }, { items: "abc" }, () => 1, Symbol("s"), 5n]) {
    assert.deepEqual(refused(card, columns), ["wrong-type /items"], String(columns?.items ?? typeof columns));
  }
  assert.deepEqual(refused(card, { items: { "a/b~c": u8(0) } }), ["unknown-column /items/a~1b~0c"]);
});

test("wrong columns: a profile that does not exist", () => {
  const items = { channel: u8(0) };
  const card = Scorecard.parse(showcase);
  assert.deepEqual(refused(card, { profile: "no-such", items }), ["unknown-profile /profile"]);
  for (const profile of [5, true, {}, ["storm-season"]]) {
    assert.match(refused(card, { profile, items })[0], / \/profile$/, String(profile));
  }
  for (const profile of [undefined, null]) assert.equal(card.scoreColumns({ profile, items }).score.length, 1);
});
