// A user relies on one bad document not costing them the engine: ten thousand malformed inputs of every kind, and afterwards the same
// instance scores as before, has thrown nothing but its own errors, and holds no more memory.
import assert from "node:assert/strict";
import test from "node:test";

import loadGlue from "../../pkg/calibrant.js";
import { Session, commitment, init as initCalibration } from "../../pkg/calibration-node.js";
import { CalibrantError, Contact, Scorecard, init } from "../../pkg/node.js";
import { Quiz } from "../../pkg/quiz-node.js";
import loadRaters from "../../pkg/raters.js";
import { draft, e1, itemsOf, pkg, readJson, seeded, shipped } from "./support.mjs";

const WARM_UP = 2_000;
const INPUTS = 10_000;

/** What a getter or a trap of the caller throws. */
class Own extends Error {}

const cards = Object.values(shipped);
const contacts = readJson("contacts/index.json", pkg).map(({ file }) => readJson(`contacts/${file}`, pkg));
const seed = shipped["service-quality.json"];
const showcase = shipped["showcase.json"];
const wholeEvaluation = readJson("tests/package/fixtures/every-key.evaluation.json");
const wholeCard = readJson("tests/package/fixtures/every-key.scorecard.json");

const words = [
  "", "points", "yes", "title", "id", "calibrant/scorecard@1", "\u0000", "\ud800", "汉字", "-1", "1e9", "0.1234567", "999999999999", "..", "NaN",
  "2026-02-30", "2026-11-20T09:30:00+99:00", "__proto__", "constructor", "sha256:", "a/b~c", "x".repeat(65), "long ".repeat(5_000),
];
const numbers = [0, -0, 1, -1, 0.1, 0.1 + 0.2, 1e-7, 1e9, 1e9 + 1, -1e9, 1e21, 1e300, 5e-324, 2 ** 53, NaN, Infinity, -Infinity, 254, 255, 1.5];

function cycle() {
  const knot = { id: "knot" };
  knot.sections = [knot];
  return knot;
}

function nested(random) {
  let value = random.pick(words);
  for (let depth = random.pick([20, 100, 101, 500, 20_000]); depth > 0; depth -= 1) value = random.chance(0.5) ? [value] : { [random.pick(["not", "items", "k"])]: value };
  return value;
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const throwing = () => { throw new Own("from the caller"); };

function trap(random) {
  const target = random.chance(0.5) ? [1, 2] : { id: "x", title: "y" };
  return new Proxy(target, { [random.pick(["get", "ownKeys", "getOwnPropertyDescriptor", "has"])]: throwing });
}

const anything = [
  (random) => random.pick(words), (random) => random.pick(numbers), (random) => random.chance(0.5), () => null, () => undefined, () => [], () => ({}),
  () => [[]], (random) => BigInt(random.below(9)), () => 2n ** 99n, () => Symbol("s"), () => throwing, () => new Map([["id", 1]]), () => new Set([1]),
  () => new Date(NaN), () => new Date(0), () => new Uint8Array(3), () => new Float64Array(2), () => /x/, () => new Error("x"), () => Promise.resolve(),
  () => new Array(7), () => Object.create(null), () => new String("boxed"), () => new Number(4), cycle, nested, trap, revoked,
  () => ({ get id() { return throwing(); } }), () => ({ toJSON: throwing }), () => ({ toJSON: () => Symbol("s") }),
  (random) => Array.from({ length: random.below(300) }, () => random.pick(words)),
  (random) => Object.fromEntries(Array.from({ length: random.below(1_200) }, (_, key) => [`k${key}`, key])),
  (random) => structuredClone(random.pick(cards).sections[0].items[0]),
];
const anyValue = (random) => random.pick(anything)(random);

/** Every object and list of a document that holds something, with itself. */
function placesOf(value, found = []) {
  if (typeof value !== "object" || value === null) return found;
  if (Object.keys(value).length > 0) found.push(value);
  for (const entry of Object.values(value)) placesOf(entry, found);
  return found;
}

const mutations = [
  function setAny(place, key, random) { place[key] = anyValue(random); },
  function remove(place, key) { if (Array.isArray(place)) place.splice(Number(key), 1); else delete place[key]; },
  function rename(place, key, random) {
    if (Array.isArray(place)) return;
    const value = place[key];
    delete place[key];
    place[random.pick([key.toUpperCase(), `${key} `, "colour", ...words.slice(0, 5)])] = value;
  },
  function repeat(place, key, random) {
    if (Array.isArray(place)) for (let times = random.below(4); times >= 0; times -= 1) place.push(place[key]);
    else place[random.pick(["id", "points", "items", "weight"])] = place[key];
  },
  function swap(place, key, random) {
    const other = random.pick(Object.keys(place));
    [place[key], place[other]] = [place[other], place[key]];
  },
  function contain(place, key, random) { place[key] = random.chance(0.5) ? [place[key]] : { [random.pick(["in", "below", "cap", "en"])]: place[key] }; },
  function unwrap(place, key) { if (typeof place[key] === "object" && place[key] !== null) place[key] = Object.values(place[key])[0]; },
  function spell(place, key, random) { place[key] = random.chance(0.5) ? String(place[key]) : Number(place[key]); },
  function throwOnRead(place, key) { Object.defineProperty(place, key, { enumerable: true, configurable: true, get: throwing }); },
  function loop(place, key) { place[key] = [place]; },
];

function mutated(original, random) {
  const document = structuredClone(original);
  for (let times = random.pick([1, 1, 2, 5]); times > 0; times -= 1) {
    let place;
    try {
      place = random.pick(placesOf(document));
      if (place) random.pick(mutations)(place, random.pick(Object.keys(place)), random);
    } catch {
      // A trap that an earlier mutation put there, or a loop: the document is malformed enough.
      break;
    }
  }
  return document;
}

const arrays = [
  (rows) => new Uint8Array(rows), (rows) => new Uint8Array(rows).fill(255), (rows, random) => Uint8Array.from({ length: rows }, () => random.below(256)),
  (rows) => new Int8Array(rows), (rows) => new Uint16Array(rows), (rows) => new Uint32Array(rows).fill(7), (rows) => new Uint32Array(rows).fill(0xffffffff),
  (rows) => new Float64Array(rows).fill(NaN), (rows) => new Float64Array(rows).fill(3), (rows) => new Float32Array(rows), (rows) => new BigInt64Array(rows),
  (rows) => Array(rows).fill(0), (rows) => new DataView(new ArrayBuffer(rows)), (rows) => new ArrayBuffer(rows),
  (rows) => new Uint8Array(new SharedArrayBuffer(rows)), () => detached(), (rows, random) => anyValue(random),
];

function detached() {
  const column = new Uint8Array(4);
  structuredClone(column.buffer, { transfer: [column.buffer] });
  return column;
}

function column(random) {
  const rows = random.pick([0, 1, 4, 4, 4, 5]);
  const array = () => random.pick(arrays)(rows, random);
  return random.pick([array, array, () => ({ mask: array(), status: array() }), () => ({ number: array(), status: array() }), () => ({ mask: array() }), () => ({ number: array() })])();
}

function columns(card, random) {
  const items = Object.fromEntries(itemsOf(card).filter(() => random.chance(0.4)).map(({ id }) => [id, column(random)]));
  if (random.chance(0.2)) items[random.pick(words)] = column(random);
  if (random.chance(0.05)) Object.defineProperty(items, "thrown", { enumerable: true, get: throwing });
  const made = random.pick([{ items }, { items }, { items, profile: random.pick(["storm-season", "none", anyValue(random)]) }]);
  return random.chance(0.05) ? anyValue(random) : made;
}

/** Far more than any document may be; the last is inside itself twice at every level. */
const largest = (document) => [
  { ...document, title: "x".repeat(9_000_000) },
  { ...document, title: "汉".repeat(9_000_000) },
  { ...document, title: Array(2_000_000).fill(0.1) },
  { ...document, meta: Object.fromEntries(Array.from({ length: 400_000 }, (_, key) => [`key ${key}`, [`${key}`]])) },
  { ...document, sections: doubling() },
];

function doubling() {
  const knot = {};
  knot.all = [knot];
  knot.items = [knot];
  return [knot];
}

/** One seeded input, given to the call it is meant for. */
function calls(held) {
  return [
    (random) => Scorecard.parse(mutated(random.pick([...cards, wholeCard]), random)).free(),
    (random) => Scorecard.check(mutated(random.pick([...cards, wholeCard]), random)),
    (random) => Scorecard.parse(anyValue(random)).free(),
    (random) => Contact.check(random.chance(0.9) ? mutated(random.pick(contacts), random) : anyValue(random)),
    (random) => held.seed.check(random.chance(0.9) ? mutated(draft(seed, e1), random) : anyValue(random)),
    (random) => held.seed.score(mutated(draft(seed, e1), random)),
    (random) => held.whole.score(mutated(wholeEvaluation, random)),
    (random) => held.whole.check(mutated(wholeEvaluation, random)),
    (random) => held.whole.verify(mutated(wholeEvaluation, random)),
    (random) => held.seed.scoreColumns(columns(seed, random)),
    (random) => held.showcase.scoreColumns(columns(showcase, random)),
  ];
}

const isOwn = (error) => error instanceof Own || (error instanceof TypeError && /proxy|revoked|detached/i.test(error.message));

// First, while the instance is small: what is left behind has nowhere to hide.
test("the same refusals again and again leave nothing behind", async () => {
  await init();
  const { memory } = await loadGlue();
  const card = Scorecard.parse(showcase);
  const { title, ...untitled } = showcase;
  const refusals = {
    "a scorecard": () => Scorecard.parse(untitled),
    "a scorecard that is no value": () => Scorecard.parse(Symbol("s")),
    "an evaluation": () => card.score(draft(showcase, { calm: { option: "none such" } })),
    "an evaluation of bytes": () => card.score(new Uint8Array(9)),
    "columns": () => card.scoreColumns({ items: { calm: Uint8Array.of(77), nobody: new Float64Array(1) } }),
    "columns that are none": () => card.scoreColumns({ items: { calm: [1] } }),
    "an own error": () => card.score({ get format() { return throwing(); } }),
    "nothing at all": () => Scorecard.parse(showcase).free(),
  };
  for (const [what, refusal] of Object.entries(refusals)) {
    const times = (count) => {
      for (let time = 0; time < count; time += 1) {
        try {
          refusal();
        } catch (error) {
          assert.ok(error instanceof CalibrantError || error instanceof Own, String(error));
        }
      }
      return memory.buffer.byteLength;
    };
    const warm = times(100);
    assert.equal(times(2_000), warm, what);
  }
});

test(`${INPUTS.toLocaleString("en")} malformed inputs leave the instance alive, silent and no larger`, async (t) => {
  await init();
  // The glue gives the instance's exports to whoever asks after it is loaded.
  const { memory } = await loadGlue();
  const held = { seed: Scorecard.parse(seed), showcase: Scorecard.parse(showcase), whole: Scorecard.parse(wholeCard) };
  const kinds = calls(held);
  const tally = { answered: 0, CalibrantError: 0, own: 0 };
  const random = seeded(20_261_120);

  function run(count) {
    for (let input = 0; input < count; input += 1) {
      const kind = random.below(kinds.length);
      try {
        kinds[kind](random);
        tally.answered += 1;
      } catch (error) {
        if (error instanceof CalibrantError) {
          assert.ok(error.issues.some(({ severity }) => severity === "error"), `${error.code} without an error among its issues`);
          tally.CalibrantError += 1;
        } else if (isOwn(error)) tally.own += 1;
        else throw new Error(`input ${input}, call ${kind}: ${kinds[kind]}: ${error.stack}`, { cause: error });
      }
    }
    assert.equal(held.seed.score(draft(seed, e1)).score.exact, "86");
  }

  // The largest there is among the mutations: a card, and an evaluation, inside itself, with a long text.
  for (const document of [structuredClone(showcase), structuredClone(wholeEvaluation)]) {
    document.answers = document.sections = [document];
    document.title = words.at(-1);
    Scorecard.check(document);
    held.whole.check(document);
  }
  run(WARM_UP);
  const warm = memory.buffer.byteLength;
  run(INPUTS);
  const after = memory.buffer.byteLength;
  t.diagnostic(`${JSON.stringify(tally)}; memory ${warm / 1024} KiB, then ${after / 1024} KiB`);
  assert.equal(after, warm, "wasm memory has grown");
  for (const [outcome, count] of Object.entries(tally)) assert.ok(count > (WARM_UP + INPUTS) / 50, `${outcome}: only ${count}, so the inputs are too alike`);
});

test("what is far too large costs some memory once", async () => {
  await init();
  const { memory } = await loadGlue();
  const card = Scorecard.parse(seed);
  const check = () => {
    for (const document of largest(seed)) assert.ok(Scorecard.check(document).some(({ severity }) => severity === "error"));
    for (const document of largest(draft(seed, e1))) assert.ok(card.check(document).some(({ severity }) => severity === "error"));
    return memory.buffer.byteLength;
  };
  const once = check();
  assert.ok(once < 64 * 1024 * 1024, `${once / 2 ** 20} MiB`);
  assert.equal(check(), once);
});

test("the largest columns leave the instance's memory small", async () => {
  await init();
  const { memory } = await loadGlue();
  const card = Scorecard.parse(seed);
  const before = memory.buffer.byteLength;
  const column = new Uint8Array(3_000_000);
  const items = Object.fromEntries(itemsOf(seed).map(({ id }) => [id, column]));
  const { score } = card.scoreColumns({ items });
  assert.equal(score[2_999_999], 100);
  assert.ok(memory.buffer.byteLength - before < 16 * 1024 * 1024, `${(memory.buffer.byteLength - before) / 2 ** 20} MiB more`);
});

// ---------------------------------------------------------------- sessions

const room = readJson("sessions/account-recovery.json", pkg);
const wholeSession = readJson("tests/package/fixtures/every-key.session.json");
const { room: wholeRoom, scoringHash: wholeYardstick } = readJson("tests/package/fixtures/every-key.session-state.json");
const sheet = {
  format: "calibrant/sheet@1", room: wholeRoom, scoringHash: wholeYardstick, rater: "A", at: room.room.created,
  locks: [{ case: "c1", commit: "sha256:0", sealed: "AA" }, { case: "c2", commit: "sha256:1", sealed: "AA" }],
};

function sessionCalls() {
  const used = (session) => {
    try {
      JSON.stringify([session.state(), session.toJSON()]);
    } finally {
      session.free();
    }
  };
  const held = (ask) => {
    const session = Session.parse(wholeSession);
    try {
      return ask(session);
    } finally {
      session.free();
    }
  };
  return [
    (random) => used(Session.parse(mutated(random.pick([room, wholeSession]), random))),
    (random) => used(Session.parse({ ...wholeSession, events: mutated(wholeSession.events, random) })),
    (random) => used(Session.open(random.chance(0.8) ? mutated(wholeSession.room, random) : anyValue(random))),
    (random) => used(Session.parse(anyValue(random))),
    (random) => held((session) => session.add(random.chance(0.8) ? mutated(room.events, random) : anyValue(random))),
    (random) => held((session) => session.locksOf(random.chance(0.8) ? mutated(sheet, random) : anyValue(random))),
    // Whatever is said to have happened becomes an event; what is none is refused where it is added.
    (random) => held((session) => session.add([session.event(random.chance(0.8) ? mutated(random.pick(wholeSession.events), random) : anyValue(random))])),
    (random) => commitment(random.pick(words), random.chance(0.8) ? mutated(wholeEvaluation, random) : anyValue(random)),
    (random) => held((session) => session.merge(session)),
  ];
}

/** Inputs of every kind; what `settled` asks is the same afterwards, and the module as large as it was when it had warmed up. */
async function survive(t, kinds, settled) {
  const { memory } = await loadRaters();
  const expected = settled();
  const tally = { answered: 0, CalibrantError: 0, own: 0 };
  const random = seeded(20_261_126);

  function run(count) {
    for (let input = 0; input < count; input += 1) {
      const kind = random.below(kinds.length);
      try {
        kinds[kind](random);
        tally.answered += 1;
      } catch (error) {
        if (error instanceof CalibrantError) {
          assert.ok(error.issues.some(({ severity }) => severity === "error"), `${error.code} without an error among its issues`);
          tally.CalibrantError += 1;
        } else if (isOwn(error)) tally.own += 1;
        else throw new Error(`input ${input}, call ${kind}: ${kinds[kind]}: ${error.stack}`, { cause: error });
      }
    }
    assert.deepEqual(settled(), expected);
  }

  run(500);
  const warm = memory.buffer.byteLength;
  run(2_000);
  const after = memory.buffer.byteLength;
  t.diagnostic(`${JSON.stringify(tally)}; memory ${warm / 1024} KiB, then ${after / 1024} KiB`);
  assert.equal(after, warm, "wasm memory has grown");
  for (const [outcome, count] of Object.entries(tally)) assert.ok(count > 50, `${outcome}: only ${count}, so the inputs are too alike`);
}

test("malformed sessions, sheets and events leave the instance alive, silent and no larger", async (t) => {
  await initCalibration();
  // The largest first: far more events than there may be, events inside themselves, a text without end.
  const huge = (events) => {
    try {
      Session.parse({ ...wholeSession, events }).free();
    } catch (error) {
      assert.ok(error instanceof CalibrantError, String(error));
      return error.issues.length;
    }
    return 0;
  };
  assert.ok(huge(doubling()) > 0);
  assert.ok(huge(Array(100_001).fill({})) > 0);
  assert.ok(huge([{ ...wholeSession.events[0], commit: "x".repeat(9_000_000) }]) > 0);
  await survive(t, sessionCalls(), () => Session.parse(wholeSession).state());
});

// ---------------------------------------------------------------- quizzes

const wholeQuiz = readJson("tests/package/fixtures/every-key.quiz.json");
const attempted = {
  format: "calibrant/attempt@1", rater: { id: "t-1", name: "林岚" }, started: "2026-11-26T09:00:00+08:00",
  events: [
    { at: "2026-11-26T09:01:00+08:00", kind: "answer", part: "business", asked: "who", answer: { option: "owner" } },
    { at: "2026-11-26T09:02:00+08:00", kind: "submit" },
  ],
};

function quizCalls() {
  const quiz = Quiz.parse(wholeQuiz);
  const attempt = quiz.attempt(attempted);
  const used = (parsed) => {
    try {
      JSON.stringify([parsed.prospect(), parsed.toJSON()]);
    } finally {
      parsed.free();
    }
  };
  return [
    (random) => used(Quiz.parse(random.chance(0.9) ? mutated(wholeQuiz, random) : anyValue(random))),
    (random) => used(Quiz.parse({ ...wholeQuiz, key: mutated(wholeQuiz.key, random) })),
    (random) => quiz.grade(random.chance(0.8) ? mutated(attempt, random) : anyValue(random)),
    // Whatever is said to have happened becomes an attempt; what is none is refused where it is graded.
    (random) => quiz.grade(quiz.attempt(random.chance(0.8) ? mutated(attempted, random) : anyValue(random))),
    (random) => quiz.analyse([attempt, mutated(attempt, random)]),
    (random) => quiz.certify(mutated(attempt, random), random.pick(words), random.chance(0.5) ? anyValue(random) : undefined),
  ];
}

test("malformed quizzes, keys and attempts leave the instance alive, silent and no larger", async (t) => {
  await initCalibration();
  const quiz = Quiz.parse(wholeQuiz);
  await survive(t, quizCalls(), () => quiz.grade(quiz.attempt(attempted)));
});
