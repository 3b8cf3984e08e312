// The picture of the element in a helpdesk's ticket, for the README: node tests/hosts/picture.mjs [folder [light|dark]]
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withPalette } from "../../www/scripts/palette-png.mjs";
import { launch, readDocument } from "../browser/harness.mjs";
import { environment, logIn, manage, serveHelpdesk } from "./django-helpdesk.mjs";
import { element, ROOT, scored, watched } from "./host.mjs";

const LARGEST = 250 * 1024;
const [folder = join(ROOT, "docs/pictures"), theme = "light"] = process.argv.slice(2);
const example = await readDocument("evaluations/account-recovery.json");
const bare = Object.fromEntries(Object.entries(example.answers).map(([item, { option, notApplicable }]) => [item, notApplicable ? { notApplicable } : { option }]));
const answers = {
  ...bare,
  C2: { option: "yes", note: "“A day’s leave gone, and nothing to show for it.” He names what it cost her." },
  S2: { option: "no", note: "No fallback if Friday fails as well.", rootCauses: ["standard"],
    suggestion: "Offer the refund or a second address for Saturday before closing." },
  P3: { option: "yes" },
};

await environment();
const home = await mkdtemp(join(tmpdir(), "calibrant-picture-"));
const database = join(home, "helpdesk.sqlite3");
await manage(database, "migrate", "--verbosity=0");
await manage(database, "demo");
const host = await serveHelpdesk(database, "");
const browser = await launch();
try {
  const context = await browser.newContext({ locale: "en", colorScheme: theme, viewport: { width: 1440, height: 1320 } });
  const { page } = await watched(context);
  await logIn(page, host.origin, "dana.cole");
  await element(page).locator(".row").first().waitFor();
  await element(page).evaluate((each, given) => { each.evaluation = { ...each.evaluation, answers: given }; }, answers);
  await scored(page, "84.00");
  await element(page).evaluate((each) => each.focusItem("S2"));
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  const bytes = await withPalette(await browser.newPage(), await page.screenshot());
  if (bytes.length > LARGEST) throw new Error(`${bytes.length} bytes`);
  await writeFile(join(folder, "host-django-helpdesk.png"), bytes);
  console.log(`host-django-helpdesk.png ${bytes.length}`);
} finally {
  await browser.close();
  await host.stop();
  await rm(home, { recursive: true, force: true });
}
