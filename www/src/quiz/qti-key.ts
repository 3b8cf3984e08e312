import { attribute, childOf, childrenOf, nameOf, textOf, within } from "./xml.js";

/** Of an item, what its response declaration and response processing come to. */
export interface Key {
  cardinality: string;
  /** As the declaration writes them: an identifier, or two of a pair. */
  right: string[];
  /** Whether part of the answer earns part of the points. */
  isPartial: boolean;
  /** What all of it earns. */
  most: number;
}

/** An item that has no place in a quiz, and why. */
export class Refused extends Error {
  constructor(readonly reason: Refusal, readonly what?: string) {
    super(reason);
  }
}
export type Refusal = "interaction" | "several-interactions" | "adaptive" | "template" | "response-processing" | "no-answer" | "answer-shape"
  | "no-text" | "too-few" | "too-many" | "too-long";

export type KeyNote = (reason: "response-processing" | "mapping", what: string) => void;

export function keyOf(item: Element, response: string, note: KeyNote): Key {
  const declaration = childrenOf(item, "responseDeclaration").find((each) => attribute(each, "identifier") === response);
  if (!declaration) throw new Refused("no-answer", response);
  const mapping = mappingOf(declaration);
  const stated = childrenOf(childOf(declaration, "correctResponse") ?? declaration, "value").map(textOf);
  const right = stated.length > 0 ? stated : mapping?.best ?? [];
  if (right.length === 0) throw new Refused("no-answer", response);
  const { way, most } = processingOf(item, response, note);
  const isMapped = mapping !== undefined && (way === "map" || (way === "none" && mapping.best.length > 0));
  // Two keys that differ: nobody but the author knows which is meant.
  if (isMapped && !right.some((value) => mapping.best.includes(value))) throw new Refused("response-processing", mapping.told);
  if (isMapped && !mapping.isWhole) note("mapping", mapping.told);
  return {
    cardinality: attribute(declaration, "cardinality") ?? "single",
    right,
    isPartial: isMapped,
    most: isMapped ? mapping.most : most,
  };
}

interface Mapping {
  /** The best value, or all that earn something where several are taken together. */
  best: string[];
  most: number;
  /** One value earns all of it, the others nothing: whatever else it says, a quiz has its own rule for. */
  isWhole: boolean;
  told: string;
}

function mappingOf(declaration: Element): Mapping | undefined {
  const element = childOf(declaration, "mapping");
  if (!element) return undefined;
  const values = childrenOf(element, "mapEntry").map((entry) => ({ key: squeezed(attribute(entry, "mapKey")), value: Number(attribute(entry, "mappedValue")) }));
  const earning = values.filter(({ value }) => value > 0);
  const highest = Math.max(0, ...values.map(({ value }) => value));
  const isOne = attribute(declaration, "cardinality") === "single";
  const sum = isOne ? highest : earning.reduce((total, { value }) => total + value, 0);
  const bound = Number(attribute(element, "upperBound") ?? sum);
  return {
    best: (isOne ? earning.filter(({ value }) => value === highest) : earning).map(({ key }) => key),
    most: Math.min(sum, bound),
    isWhole: isOne && values.filter(({ value }) => value !== 0).length === 1 && earning.length === 1 && Number(attribute(element, "defaultValue") ?? 0) === 0,
    told: values.map(({ key, value }) => `${key} ${value}`).join(", "),
  };
}

const squeezed = (text = ""): string => text.replace(/\s+/g, " ").trim();

/** What processing may consist of and still say no more than "right earns this, wrong nothing". */
const SIMPLE = new Set(["responseCondition", "responseIf", "responseElse", "match", "variable", "correct", "mapResponse", "isNull", "setOutcomeValue", "baseValue", "multiple"]);

/** By the answer, by the mapping, or by nothing: then the declaration alone is gone by. */
function processingOf(item: Element, response: string, note: KeyNote): { way: "match" | "map" | "none"; most: number } {
  const processing = childOf(item, "responseProcessing");
  const template = processing && attribute(processing, "template");
  if (!processing || (template === undefined && childrenOf(processing).length === 0)) return { way: "none", most: highestScore(item) ?? 1 };
  if (template !== undefined) return { way: wayOfTemplate(template, note), most: 1 };
  const parts = [...within(processing)];
  const uses = (name: string) => parts.some((part) => nameOf(part) === name && attribute(part, "identifier") === response);
  if (!uses("mapResponse") && !uses("correct")) throw new Refused("response-processing", namesIn(parts));
  const other = parts.filter((part) => !SIMPLE.has(nameOf(part)));
  if (other.length > 0) note("response-processing", namesIn(other));
  if (uses("mapResponse")) return { way: "map", most: 1 };
  const most = scoreIfRight(parts, response) ?? highestScore(item) ?? 1;
  if (most <= 0) throw new Refused("response-processing", `SCORE ${most}`);
  return { way: "match", most };
}

function wayOfTemplate(template: string, note: KeyNote): "match" | "map" {
  const name = /([^/]*?)(\.xml)?$/.exec(template)?.[1] ?? "";
  if (!/(^|_)(match_correct|map_response)$|^CC2_match(_basic)?$/.test(name)) note("response-processing", template);
  return name.endsWith("map_response") ? "map" : "match";
}

const namesIn = (parts: Element[]): string => [...new Set(parts.map(nameOf))].join(", ");

/** What the branch that asks for the right answer gives. */
function scoreIfRight(parts: Element[], response: string): number | undefined {
  const branch = parts.find((part) => nameOf(part) === "responseIf"
    && childrenOf(childOf(part, "match") ?? part, "correct").some((each) => attribute(each, "identifier") === response));
  const set = branch && childrenOf(branch, "setOutcomeValue").find((each) => attribute(each, "identifier") === "SCORE");
  const value = childOf(set, "baseValue");
  return value && numberIn(textOf(value));
}

/** Where a host is to score: the most it says there is. */
function highestScore(item: Element): number | undefined {
  const outcome = (name: string) => childrenOf(item, "outcomeDeclaration").find((each) => attribute(each, "identifier") === name);
  const value = childOf(childOf(outcome("MAXSCORE"), "defaultValue"), "value");
  const score = outcome("SCORE");
  return numberIn(value ? textOf(value) : score && attribute(score, "normalMaximum"));
}

const numberIn = (text: string | undefined): number | undefined => text !== undefined && text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
