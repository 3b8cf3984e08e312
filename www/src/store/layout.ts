import type { Kind } from "./kind.js";
import { MISSING, type Category, type Sheet } from "./ratings.js";

/** How a sheet is read. Guessed, shown, and the reader's to change. */
export interface Layout {
  /** `wide`: a row a unit, a column a rater. `long`: a row a rating. */
  shape: "wide" | "long";
  /** The first row names the columns. */
  header: boolean;
  /** Wide: the first column names the units. */
  names: boolean;
  /** Wide: columns that hold no ratings. */
  skip: number[];
  /** Long: where unit, rater and rating stand. */
  unit: number;
  rater: number;
  rating: number;
  /** What the ratings are taken as; undefined = by what they look like. */
  kind?: Kind;
  /** What stands for no rating, separated by commas. */
  missing: string;
  /** The categories in the reader's order; empty = ascending. */
  categories: Category[];
  /** Categories that were possible and nobody gave, separated by commas. */
  unused: string;
}

const UNIT = /^(units?|calls?|cases?|contacts?|items?|subjects?|tickets?|evaluations?|patients?|id|通话|通話|样本|樣本|录音|錄音|案件|联络编号|聯絡編號|编号|編號)\b|^(通话|通話|样本|樣本|录音|錄音|工单|工單)/i;
const RATER = /^(raters?|evaluators?|coders?|judges?|observers?|graders?|reviewers?|annotators?|scorers?)\b|^(质检员|質檢人員|質檢員|评估员|評核員|评分人|評分人|评分者|評分者)/i;
const RATING = /^(ratings?|scores?|values?|answers?|labels?|codes?|categor(y|ies)|results?|options?)\b|^(评分|評分|结果|結果|得分|等级|等級|选项|選項|评级)/i;

export function guessLayout(sheet: Sheet): Layout {
  const first = sheet[0] ?? [];
  const named = [UNIT, RATER, RATING].map((pattern) => first.findIndex((cell) => pattern.test(cell.trim())));
  if (named.every((column) => column >= 0) && new Set(named).size === 3) return { ...blank, shape: "long", header: true, ...places(named) };
  const found = longColumns(sheet);
  return found ? { ...blank, shape: "long", header: hasHeader(sheet, found), ...places(found) } : guessWide(sheet);
}

const blank: Layout = { shape: "wide", header: true, names: true, skip: [], unit: 0, rater: 1, rating: 2, missing: MISSING, categories: [], unused: "" };
const places = ([unit = 0, rater = 1, rating = 2]: number[]) => ({ unit, rater, rating });

function guessWide(sheet: Sheet): Layout {
  const first = sheet[0] ?? [];
  const columns = first.map((_, column) => column);
  const names = columns.length > 1 && namesUnits(sheet);
  return { ...blank, names, header: hasHeader(sheet, names ? columns.slice(1) : columns), rating: Math.min(2, columns.length - 1) };
}

/** Names differ from row to row; ratings come again. */
function namesUnits(sheet: Sheet): boolean {
  const names = columnOf(sheet, 0).slice(1);
  const isNamed = UNIT.test(sheet[0]?.[0]?.trim() ?? "");
  const others = new Set(sheet.slice(1).flatMap((row) => row.slice(1)));
  const shared = names.filter((name) => others.has(name)).length;
  const areDistinct = new Set(names).size === names.length;
  return isNamed || (areDistinct && names.length > 1 && (shared < names.length / 2 || names.length > 2 * others.size));
}

/** A first row of words that never come again below. */
function hasHeader(sheet: Sheet, columns: number[]): boolean {
  const below = new Set(sheet.slice(1).flatMap((row) => columns.map((column) => row[column] ?? "")));
  const cells = columns.map((column) => sheet[0]?.[column] ?? "");
  const isNumber = (text: string) => text.trim() !== "" && Number.isFinite(Number(text));
  return cells.every((cell) => !below.has(cell)) && !(cells.every(isNumber) && [...below].some(isNumber));
}

/** Three columns that share no value, and where the first two together name each row once: unit, rater, rating. */
function longColumns(sheet: Sheet): number[] | undefined {
  if (sheet[0]?.length !== 3 || sheet.length < 5) return undefined;
  const [a, b, c] = [0, 1, 2].map((column) => new Set(columnOf(sheet, column).slice(1))) as [Set<string>, Set<string>, Set<string>];
  if (overlap(a, b) || overlap(a, c) || overlap(b, c)) return undefined;
  const pairs = new Set(sheet.slice(1).map((row) => `${row[0]}\n${row[1]}`));
  if (pairs.size < sheet.length - 1 || a.size === sheet.length - 1) return undefined;
  // Fewer people than calls.
  return a.size >= b.size ? [0, 1, 2] : [1, 0, 2];
}

const overlap = (a: Set<string>, b: Set<string>): boolean => [...a].some((value) => value !== "" && b.has(value));
const columnOf = (sheet: Sheet, column: number): string[] => sheet.map((row) => row[column] ?? "");
