import type { RatingsTable } from "../store/ratings.js";
import { numbersFor, type Numbers } from "./agreement-numbers.js";

/** Figures and points as this view writes them. */
export interface ScoreNumbers extends Numbers {
  /** A score as it was given. */
  score: (value: number) => string;
  /** A mean: always as many places. */
  point: (value: number) => string;
  /** A difference of means, with its sign. */
  signed: (value: number) => string;
  /** A difference where the scale is marked. */
  tick: (value: number) => string;
}

/** As many places as tell the scores apart: one of 0 to 100, three of 0 to 1. */
export function scoreNumbersFor(locale: string, { rows }: RatingsTable): ScoreNumbers {
  const [low, high] = rangeOf(rows.flat().filter((rating) => typeof rating === "number"));
  const digits = high - low >= 10 ? 1 : high - low >= 2 ? 2 : 3;
  const write = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, ...options });
    return (value: number) => format.format(value).replace("-", "−");
  };
  const even = { minimumFractionDigits: digits };
  return {
    ...numbersFor(locale), score: write({ signDisplay: "negative" }), tick: write({ signDisplay: "exceptZero" }),
    point: write({ signDisplay: "negative", ...even }), signed: write({ signDisplay: "exceptZero", ...even }),
  };
}

/** Not by spreading: there may be a million. */
export function rangeOf(values: Iterable<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) { low = Math.min(low, value); high = Math.max(high, value); }
  return [low, high];
}
