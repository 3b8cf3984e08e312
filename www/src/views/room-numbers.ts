/** Scores and gaps as a room shows them. */
export function numbersOf(locale: string, unit: "percent" | "points") {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: "negative" });
  const write = (value: number) => format.format(value).replace("-", "−");
  return { plain: write, value: (value: number) => unit === "percent" ? `${write(value)} %` : write(value) };
}
