// Nothing that was answered is lost: not by a killed browser, not by a stopped server, not by an engine that traps.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST, evaluation, form, launch, profile, readDocument, serve, start, test } from "./harness.mjs";

test("a killed browser loses at most the comment being typed", async () => {
  const reader = await profile();
  const server = await serve();
  try {
    const first = await reader.open();
    const page = await first.context.newPage();
    await start(page, server.origin);
    for (const key of ["1", "j", "2", "c"]) await page.keyboard.press(key);
    await form(page).locator("[data-note=note]:focus").waitFor();
    await page.keyboard.type("A note that was finished.");
    await page.waitForTimeout(400);
    await page.keyboard.press("Escape");
    for (const key of ["j", "1", "j", "2"]) await page.keyboard.press(key);
    await page.keyboard.press("c");
    await form(page).locator("[data-note=note]:focus").waitFor();
    // At the speed of a quick typist: no pause is long enough for the comment itself to be saved.
    await page.keyboard.type("half a comm", { delay: 40 });
    await first.kill();

    const second = await reader.open();
    const again = await second.context.newPage();
    await again.goto(server.origin);
    await again.locator("table a").first().click();
    await form(again).locator(".row").first().waitFor();
    const { answers } = await evaluation(again);
    assert.deepEqual(answers.L1, { option: "yes" });
    assert.deepEqual(answers.L2, { option: "fair", note: "A note that was finished." });
    assert.deepEqual(answers.O1, { option: "yes" });
    assert.equal(answers.O2.option, "no");
    await again.waitForFunction(() => document.querySelector("calibrant-scorecard").result?.earned?.exact === "25");
    await second.kill();
  } finally {
    await reader.remove();
    await server.stop();
  }
});

test("what an older page has kept is there after the database has grown", async () => {
  const server = await serve();
  const browser = await launch();
  try {
    const page = await browser.newPage({ locale: "en" });
    await page.goto(`${server.origin}/any`);
    const example = await readDocument("evaluations/account-recovery.json");
    await page.evaluate((kept) => new Promise((resolve, reject) => {
      const opening = indexedDB.open("calibrant", 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore("evaluations", { keyPath: "id" }).createIndex("savedAt", "savedAt");
        for (const [name, options] of [["cards", { keyPath: "hash" }], ["contacts", { keyPath: "id" }], ["settings"]]) opening.result.createObjectStore(name, options);
      };
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const writing = opening.result.transaction("evaluations", "readwrite");
        writing.objectStore("evaluations").put(kept);
        writing.oncomplete = () => { opening.result.close(); resolve(); };
      };
    }), { id: example.id, evaluation: example, cardHash: "sha256:0", answered: 16, items: 16, savedAt: 1 });
    await page.goto(`${server.origin}/`);
    await page.getByRole("link", { name: "c-1042" }).waitFor();
    await page.goto(`${server.origin}/#/room`);
    await page.getByRole("button", { name: "New session" }).click();
    await page.getByLabel("Title", { exact: true }).waitFor();
  } finally {
    await browser.close();
    await server.stop();
  }
});

test("after the first visit the page opens and scores with the server stopped", async () => {
  const server = await serve();
  const browser = await launch();
  try {
    const page = await browser.newPage({ locale: "en" });
    await start(page, server.origin);
    await page.keyboard.press("1");
    await page.getByText("Works offline").waitFor();
    await server.stop();
    await page.goto(`${server.origin}/`);
    await page.locator("form.start").waitFor();
    await start(page, server.origin, { card: "deduction-hundred.json", contact: "billing-question.json" });
    await page.waitForFunction(() => document.querySelector("calibrant-scorecard").state === "ready");
    await page.goto(`${server.origin}/`);
    await page.getByText("Draft, 1 of 16 answered").waitFor();
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByLabel("Language").selectOption("zh-Hant");
    await page.getByRole("heading", { name: "評分紀錄" }).waitFor();
  } finally {
    await browser.close();
    await server.stop().catch(() => undefined);
  }
});

const SABOTAGE = {
  traps: `self.postMessage({ id: data.id, error: { name: "RuntimeError", message: "unreachable", trapped: true } });`,
  dies: `setTimeout(() => { throw new Error("dead"); });`,
};

for (const [how, what] of Object.entries(SABOTAGE)) {
  test(`an engine that ${how} is replaced, and no answer is lost`, async () => {
    let workers = 0;
    const server = await serve({
      async answer(path) {
        if (!/\/worker-.*\.js$/.test(path)) return undefined;
        const body = await readFile(join(DIST, path), "utf8");
        const sabotage = `let scores = 0; self.addEventListener("message", (event) => { const { data } = event;
          if (data.method === "score" && ++scores === 5) { event.stopImmediatePropagation(); ${what} } });\n`;
        return { type: "text/javascript", body: ++workers === 1 ? sabotage + body : body };
      },
    });
    const browser = await launch();
    try {
      const context = await browser.newContext({ locale: "en", serviceWorkers: "block" });
      const page = await context.newPage();
      const problems = [];
      await start(page, server.origin);
      await page.exposeFunction("problem", (message) => problems.push(message));
      await page.evaluate(() => document.addEventListener("calibrant-error", ({ detail }) => window.problem(detail.message)));
      for (const key of ["1", "j", "1", "j", "1", "j", "1"]) await page.keyboard.press(key);
      await page.waitForFunction(() => document.querySelector("calibrant-scorecard").result?.earned?.exact === "45");
      assert.equal(workers, 2, "one worker was lost and one took its place");
      assert.deepEqual(Object.keys((await evaluation(page)).answers), ["L1", "L2", "O1", "O2"]);
      assert.deepEqual(problems, []);
      await page.reload();
      await page.waitForFunction(() => document.querySelector("calibrant-scorecard")?.result?.earned?.exact === "45");
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}
