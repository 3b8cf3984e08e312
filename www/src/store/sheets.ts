import Papa from "papaparse";
import type { Sheet } from "./ratings.js";

/** A table in a file: the workbook's first sheet, or text separated by commas, semicolons or tabs. The reader of workbooks comes when it is needed. */
export async function readSheet(file: File): Promise<Sheet> {
  const bytes = await file.arrayBuffer();
  if (isZip(bytes)) return squared(await (await import("./workbook.js")).readWorkbook(bytes));
  return readText(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

export function readText(text: string): Sheet {
  return squared(Papa.parse<string[]>(text.replace(/^\uFEFF/, "").trimEnd(), { skipEmptyLines: "greedy" }).data);
}

/** Rows without any text away, the others of one length. */
function squared(rows: string[][]): Sheet {
  const kept = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  const width = kept.reduce((most, row) => Math.max(most, row.length), 0);
  return kept.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
}

/** Every XLSX is a ZIP. */
const isZip = (bytes: ArrayBuffer): boolean => new DataView(bytes).byteLength > 4 && new DataView(bytes).getUint32(0) === 0x504b0304;
