import type { AnswerDocument, EvaluationDocument, ItemDocument, ItemScore, Score, ScorecardDocument } from "calibrant";
import { itemsOf } from "./documents.js";
import { fraction, isPositive, minus, over, times, ZERO, type Fraction } from "./fraction.js";

/** One item as the explanation speaks of it. */
export interface Explained {
  readonly item: ItemDocument;
  readonly score: ItemScore;
  readonly answer: AnswerDocument | undefined;
  /** Points between what was earned and the best; 0 where the item leaves the sums. */
  readonly lost: Fraction;
  /** What that costs the form in percentage points, before section and form rules; null where the score is in points. */
  readonly cost: Fraction | null;
}

export interface Explanation {
  readonly wellDone: Explained[];
  /** Dearest first. */
  readonly deductions: Explained[];
  readonly bonuses: Explained[];
  readonly notApplicable: Explained[];
}

const HUNDRED: Fraction = { n: 100n, d: 1n };

export function explain(card: ScorecardDocument, evaluation: EvaluationDocument, score: Score): Explanation {
  const items = new Map(itemsOf(card).map((item) => [item.id, item]));
  const all = score.items.flatMap((each) => {
    const item = items.get(each.id);
    return item && item.scored !== false ? [explained(item, each, evaluation.answers[each.id])] : [];
  });
  const counting = all.filter(({ item, score: { earned } }) => earned !== null && !item.bonus);
  const isMarkedDown = ({ lost, score: { rules } }: Explained) => isPositive(lost) || rules.some(({ rule }) => rule === "fatal");
  return {
    wellDone: counting.filter((each) => !isMarkedDown(each) && each.score.status === "answered"),
    deductions: counting.filter(isMarkedDown).sort((a, b) => dearness(b) - dearness(a)),
    bonuses: all.filter(({ item, score: { earned } }) => item.bonus && earned !== null && isPositive(fraction(earned.exact))),
    notApplicable: all.filter(({ score: { status } }) => status === "not-applicable"),
  };
}

function explained(item: ItemDocument, score: ItemScore, answer: AnswerDocument | undefined): Explained {
  const lost = score.earned && score.possible ? minus(fraction(score.possible.exact), fraction(score.earned.exact)) : ZERO;
  return { item, score, answer, lost, cost: costOf(score, lost) };
}

function costOf({ share, weight, possible }: ItemScore, lost: Fraction): Fraction | null {
  if (!weight) return null;
  if (share) return times(HUNDRED, times(fraction(weight.exact), minus({ n: 1n, d: 1n }, fraction(share.exact))));
  if (!possible || !isPositive(fraction(possible.exact))) return null;
  return times(HUNDRED, times(fraction(weight.exact), over(lost, fraction(possible.exact))));
}

/** For the order only; what is shown is exact. */
function dearness({ cost, lost }: Explained): number {
  const size = cost ?? lost;
  return Number(size.n) / Number(size.d);
}
