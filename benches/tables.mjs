// Times that were taken, and tables of them in Markdown.

const taken = new Map();

export function keep(key, milliseconds) {
  if (!taken.has(key)) taken.set(key, []);
  taken.get(key).push(milliseconds);
}

/** Runs, and keeps how long it took. */
export function timed(key, run) {
  const start = performance.now();
  const value = run();
  keep(key, performance.now() - start);
  return value;
}

const ascending = (key) => taken.get(key).toSorted((a, b) => a - b);
export const best = (key) => ascending(key)[0];
export const median = (key) => ascending(key)[taken.get(key).length >> 1];

export const digits = (value, maximumSignificantDigits = 3) => value.toLocaleString("en", { maximumSignificantDigits });
export const times = (ratio) => `${digits(ratio, ratio < 10 ? 2 : 3)}×`;
export const megabytes = (bytes) => digits(bytes / 1e6);

/** The first column to the left, numbers to the right. */
export function printTable(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log([line(head), line(head.map((_, at) => (at === 0 ? "---" : "--:"))), ...rows.map(line), ""].join("\n"));
}
