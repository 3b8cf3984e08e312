// axe finds nothing, in three languages, in both schemes, at 320 pixels: on the home page, on the form, in its dialogs.
import assert from "node:assert/strict";
import { LOOKS, clean } from "./axe.mjs";
import { form, start, test } from "./harness.mjs";
import { browser, server } from "./site.mjs";

for (const { locale, colorScheme } of LOOKS) {
  test(`${locale}, ${colorScheme}, 320 px`, async () => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.locator("form.start").waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), { en: "en", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant" }[locale]);
    await start(page, server.origin, { card: "showcase.json" });
    await page.keyboard.press("1");
    await page.keyboard.press("Control+Enter");
    await form(page).locator("#stops").waitFor();
    await clean(page, "form with issues");
    await page.keyboard.press("e");
    await form(page).locator("dialog#explanation[open]").waitFor();
    await clean(page, "explanation");
    await page.keyboard.press("Escape");
    await page.locator(".flags button").nth(3).click();
    await clean(page, "exempt dialog");
    await page.keyboard.press("Escape");
    await page.goto(`${server.origin}/#/`);
    await page.locator(".table-frame table").waitFor();
    await clean(page, "home with a draft");
    await page.locator(".top button").click();
    await page.locator("calibrant-settings summary").click();
    await clean(page, "settings");
    await context.close();
  });
}

test("sixteen items fit a screen of 1440 by 1080", async () => {
  for (const locale of ["en", "zh-CN", "zh-TW"]) {
    const page = await browser.newPage({ locale, viewport: { width: 1440, height: 1080 } });
    await start(page, server.origin);
    const { last, bar } = await form(page).evaluate(({ shadowRoot }) => ({
      last: shadowRoot.querySelector("#row-P7").getBoundingClientRect().bottom, bar: shadowRoot.querySelector(".bar").getBoundingClientRect().top,
    }));
    assert.ok(last <= bar, `${locale}: the last item ends at ${last}, the bar begins at ${bar}`);
    await page.close();
  }
});
