// A user relies on `hash` to name a document and on `scoringHash` to name a yardstick: anyone can compute the first with RFC 8785
// and SHA-256 alone, and the second stays when a text is mended and changes when a score could.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test, { before } from "node:test";

import canonicalize from "canonicalize";
import jsonPatch from "fast-json-patch";

import { Scorecard, init } from "../../pkg/node.js";
import { shipped } from "./support.mjs";

before(() => init());

// ---------------------------------------------------------------- the definition again, by place in the document

/** The shortest decimal text of a number or of decimal text. */
function decimal(value) {
  const text = typeof value === "number" ? plainNotation(value) : value;
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const digits = whole.replace(/^0+(?=\d)/, "");
  const places = fraction.replace(/0+$/, "");
  const shortest = places ? `${digits}.${places}` : digits;
  return shortest === "0" ? "0" : sign + shortest;
}

/** A number as JavaScript prints it, with the exponent of the small ones written out. */
function plainNotation(value) {
  const [, sign, whole, fraction = "", exponent] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(String(value)) ?? [];
  return exponent ? `${sign}0.${"0".repeat(Number(exponent) - 1)}${whole}${fraction}` : String(value);
}

const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** Numbers become text; of the keys named, text becomes the shortest too. */
function withDecimals(object, ...keys) {
  return mapValues(
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, keys.includes(key) ? decimal(value) : value])),
    (value) => (typeof value === "number" ? decimal(value) : value),
  );
}

function condition(value) {
  if (value.all) return { all: value.all.map(condition) };
  if (value.any) return { any: value.any.map(condition) };
  if (value.not) return { not: condition(value.not) };
  return withDecimals(value, "below", "atLeast");
}

function fatal(value) {
  const { when, effect } = value;
  return { ...value, when: isPlain(when) ? withDecimals(when, "below") : when, effect: isPlain(effect) ? withDecimals(effect, "cap") : effect };
}

function item({ meta, ...rest }) {
  const written = withDecimals(rest, "weight", "naPoints");
  if (rest.options) written.options = rest.options.map((option) => withDecimals(option, "points"));
  if (rest.ranges) written.ranges = rest.ranges.map((range) => withDecimals(range, "from", "to", "points"));
  if (rest.else) written.else = withDecimals(rest.else, "points");
  if (rest.fatal) written.fatal = fatal(rest.fatal);
  if (rest.visibleWhen) written.visibleWhen = condition(rest.visibleWhen);
  return written;
}

function section({ meta, ...rest }) {
  const written = withDecimals(rest, "weight", "baseline", "minimum");
  if (rest.visibleWhen) written.visibleWhen = condition(rest.visibleWhen);
  return { ...written, items: rest.items.map(item) };
}

function profile(value) {
  const { sectionWeights, itemWeights } = value;
  return {
    ...value,
    ...(sectionWeights && { sectionWeights: mapValues(sectionWeights, decimal) }),
    ...(itemWeights && { itemWeights: mapValues(itemWeights, decimal) }),
  };
}

function canonical({ meta, ...card }) {
  const written = withDecimals(card, "base", "floor", "ceiling", "bonusCeiling");
  if (card.pass) written.pass = withDecimals(card.pass, "at");
  if (card.sectionMinimums) written.sectionMinimums = mapValues(card.sectionMinimums, decimal);
  if (card.bands) written.bands = card.bands.map((band) => withDecimals(band, "from"));
  if (card.rounding) written.rounding = withDecimals(card.rounding);
  if (card.profiles) written.profiles = card.profiles.map(profile);
  return canonicalize({ ...written, sections: card.sections.map(section) });
}

const sha256 = (text) => `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;

function hashes(document) {
  const card = Scorecard.parse(document);
  const { hash, scoringHash } = card;
  card.free();
  return { hash, scoringHash };
}

// ---------------------------------------------------------------- hash

for (const [file, document] of Object.entries(shipped)) {
  test(`${file}: hash is SHA-256 of its canonical text`, () => {
    assert.equal(hashes(document).hash, sha256(canonical(document)));
  });
}

const showcase = shipped["showcase.json"];

function patched(document, ...operations) {
  return jsonPatch.applyPatch(structuredClone(document), operations, true).newDocument;
}

const set = (path, value) => ({ op: "add", path, value });

test("hash holds for awkward texts, ids and numbers", () => {
  const document = patched(
    showcase,
    set("/title/en", "quotes \" \\ / \u0000 \u001f \u007f \u2028 \u{1f600} e\u0301 \b\t\n\f\r"),
    set("/title/x-private", "1.50"),
    set("/sections/0/items/0/tags", { "\u{1f600}": "a", "\ufb33": "b", "é": "c", " ": "d", "10": "e", "9": "f" }),
    set("/pass/at", "085.50"),
    set("/sections/0/weight", 0.000001),
    set("/sections/1/weight", 123456789.123456),
    set("/sections/1/items/0/options/0/points", "20.000"),
    set("/sections/0/items/1/ranges/0/from", "-0.0"),
    set("/approvedBy", "2.50"),
    set("/version", "007.10"),
  );
  assert.equal(hashes(document).hash, sha256(canonical(document)));
});

test("hash: a number and its decimal text are the same, in any spelling", () => {
  const { hash, scoringHash } = hashes(showcase);
  for (const path of ["/pass/at", "/bonusCeiling", "/sectionMinimums/identity", "/bands/0/from", "/sections/0/weight",
    "/profiles/0/sectionWeights/manner", "/profiles/0/itemWeights/calm", "/sections/0/items/1/ranges/1/to",
    "/sections/0/items/1/naPoints", "/sections/2/minimum", "/sections/3/items/0/fatal/when/below", "/sections/3/items/0/fatal/effect/cap",
    "/sections/0/items/2/visibleWhen/atLeast", "/sections/1/items/0/options/1/points"]) {
    const value = jsonPatch.getValueByPointer(showcase, path);
    for (const spelling of [`${value}`, `${value}.0`, `0${value}.000000`]) {
      assert.deepEqual(hashes(patched(showcase, set(path, spelling))), { hash, scoringHash }, `${path}: ${spelling}`);
    }
  }
});

test("hash: the order of keys and what meta holds do not count, anything else does", () => {
  const reversed = (value) => {
    if (Array.isArray(value)) return value.map(reversed);
    return isPlain(value) ? Object.fromEntries(Object.entries(value).reverse().map(([key, entry]) => [key, reversed(entry)])) : value;
  };
  const { hash } = hashes(showcase);
  assert.equal(hashes(reversed(showcase)).hash, hash);
  for (const path of ["/meta", "/sections/0/meta", "/sections/0/items/0/meta"]) {
    assert.equal(hashes(patched(showcase, set(path, { host: [1, 2.5e-9, null] }))).hash, hash, path);
  }
  for (const [path, value] of [["/title/en", "Other"], ["/version", "2026.3"], ["/approvedBy", "r-2"], ["/sections/0/items/1/guidance/en", "Other"]]) {
    assert.notEqual(hashes(patched(showcase, set(path, value))).hash, hash, path);
  }
  // A default that is written out is another document, and the same yardstick only by chance of the definition.
  assert.notEqual(hashes(patched(showcase, set("/sections/0/items/1/weight", 1))).hash, hash);
});

test("hash: a tag axis called meta is a tag like any other", () => {
  const tagged = (skill) => patched(showcase, set("/sections/0/items/0/tags", { meta: skill }));
  assert.notEqual(hashes(tagged("one")).hash, hashes(tagged("two")).hash);
});

// ---------------------------------------------------------------- scoringHash

const mended = {
  "the title": set("/title/en", "Mended"),
  "a translation more": set("/title/ja", "別名"),
  "a plain title": set("/title", "One language"),
  "the version": set("/version", "2026.99"),
  "who approved it": set("/approvedBy", "r-9"),
  "since when it holds": set("/validFrom", "2026-08-01"),
  "a section's title": set("/sections/0/title/en", "Mended"),
  "an item's title": set("/sections/0/items/0/title/en", "Mended"),
  "guidance": set("/sections/0/items/1/guidance/zh-Hans", "改"),
  "purpose": set("/sections/1/items/0/purpose", "Mended"),
  "an anchor": set("/sections/1/items/0/options/0/anchor/en", "Mended"),
  "an option's title": set("/sections/1/items/0/options/0/title/en", "Mended"),
  "tags": set("/sections/0/items/0/tags", { skill: "new", "points": "a text" }),
  "root causes": set("/sections/1/items/0/rootCauses", ["coaching"]),
  "which options ask for a note": set("/sections/1/items/0/noteWhen", ["skipped"]),
  "which options ask for evidence": set("/sections/1/items/0/evidenceWhen", []),
  "earlier ids": set("/sections/1/items/0/was", ["other"]),
  "rounding": set("/rounding", { places: 4, mode: "floor" }),
  "a band's title": set("/bands/0/title", "Top"),
  "meta": set("/meta", { points: 1 }),
};

for (const [what, operation] of Object.entries(mended)) {
  test(`the yardstick is the same when ${what} changes`, () => {
    const document = patched(showcase, operation);
    assert.equal(hashes(document).scoringHash, hashes(showcase).scoringHash);
    if (operation.path !== "/meta") assert.notEqual(hashes(document).hash, hashes(showcase).hash);
  });
}

const remade = {
  "the card's id": set("/id", "other"),
  "the method": [set("/method", "points"), { op: "remove", path: "/sections/2/minimum" }],
  "the N/A policy": set("/notApplicable", "full-credit"),
  "the missing policy": set("/missing", "worst"),
  "the bonus ceiling": set("/bonusCeiling", 101),
  "the pass mark": set("/pass/at", "85.1"),
  "the comparator": set("/pass/comparator", ">"),
  "a section minimum": set("/sectionMinimums/identity", 91),
  "a section minimum more": set("/sectionMinimums/manner", 50),
  "a band's id": set("/bands/0/id", "outstanding"),
  "a band's cut": set("/bands/0/from", 96),
  "a profile's id": set("/profiles/0/id", "storms"),
  "a profile's start": set("/profiles/0/from", "2026-07-02"),
  "a profile's end": set("/profiles/0/until", "2026-09-29"),
  "a profile's posts": set("/profiles/0/posts", ["fault-desk", "night-desk"]),
  "a profile's section weight": set("/profiles/0/sectionWeights/diagnosis", 41),
  "a profile's item weight": set("/profiles/0/itemWeights/calm", 4),
  "a section's id": set("/sections/4/id", "afterwards"),
  "a section's weight": set("/sections/0/weight", 6),
  "a section's baseline": set("/sections/2/baseline", 1),
  "a section's minimum": set("/sections/2/minimum", 6),
  "a section's condition": set("/sections/4/visibleWhen/notIn", ["solved", "visit"]),
  "a section's place": { op: "move", from: "/sections/1", path: "/sections/3" },
  "an item's id": set("/sections/4/items/0/id", "later"),
  "an item's kind": [set("/sections/4/items/2/kind", "date")],
  "an item's weight": set("/sections/3/items/1/weight", "1.6"),
  "whether an item is required": set("/sections/4/items/2/required", true),
  "whether an item is scored": [set("/sections/4/items/0/scored", false)],
  "whether an item is a bonus": [set("/sections/3/items/1/bonus", true), { op: "remove", path: "/sections/3/items/1/weight" }],
  "whether an item may be N/A": set("/sections/1/items/0/notApplicable", true),
  "the points of N/A": set("/sections/0/items/1/naPoints", 9),
  "the criticality": set("/sections/1/items/0/criticality", "business"),
  "an item's condition": set("/sections/0/items/2/visibleWhen/atLeast", 61),
  "when a fatal rule fires": set("/sections/1/items/1/fatal/when", "not-best"),
  "the scope of a fatal rule": set("/sections/1/items/1/fatal/scope", "form"),
  "the effect of a fatal rule": set("/sections/1/items/1/fatal/effect", { cap: 10 }),
  "the cap of a fatal rule": set("/sections/3/items/0/fatal/effect/cap", 41),
  "a fatal rule's bound": set("/sections/3/items/0/fatal/when/below", 51),
  "no fatal rule": { op: "remove", path: "/sections/3/items/0/fatal" },
  "an option's id": set("/sections/3/items/1/options/0/id", "sure"),
  "an option's points": set("/sections/3/items/1/options/0/points", "1.000001"),
  "an option more": set("/sections/3/items/1/options/-", { id: "half", title: "Half", points: "0.5" }),
  "which option is fatal": [set("/sections/1/items/0/options/1/fatal", true)],
  "the order of options": { op: "move", from: "/sections/3/items/1/options/1", path: "/sections/3/items/1/options/0" },
  "how many may be chosen": set("/sections/2/items/1/maxChoices", 2),
  "a range's bound": [set("/sections/0/items/1/ranges/0/to", 21), set("/sections/0/items/1/ranges/1/from", 21)],
  "a range's points": set("/sections/0/items/1/ranges/1/points", 7),
  "the points of every other value": set("/sections/0/items/1/else/points", 1),
};

for (const [what, operations] of Object.entries(remade)) {
  test(`it is another yardstick when ${what} changes`, () => {
    const document = patched(showcase, ...[operations].flat());
    const { hash, scoringHash } = hashes(document);
    assert.equal(hash, sha256(canonical(document)));
    assert.notEqual(scoringHash, hashes(showcase).scoringHash);
  });
}

for (const [key, value] of [["base", 99], ["floor", 1], ["ceiling", 99]]) {
  test(`it is another yardstick when ${key} changes`, () => {
    const card = shipped["deduction-hundred.json"];
    assert.notEqual(hashes({ ...card, [key]: value }).scoringHash, hashes(card).scoringHash);
  });
}

test("ids that are called like texts are still ids", () => {
  const card = (weight, id) => ({
    format: "calibrant/scorecard@1", id: "c", version: "1", title: "C", method: "section-weighted",
    profiles: [{ id: "p", from: "2026-01-01", sectionWeights: { [id]: weight } }],
    sections: [{ id, title: "S", weight: 1, items: [{ id: "i", title: "I", kind: "choice", options: [
      { id: "a", title: "A", points: 1 }, { id: "b", title: "B", points: 0 }] }] }],
  });
  for (const id of ["title", "guidance", "meta", "tags", "constructor", "__proto__"]) {
    assert.notEqual(hashes(card(1, id)).scoringHash, hashes(card(2, id)).scoringHash, id);
    assert.notEqual(hashes(card(1, id)).hash, hashes(card(2, id)).hash, id);
  }
});
