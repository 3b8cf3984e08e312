// When raters last scored, as a table: a line a rater, first the id, then the day.
import { isDay } from "./standing.js";

/** Lines count from 1. */
export interface LineFault { line: number; fault: "no-rater" | "no-day" | "not-a-day" | "to-come"; value: string }

/** Of a rater who stands there twice the later day counts. Titles of columns are passed over; every fault is told at once. */
export function lastScoredFrom(rows: string[][], today: string): { lastScored: Map<string, string>; faults: LineFault[] } {
  const lastScored = new Map<string, string>();
  const faults: LineFault[] = [];
  rows.forEach((row, at) => {
    const [rater = "", written = ""] = row.map((cell) => cell.trim());
    if (row.every((cell) => cell.trim() === "") || (at === 0 && written !== "" && !/\d/.test(written))) return;
    const day = dayOf(written);
    const fault = rater === "" ? "no-rater" : written === "" ? "no-day" : !day ? "not-a-day" : day > today ? "to-come" : undefined;
    if (fault) faults.push({ line: at + 1, fault, value: fault === "no-day" ? rater : written });
    else if (day && day > (lastScored.get(rater) ?? "")) lastScored.set(rater, day);
  });
  return { lastScored, faults };
}

/** As a list writes it: year first, by dash, slash, point or in Chinese; of an instant its own day. No other order is guessed at. */
function dayOf(text: string): string | undefined {
  const [, year = "", month = "", day = ""] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text) ?? [];
  const plain = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(plain) ? plain : undefined;
}

/** The lines of what was typed or pasted. */
export const linesOf = (text: string): string[][] => text.split(/\r?\n/).map((line) => line.split(/[\t,;，；]/));
