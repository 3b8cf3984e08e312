/** A scale in points: round numbers, and where a value stands. */
export interface Axis { ticks: number[]; low: number; high: number; at: (value: number) => number }

/** `from` and `to` are pixels; what lies outside stands at the end. */
export function axisFor([low, high]: [number, number], [from, to]: [number, number], count: number): Axis {
  const step = stepFor(high > low ? high - low : 1, count);
  const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step), Math.floor(low / step) + 1)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  const [start, end] = [first * step, last * step];
  const at = (value: number) => from + ((Math.min(Math.max(value, start), end) - start) / (end - start)) * (to - from);
  return { ticks, low: start, high: end, at };
}

/** 1, 2 or 5 times a power of ten. */
function stepFor(span: number, count: number): number {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((each) => each * power >= rough * 0.999) ?? 10);
}
