import { html, nothing, svg, type TemplateResult } from "lit";
import type { TableTwin } from "./figure.js";

export interface Heat {
  id: string;
  name: string;
  description: string;
  rows: string[];
  columns: string[];
  /** Null where there is nothing to show. */
  cells: (HeatCell | null)[][];
  /** Over the columns and before the rows: whose they are. */
  across?: string;
  down?: string;
}
export interface HeatCell { text: string; raw: number; strength: number; kind: "same" | "other" }

const LETTER = 7.4;
const HAN = 14;
const CELL = 64;
const HEIGHT = 34;

/** A table whose cells are as strong as what they say; the number stands in each. Long names are numbered over the columns. */
export function heatView({ id, name, description, rows, columns, cells, across, down }: Heat, width: number): TemplateResult {
  const isNumbered = columns.some((column) => widthOf(column) > CELL - 6);
  const rowNames = isNumbered ? rows.map((row, index) => `${index + 1} ${row}`) : rows;
  const names = Math.min(Math.max(40, ...rowNames.map(widthOf), widthOf(down ?? "")) + 10, width * 0.45);
  const cell = Math.min(CELL + 8, Math.max((width - names) / columns.length, 30));
  const total = names + cell * columns.length;
  const top = across ? 42 : 24;
  const height = top + rows.length * HEIGHT + 2;
  return html`<div class="chart-frame" role="group" aria-label=${name} tabindex=${total > width ? 0 : nothing}>
    <svg class="chart" role="img" aria-labelledby=${`${id}-name ${id}-description`} width=${total + 2} height=${height} viewBox=${`0 0 ${total + 2} ${height}`}>
      <title id=${`${id}-name`}>${name}</title><desc id=${`${id}-description`}>${description}</desc>
      ${across ? svg`<text class="axis middle" x=${names + (cell * columns.length) / 2} y="14">${across}</text>` : nothing}
      ${down ? svg`<text class="axis" x="0" y=${top - 8}>${fitted(down, names - 8)}</text>` : nothing}
      ${columns.map((column, at) => svg`<text class="axis middle" x=${names + cell * (at + 0.5)} y=${top - 8}>${isNumbered ? at + 1 : column}</text>`)}
      ${rows.map((_, row) => svg`<text class="name" x="0" y=${top + HEIGHT * (row + 0.5) + 4}>${fitted(rowNames[row] ?? "", names - 8)}</text>
        ${columns.map((__, column) => cellView(cells[row]?.[column], names + cell * column, top + HEIGHT * row, cell))}`)}
    </svg></div>`;
}

function cellView(cell: HeatCell | null | undefined, x: number, y: number, width: number) {
  if (!cell) return nothing;
  return svg`<rect class=${`cell ${cell.kind}`} x=${x + 1} y=${y + 1} width=${width - 2} height=${HEIGHT - 2} fill-opacity=${(0.06 + 0.36 * cell.strength).toFixed(3)}></rect>
    <text class="cell-text middle" x=${x + width / 2} y=${y + HEIGHT / 2 + 4}>${cell.text}</text>`;
}

export function heatTwin(corner: string, { rows, columns, cells }: Heat): TableTwin {
  return { columns: [corner, ...columns], rows: rows.map((row, at) => [row, ...columns.map((_, column) => cells[at]?.[column] ?? "–")]) };
}

export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > "\u2E80" ? HAN : LETTER), 0);
}

function fitted(text: string, width: number): string {
  const letters = [...text];
  while (letters.length > 2 && widthOf(letters.join("")) > width) letters.splice(-2, 2, "…");
  return letters.join("");
}
