import type { ItemRule } from "calibrant";
import type { FormContext } from "./context.js";
import { decimal, fraction, times, written } from "./fraction.js";

/** A share between 0 and 1 as a rounded percentage. */
export const percent = (exact: string): string => decimal(times(fraction(exact), { n: 100n, d: 1n }), 2);

export function itemRuleText({ t }: Pick<FormContext, "t">, rule: ItemRule): string {
  if (rule.rule === "fatal") return `${t(`fatal-${rule.scope}`)} ${effectText({ t }, rule.effect)}`;
  // "bonus" names a step of the form as well; an item's own is another sentence.
  return t(rule.rule === "bonus" ? "rule-bonus-item" : `rule-${rule.rule}`);
}

export function effectText({ t }: Pick<FormContext, "t">, effect: "zero" | "fail" | { cap: { exact: string } }): string {
  return typeof effect === "string" ? t(`effect-${effect}`) : t("effect-cap", { cap: written(fraction(effect.cap.exact)) });
}
