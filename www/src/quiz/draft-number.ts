// Numbers as an author types them. What is none stays as it was typed: the engine says what is wrong with it.

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A share of 1 as a percentage, to the letter: "0.80" is "80", 0.125 is "12.5". */
export function percentOf(share: unknown): string {
  const text = String(share ?? "");
  const [, sign = "", whole = "", digits = ""] = DECIMAL.exec(text) ?? [];
  if (whole === "") return text;
  const places = digits.padEnd(2, "0");
  return `${sign}${trimmed(whole + places.slice(0, 2))}${places.length > 2 ? `.${places.slice(2)}` : ""}`;
}

/** The other way round: "80" is "0.80". */
export function shareOf(percent: string): string {
  const [, sign = "", whole = "", digits = ""] = DECIMAL.exec(percent) ?? [];
  if (whole === "") return percent;
  const places = whole.padStart(3, "0");
  return `${sign}${trimmed(places.slice(0, -2))}.${places.slice(-2)}${digits}`;
}

/** As a number, where it is one. */
export const wholeOf = (text: string): number | string => (DECIMAL.test(text) ? Number(text) : text);

const trimmed = (digits: string): string => digits.replace(/^0+(?=\d)/, "");
