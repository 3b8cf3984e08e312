import type { AnswerDocument, EvaluationDocument, ItemDocument, OptionDocument, ScorecardDocument, Text } from "calibrant";

/** The text in the reader's language, else in one the reader may know, else in any there is. */
export function inLanguage(text: Text | undefined, locale: string): string {
  if (text === undefined) return "";
  if (typeof text === "string") return text;
  const wanted = [locale, ...(locale.startsWith("zh") ? ["zh-Hans", "zh-Hant", "zh"] : []), "en"];
  const key = wanted.find((tag) => tag in text) ?? Object.keys(text)[0];
  return (key && text[key]) ?? "";
}

export const itemsOf = (card: ScorecardDocument): ItemDocument[] => card.sections.flatMap(({ items }) => items);

/** An answer in the engine's sense; a lone note is not one. */
export function isAnswered(answer: AnswerDocument | undefined): boolean {
  if (!answer) return false;
  return answer.notApplicable === true || answer.option !== undefined || answer.options !== undefined
    || answer.number !== undefined || answer.text !== undefined || answer.date !== undefined;
}

export function chosenOptions(item: ItemDocument, answer: AnswerDocument | undefined): OptionDocument[] {
  const ids = answer?.options ?? (answer?.option === undefined ? [] : [answer.option]);
  return (item.options ?? []).filter(({ id }) => ids.includes(id));
}

/** How a level stands among its item's levels: shown as a mark and a tint, never by colour alone. */
export function levelOf(item: ItemDocument, option: OptionDocument): "best" | "middle" | "worst" | "plain" {
  const points = (item.options ?? []).map((each) => Number(each.points ?? NaN));
  const own = Number(option.points ?? NaN);
  if (Number.isNaN(own)) return "plain";
  if (own === Math.max(...points)) return "best";
  return own === Math.min(...points) ? "worst" : "middle";
}

/** An evaluation of this card by nobody in particular: what the element starts from when the host gives none. */
export function blankEvaluation(card: ScorecardDocument): EvaluationDocument {
  return {
    format: "calibrant/evaluation@1",
    id: crypto.randomUUID(),
    scorecard: { id: card.id, version: card.version },
    rater: { id: "rater", level: "quality" },
    kind: "standard",
    state: "draft",
    startedAt: localInstant(new Date()),
    answers: {},
  };
}

/** RFC 3339 with the device's own offset: profiles compare the local date. */
export function localInstant(date: Date): string {
  const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, "0");
  const offset = -date.getTimezoneOffset();
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day}T${time}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}

/** Date and minute in the order that no country reads otherwise. */
export const minute = (instant: string): string => instant.slice(0, 16).replace("T", " ");

/** JSON with sorted keys (RFC 8785), so that equal evaluations are equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
}

/** Call time as `m:ss` or `h:mm:ss`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
