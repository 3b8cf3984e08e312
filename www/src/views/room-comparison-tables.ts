import type { Changed } from "calibrant/calibration";
import { inLanguage, itemsOf } from "../element/documents.js";
import type { Reading } from "../room/reading.js";
import { bounds, measured, tableOf } from "./room-report-tables.js";
import { areSitesShown } from "./room-sites.js";
import type { Table } from "./room-tables.js";
import type { RoomContext } from "./room.js";

const CHANGED = [...measured("before"), ...measured("after"), "difference.value", ...bounds("difference.interval"), "difference.coverage", "change"];
const [COMMON, COMPARISON] = [["what", "value"], ["what", "mark", "name", "item", "title", "figure", ...CHANGED]];
const SITES = ["site", "raters", ...["within", "bias", "percentAgreement"].flatMap(measured)];
const GAPS = ["first", "second", "item", "title", ...measured("points")];

/** Each site, and the gap between each pair of them; none where they are not shown. */
export function siteTables(context: RoomContext, { report }: Reading): Table[] {
  if (!areSitesShown(context, report)) return [];
  const { texts: { t } } = context;
  const sites = report.sites.map((each) => ({ ...each, raters: each.raters.length }));
  const gaps = report.siteGaps.flatMap(({ first, second, totals, items }) =>
    [{ first, second, points: totals }, ...items.map(({ item, points }) => ({ first, second, item, title: titleOf(context, item), points }))]);
  return [tableOf("sites", t("table-sites"), SITES, sites), tableOf("site-gaps", t("table-site-gaps"), GAPS, gaps)];
}

/** What both sessions have in common, and each figure before and after; none where nothing is compared. */
export function comparisonTables(context: RoomContext, { people }: Reading): Table[] {
  const { texts: { t }, comparing } = context;
  if (!comparing?.chosen) return [];
  const { before, comparison: { same, confidence, group, raters, items } } = comparing.chosen;
  const facts = { session: before.room.title, revealed: before.state.revealed?.at, room: before.state.room, confidence, ...prefixed(same) };
  const rows = [
    ...Object.entries(group).map(([figure, changed]) => ({ what: "group", figure, ...told(changed) })),
    ...raters.flatMap(({ rater, verdict: { before: was, after: is }, ...figures }) => {
      const { mark, name } = people.find(({ id }) => id === rater) ?? {};
      return [...Object.entries(figures).map(([figure, changed]) => ({ what: "rater", mark, name, figure, ...told(changed) })),
        { what: "rater", mark, name, figure: "verdict", before: { value: was }, after: { value: is } }];
    }),
    ...items.map(({ item, percentAgreement }) => ({ what: "item", item, title: titleOf(context, item), figure: "percentAgreement", ...told(percentAgreement) })),
  ];
  return [
    tableOf("compared-with", t("table-compared-with"), COMMON, Object.entries(facts).map(([what, value]) => ({ what, value: String(value) }))),
    tableOf("comparison", t("table-comparison"), COMPARISON, rows),
  ];
}

const prefixed = (same: object) => Object.fromEntries(Object.entries(same).map(([what, is]) => [`same.${what}`, is]));

/** Of what is not compared the reason, as of what is not known. */
const told = ({ difference, ...rest }: Changed) => ({ ...rest, difference: "incomparable" in difference ? { undefined: difference.incomparable } : difference });

const titleOf = ({ texts: { locale }, room: { room } }: RoomContext, id: string): string =>
  inLanguage(itemsOf(room.scorecard).find((item) => item.id === id)?.title, locale);
