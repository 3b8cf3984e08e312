import type { RatingsTable } from "./ratings.js";

/** A rater's scores, NaN where there is none. */
export type Column = Float64Array<ArrayBuffer>;

export function columnsOf({ rows, raters }: RatingsTable): Column[] {
  return raters.map((_, at) => Float64Array.from(rows, (row) => { const rating = row[at]; return typeof rating === "number" ? rating : Number.NaN; }));
}

/** The mean of the others who scored the same case; NaN where nobody did. */
export function othersOf(columns: Column[], rater: number): Column {
  const others = columns.filter((_, at) => at !== rater);
  return Float64Array.from({ length: columns[rater]?.length ?? 0 }, (_, row) => mean(others.map((column) => column[row] ?? Number.NaN)));
}

export interface Met { row: number; first: number; second: number; difference: number }

/** Where both have a score. */
export function metIn(first: Column, second: Column): Met[] {
  const found: Met[] = [];
  first.forEach((a, row) => {
    const b = second[row] ?? Number.NaN;
    if (!Number.isNaN(a - b)) found.push({ row, first: a, second: b, difference: a - b });
  });
  return found;
}

/** Of what is a number; NaN where nothing is. */
export function mean(values: Iterable<number>): number {
  let [sum, count] = [0, 0];
  for (const value of values) if (!Number.isNaN(value)) { sum += value; count += 1; }
  return sum / count;
}

/** Linear between neighbours, of values in ascending order. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return low + (high - low) * (place - Math.floor(place));
}
