/** A table of a workbook; numbers are cells with numbers, everything else is text, which no spreadsheet runs as a formula. */
export interface WorkbookSheet { name: string; rows: (string | number)[][] }

/** An XLSX workbook: a ZIP of XML, stored as it is. */
export function workbook(sheets: WorkbookSheet[]): Uint8Array {
  const names = namesFor(sheets.map(({ name }) => name));
  const parts: [string, string][] = [
    ["[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`],
    ["_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", relations(sheets.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`]))],
    ...sheets.map(({ rows }, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows)]),
  ];
  return zipped(parts.map(([path, xml]) => [path, new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)]));
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const relations = (list: [string, string][]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

function sheetXml(rows: (string | number)[][]): string {
  const cells = (row: (string | number)[]) => row.map((cell) => typeof cell === "number" ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`).join("");
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.map((row) => `<row>${cells(row)}</row>`).join("")}</sheetData></worksheet>`;
}

/** XML has no place for control characters but tab and line breaks. */
const escaped = (text: string): string => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "")
  .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** At most 31 characters, some of which are not allowed; each another than those before it. */
function namesFor(names: string[]): string[] {
  return names.map((name, at) => name.replace(/[\\/?*[\]:]/g, " ").slice(0, 28).trim() || `Sheet${at + 1}`)
    .map((name, at, all) => all.indexOf(name) < at ? `${name} ${at + 1}` : name);
}

function zipped(files: [string, Uint8Array][]): Uint8Array {
  const parts: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  for (const [path, bytes] of files) {
    const name = new TextEncoder().encode(path);
    // Both heads begin alike: version, flags (names are UTF-8), stored, no time, checksum, sizes, length of the name and of nothing more.
    const common = joined([words16(20, 0x800, 0, 0, 0x21), words32(checksum(bytes), bytes.length, bytes.length), words16(name.length, 0)]);
    const local = joined([words32(0x04034b50), common, name, bytes]);
    list.push(joined([words32(0x02014b50), words16(20), common, words16(0, 0, 0), words32(0, at), name]));
    parts.push(local);
    at += local.length;
  }
  const directory = joined(list);
  return joined([...parts, directory, words32(0x06054b50), words16(0, 0, files.length, files.length), words32(directory.length, at), words16(0)]);
}

const words16 = (...values: number[]): Uint8Array => Uint8Array.from(values.flatMap((value) => [value & 255, value >>> 8 & 255]));
const words32 = (...values: number[]): Uint8Array => Uint8Array.from(values.flatMap((value) => [0, 8, 16, 24].map((shift) => value >>> shift & 255)));

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => { whole.set(part, at); return at + part.length; }, 0);
  return whole;
}

/** CRC-32. */
function checksum(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc >>> 1 ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
