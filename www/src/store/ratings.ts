import type { Rating } from "calibrant";
import type { Layout } from "./layout.js";

/** A sheet as it was read: text, row by row. */
export type Sheet = string[][];
export type Category = Exclude<Rating, null>;

/** Ratings with the names of what was rated and of who rated it. */
export interface RatingsTable {
  units: string[];
  raters: string[];
  /** A row a unit, in it a rating a rater. */
  rows: Rating[][];
  /** In their order. */
  categories: Category[];
  /** Rows of a long sheet that rate a unit again for the same rater: the first counts. */
  repeated: number;
}

/** What stands for no rating, until the reader says otherwise. */
export const MISSING = "NA, N/A, #N/A, null, –, -, .";

export function tableOf(sheet: Sheet, layout: Layout): RatingsTable {
  const body = layout.header ? sheet.slice(1) : sheet;
  const { units, raters, cells, repeated } = layout.shape === "wide" ? wide(sheet, body, layout) : long(body, layout);
  const absent = new Set(["", ...layout.missing.split(",").map((word) => word.trim().toLowerCase())]);
  const texts = cells.map((row) => row.map((cell) => (absent.has(cell.trim().toLowerCase()) ? null : cell.trim())));
  const isNumeric = texts.every((row) => row.every((cell) => cell === null || NUMBER.test(cell)));
  const rows: Rating[][] = isNumeric ? texts.map((row) => row.map((cell) => cell === null ? null : Number(cell))) : texts;
  return { units, raters, rows, categories: inOrder(categoriesOf(rows), layout.categories), repeated };
}

const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)$/;

function wide(sheet: Sheet, body: Sheet, { header, names, skip }: Layout) {
  const columns = (sheet[0] ?? []).map((_, column) => column).filter((column) => !(names && column === 0) && !skip.includes(column));
  return {
    units: body.map((row, index) => (names && row[0]) || String(index + 1)),
    raters: columns.map((column) => (header && sheet[0]?.[column]?.trim()) || `#${column + (names ? 0 : 1)}`),
    cells: body.map((row) => columns.map((column) => row[column] ?? "")),
    repeated: 0,
  };
}

function long(body: Sheet, { unit, rater, rating }: Layout) {
  const units = new Map<string, number>();
  const raters = new Map<string, number>();
  const place = (map: Map<string, number>, name: string) => map.get(name) ?? (map.set(name, map.size), map.size - 1);
  const placed = body.map((row) => [place(units, row[unit]?.trim() ?? ""), place(raters, row[rater]?.trim() ?? ""), row[rating] ?? ""] as const);
  const cells: string[][] = Array.from(units, () => Array.from(raters, () => ""));
  let repeated = 0;
  for (const [of, by, cell] of placed) {
    const row = cells[of];
    if (!row || cell.trim() === "") continue;
    if (row[by]) repeated += 1;
    else row[by] = cell;
  }
  return { units: [...units.keys()], raters: [...raters.keys()], cells, repeated };
}

function categoriesOf(rows: Rating[][]): Category[] {
  const found = new Set(rows.flat().filter((rating) => rating !== null));
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** Those the reader has put in order first; what came later behind them. */
function inOrder(found: Category[], wanted: Category[]): Category[] {
  return [...wanted.filter((each) => found.includes(each)), ...found.filter((each) => !wanted.includes(each))];
}
