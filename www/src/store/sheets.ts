import Papa from "papaparse";
import { pageIssue } from "./import.js";
import type { Sheet } from "./ratings.js";
import { Refused } from "./refused.js";
import { isZip } from "./zip.js";

/** A table in a file, without rows that say nothing. */
export async function readSheet(file: File): Promise<Sheet> {
  return squared(await readRows(file));
}

/** Every row of a table in a file: the workbook's first sheet, or text separated by commas, semicolons or tabs. The reader of workbooks comes when it is needed. Throws {@link Refused} where neither can be read. */
export async function readRows(file: Blob): Promise<string[][]> {
  const bytes = await file.arrayBuffer().catch(noTable);
  if (!isZip(bytes)) return rowsOf(textIn(bytes));
  const { readWorkbook } = await import("./workbook.js");
  return readWorkbook(bytes).catch(noTable);
}

function textIn(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return noTable();
  }
}

function noTable(): never {
  throw new Refused([pageIssue("no-table", "This file could not be read as a table.")]);
}

export function readText(text: string): Sheet {
  return squared(rowsOf(text));
}

const rowsOf = (text: string): string[][] => Papa.parse<string[]>(text.replace(/^\uFEFF/, "").trimEnd()).data;

/** Rows without any text away, the others of one length. */
function squared(rows: string[][]): Sheet {
  const kept = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  const width = kept.reduce((most, row) => Math.max(most, row.length), 0);
  return kept.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
}
