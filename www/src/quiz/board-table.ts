import type { QuizDocument } from "calibrant/quiz";
import type { Row } from "./board.js";

type Value = string | number;

/** What was found, or why there is nothing: files have the reason's code. */
export const valueOr = (value: number | { undefined: string } | undefined): Value => typeof value === "number" ? value : value?.undefined ?? "";
export const boundsOr = (interval: { low: number; high: number } | { undefined: string } | undefined): [Value, Value] =>
  interval && "low" in interval ? [interval.low, interval.high] : [interval?.undefined ?? "", interval?.undefined ?? ""];

const COLUMNS = ["rater", "name", "team", "site", "attempt", "retake", "started", "seconds", "extraMinutes", "finished", "outcome"];
const OF_PART = ["outcome", "earned", "of", "share", "low", "high", "coverage"];

/** A row an attempt, with full precision; the same columns in every language, so that tables of several quizzes fit together. */
export function passTable({ parts }: QuizDocument, rows: Row[]): Value[][] {
  const columns = [...COLUMNS, ...parts.flatMap(({ id }) => OF_PART.map((column) => `${id}.${column}`)), "remarks", "id"];
  return [columns, ...rows.map(({ attempt: { id, rater, attempt = 1, started }, result, isRetake, isDouble }): Value[] => [
    rater.id, rater.name, rater.team ?? "", rater.site ?? "", attempt, isRetake ? "yes" : "no", started, result.seconds, result.extraMinutes, result.finished ? "yes" : "no", result.outcome,
    ...parts.flatMap((part): Value[] => {
      const found = result.parts.find((each) => each.part === part.id);
      if (!found) return OF_PART.map(() => "");
      const share = "undefined" in found.share ? undefined : found.share;
      return [found.outcome, found.points.earned, found.points.of, share?.value ?? valueOr(found.share as { undefined: string }), ...boundsOr(share?.interval), share?.coverage ?? ""];
    }),
    [...(isDouble ? ["double"] : []), ...new Set(result.remarks.map(({ fault }) => fault))].join("; "), id,
  ])];
}
