/** Exact fractions for showing how a total came about; the engine itself has computed every total. */
export interface Fraction { readonly n: bigint; readonly d: bigint }

export const ZERO: Fraction = { n: 0n, d: 1n };

/** Reads the engine's exact text: `"86"`, `"-5"`, `"4300/51"`. */
export function fraction(exact: string): Fraction {
  const [n = "0", d = "1"] = exact.split("/");
  return { n: BigInt(n), d: BigInt(d) };
}

export const minus = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d, a.d * b.n);
export const compare = (a: Fraction, b: Fraction): number => Number(a.n * b.d > b.n * a.d) - Number(a.n * b.d < b.n * a.d);
export const isPositive = (a: Fraction): boolean => a.n > 0n;

function reduced(n: bigint, d: bigint): Fraction {
  const sign = d < 0n ? -1n : 1n;
  const common = greatestCommonDivisor(n < 0n ? -n : n, d * sign) || 1n;
  return { n: (n * sign) / common, d: (d * sign) / common };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** Reads a document's decimal, such as `"79.95"`. */
export function decimalFraction(text: string): Fraction {
  const [whole = "0", digits = ""] = text.split(".");
  return reduced(BigInt(whole + digits), 10n ** BigInt(digits.length));
}

/** Points as a scorer writes them: `12`, `12.5`, and a fraction only where no short decimal is exact. */
export function written({ n, d }: Fraction): string {
  if (d === 1n) return withMinus(n.toString());
  const places = placesOf(d);
  return withMinus(places === null ? `${n}/${d}` : decimal({ n, d }, places));
}

/** Rounded half up (away from zero) to `places`; only for figures marked as rounded. */
export function decimal({ n, d }: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const size = n < 0n ? -n : n;
  const rounded = (2n * size * scale + d) / (2n * d);
  const digits = rounded.toString().padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return n < 0n && rounded !== 0n ? `-${text}` : text;
}

/** How many decimal places show `1/d` exactly; null when none up to six do. */
function placesOf(d: bigint): number | null {
  for (let places = 1; places <= 6; places++) if (10n ** BigInt(places) % d === 0n) return places;
  return null;
}

const withMinus = (text: string): string => text.replace(/^-/, "−");
