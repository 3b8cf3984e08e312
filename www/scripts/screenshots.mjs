// The README's pictures, from the built page: the example call in three languages, light, dark and narrow; agreement of levels and of scores; a calibration.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { form, launch, readDocument, serve } from "../../tests/browser/harness.mjs";
import { drop, evaluationOf, file, openRoom, reveal, roomOf, sheetOf, step } from "../../tests/browser/rooms.mjs";
import { withPalette } from "./palette-png.mjs";

const OUT = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const LARGEST = 250 * 1024;
const example = await readDocument("evaluations/account-recovery.json");
const wide = { width: 1440, height: 1080 };

/** The example's answers for another call, with remarks in that call's language. */
async function sample(file, changes) {
  const { id, subject } = await readDocument(`contacts/${file}`);
  const bare = Object.fromEntries(Object.entries(example.answers).map(([item, { option, notApplicable }]) => [item, notApplicable ? { notApplicable } : { option }]));
  return { ...example, id: `e-${id}`, subject, answers: { ...bare, ...changes } };
}

const parcel = await sample("delivery-delay.json", {
  C2: { option: "yes", note: "“A day’s leave gone, and nothing to show for it.” He names what it cost her.", evidence: [{ from: 67.8, turn: 12 }] },
  S2: { option: "no", note: "No fallback if tomorrow fails as well.", evidence: [{ from: 317.6, turn: 27 }], rootCauses: ["standard"],
    suggestion: "Offer the refund or a second address for Saturday before closing." },
  P6: { option: "no", note: "Reads out name, address and the end of the number, then verifies.", evidence: [{ from: 26.4, turn: 6 }], rootCauses: ["training"],
    suggestion: "Ask for postcode and sender first; confirm the name afterwards." },
});
const bill = await sample("billing-question.json", {
  L2: { option: "excellent", note: "順著孩子買點數的事輕輕接一句，客戶的語氣馬上放鬆。", evidence: [{ from: 118.7, turn: 14 }] },
  C2: { option: "yes" },
});

const PICTURES = [
  { name: "score-zh-Hans-light", document: example, item: "C2", turn: 22, locale: "zh-CN", colorScheme: "light", viewport: wide },
  { name: "score-en-dark", document: parcel, item: "P6", turn: 6, locale: "en", colorScheme: "dark", viewport: wide, explain: true },
  { name: "score-zh-Hant-320", document: bill, item: "L2", turn: 14, locale: "zh-TW", colorScheme: "light", viewport: { width: 320, height: 720 } },
];

const AGREEMENT = [
  { name: "agreement", ratings: "empathy", figure: "forest", height: 1340 },
  { name: "agreement-scores", ratings: "totals", figure: "icc", height: 1290 },
];

/** A calibration of seven raters, one of them the expert, at the item they are furthest apart on. */
function calibration(title, call, names) {
  const room = roomOf(7, { title, reference: "expert", cases: [{ id: "case-1", title: call }] });
  room.raters.forEach((rater, at) => Object.assign(rater, names ? { name: names[at] } : {}, at === 3 ? { role: "expert" } : {}));
  return room;
}
const BLIND = [{ L2: "fair" }, { L2: "fair" }, { L2: "fair", C2: "yes" }, { L2: "fair", C2: "no" }, { L2: "improve", C2: "no" }, { L2: "improve", C2: "no", O1: "no" }, { L2: "excellent", C2: "yes" }];
const CALIBRATION = [
  { name: "calibration", room: calibration("November calibration", "Account stolen, customer in a hurry"), locale: "en", colorScheme: "light", topic: "C2", viewport: { width: 1440, height: 960 } },
  { name: "calibration-zh-Hans-dark", room: calibration("十一月校准会", "游戏账号被盗", ["林晓", "王敏", "唐悦", "安宁", "李娟", "何川", "沙如"]), locale: "zh-CN", colorScheme: "dark", viewport: { width: 1440, height: 960 } },
];

async function keep(name, page) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  const bytes = await withPalette(blank, await page.screenshot());
  if (bytes.length > LARGEST) throw new Error(`${name}: ${bytes.length} bytes`);
  await writeFile(`${OUT}${name}.png`, bytes);
  console.log(`${name}.png ${bytes.length}`);
  await page.close();
}

await mkdir(OUT, { recursive: true });
const server = await serve();
const browser = await launch();
const blank = await browser.newPage();
try {
  for (const { name, document: evaluation, item, turn, explain, ...options } of PICTURES) {
    const page = await browser.newPage(options);
    await page.goto(server.origin);
    await page.locator("input[type=file]").setInputFiles({ name: "evaluation.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(evaluation)) });
    await page.locator("table a").first().click();
    await form(page).locator(".row").first().waitFor();
    await form(page).evaluate((element, id) => element.focusItem(id), item);
    await page.mouse.move(0, 0);
    await page.locator(`#turn-${turn}`).evaluate((line) => line.scrollIntoView({ block: "center" }));
    if (options.viewport !== wide) await form(page).locator(`#row-${item}`).evaluate((row) => row.scrollIntoView({ block: "center" }));
    if (explain) await page.keyboard.press("e");
    await keep(name, page);
  }
  for (const { name, ratings, figure, height } of AGREEMENT) {
    const page = await browser.newPage({ locale: "en", colorScheme: "light", viewport: { width: 1440, height } });
    await page.goto(`${server.origin}/#/agreement`);
    await page.locator(`[data-sample=${ratings}]`).click();
    await page.locator(`#${figure}`).waitFor();
    await page.evaluate(() => { document.activeElement.blur(); document.querySelector(".result").scrollIntoView(); });
    await keep(name, page);
  }
  for (const { name, room, topic, ...options } of CALIBRATION) {
    const page = await browser.newPage(options);
    await openRoom(page, server.origin, room);
    await drop(page, ...room.raters.map(({ id }, at) => file(`${id}.json`, sheetOf(room, id, { "case-1": evaluationOf(id, BLIND[at]) }))));
    await reveal(page);
    if (topic) {
      await step(page, "discuss");
      await page.locator(".agenda a", { hasText: topic }).click();
      await page.locator(".consensus input").nth(1).click();
      await page.locator("[name=reason]").fill("Empathy means answering the worry first, then the deadline.");
      await page.locator("[name=wording]").fill("Add this call at 03:05 as an example of “No”.");
    }
    await page.evaluate(() => { document.activeElement.blur(); document.querySelector("calibrant-room").scrollTop = 0; });
    await keep(name, page);
  }
} finally {
  await browser.close();
  await server.stop();
}
