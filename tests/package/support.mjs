// What the package's tests share: the shipped documents, drafts made of answers, and seeded numbers.
import { readFileSync, readdirSync } from "node:fs";

export const root = new URL("../../", import.meta.url);
export const pkg = new URL("pkg/", root);

export const readJson = (path, base = root) => JSON.parse(readFileSync(new URL(path, base), "utf8"));

/** Every shipped scorecard, by file name. */
export const shipped = Object.fromEntries(
  readdirSync(new URL("scorecards/", pkg))
    .filter((file) => file.endsWith(".json") && file !== "index.json")
    .sort()
    .map((file) => [file, readJson(`scorecards/${file}`, pkg)]),
);

/** A draft of some answers on a card. */
export function draft(card, answers, more = {}) {
  return {
    format: "calibrant/evaluation@1",
    id: "e-1",
    scorecard: { id: card.id, version: card.version },
    rater: { id: "r-1", level: "quality" },
    kind: "standard",
    state: "draft",
    answers,
    ...more,
  };
}

/** Evaluation E1 of the scoring definition: 215 of 250 on the seed card, 86. */
export const e1 = {
  L1: { option: "yes" }, L2: { option: "fair" }, O1: { option: "yes" }, O2: { option: "yes" }, O3: { option: "excellent" },
  C1: { option: "excellent" }, C2: { option: "no" }, S1: { option: "yes" }, S2: { option: "yes" }, P1: { option: "yes" },
  P2: { notApplicable: true }, P3: { option: "no" }, P4: { option: "yes" }, P5: { option: "yes" }, P6: { option: "yes" },
  P7: { option: "yes" },
};

/** Seeded numbers in [0, 1): a run that fails can be run again (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  next.below = (limit) => Math.floor(next() * limit);
  next.pick = (list) => list[next.below(list.length)];
  next.chance = (probability) => next() < probability;
  return next;
}

export const itemsOf = (card) => card.sections.flatMap((section) => section.items);
