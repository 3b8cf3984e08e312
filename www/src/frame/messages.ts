import type { EvaluationDocument, ScorecardDocument } from "calibrant";

export const VERSIONS = [1];
/** What one message may weigh, in bytes of UTF-8: a little more than the engine would read. */
export const MOST_BYTES = 8 * 1024 * 1024;
const DEEPEST = 100;
const TEXTS = ["locale", "mode", "score-display", "hotkeys", "reader"];
const FLAGS = ["readonly", "disabled"];
const COLOR_SCHEMES: unknown[] = ["light", "dark", "light dark"];
/** The custom properties of the element; its scheme has the name of a page's too. */
const SCHEME_NAMES = ["color-scheme", "--calibrant-color-scheme"];
const LOOKS = ["bg", "surface", "fg", "muted", "line", "tint", "accent", "on-accent", "good", "bad", "radius", "font"].map((name) => `--calibrant-${name}`);
const LONGEST_LOOK = 500;
/** What the engine takes for a time of a recording, in seconds. */
const LATEST = 1e9;
const FASTEST = 100;

export type Attributes = { [name: string]: string | boolean };
export type Theme = { [name: string]: string };
/** Where a recording stands, and how fast it runs there: 0 or nothing when it does not. */
export interface Time { seconds: number; rate?: number }
export type Request =
  | { id: number; type: "load"; scorecard: ScorecardDocument; evaluation?: EvaluationDocument; attributes?: Attributes; theme?: Theme }
  | { id: number; type: "submit" }
  | { id: number; type: "ping" };
/** Comes several times a second, and is not answered. */
export type Message = Request | (Time & { type: "time" });

export class Refused extends Error {
  constructor(readonly code: string, message: string) { super(message); }
}

const malformed = (message: string) => new Refused("malformed", message);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The number by which a message may be answered, if it has one. */
export function idOf(message: unknown): number | undefined {
  return isObject(message) && Number.isSafeInteger(message.id) ? (message.id as number) : undefined;
}

/** A message of the host as what it asks for or tells. @throws Refused */
export function messageOf(message: unknown): Message {
  weigh(message);
  if (!isObject(message) || typeof message.type !== "string") throw malformed("A message is an object with a type.");
  if (message.type !== "time" && idOf(message) === undefined) throw malformed("A request carries a whole number as its id.");
  switch (message.type) {
    case "time": checkTime(message); break;
    case "load": checkLoad(message); break;
    case "submit": case "ping": checkKeys(message, ["id", "type"]); break;
    default: throw new Refused("unknown-type", `There is no request "${message.type}".`);
  }
  return message as unknown as Message;
}

function checkLoad(message: Record<string, unknown>): void {
  checkKeys(message, ["id", "type", "scorecard", "evaluation", "attributes", "theme"]);
  if (!isObject(message.scorecard)) throw malformed("load needs a scorecard.");
  if (message.evaluation !== undefined && !isObject(message.evaluation)) throw malformed("An evaluation is an object.");
  for (const [name, value] of entriesOf(message, "attributes")) {
    const fits = TEXTS.includes(name) ? typeof value === "string" : FLAGS.includes(name) && typeof value === "boolean";
    if (!fits) throw new Refused("unknown-attribute", `The frame takes no such attribute: ${name.slice(0, 100)}`);
  }
  for (const [name, value] of entriesOf(message, "theme")) {
    const fits = SCHEME_NAMES.includes(name) ? COLOR_SCHEMES.includes(value) : LOOKS.includes(name) && typeof value === "string" && value.length <= LONGEST_LOOK;
    if (!fits) throw new Refused("unknown-property", `The frame takes no such property: ${name.slice(0, 100)}`);
  }
}

/** What is given under a key that may be left out. */
function entriesOf(message: Record<string, unknown>, key: string): [string, unknown][] {
  const { [key]: given = {} } = message;
  if (!isObject(given)) throw malformed(`What is given as ${key} is an object.`);
  return Object.entries(given).filter(([, value]) => value !== undefined);
}

function checkTime(message: Record<string, unknown>): void {
  checkKeys(message, ["type", "seconds", "rate"]);
  const { seconds, rate = 0 } = message;
  const isWithin = (value: unknown, most: number) => typeof value === "number" && value >= 0 && value <= most;
  if (!isWithin(seconds, LATEST) || !isWithin(rate, FASTEST)) throw malformed(`A time has seconds up to ${LATEST} and a rate up to ${FASTEST}.`);
}

function checkKeys(message: Record<string, unknown>, known: string[]): void {
  const other = Object.keys(message).find((key) => !known.includes(key));
  if (other !== undefined) throw malformed(`There is no "${other.slice(0, 100)}" in this message.`);
}

/** Whether it is plain data and not too much of it; no more is read than shows that. @throws Refused */
export function weigh(message: unknown): void {
  let room = MOST_BYTES;
  const take = (bytes: number) => {
    room -= bytes;
    if (room < 0) throw new Refused("too-large", `A message may weigh ${MOST_BYTES} bytes.`);
  };
  const takeText = (text: string) => take(2 + (text.length > room ? text.length : new TextEncoder().encode(text).length));
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === "string") return takeText(value);
    take(2);
    if (value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return;
    if (depth > DEEPEST) throw malformed("A message is too deep.");
    if (Array.isArray(value)) for (const entry of value) walk(entry, depth + 1);
    else if (isObject(value)) for (const key of Object.keys(value)) {
      takeText(key);
      if (value[key] !== undefined) walk(value[key], depth + 1);
    }
    else throw malformed("A message holds nothing but what JSON can say.");
  };
  walk(message, 0);
}
