import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";

const Axe = AxeBuilder.default ?? AxeBuilder;

/** axe finds nothing, and nothing scrolls sideways at 320 pixels. */
export async function clean(page, where) {
  const { violations } = await new Axe({ page }).setLegacyMode(true).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`);
  assert.deepEqual(told, [], where);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${where}: scrolls sideways`);
}
