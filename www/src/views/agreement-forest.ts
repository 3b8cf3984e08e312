import type { Estimate } from "calibrant/agreement";
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Texts } from "../texts.js";
import { coefficientName } from "./agreement-estimates.js";
import { widthOf } from "./agreement-heat.js";
import { numbersFor, shownInterval } from "./agreement-numbers.js";

/** A coefficient as it is drawn; without a value only its text, which says why. */
export interface ForestRow { name: string; text: string; value?: number | undefined; interval?: { low: number; high: number } | null | undefined }

/** Every coefficient as a dot on its interval, on one scale. Narrow charts have the name above its line. */
export function forestView({ t, locale }: Texts, id: string, title: string, rows: ForestRow[], width: number): TemplateResult {
  const isNarrow = width < 560;
  const widest = (texts: string[]) => Math.max(...texts.map(widthOf));
  const [start, end] = isNarrow ? [12, width - 12] : [widest(rows.map(({ name }) => name)) + 24, width - widest(rows.map(({ text }) => text)) - 20];
  const [rowHeight, top] = isNarrow ? [46, 6] : [34, 4];
  const bottom = top + rows.length * rowHeight;
  const ticks = ticksFor(rows);
  const lowest = ticks[0] ?? 0;
  const x = (value: number) => start + ((Math.min(Math.max(value, lowest), 1) - lowest) / (1 - lowest)) * (end - start);
  return html`<svg class=${isNarrow ? "chart narrow" : "chart"} role="img" aria-labelledby=${`${id}-name ${id}-description`} width=${width} height=${bottom + 26} viewBox=${`0 0 ${width} ${bottom + 26}`}>
    <title id=${`${id}-name`}>${title}</title><desc id=${`${id}-description`}>${t("forest-description")}</desc>
    ${ticks.map((tick) => svg`<line class=${tick === 0 ? "zero" : "rule"} x1=${x(tick)} x2=${x(tick)} y1=${top} y2=${bottom}></line>
      <text class="tick" x=${x(tick)} y=${bottom + 18}>${new Intl.NumberFormat(locale).format(tick).replace("-", "−")}</text>`)}
    ${rows.map((row, index) => {
      const middle = top + index * rowHeight + (isNarrow ? 32 : rowHeight / 2);
      const written = isNarrow ? middle - 16 : middle;
      return svg`<text class="name" x=${isNarrow ? start : 0} y=${written + 4}>${row.name}</text>
        <text class="value" x=${width - (isNarrow ? 12 : 0)} y=${written + 4}>${row.text}</text>
        ${row.value === undefined ? nothing : markView(row.value, row.interval, middle)}`;
    })}
  </svg>`;

  function markView(value: number, interval: ForestRow["interval"], y: number) {
    const low = interval?.low ?? value;
    const high = interval?.high ?? value;
    const cap = (at: number) => (at < lowest || at > 1 ? nothing : svg`<line class="interval" x1=${x(at)} x2=${x(at)} y1=${y - 5} y2=${y + 5}></line>`);
    return svg`<line class="interval" x1=${x(low)} x2=${x(high)} y1=${y} y2=${y}></line>${cap(low)}${cap(high)}<circle class="dot" cx=${x(value)} cy=${y} r="4.5"></circle>`;
  }
}

export function estimateRow({ t, locale }: Texts, estimate: Estimate): ForestRow {
  const name = coefficientName(t, estimate);
  if (estimate.undefined !== undefined) return { name, text: t(`undefined-short-${estimate.undefined}`) };
  return { name, text: valueText(t, locale, estimate.value, shownInterval(estimate.interval)), value: estimate.value, interval: estimate.interval };
}

/** A value with its interval, where there is one. */
export function valueText(t: Texts["t"], locale: string, value: number, interval: { low: number; high: number } | undefined): string {
  const { figure, figures } = numbersFor(locale);
  return interval ? t("value-between", { value: figure(value), ...figures(interval) }) : figure(value);
}

/** From 0, or from below the lowest interval, to 1. */
function ticksFor(rows: ForestRow[]): number[] {
  const lows = rows.map(({ value, interval }) => interval?.low ?? value ?? 0);
  const lowest = Math.max(Math.floor(Math.min(0, ...lows) * 5) / 5, -1);
  const step = lowest < -0.4 ? 0.5 : 0.2;
  const from = Math.floor(lowest / step);
  return Array.from({ length: Math.round(1 / step) - from + 1 }, (_, index) => Math.round((from + index) * step * 10) / 10);
}
