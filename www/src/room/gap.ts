import type { Score } from "calibrant";

/** How far the answers to an item are apart in the total score: the spread of its points, by its weight. */
export function gapOf(item: string, scores: Score[]): number {
  const shares = scores.flatMap(({ items }) => {
    const own = items.find(({ id }) => id === item);
    return own?.earned && own.possible && own.possible.value > 0 ? [own.earned.value / own.possible.value] : [];
  });
  const weights = scores.map(({ items }) => items.find(({ id }) => id === item)?.weight?.value ?? 0);
  // Points stand in the total as they are where the card has no weights.
  const points = scores.flatMap(({ items }) => items.find(({ id }) => id === item)?.earned?.value ?? []);
  if (scores.every(({ unit }) => unit === "points")) return spread(points);
  return 100 * spread(shares) * Math.max(0, ...weights);
}

const spread = (values: number[]): number => values.length > 0 ? Math.max(...values) - Math.min(...values) : 0;
