// A session against the one before, and its sites against each other: what the data tell, what they cannot, and what is not compared.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Session, commitment } from "../../pkg/calibration-node.js";
import { clean } from "./axe.mjs";
import { launch, serve } from "./harness.mjs";
import { RATERS, card, evaluationOf, file, roomOf, saved, step } from "./rooms.mjs";

const CALLS = 10;
const SITES = ["North", "North", "South"];
const cases = Array.from({ length: CALLS }, (_, at) => ({ id: `case-${at + 1}`, title: `Call ${at + 1}` }));
const expert = { id: "x", name: "Eva Exo", level: "quality", role: "expert" };
const panel = (sites = []) => RATERS.slice(0, 3).map(([name, level], at) => ({ id: `r-${at + 1}`, name, level, ...(sites[at] ? { site: sites[at] } : {}) }));
const room = (title, changes = {}) => roomOf(3, { title, mode: "quantitative", reference: "expert", cases, raters: [...panel(), expert], ...changes });

/** In October Mia is severe on most calls, in November hardly; Lin is as the expert, Yuki now and then not. */
const yuki = (call) => call % 3 === 0 ? { S1: "no", L1: "no" } : {};
const OCTOBER = { x: () => ({}), "r-1": () => ({}), "r-2": (call) => call === 4 ? {} : call % 2 ? { L1: "no", S1: "no" } : { S1: "no" }, "r-3": yuki };
const NOVEMBER = { ...OCTOBER, "r-2": (call) => call === 4 ? { L1: "no" } : {} };

/** A session in which everybody has scored every call, revealed at that time. */
function held(of, answers, at) {
  const session = Session.open(of);
  const add = (happened) => {
    const event = session.event({ at, ...happened });
    session.add([event]);
    return event.id;
  };
  const sheets = Object.entries(answers).flatMap(([actor, given]) => of.cases.map(({ id }, call) =>
    ({ actor, case: id, salt: "AAECAwQFBgcICQoLDA0ODw", evaluation: { ...evaluationOf(actor, given(call)), id: `${actor}-${id}` } })));
  const locks = sheets.map(({ actor, case: each, salt, evaluation }) => add({ kind: "lock", clock: 1, actor, case: each, commit: commitment(salt, evaluation) }));
  add({ kind: "reveal", actor: "host", locks });
  for (const sheet of sheets) add({ kind: "sheet", clock: 2, ...sheet });
  return session;
}

const october = (changes) => held(room("October", changes), OCTOBER, "2026-10-20T10:00:00+08:00");
const november = (changes) => held(room("November", changes), NOVEMBER, "2026-11-20T10:00:00+08:00");
const copy = (session) => file(`${session.toJSON().room.title}.json`, session.toJSON());

let server;
let browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The verdicts of the last of these sessions, with the others on the same device. */
async function verdicts(sessions, options) {
  const context = await browser.newContext({ locale: "en", ...options });
  const page = await context.newPage();
  for (const session of sessions) {
    await page.goto(`${server.origin}/#/room`);
    await page.locator("main.rooms input[type=file]").setInputFiles(copy(session));
    await page.locator("nav.steps").waitFor();
  }
  await step(page, "verdicts");
  await compared(page).waitFor();
  return { context, page };
}

const compared = (page) => page.locator("[aria-labelledby=comparison-title]");
const sites = (page) => page.locator("[aria-labelledby=sites-title]");
const rows = (page, title) => page.getByRole("table", { name: title, exact: true }).locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));

test("two sessions of one device: what is the same first, then what is better, worse, or cannot be told", async () => {
  const later = november();
  const { context, page } = await verdicts([held(room("May"), OCTOBER, "2026-05-20T10:00:00+08:00"), october(), later]);
  assert.equal(await page.locator("[name=before] option:checked").textContent(), "October · 2026-10-20", "the latest before it");
  assert.match(await page.locator(".same").textContent(), /^The same in both: scoring, items, tolerance, rule of the verdicts, kind of reference, raters\.$/);
  const { raters: [lin, mia], group } = later.comparedWith(october());
  const format = new Intl.NumberFormat("en", { signDisplay: "exceptZero", maximumFractionDigits: 1 });
  const signed = (number) => format.format(number).replace("-", "−");
  const percent = (share) => `${Math.round(share * 100)}%`;
  const [sameAnswer] = await rows(page, "The group as a whole");
  assert.match(sameAnswer[1], new RegExp(`^${percent(group.percentAgreement.before.value)} \\[.*n.=.${group.percentAgreement.before.n}$`));
  assert.match(sameAnswer[2], new RegExp(`^${percent(group.percentAgreement.after.value)} \\[`));
  const { value, interval: { low, high } } = group.percentAgreement.difference;
  assert.equal(sameAnswer[3], `${signed(value * 100)} [${signed(low * 100)}, ${signed(high * 100)}] percentage points`);
  const within = (await rows(page, "The group as a whole")).find(([name]) => name === "Within tolerance");
  assert.deepEqual([sameAnswer[4], within[4]], ["? the data cannot tell", "✓ better"]);
  const biases = await rows(page, "Raters: mean difference");
  assert.deepEqual(biases.map(([name, , , , change]) => [name, change]), [["LX Lin Xiao", "? the data cannot tell"], ["MW Mia Wong", "✓ better"], ["YT Yuki Tan", "? the data cannot tell"]]);
  assert.deepEqual([lin.bias.difference.interval.undefined, biases[0][3], mia.bias.change], ["no-variation", "0, no interval", "better"]);
  assert.match((await rows(page, "The group as a whole")).at(-1).at(-1), /neither direction/, "ICC(2,1) is not judged");
  const said = await compared(page).locator(".told").innerText();
  assert.match(said, /Shown to be better: the group \(.*Within tolerance.*MW Mia Wong \(Mean difference, Within tolerance\)/);
  assert.match(said, /MW Mia Wong \(not calibrated → /);
  assert.match(await compared(page).innerText(), /a change does not say why.*Of fewer than 20 calls/s);

  await page.locator("[name=before]").selectOption({ label: "May · 2026-05-20" });
  await page.waitForFunction(() => document.querySelector("[name=before]").selectedOptions[0].textContent.startsWith("May"));
  await page.locator("[name=before]").selectOption("");
  await page.locator(".same").waitFor({ state: "detached" });
  await page.reload();
  await compared(page).waitFor();
  assert.deepEqual([await page.locator("[name=before]").inputValue(), await compared(page).locator("table").count()], ["", 0], "kept on this device");
  await context.close();
});

test("what is not the same is said, and its figures are not set against each other", async () => {
  const known = cases.map((each, at) => at < 2 ? { ...each, contact: { format: "calibrant/contact@1", id: `call-${at}`, subject: {}, transcript: [] } } : each);
  const { context, page } = await verdicts([october({ rule: { tolerance: 8 }, cases: known }), november({ cases: known })]);
  assert.match(await page.locator(".same").textContent(), /Not the same: tolerance, rule of the verdicts\.$/);
  const within = (await rows(page, "The group as a whole")).find(([name]) => name === "Within tolerance");
  assert.deepEqual([within.length, within[3]], [4, "Not compared: another tolerance"]);
  assert.doesNotMatch(await compared(page).locator(".told").innerText(), /within tolerance/i);
  assert.match((await rows(page, "Raters: mean difference"))[1][4], /better/, "what it does not touch is compared");
  await compared(page).getByText("2 calls are in both sessions").waitFor();
  await context.close();
});

test("who has the id of another is nobody who was there before, and letters are followed nowhere", async () => {
  const renamed = panel().map((rater) => rater.id === "r-2" ? { ...rater, name: "Nia New" } : rater);
  const other = await verdicts([october(), november({ raters: [...renamed, expert] })]);
  assert.match(await other.page.locator(".same").textContent(), /Not the same: raters\.$/);
  assert.deepEqual((await rows(other.page, "Raters: mean difference")).map(([name]) => name), ["LX Lin Xiao", "YT Yuki Tan"]);
  await other.context.close();
  const { context, page } = await verdicts([october(), november({ anonymous: true })]);
  await page.getByText("Raters are letters in one of both sessions").waitFor();
  assert.equal(await page.getByRole("table", { name: "Raters: mean difference", exact: true }).count(), 0);
  assert.doesNotMatch(await compared(page).innerText(), /Mia|Lin|Yuki/);
  await context.close();
});

test("a session before may come from a file; one by another scorecard, or of later, is refused", async () => {
  const { context, page } = await verdicts([november()]);
  await compared(page).getByText("On this device no session by this scorecard was revealed before this one").waitFor();
  const give = (session) => compared(page).locator("input[type=file]").setInputFiles(copy(session));
  const refused = (name) => compared(page).locator(".problem").getByText(`${name}.json`, { exact: true }).waitFor();
  await give(held(room("December"), OCTOBER, "2026-12-20T10:00:00+08:00"));
  await refused("December");
  await give(held(room("Elsewhere", { scorecard: { ...card, id: "another" } }), OCTOBER, "2026-10-20T10:00:00+08:00"));
  await refused("Elsewhere");
  assert.equal(await compared(page).locator(".problem [data-code]").getAttribute("data-code"), "not-before");
  assert.equal(await page.locator(".same").count(), 0);
  await give(october());
  await page.locator(".same").waitFor();
  assert.deepEqual([await compared(page).locator(".problem").count(), await page.locator("[name=before] option").first().textContent()], [0, "October · 2026-10-20"]);
  await context.close();
});

test("sites: each with its figures, their gap with the items it lies on, and what it may not be taken for", async () => {
  const { context, page } = await verdicts([november({ raters: [...panel(SITES), expert] })]);
  const { sites: [north], siteGaps: [gap] } = november({ raters: [...panel(SITES), expert] }).report();
  const [first, second] = await rows(page, "Sites");
  assert.deepEqual([first.slice(0, 2), second.slice(0, 2)], [["North", "LX Lin Xiao, MW Mia Wong"], ["South", "YT Yuki Tan"]]);
  assert.match(first[2], new RegExp(`^${Math.round(north.within.value * 100)}%.*n.=.${north.within.n}$`));
  assert.equal(second[4], "–", "one rater agrees with nobody");
  const [[pair, total, items]] = await rows(page, "Sites against each other");
  const apart = gap.items.filter(({ points: { interval } }) => interval?.low > 0 || interval?.high < 0).map(({ item }) => item);
  assert.deepEqual([pair, items.match(/\b[A-Z]\d\b/g)], ["North and South", apart]);
  assert.match(total, /^\d.*\[.*n.=.10$/);
  assert.match(await sites(page).locator(".told").innerText(), /South has one rater here: its gap may be that person’s own\./);
  await step(page, "minutes");
  await page.locator(".minutes").getByText("South has one rater here").waitFor();
  assert.match(await page.locator(".minutes").innerText(), /Sites\n.*South has one rater here/s);
  await context.close();

  const alone = await verdicts([november({ raters: [...panel(["North", "South"]), expert] })]);
  await sites(alone.page).getByText("A gap between sites of one rater each is a gap between two people.").waitFor();
  await alone.context.close();
  const letters = await verdicts([november({ anonymous: true, raters: [...panel(SITES), expert] })]);
  assert.match(await sites(letters.page).innerText(), /a site has only one/);
  assert.equal(await sites(letters.page).locator("table").count(), 0);
  await letters.context.close();
  const none = await verdicts([november()]);
  assert.equal(await sites(none.page).count(), 0);
  await none.context.close();
});

test("both go out as tables, with the engine's numbers, and into the minutes", async () => {
  const [earlier, later] = [october({ rule: { tolerance: 8 } }), november({ raters: [...panel(SITES), expert] })];
  const { context, page } = await verdicts([earlier, later], { acceptDownloads: true });
  await step(page, "minutes");
  await compared(page).waitFor();
  assert.match(await compared(page).innerText(), /Compared with “October · 2026-10-20”\. The same in both: .*Not the same: .*Shown to be better: /s);
  const tables = JSON.parse(await saved(page, "Report (JSON)"));
  const { group, raters, items } = later.comparedWith(earlier);
  const found = (wanted) => tables.comparison.find((row) => Object.entries(wanted).every(([key, value]) => row[key] === value));
  const { difference, before: was } = raters[1].bias;
  const mia = found({ what: "rater", name: "Mia Wong", figure: "bias" });
  assert.deepEqual([mia["before.value"], mia["difference.value"], mia["difference.interval.low"], mia.change], [was.value, difference.value, difference.interval.low, "better"]);
  assert.equal(found({ what: "rater", name: "Mia Wong", figure: "verdict" })["before.value"], raters[1].verdict.before);
  assert.deepEqual([found({ what: "group", figure: "within" })["difference.value"], found({ what: "group", figure: "within" })["after.value"]], ["other-tolerance", group.within.after.value]);
  assert.equal(tables.comparison.filter(({ what }) => what === "item").length, items.length);
  const facts = Object.fromEntries(tables["compared-with"].map(({ what, value }) => [what, value]));
  assert.deepEqual([facts.session, facts.room, facts["same.tolerance"], facts["same.items"]], ["October", earlier.room, "false", "true"]);
  const { sites: all, siteGaps } = later.report();
  assert.deepEqual(tables.sites.map((row) => [row.site, row.raters, row["bias.value"]]), all.map(({ site, raters: own, bias }) => [site, own.length, bias.value]));
  assert.equal(tables["site-gaps"].find(({ item }) => item === "S1")["points.value"], siteGaps[0].items.find(({ item }) => item === "S1").points.value);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tables (XLSX)" }).click()]);
  const bytes = String(await readFile(await download.path()));
  for (const name of ["Sites", "Sites against each other", "Compared with", "Before and now"]) assert.ok(bytes.includes(`<sheet name="${name}"`), name);
  await context.close();
});

test("setting up: the site comes with the list or by hand, and who is here again has the same id", async () => {
  const context = await browser.newContext({ locale: "en", acceptDownloads: true });
  const page = await context.newPage();
  const setUp = async (title, list) => {
    await page.goto(`${server.origin}/#/room`);
    await page.getByRole("button", { name: "New session" }).click();
    await page.getByLabel("Title", { exact: true }).fill(title);
    await page.getByLabel("Your name").fill("Ho");
    await page.getByRole("button", { name: "Add call" }).click();
    await page.getByLabel("Add raters").fill(list);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.locator("[name=site-1]").fill("South");
    await page.getByLabel("The other raters").click();
    await page.getByRole("button", { name: "Open the session" }).click();
    await page.locator("nav.steps").waitFor();
    return JSON.parse(await saved(page, "Save the session’s file")).session.room.raters;
  };
  const first = await setUp("October", "Lin Xiao, quality, North\nMia Wong\tsupervisor");
  assert.deepEqual(first.map(({ name, level, site }) => [name, level, site]), [["Lin Xiao", "quality", "North"], ["Mia Wong", "supervisor", "South"]]);
  const second = await setUp("November", "Mia Wong, supervisor\nNia New\nLin Xiao");
  assert.deepEqual([second[0].id, second[2].id, new Set(second.map(({ id }) => id)).size], [first[1].id, first[0].id, 3]);
  assert.equal(second[2].site, undefined);
  await step(page, "collect");
  await page.getByRole("button", { name: "Add a rater" }).click();
  await page.locator("dialog#add-rater [name=name]").fill("Mia Wong");
  await page.locator("dialog#add-rater [name=site]").fill("East");
  await page.locator("dialog#add-rater button.primary").click();
  await page.getByText("0 of 4 locked").first().waitFor();
  await context.close();
});

for (const [locale, colorScheme] of [["en", "light"], ["zh-CN", "dark"], ["zh-TW", "light"]]) {
  test(`axe finds nothing in ${locale}, ${colorScheme}, and rows are cards at 320 px`, async () => {
    const { context, page } = await verdicts([october(), november({ raters: [...panel(SITES), expert] })], { locale, colorScheme, viewport: { width: 320, height: 800 } });
    await compared(page).locator("details summary").click();
    const cell = compared(page).locator("table").first().locator("tbody td").first();
    assert.ok(await cell.evaluate((td) => td.getBoundingClientRect().width > 200 && getComputedStyle(td, "::before").content.length > 3), "its column's name stands beside it");
    await clean(page, `${locale} ${colorScheme}`);
    await step(page, "minutes");
    await clean(page, `minutes, ${locale} ${colorScheme}`);
    await context.close();
  });
}
