import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";
import { ENGINE } from "./harness.mjs";

const Axe = AxeBuilder.default ?? AxeBuilder;

/** In which languages and schemes pages are gone through. Axe reads much the same in every engine and takes its time: beyond the first, each language has one scheme. */
export const LOOKS = ["en", "zh-CN", "zh-TW"].flatMap((locale, at) => ["light", "dark"].filter((_, scheme) => ENGINE === "chromium" || scheme === at % 2).map((colorScheme) => ({ locale, colorScheme })));

/** axe finds nothing, and nothing scrolls sideways at 320 pixels. */
export async function clean(page, where) {
  const { violations } = await new Axe({ page }).setLegacyMode(true).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`);
  assert.deepEqual(told, [], where);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${where}: scrolls sideways`);
}
