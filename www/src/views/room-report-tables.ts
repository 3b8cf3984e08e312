import type { CalibrationReport, Label } from "calibrant/calibration";
import { inLanguage, itemsOf } from "../element/documents.js";
import type { Reading } from "../room/reading.js";
import type { RoomContext } from "./room.js";
import type { Table } from "./room-tables.js";
import { Words } from "./room-words.js";

type Value = string | number;

const under = (path: string, ...parts: readonly string[]): string[] => parts.map((part) => `${path}.${part}`);
export const bounds = (path: string): string[] => under(path, "low", "high");
export const measured = (path: string): string[] => [...under(path, "value"), ...bounds(`${path}.interval`), ...under(path, "n", "calls", "coverage")];
const share = (path: string): string[] => [...under(path, "count", "n", "share"), ...bounds(`${path}.wilson`), ...under(path, "lower", "upper")];
const limit = (path: string): string[] => [...under(path, "estimate"), ...bounds(`${path}.exact`)];
const agreement = [...under("agreement", "units", "few"), ...["percentAgreement", "fleissKappa", "gwetAc", "krippendorffAlpha"].flatMap((name) => measured(`agreement.${name}`))];
const judgement = ["verdict", "grounds", "moreCalls"];

/** Columns are places in the report: the same in every language, so that tables of several sessions fit under one another. */
const COLUMNS: { [table: string]: string[] } = {
  raters: ["mark", "name", "level", ...judgement, "diagnoses", "said", ...under("totals", "n", "bias"), ...bounds("totals.biasInterval"), ...bounds("totals.biasInnerInterval"), "totals.standardDeviation",
    ...limit("totals.lowerLimit"), ...limit("totals.upperLimit"), ...share("totals.within"), ...measured("alignment"), ...measured("answers.exact"), ...under("answers", "adjacent", "higher", "lower"), "missed", "invented"],
  "raters-items": ["mark", "name", "item", "title", ...judgement, ...share("exact"), "adjacent", "higher", "lower"],
  items: ["item", "title", "weight", "rank", ...agreement, ...measured("entropy"), "confusions"],
  cases: ["case", "call", "n", "lowest", "highest", "range", "standardDeviation", "reference"],
  agenda: ["place", "case", "call", "item", "title", "disagreement", "weight", "priority", "minutes"],
  levels: ["first", "second", "item", "title", ...measured("points")],
  group: ["figure", "value"],
  next: ["what", "mark", "name", "item", "title", "reasons", "calls"],
};

const FIGURES = ["calls", "raters", ...agreement, ...["full", "partial", "none", "not-applicable"].flatMap((name) => under(`prevalence.${name}`, "answers", "share")), "iccCalls",
  ...["iccAgreement", "iccConsistency"].flatMap((name) => [...under(name, "estimate"), ...bounds(`${name}.interval`)]),
  ...["bias", "standardDeviation", "lowerLimit", "upperLimit"].flatMap((name) => measured(`totals.${name}`)), ...measured("within")];

/** The report of a session, a table for each of its parts; raters by what the reveal shows of them. */
export function reportTables(context: RoomContext, reading: Reading): Table[] {
  const { texts: { t, locale }, room: { room } } = context;
  const { report, people } = reading;
  const words = new Words(context, reading);
  const items = itemsOf(room.scorecard);
  const named = <Row extends object>(row: Row & { rater?: string; item?: string; case?: string }) => {
    const person = people.find(({ id }) => id === row.rater);
    const item = items.find(({ id }) => id === row.item);
    return { ...row, mark: person?.mark, name: person?.name, title: inLanguage(item?.title, locale), call: room.cases.find(({ id }) => id === row.case)?.title };
  };
  const group = { ...report.group, prevalence: Object.fromEntries(report.group.prevalence.map((each) => [each.category, each])) };
  const rows: { [table: string]: object[] } = {
    raters: report.raters.map((rater) => named({
      ...rater, said: words.saying(rater), diagnoses: rater.diagnosis.map(({ code, item }) => item === undefined ? code : `${code} ${item}`), ...fatalsOf(rater),
    })),
    "raters-items": report.raters.flatMap(({ rater, items: own }) => own.map((each) => named({ ...each, rater }))),
    items: report.items.map((item) => named({ ...item, confusions: item.confusion.map(({ answers, pairs }) => `${answers.map(labelOf).join(" / ")}: ${pairs}`) })),
    cases: report.cases.map(named),
    agenda: reading.agenda.map(({ reading: { topic } }, at) => named({ ...topic, place: at + 1 })),
    levels: report.levels.flatMap(({ first, second, totals, items: own }) => [{ points: totals }, ...own].map((each) => ({ ...named(each), first, second }))),
    group: FIGURES.map((path) => ({ figure: path, value: cellAt(group, path) })),
    next: nextOf(report).map(named),
  };
  return Object.entries(COLUMNS).map(([id, columns]) => tableOf(id, t(`table-${id}`), columns, rows[id] ?? []));
}

export const tableOf = (id: string, name: string, columns: string[], rows: object[]): Table =>
  ({ id, name, rows: [columns, ...rows.map((row) => columns.map((path) => cellAt(row, path)))] });

/** What stands at a path; of a figure that the data do not give, the reason. */
function cellAt(row: object, path: string): Value {
  let value: unknown = row;
  for (const key of path.split(".")) {
    value = (value as { [key: string]: unknown } | null | undefined)?.[key];
    if (typeof value === "object" && value !== null && "undefined" in value) return String(value.undefined);
  }
  if (typeof value === "number") return value;
  return Array.isArray(value) ? value.join("; ") : String(value ?? "");
}

function fatalsOf({ fatals }: CalibrationReport["raters"][number]) {
  const those = (wanted: string) => fatals.filter(({ kind }) => kind === wanted).map(({ case: of, item }) => `${of} ${item}`);
  return { missed: those("missed"), invented: those("invented") };
}

const labelOf = (label: Label): string => "option" in label ? label.option : "worth" in label ? label.worth : "not-applicable";

function nextOf({ next: { retrain, reword, more } }: CalibrationReport): { what: string; rater?: string; item?: string; reasons?: string[]; calls?: number | null }[] {
  return [
    ...retrain.flatMap(({ rater, reasons, items }) => [...(reasons.length ? [{ what: "retrain", rater, reasons }] : []), ...items.map(({ item, reason }) => ({ what: "retrain", rater, item, reasons: [reason] }))]),
    ...reword.map(({ item, reasons, few }) => ({ what: "reword", item, reasons: [...reasons, ...(few ? ["few"] : [])] })),
    ...more.map(({ rater, calls }) => ({ what: "more", rater, calls })),
  ];
}
