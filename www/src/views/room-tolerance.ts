import { html, nothing, type TemplateResult } from "lit";
import { isWithin } from "../room/reading.js";
import type { Setup } from "../room/setup.js";
import type { Texts } from "../texts.js";
import { figureView } from "./figure.js";
import { numbersOf } from "./room-numbers.js";
import { scaleView, type Dot } from "./room-scale.js";

/** Where the reference of the picture stands, and five raters around it. */
const EXAMPLE = 84;
const OTHERS: { mark: string; value: number }[] = [{ mark: "A", value: 75 }, { mark: "B", value: 81.5 }, { mark: "C", value: 84 }, { mark: "D", value: 88 }, { mark: "E", value: 95 }];

/** What a tolerance does, on an example: who would count as within, and who not. */
export function toleranceView(texts: Texts, { tolerance: typed, card }: Setup, width: number): TemplateResult | typeof nothing {
  const { t, locale } = texts;
  const tolerance = Number(typed);
  if (!typed.trim() || !(tolerance > 0) || tolerance > 1000) return nothing;
  const unit = card?.method === "deduction" || card?.method === "additive" ? "points" : "percent";
  const dots = OTHERS.map((each): Dot => ({ ...each, kind: isWithin({ kind: "expert", value: EXAMPLE, share: 1 }, each.value, tolerance) ? "inside" : "outside" }));
  const { value, plain } = numbersOf(locale, unit);
  const within = dots.filter(({ kind }) => kind === "inside").map(({ mark }) => mark);
  const words = t("tolerance-words", { reference: value(EXAMPLE), tolerance: plain(tolerance), low: value(EXAMPLE - tolerance), high: value(EXAMPLE + tolerance), within: within.length, marks: new Intl.ListFormat(locale, { type: "conjunction" }).format(within) });
  return html`<div class="tolerance-frame">${figureView(texts, t("tolerance-title"), {
    id: "tolerance", title: t("tolerance-title"), note: words,
    chart: scaleView(texts, { id: "tolerance", name: t("tolerance-title"), description: words, dots, reference: EXAMPLE, tolerance, unit }, width),
    twin: { columns: [t("column-rater"), t("column-total"), t("column-within")], rows: dots.map(({ mark, value: own, kind }) => [mark, value(own), t(kind === "inside" ? "yes" : "no")]) },
  })}</div>`;
}
