// The pictures of the element in other people's applications, for the README and docs/hosts.md: node tests/hosts/picture.mjs [folder [host…]]
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withPalette } from "../../www/scripts/palette-png.mjs";
import { launch, readDocument } from "../browser/harness.mjs";
import * as helpdesk from "./django-helpdesk.mjs";
import { element, ROOT, scored, watched } from "./host.mjs";
import * as tracker from "./request-tracker.mjs";
import * as tryton from "./tryton.mjs";

const LARGEST = 250 * 1024;
const example = await readDocument("evaluations/account-recovery.json");
const bare = Object.fromEntries(Object.entries(example.answers).map(([item, { option, notApplicable }]) => [item, notApplicable ? { notApplicable } : { option }]));
const answers = {
  ...bare,
  C2: { option: "yes", note: "“A day’s leave gone, and nothing to show for it.” He names what it cost her." },
  S2: { option: "no", note: "No fallback if Friday fails as well.", rootCauses: ["standard"],
    suggestion: "Offer the refund or a second address for Saturday before closing." },
  P3: { option: "yes" },
};

/** Each is started, and led to a form that can be filled in; `place` is where the page is then scrolled to. */
const HOSTS = {
  "django-helpdesk": {
    height: 1320,
    place: "body",
    async start(home) {
      const database = join(home, "helpdesk.sqlite3");
      await helpdesk.environment();
      await helpdesk.manage(database, "migrate", "--verbosity=0");
      await helpdesk.manage(database, "demo");
      return helpdesk.serveHelpdesk(database, "");
    },
    open: (page, origin) => helpdesk.logIn(page, origin, "dana.cole"),
  },
  "request-tracker": {
    height: 1000,
    place: "#quality",
    async start() {
      await tracker.prepare();
      return tracker.serveRequestTracker();
    },
    async open(page, origin) {
      await tracker.logIn(page, origin);
      await tracker.chooseTheme(page, origin, "dark");
      await page.goto(`${origin}/Ticket/Update.html?Action=Comment&id=1`);
    },
  },
  tryton: {
    height: 1000,
    place: "calibrant-scorecard",
    async start() {
      await tryton.prepare();
      return tryton.serveTryton();
    },
    open: tryton.logIn,
  },
};

async function picture(page, { open, place }, origin) {
  await open(page, origin);
  await element(page).locator(".row").first().waitFor();
  await element(page).evaluate((each, given) => { each.evaluation = { ...each.evaluation, answers: given }; }, answers);
  await scored(page, "84.00");
  await element(page).evaluate((each) => each.focusItem("S2"));
  await page.evaluate((top) => { document.activeElement.blur(); document.querySelector(top).scrollIntoView(); }, place);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  return page.screenshot();
}

const [folder = join(ROOT, "docs/pictures"), ...chosen] = process.argv.slice(2);
const home = await mkdtemp(join(tmpdir(), "calibrant-picture-"));
const browser = await launch();
try {
  for (const name of chosen.length ? chosen : Object.keys(HOSTS)) {
    const host = HOSTS[name];
    const { origin, stop } = await host.start(home);
    try {
      const context = await browser.newContext({ locale: "en", colorScheme: "light", viewport: { width: 1440, height: host.height } });
      const { page } = await watched(context);
      const bytes = await withPalette(await browser.newPage(), await picture(page, host, origin));
      if (bytes.length > LARGEST) throw new Error(`${name}: ${bytes.length} bytes`);
      await writeFile(join(folder, `host-${name}.png`), bytes);
      console.log(`host-${name}.png ${bytes.length}`);
    } finally {
      await stop();
    }
  }
} finally {
  await browser.close();
  await rm(home, { recursive: true, force: true });
}
