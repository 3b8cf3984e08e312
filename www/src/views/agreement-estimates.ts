import type { Estimate, Interval } from "calibrant/agreement";
import type { Choices } from "../store/analysis.js";
import type { Texts } from "../texts.js";
import type { Cell, TableTwin } from "./figure.js";
import { numbersFor, shownInterval } from "./agreement-numbers.js";

/** The name of a coefficient: Gwet's changes with the weights. */
export function coefficientName(t: Texts["t"], { coefficient, weights }: Estimate): string {
  if (coefficient === "gwet-ac" && weights !== "identity") return t("coefficient-gwet-ac2");
  return t(`coefficient-${coefficient}`);
}

/** Every coefficient with its interval; where there is no number, why. */
export function estimatesTable({ t, locale }: Texts, estimates: Estimate[], { confidence }: Choices): TableTwin {
  const { figure, share, count } = numbersFor(locale);
  const columns = [t("column-coefficient"), t("column-value"), t("column-low", { confidence: share(confidence) }), t("column-high", { confidence: share(confidence) }),
    t("column-error"), t("column-expected"), t("column-cases"), t("column-raters"), t("column-method")];
  const rows = estimates.map((each) => {
    const name = coefficientName(t, each);
    if (each.undefined !== undefined) return [name, { text: t(`undefined-${each.undefined}`), raw: each.undefined }];
    const cell = (value: number | null | undefined, write: (value: number) => string) => ({ text: value === null || value === undefined ? "–" : write(value), raw: value ?? "" });
    const shown = shownInterval(each.interval);
    const bound = (raw: number | undefined, seen: number | undefined) => ({ ...cell(seen, figure), raw: raw ?? "" });
    return [name, cell(each.value, figure), bound(each.interval?.low, shown?.low), bound(each.interval?.high, shown?.high), cell(each.standardError, figure),
      cell(each.coefficient === "percent-agreement" ? null : each.expected, share), cell(each.units, count), cell(each.raters, count), methodCell(t, each.interval)];
  });
  return { columns, rows };
}

function methodCell(t: Texts["t"], interval: Interval | null): Cell {
  return interval ? { text: t(`interval-${interval.method}`), raw: interval.method } : "–";
}
