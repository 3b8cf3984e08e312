import type { PartAnalysis } from "calibrant/quiz";
import { html, svg, type TemplateResult } from "lit";
import type { Texts } from "../texts.js";
import { numbersFor } from "./agreement-numbers.js";
import { axisFor } from "./axis.js";
import { known } from "./figures.js";

const [WIDTH, HEIGHT] = [360, 280];
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 16, 24, 42];

/** Items by how hard they are and how well they tell good raters from others; by their numbers, as in the table. */
export function itemsChart({ t, locale }: Texts, id: string, { items }: PartAnalysis): TemplateResult | undefined {
  const points = pointsOf(items);
  if (points.length === 0) return undefined;
  const { whole } = numbersFor(locale);
  const tick = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, signDisplay: "negative" });
  const x = axisFor([0, 1], [LEFT, WIDTH - RIGHT], 5);
  const y = axisFor([-1, 1], [HEIGHT - BOTTOM, TOP], 4);
  return html`<svg class="chart items" role="img" aria-labelledby=${`${id}-name`} width=${WIDTH} height=${HEIGHT} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}>
    <title id=${`${id}-name`}>${t("chart-name")}</title>
    <text class="axis" x="0" y="12">${t("column-discrimination")}</text>
    ${y.ticks.map((value) => svg`<line class=${value === 0 ? "zero" : "rule"} x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y.at(value)} y2=${y.at(value)}></line>
      <text class="axis end" x=${LEFT - 6} y=${y.at(value) + 4}>${tick.format(value).replace("-", "−")}</text>`)}
    ${x.ticks.map((value) => svg`<text class="tick" x=${x.at(value)} y=${HEIGHT - BOTTOM + 16}>${whole(value)}</text>`)}
    <text class="axis end" x=${WIDTH - RIGHT} y=${HEIGHT - 8}>${t("column-difficulty")}</text>
    ${points.map(({ difficulty, discrimination }) => svg`<circle class="dot ringed" r="4.5" cx=${x.at(difficulty)} cy=${y.at(discrimination)}></circle>`)}
    ${labelsOf(points).map(({ difficulty, discrimination, text }) => svg`<text class="name" text-anchor=${difficulty > 0.5 ? "end" : "start"} x=${x.at(difficulty) + (difficulty > 0.5 ? -8 : 8)} y=${y.at(discrimination) + 4}>${text}</text>`)}
  </svg>`;
}

interface Point { difficulty: number; discrimination: number; number: number }

/** Items that have both. */
function pointsOf(items: PartAnalysis["items"]): Point[] {
  return items.flatMap((item, at) => {
    const [difficulty, discrimination] = [known(item.difficulty), known(item.discrimination)];
    return difficulty === undefined || discrimination === undefined ? [] : [{ difficulty, discrimination, number: at + 1 }];
  });
}

/** Points that nearly cover one another, or whose labels would, share one. */
function labelsOf(points: Point[]): (Point & { text: string })[] {
  const isNear = (a: Point, b: Point) => Math.abs(a.difficulty - b.difficulty) < 0.12 && Math.abs(a.discrimination - b.discrimination) < 0.1;
  const labels: Point[][] = [];
  for (const point of points) {
    const same = labels.find(([first]) => first && isNear(first, point));
    if (same) same.push(point);
    else labels.push([point]);
  }
  return labels.flatMap((near) => near[0] ? [{ ...near[0], text: runsOf(near.map(({ number }) => number)) }] : []);
}

/** “1, 3–6”. */
function runsOf(numbers: number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}${last === first + 1 ? ", " : "–"}${last}`)).join(", ");
}
