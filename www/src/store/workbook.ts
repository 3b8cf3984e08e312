import { openZip } from "./zip.js";

/** What XLSX has rows for; a file that says otherwise is not to fill the memory. */
const MOST_ROWS = 1_048_576;

/**
 * The first sheet of an XLSX workbook as text: a ZIP of XML, unpacked by the browser itself.
 * Cells keep what is stored: dates are their serial numbers, formulas their last results.
 */
export async function readWorkbook(bytes: ArrayBuffer): Promise<string[][]> {
  const zip = openZip(bytes);
  const part = async (path: string) => {
    const found = await zip.read(path);
    return found && new TextDecoder().decode(found);
  };
  const related = [...elements((await part("xl/_rels/workbook.xml.rels")) ?? "", "Relationship")].map(({ attribute }) => ({
    id: attribute("Id"), type: attribute("Type") ?? "", path: pathOf(attribute("Target") ?? ""),
  }));
  const [first] = elements((await part("xl/workbook.xml")) ?? "", "sheet");
  const sheet = await part(related.find(({ id }) => id === first?.attribute("r:id"))?.path ?? "");
  if (sheet === undefined) throw new Error("No sheet is in this workbook.");
  const strings = await part(related.find(({ type }) => type.endsWith("/sharedStrings"))?.path ?? "");
  const shared = [...elements(strings ?? "", "si")].map(({ inner }) => textIn(inner));
  return rowsOf(sheet, shared);
}

/** Empty rows need not be written: a row may say which it is. */
function rowsOf(sheet: string, shared: string[]): string[][] {
  const rows: string[][] = [];
  for (const { attribute, inner } of elements(sheet, "row")) {
    const at = Math.min(Number(attribute("r") ?? 0), MOST_ROWS) - 1;
    while (rows.length < at) rows.push([]);
    rows.push(rowOf(inner, shared));
  }
  return rows;
}

const pathOf = (target: string): string => target.startsWith("/") ? target.slice(1) : `xl/${target}`;

/** Empty cells are not written: the reference says the column. */
function rowOf(xml: string, shared: string[]): string[] {
  const row: string[] = [];
  for (const { attribute, inner } of elements(xml, "c")) {
    const column = columnOf(attribute("r")) ?? row.length;
    while (row.length < column) row.push("");
    row[column] = cellText(attribute("t") ?? "n", inner, shared);
  }
  return row;
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]+/.exec(reference ?? "")?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(type: string, inner: string, shared: string[]): string {
  if (type === "inlineStr") return textIn(inner);
  const [value] = elements(inner, "v");
  const text = decoded(value?.inner ?? "");
  if (type === "s") return shared[Number(text)] ?? "";
  if (type === "b") return text === "1" ? "TRUE" : "FALSE";
  return type === "n" && text !== "" ? String(Number(text)) : text;
}

/** Runs of one text together, without the readings that stand above Han characters. */
function textIn(xml: string): string {
  return [...elements(xml.replace(/<(\w+:)?rPh[\s>][\s\S]*?<\/(\w+:)?rPh>/g, ""), "t")].map(({ inner }) => decoded(inner)).join("");
}

const ENTITIES: { [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
  });
}

/** Elements of a name that hold none of their own name, whatever their prefix. */
function* elements(xml: string, name: string) {
  const pattern = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, "g");
  for (const [, attributes = "", inner = ""] of xml.matchAll(pattern)) {
    yield { inner, attribute: (key: string) => { const found = new RegExp(`(?:^|\\s)${key}="([^"]*)"`).exec(attributes)?.[1]; return found === undefined ? undefined : decoded(found); } };
  }
}
