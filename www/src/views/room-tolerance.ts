import { html, nothing, type TemplateResult } from "lit";
import type { Earlier } from "../room/earlier.js";
import { isSmall } from "../room/reading.js";
import type { Setup } from "../room/setup.js";
import type { Texts } from "../texts.js";
import { figureView, type TableTwin } from "./figure.js";
import { numbersOf } from "./room-numbers.js";
import { scaleView, type Dot } from "./room-scale.js";

/** Scores around a reference, and what a tolerance makes of them. */
interface Picture { reference: number; dots: Dot[]; unit: "percent" | "points"; words: string; twin: TableTwin }

/** What a tolerance does: to the scores of the last session by this scorecard, where there was one, else to an example. */
export function toleranceView(texts: Texts, { tolerance: typed, card }: Setup, earlier: Earlier | undefined, width: number): TemplateResult | typeof nothing {
  const { t } = texts;
  const tolerance = Number(typed);
  if (!typed.trim() || !(tolerance > 0) || tolerance > 1000) return nothing;
  const unit = card?.method === "deduction" || card?.method === "additive" ? "points" : "percent";
  const { words, twin, ...picture } = earlier ? pictureOf(texts, earlier, tolerance) : example(texts, unit, tolerance);
  return html`<div class="tolerance-frame">${figureView(texts, t("tolerance-title"), {
    id: "tolerance", title: t("tolerance-title"), note: words, twin,
    chart: scaleView(texts, { id: "tolerance", name: t("tolerance-title"), description: words, tolerance, ...picture }, width),
  })}</div>`;
}

const kindOf = (difference: number, tolerance: number): Dot["kind"] => isSmall(difference, tolerance) ? "inside" : "outside";

/** A dot for each difference there was, with how many scores had it. */
function pictureOf({ t, locale }: Texts, { title, date, differences }: Earlier, tolerance: number): Picture {
  const { plain } = numbersOf(locale, "points");
  const counts = new Map<number, number>();
  // What only a computer tells apart is one difference.
  for (const each of differences.map((difference) => Math.round(difference * 1e6) / 1e6 + 0)) counts.set(each, (counts.get(each) ?? 0) + 1);
  const each = [...counts].sort(([a], [b]) => a - b);
  const within = each.reduce((sum, [value, count]) => isSmall(value, tolerance) ? sum + count : sum, 0);
  return {
    reference: 0, unit: "points", dots: each.map(([value, count]) => ({ mark: String(count), value, kind: kindOf(value, tolerance) })),
    words: t("tolerance-earlier", { title, date, within, scores: differences.length, tolerance: plain(tolerance) }),
    twin: { columns: [t("column-difference"), t("column-scores"), t("column-within")], rows: each.map(([value, count]) => [{ text: plain(value), raw: value }, String(count), t(isSmall(value, tolerance) ? "yes" : "no")]) },
  };
}

/** Where the reference of the example stands, and five raters around it. */
const EXAMPLE = 84;
const OTHERS: { mark: string; value: number }[] = [{ mark: "A", value: 75 }, { mark: "B", value: 81.5 }, { mark: "C", value: 84 }, { mark: "D", value: 88 }, { mark: "E", value: 95 }];

function example({ t, locale }: Texts, unit: Picture["unit"], tolerance: number): Picture {
  const dots = OTHERS.map((each): Dot => ({ ...each, kind: kindOf(each.value - EXAMPLE, tolerance) }));
  const { value, plain } = numbersOf(locale, unit);
  const within = dots.filter(({ kind }) => kind === "inside").map(({ mark }) => mark);
  return {
    reference: EXAMPLE, unit, dots,
    words: t("tolerance-words", { reference: value(EXAMPLE), tolerance: plain(tolerance), low: value(EXAMPLE - tolerance), high: value(EXAMPLE + tolerance), within: within.length, marks: new Intl.ListFormat(locale, { type: "conjunction" }).format(within) }),
    twin: { columns: [t("column-rater"), t("column-total"), t("column-within")], rows: dots.map(({ mark, value: own, kind }) => [mark, value(own), t(kind === "inside" ? "yes" : "no")]) },
  };
}
