import type { Rating } from "calibrant/agreement";

/** `levels`: ratings are the same or they are not. `scores`: points on a scale, compared by how far apart they are. */
export type Kind = "levels" | "scores";

/** So many different ratings are scores rather than levels. */
export const MANY = 12;

export const givenIn = (rows: Rating[][]): Exclude<Rating, null>[] => rows.flat().filter((rating) => rating !== null);

/** Only numbers have distances. */
export const isNumeric = (rows: Rating[][]): boolean => givenIn(rows).every((rating) => typeof rating === "number");

export function guessKind(rows: Rating[][]): Kind {
  return isNumeric(rows) && differentIn(rows) > MANY ? "scores" : "levels";
}

export const differentIn = (rows: Rating[][]): number => new Set(givenIn(rows)).size;

/** As the reader chose, where that can be. */
export function kindOf(rows: Rating[][], chosen: Kind | undefined): Kind {
  return chosen && isNumeric(rows) ? chosen : guessKind(rows);
}
