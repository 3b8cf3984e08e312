// After the tests: what was skipped, and why.
const engine = process.env.ENGINE ?? "chromium";

export default async function* skipped(events) {
  const tests = new Map();
  for await (const { type, data } of events) {
    if (type !== "test:pass" || typeof data.skip !== "string") continue;
    tests.set(data.skip, [...(tests.get(data.skip) ?? []), data.name]);
  }
  for (const [why, names] of tests) yield `skipped in ${engine}: ${why}\n${names.map((name) => `  ${name}\n`).join("")}`;
}
