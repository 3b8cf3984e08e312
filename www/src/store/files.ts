import { csvText } from "./export.js";
import type { Settings } from "./settings.js";
import type { WorkbookSheet } from "./xlsx.js";

/** Hands a text, or bytes, to the reader as a file; nothing leaves the device. */
export function download(name: string, type: string, content: string | Uint8Array): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export function dayStamp(date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A name that every file system takes. */
export const fileName = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, "-");

/** A table; with the mark that spreadsheets want of UTF-8 where the reader has not turned it off. */
export function saveCsv({ csvMark }: Pick<Settings, "csvMark">, name: string, rows: WorkbookSheet["rows"]): void {
  download(`${name}.csv`, "text/csv;charset=utf-8", csvText(rows.map((row) => row.map(String)), csvMark));
}

/** Tables as a workbook, whose writer comes when it is needed. */
export async function saveXlsx(name: string, sheets: WorkbookSheet[]): Promise<void> {
  const { workbook } = await import("./xlsx.js");
  download(`${name}.xlsx`, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook(sheets));
}
