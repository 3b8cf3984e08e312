import type { Rating } from "calibrant/agreement";
import { kindOf, type Kind } from "./kind.js";
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
  /** What the ratings are taken as. */
  kind: Kind;
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
  const absent = new Set(["", ...listed(layout.missing.toLowerCase())]);
  const texts = cells.map((row) => row.map((cell) => (absent.has(cell.trim().toLowerCase()) ? null : cell.trim())));
  const rows = numbered(texts);
  return { units, raters, rows, kind: kindOf(rows, layout.kind), categories: inOrder(categoriesOf(rows, listed(layout.unused)), layout.categories), repeated };
}

const listed = (words: string): string[] => words.split(/[,，、;；]/).map((word) => word.trim()).filter(Boolean);

const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)$/;
const PERCENT = /^[-+]?(\d+(\.\d*)?|\.\d+)\s*[%％]$/;

/** Numbers where all are numbers, or all percentages: a spreadsheet copies what it shows. */
function numbered(texts: (string | null)[][]): Rating[][] {
  const given = texts.flat().filter((cell) => cell !== null);
  if (![NUMBER, PERCENT].some((pattern) => given.every((cell) => pattern.test(cell)))) return texts;
  return texts.map((row) => row.map((cell) => cell === null ? null : Number.parseFloat(cell)));
}

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
  const units = named(body.map((row) => row[unit] ?? ""));
  const raters = named(body.map((row) => row[rater] ?? "").sort(new Intl.Collator("en", { numeric: true }).compare));
  const cells: string[][] = Array.from(units, () => Array.from(raters, () => ""));
  let repeated = 0;
  for (const line of body) {
    const row = cells[units.get(line[unit]?.trim() ?? "") ?? 0];
    const by = raters.get(line[rater]?.trim() ?? "") ?? 0;
    if (!row || !line[rating]?.trim()) continue;
    if (row[by]) repeated += 1;
    else row[by] = line[rating];
  }
  return { units: [...units.keys()], raters: [...raters.keys()], cells, repeated };
}

/** Each name once, with its place. */
function named(names: string[]): Map<string, number> {
  return new Map([...new Set(names.map((name) => name.trim()))].map((name, place) => [name, place]));
}

/** What was given, and what could have been. */
function categoriesOf(rows: Rating[][], unused: string[]): Category[] {
  const given = rows.flat().filter((rating) => rating !== null);
  const isNumeric = typeof given[0] === "number";
  const found = new Set<Category>([...given, ...unused.map((word) => isNumeric && NUMBER.test(word) ? Number(word) : word)]);
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** Those the reader has put in order first; what came later behind them. */
function inOrder(found: Category[], wanted: Category[]): Category[] {
  return [...wanted.filter((each) => found.includes(each)), ...found.filter((each) => !wanted.includes(each))];
}
