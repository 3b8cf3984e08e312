import type { PartAnalysis } from "calibrant/quiz";
import { boundsOr, valueOr } from "./board-table.js";

type Value = string | number;
export interface AnalysisTables { items: Value[][]; options: Value[][]; disputed: Value[][]; parts: Value[][] }

/** What the questions are worth, with full precision: a row an item, an option, a disputed answer, a part. */
export function analysisTables(parts: PartAnalysis[]): AnalysisTables {
  const each = (columns: string[], rows: (part: PartAnalysis) => Value[][]) => [["part", ...columns], ...parts.flatMap((part) => rows(part).map((row) => [part.part, ...row]))];
  return {
    items: each(["item", "difficulty", "difficulty.low", "difficulty.high", "discrimination", "discrimination.low", "discrimination.high", "findings"], ({ items }) => items.map((item) => [
      item.item, valueOr(item.difficulty), ...boundsOr(item.difficultyInterval), valueOr(item.discrimination), ...boundsOr(item.discriminationInterval),
      item.findings.map(({ kind, option, sure }) => [kind, ...(option === undefined ? [] : [option]), ...(sure ? ["sure"] : [])].join(" ")).join("; "),
    ])),
    options: each(["item", "option", "right", "count", "share", "discrimination"], ({ items }) => items.flatMap(({ item, options }) =>
      options.map(({ option, right, count, share, discrimination }) => [item, option, right ? "yes" : "no", count, valueOr(share), valueOr(discrimination)]))),
    disputed: each(["asked", "item", "answers", "right", "rival", "rival.count", "low", "high"], ({ disputed }) => disputed.map(({ asked, item = "", answers, right, rival: { answer, count, interval } }) => [
      asked, item, answers, right, JSON.stringify(answer), count, ...boundsOr(interval),
    ])),
    parts: each(["attempts", "alpha", "low", "high"], ({ attempts, reliability }) => [[
      attempts, ...("undefined" in reliability ? [reliability.undefined, "", ""] : [reliability.estimate, ...boundsOr(reliability.interval)]),
    ]]),
  };
}
