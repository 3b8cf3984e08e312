import { html, nothing, svg, type TemplateResult } from "lit";
import { isWithin, type CaseReading, type Counted } from "../room/reading.js";
import type { Texts } from "../texts.js";
import { axisFor, type Axis } from "./axis.js";
import { numbersOf } from "./room-numbers.js";

/** What stands on one scale: total scores, and around a reference the band of those that count as the same. */
export interface Scale {
  id: string;
  name: string;
  description: string;
  dots: Dot[];
  reference: number | undefined;
  tolerance: number;
  unit: "percent" | "points";
}
export interface Dot { mark: string; value: number; kind: "inside" | "outside" | "expert" }

const ROW = 26;
const HEIGHT = 22;

/** Dots that would lie on one another stand on rows of their own. */
export function scaleView(texts: Texts, { id, name, description, dots, reference, tolerance, unit }: Scale, width: number): TemplateResult {
  const { value: write } = numbersOf(texts.locale, unit);
  const values = [...dots.map(({ value }) => value), ...(reference === undefined ? [] : [reference - tolerance, reference + tolerance])];
  const margin = 24;
  const axis = axisFor([Math.min(...values), Math.max(...values)], [margin, width - margin], width < 480 ? 3 : 6);
  const placed = rowsOf(dots, axis);
  const rows = Math.max(1, ...placed.map(({ row }) => row + 1));
  const base = rows * ROW + 8;
  return html`<svg class="chart scale" role="img" aria-labelledby=${`${id}-name ${id}-description`} width=${width} height=${base + 26} viewBox=${`0 0 ${width} ${base + 26}`}>
    <title id=${`${id}-name`}>${name}</title><desc id=${`${id}-description`}>${description}</desc>
    ${reference === undefined ? nothing : svg`<rect class="tolerance" x=${axis.at(reference - tolerance)} width=${axis.at(reference + tolerance) - axis.at(reference - tolerance)} y="2" height=${base - 2}></rect>
      ${[reference - tolerance, reference + tolerance].map((edge) => svg`<line class="edge" x1=${axis.at(edge)} x2=${axis.at(edge)} y1="2" y2=${base}></line>`)}
      <line class="reference" x1=${axis.at(reference)} x2=${axis.at(reference)} y1="2" y2=${base}></line>`}
    <line class="zero" x1=${margin / 2} x2=${width - margin / 2} y1=${base} y2=${base}></line>
    ${axis.ticks.map((tick) => svg`<text class="tick" x=${axis.at(tick)} y=${base + 18}>${write(tick)}</text>`)}
    ${placed.map(({ dot: { mark, kind }, x, row, size }) => svg`<rect class=${`mark ${kind}`} x=${x - size / 2} y=${base - (row + 1) * ROW} width=${size} height=${HEIGHT} rx=${kind === "expert" ? 4 : HEIGHT / 2}></rect>
      <text class=${`mark-text ${kind}`} x=${x} y=${base - (row + 1) * ROW + 15.5}>${mark}</text>`)}
  </svg>`;
}

const sizeOf = (mark: string): number => 13 + [...mark].reduce((sum, letter) => sum + (letter > "\u2e80" ? 13 : 8), 0);

function rowsOf(dots: Dot[], axis: Axis): { dot: Dot; x: number; row: number; size: number }[] {
  const ends: number[] = [];
  return dots.toSorted((a, b) => a.value - b.value).map((dot) => {
    const [x, size] = [axis.at(dot.value), sizeOf(dot.mark)];
    const free = ends.findIndex((end) => end + 3 <= x - size / 2);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + size / 2;
    return { dot, x, row, size };
  });
}

/** The total scores of a case as dots. */
export function dotsOf({ sheets, reference }: CaseReading, tolerance: number): Dot[] {
  const kindOf = ({ person }: Counted, value: number): Dot["kind"] =>
    person.isExpert ? "expert" : !reference || isWithin(reference, value, tolerance) ? "inside" : "outside";
  return sheets.flatMap((sheet) => sheet.score.score ? [{ mark: sheet.person.mark, value: sheet.score.score.value, kind: kindOf(sheet, sheet.score.score.value) }] : []);
}
