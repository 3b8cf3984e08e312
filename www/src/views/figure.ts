import { html, nothing, type TemplateResult } from "lit";
import { csvText } from "../store/export.js";
import { download, fileName } from "../store/files.js";
import type { Texts } from "../texts.js";
import { svgText } from "./figure-svg.js";

/** A cell as it is read and as it is exported: full precision, no language. */
export type Cell = string | { text: string; raw: string | number };
/** The numbers of a chart; a row may be shorter than the columns, its last cell then takes their place. */
export interface TableTwin {
  columns: string[];
  rows: Cell[][];
  /** What goes into the CSV where that is more than is read here. */
  file?: string[][];
}
export interface Figure {
  id: string;
  title: string;
  hint?: string;
  /** None where the table says it all. */
  chart?: TemplateResult;
  twin: TableTwin;
  /** The table is there for whoever asks: the hint says what it comes to. */
  isFolded?: boolean;
  /** The table is needed to read the chart. */
  isUnfolded?: boolean;
  /** Said under the chart. */
  note?: string | undefined;
}

/** A chart with the table that says the same, and both as files. */
export function figureView({ t }: Texts, source: string, { id, title, hint, chart, twin, isFolded, isUnfolded, note }: Figure): TemplateResult {
  const name = `${fileName(source)}-${id}`;
  const saveSvg = (event: Event) => {
    const svg = (event.target as Element).closest("section")?.querySelector("svg");
    if (svg) download(`${name}.svg`, "image/svg+xml", svgText(svg));
  };
  const saveCsv = () => download(`${name}.csv`, "text/csv;charset=utf-8", csvText(twin.file ?? [twin.columns, ...twin.rows.map((row) => row.map(rawOf))], true));
  return html`<section class="figure" id=${id} aria-labelledby=${`${id}-title`}>
    <div class="figure-head"><h3 id=${`${id}-title`}>${title}</h3>
      <span>${chart ? html`<button type="button" class="plain" aria-label=${t("save-as", { title, format: "SVG" })} @click=${saveSvg}>SVG</button>` : nothing}
      ${twin.rows.length ? html`<button type="button" class="plain" aria-label=${t("save-as", { title, format: "CSV" })} @click=${saveCsv}>CSV</button>` : nothing}</span></div>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    ${chart ?? nothing}${note ? html`<p class="hint">${note}</p>` : nothing}
    ${chart || isFolded ? html`<details ?open=${isUnfolded}><summary>${t("as-table")}</summary>${twinView(twin, title)}</details>` : twin.rows.length ? twinView(twin, title) : nothing}
  </section>`;
}

export function twinView({ columns, rows }: TableTwin, title: string) {
  return html`<div class="table-frame" role="group" aria-label=${title} tabindex="0"><table>
    <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell, at) => at === 0 ? html`<th scope="row">${textOf(cell)}</th>`
      : html`<td colspan=${at === row.length - 1 ? columns.length - at : 1}>${textOf(cell)}</td>`)}</tr>`)}</tbody></table></div>`;
}

const textOf = (cell: Cell): string => typeof cell === "string" ? cell : cell.text;
const rawOf = (cell: Cell): string => String(typeof cell === "string" ? cell : cell.raw);
