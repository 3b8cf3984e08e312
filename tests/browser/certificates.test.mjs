// What an examiner and an auditor do with certificates: read and print them in each language, check them against what they rest on, and see who may score until when.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { Scorecard, init as initScoring } from "calibrant";
import { Quiz, init } from "calibrant/quiz";
import { ENGINE, test } from "./harness.mjs";
import { clean } from "./axe.mjs";
import { asFile, card as service, download } from "./joining.mjs";
import * as site from "./site.mjs";

await Promise.all([init(), initScoring()]);
const read = async (path) => JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));
const exam = await read("../package/fixtures/every-key.quiz.json");
const example = await read("../../pkg/evaluations/account-recovery.json");
const { bases } = await read("../corpus/certificate.json");
const quiz = Quiz.parse(exam);
const LOCALES = ["en", "zh-Hans", "zh-Hant"];

const attemptOf = (of, rater, change = {}) => of.attempt({ ...structuredClone(bases.attempt), rater, ...change });
const ann = { id: "t-1", name: "Ann Lee", team: "North" };
const attempt = attemptOf(quiz, ann);
const certificate = quiz.certify(attempt, "2026-11-26", { issuer: "Training" });
/** A day of the device's calendar, so many days from today. */
const day = (days) => {
  const date = new Date();
  const [year, month, own] = [date.getFullYear(), date.getMonth(), date.getDate()];
  return new Date(Date.UTC(year, month, own + days)).toISOString().slice(0, 10);
};

/** A page that says yes to whatever it asks. */
async function opened(options) {
  const visit = await site.opened(options);
  visit.page.on("dialog", (dialog) => dialog.accept());
  return visit;
}

async function take(page, ...certificates) {
  await page.goto(`${site.server.origin}/#/certificates`);
  await page.locator("input[name=certificate]").setInputFiles(certificates.map((each, at) => asFile(`c${at}.json`, each)));
}

async function show(page, one = certificate) {
  await take(page, one);
  await page.locator("article.certificate").waitFor();
}

/** Opens what it rests on, and tells what the check finds. */
async function check(page, { quiz: of, attempt: by, passphrase } = {}) {
  if (of) await page.locator("input[name=quiz]").setInputFiles(asFile("quiz.json", of));
  if (by) await page.locator("input[name=attempt]").setInputFiles(asFile("attempt.json", by));
  await page.waitForFunction(() => !document.querySelector("calibrant-certificate-check button[type=submit]").disabled);
  if (passphrase) await page.locator("input[name=passphrase]").fill(passphrase);
  await page.locator("calibrant-certificate-check button[type=submit]").click();
  // What was found is read out: the focus is on it.
  await page.waitForFunction(() => document.activeElement?.id === "found");
  const found = { said: await page.locator("#found strong").first().innerText(), codes: await page.locator("#found li[data-code]").evaluateAll((list) => list.map(({ dataset }) => dataset.code)) };
  return found;
}

test("a certificate's file is shown in each language, and in all three at once; its file is what came", async () => {
  const { page, close } = await opened();
  await show(page);
  assert.equal(await page.locator("h1").innerText(), "Certificate of Ann Lee");
  const sheet = () => page.locator("article.certificate").first();
  for (const text of ["Ann Lee", "Before your first calls", "North", "2026-11-26", "2027-05-25", "Training", "100%", "not calibrated", certificate.id, certificate.scorecards[0]]) assert.ok((await sheet().innerText()).includes(text), text);
  for (const locale of LOCALES) {
    await page.locator("select[name=language]").selectOption(locale);
    await page.locator(`article.certificate[lang=${locale}]`).waitFor();
    assert.equal(await page.locator("article.certificate").count(), 1);
  }
  // The title has no Traditional Chinese: it says which Chinese it is.
  assert.equal(await page.locator("article .passed [lang=zh-Hans]").innerText(), "上岗前考核");
  assert.match(await sheet().innerText(), /「通過」與「已校準」是兩回事/);
  await page.locator("select[name=language]").selectOption("all");
  await page.locator("article.certificate").nth(2).waitFor();
  assert.deepEqual(await page.locator("article.certificate").evaluateAll((list) => list.map(({ lang }) => lang)), LOCALES);
  const { text, name } = await download(page, () => page.getByRole("button", { name: "Save the certificate’s file" }).click());
  assert.deepEqual(JSON.parse(text), certificate);
  if (name) assert.match(name, /Ann-Lee.*2026-11-26\.certificate\.json$/);
  await close();
});

test("on paper there is the certificate and nothing else, light, a page a language", async () => {
  const { page, close } = await opened({ colorScheme: "dark" });
  await show(page);
  await page.locator("select[name=language]").selectOption("all");
  await page.locator("article.certificate").nth(2).waitFor();
  // Not every driver can: then the style sheet is the same that another has shown.
  await page.emulateMedia?.({ media: "print" });
  if (await page.evaluate(() => matchMedia("print").matches)) {
    const visible = await page.evaluate(() => [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility() && !each.closest("article.certificate") && !each.querySelector("article.certificate")).map(({ localName }) => localName));
    assert.deepEqual(visible, []);
    assert.ok(await page.evaluate(() => [...document.querySelectorAll("article.certificate")].every((each) => each.checkVisibility())));
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("article h2")).color), "rgb(27, 29, 32)");
  } else assert.notEqual(ENGINE, "chromium");
  if (ENGINE === "chromium") {
    for (const format of ["A4", "Letter"]) {
      const pdf = String(await page.pdf({ format, preferCSSPageSize: false }));
      assert.equal(pdf.match(/\/Type \/Page\b/g).length, 3, format);
    }
  }
  await close();
});

test("checked offline against quiz and attempt: it holds, or everything that does not come out is told", async () => {
  const { page, close } = await opened();
  await show(page);
  assert.deepEqual(await check(page, { quiz: exam, attempt }), { said: "The certificate holds.", codes: [] });
  await page.getByText("does not show who issued it").waitFor();
  // Another rater's attempt.
  const other = attemptOf(quiz, { id: "t-2", name: "Ben Ode" });
  assert.deepEqual(await check(page, { attempt: other }), { said: "The certificate does not hold.", codes: ["certificate-mismatch", "certificate-mismatch"] });
  assert.match(await page.locator("#found").innerText(), /“rater”|"rater"/);
  // An attempt that was changed after it was handed in, and files that are no such thing.
  assert.deepEqual((await check(page, { attempt: { ...attempt, rater: { ...ann, name: "Eve" } } })).codes, ["attempt-changed"]);
  await page.locator("input[name=quiz]").setInputFiles(asFile("wrong.json", attempt));
  await page.locator("#found li[data-code=not-a-quiz]").waitFor();
  await close();
});

test("a certificate that was edited is not taken; one that was made anew with more than the attempt came to does not hold", async () => {
  const { page, close } = await opened();
  const edited = structuredClone(certificate);
  edited.parts[1].share = 1;
  await take(page, edited);
  await page.locator("#problems").waitFor();
  assert.match(await page.locator("#problems").innerText(), /c0\.json was not taken[\s\S]*\/id[\s\S]*not what its id says/);
  await take(page, { ...edited, date: "2026-02-30", colour: "red" }, asFile("x", {}).buffer.toString());
  const told = page.locator("#problems", { hasText: "c1.json" });
  await told.waitFor();
  for (const wrong of [/\/date/, /\/colour/, /no certificate: its format is “–”/]) assert.match(await told.innerText(), wrong);
  assert.equal(await page.getByText("No certificates on this device yet").count(), 1);
  // Titles that the certificate brings along follow from the quiz as well.
  const renamed = quiz.certify(attempt, "2026-11-26", { parts: [{ part: "business", kind: "knowledge", title: "Everything", items: {} }] });
  await show(page, renamed);
  await page.locator("article th", { hasText: "Everything" }).waitFor();
  assert.deepEqual((await check(page, { quiz: exam, attempt })).codes, ["certificate-words"]);
  await close();
});

test("of a sealed quiz a wrong passphrase is told from a damaged seal, and the right one checks", async () => {
  const sealed = await quiz.seal("correct horse", { iterations: 100_000 });
  const document = sealed.toJSON();
  const open = await Quiz.parse(document).open("correct horse");
  const own = attemptOf(open, ann);
  const { page, close } = await opened();
  await show(page, open.certify(own, "2026-11-26"));
  assert.deepEqual(await check(page, { quiz: document, attempt: own, passphrase: "wrong horse" }), { said: "The passphrase does not open this quiz.", codes: [] });
  assert.deepEqual(await check(page, { passphrase: "correct horse" }), { said: "The certificate holds.", codes: [] });
  const damaged = structuredClone(document);
  damaged.sealed.text = damaged.sealed.text.replace(/^./, (letter) => letter === "A" ? "B" : "A");
  await page.locator("input[name=quiz]").setInputFiles(asFile("damaged.json", damaged));
  await page.locator("#found li[data-code=seal-damaged]").waitFor();
  await close();
});

/** Holds back what the page asks of its engine by this name until `window.release()`, and tells in `window.answered` when it was answered. */
const holding = (held) => {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.method !== held || window.release) return postMessage.call(this, message, ...rest);
    this.addEventListener("message", ({ data }) => { if (data.id === message.id) window.answered = true; });
    window.release = () => postMessage.call(this, message, ...rest);
  };
};

test("what is found out about one certificate is never said of another that was opened meanwhile", async () => {
  const { page, close } = await opened();
  const second = quiz.certify(attemptOf(quiz, { id: "t-2", name: "Bo Lin" }), "2026-11-26");
  await take(page, second, certificate);
  await page.locator("table.register tbody tr").nth(1).waitFor();
  const go = async (one, name) => {
    await page.evaluate((id) => { location.hash = `#/certificates/${encodeURIComponent(id)}`; }, one.id);
    await page.getByRole("heading", { name: `Certificate of ${name}` }).waitFor();
  };
  await go(certificate, "Ann Lee");
  await page.locator("input[name=quiz]").setInputFiles(asFile("quiz.json", exam));
  await page.locator("input[name=attempt]").setInputFiles(asFile("attempt.json", attempt));
  // Taking a certificate in has asked for the same.
  await page.evaluate(holding, "checkCertificate");
  await page.locator("calibrant-certificate-check button[type=submit]:enabled").click();
  await page.waitForFunction(() => window.release);
  await go(second, "Bo Lin");
  await page.evaluate(() => window.release());
  await page.waitForFunction(() => window.answered);
  // Longer than a check by its words takes after that.
  await page.waitForTimeout(300);
  assert.equal(await page.locator("#found").count(), 0);
  assert.deepEqual((await check(page, { quiz: exam, attempt })).said, "The certificate does not hold.");
  await close();
});

test("what fails on this device is not said of the certificate", async () => {
  const { page, close } = await opened();
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message.method !== "quiz" || !message.args[0].passphrase) return postMessage.call(this, message, ...rest);
      const error = { name: "CalibrantError", code: "no-web-crypto", message: "Sealing needs the Web Crypto API.", issues: [] };
      this.dispatchEvent(new MessageEvent("message", { data: { id: message.id, error } }));
    };
  });
  const sealed = (await quiz.seal("correct horse", { iterations: 100_000 })).toJSON();
  await show(page);
  const { said } = await check(page, { quiz: sealed, attempt, passphrase: "correct horse" });
  assert.equal(said, "The certificate could not be checked. Whether it holds is not known.");
  await page.locator("#found", { hasText: "This browser page has no Web Crypto" }).waitFor();
  // Nor is a quiz called bad that is to be written on.
  await page.goto(`${site.server.origin}/#/author`);
  await page.locator("calibrant-author-list input[type=file]").first().setInputFiles(asFile("sealed.json", sealed));
  await page.locator("dialog[open] input[name=passphrase]").fill("correct horse");
  await page.keyboard.press("Enter");
  await page.locator("#problems", { hasText: "This browser page has no Web Crypto" }).waitFor();
  await close();
});

// ---------------------------------------------------------------- the register

/** The same quiz on a scorecard of another id, and raters in every state. */
const other = JSON.parse(JSON.stringify(exam).replaceAll('"tiny"', '"other"').replace('"first-calls"', '"other-calls"'));
const otherQuiz = Quiz.parse(other);
const onOther = (rater) => otherQuiz.attempt({ ...JSON.parse(JSON.stringify(bases.attempt).replaceAll('"tiny"', '"other"')), rater });
const issued = (id, name, days) => quiz.certify(attemptOf(quiz, { id, name }), day(days));
const REGISTER = [
  issued("r-valid", "Val Ido", -10), issued("r-soon", "Sue Noon", -160), issued("r-out", "Ola Dow", -200), issued("r-out", "Ola Dow", -400), issued("r-gone", "Abe Sent", -100),
  otherQuiz.certify(onOther({ id: "r-card", name: "Cara Dee" }), day(-5)),
];
const states = (page) => page.locator("table.register tbody tr").evaluateAll((rows) => Object.fromEntries(rows.map(({ dataset }) => [dataset.rater, dataset.state])));
const settled = (page, wanted) => page.waitForFunction((wanted) => JSON.stringify(Object.fromEntries([...document.querySelectorAll("table.register tbody tr")].map(({ dataset }) => [dataset.rater, dataset.state]))) === wanted, JSON.stringify(wanted));

test("the register: valid, expiring, expired, by a scorecard that scores otherwise, absent; each with its reason, and as files", async () => {
  const { page, close } = await opened();
  await page.goto(`${site.server.origin}/`);
  const three = `${day(-3)}T09:00:00+08:00`;
  const scored = { ...example, id: "e-1", scorecard: { ...example.scorecard, hash: Scorecard.parse(service).hash }, rater: { ...example.rater, id: "r-valid" }, subject: { ...example.subject, at: three }, state: "submitted", startedAt: three, submittedAt: three };
  await page.locator("input[type=file]").first().setInputFiles([asFile("other.json", other), asFile("scored.json", scored)]);
  await page.locator("#reports .report", { hasText: "scored.json One document was taken" }).waitFor();
  await take(page, ...REGISTER);
  await settled(page, { "r-out": "expired", "r-soon": "expiring", "r-gone": "valid", "r-valid": "valid", "r-card": "valid" });
  assert.match(await page.locator("[data-rater=r-gone]").innerText(), /When this rater last scored is not known here/);
  assert.match(await page.locator("[data-rater=r-valid]").innerText(), new RegExp(`Last scored on ${day(-3)}, 3 days ago`));
  assert.match(await page.locator("[data-rater=r-out]").innerText(), /20 days ago[\s\S]*Have the quiz taken again[\s\S]*One other/);
  await page.locator(".rules summary").click();
  // The scorecard in use today: first one whose words alone changed, then one that scores otherwise.
  const card = other.parts.find(({ kind }) => kind === "scoring").scorecard;
  const reworded = { ...card, version: "2", title: "Tiny, in other words" };
  await page.locator("input[name=card-file]").setInputFiles(asFile("card.json", reworded));
  await page.locator("[data-rater=r-card]", { hasText: "scores today as the one certified" }).waitFor();
  assert.equal((await states(page))["r-card"], "valid");
  const otherwise = structuredClone(reworded);
  otherwise.sections[0].items.pop();
  await page.locator("input[name=card-file]").setInputFiles(asFile("card.json", { ...otherwise, version: "3" }));
  await page.locator("[data-rater=r-card][data-state=recertify]", { hasText: "scores otherwise today" }).waitFor();
  // Days typed line by line; what cannot be read is told, the rest counts.
  await page.locator("textarea[name=last-scored]").fill(`rater,last\nr-gone,${day(-90)}\nr-valid,${day(-1)}\nr-soon,yesterday`);
  await page.locator(".rules .issue-list li", { hasText: "Line 4" }).waitFor();
  await settled(page, { "r-out": "expired", "r-gone": "recertify", "r-card": "recertify", "r-soon": "expiring", "r-valid": "valid" });
  await page.reload();
  await settled(page, { "r-out": "expired", "r-gone": "recertify", "r-card": "recertify", "r-soon": "expiring", "r-valid": "valid" });
  await page.getByText("5 certificates count: 3 to be renewed, 1 expiring soon").waitFor();

  const csv = (await download(page, () => page.getByRole("button", { name: "CSV" }).click())).text;
  assert.match(csv, /^\uFEFF?rater,name,[\s\S]*\r\nr-gone,Abe Sent,[^\n]*,recertify,absent; holds;[^\n]*Needs re-certification/);
  assert.equal(csv.trim().split("\r\n").length, 6);
  const calendar = (await download(page, () => page.getByRole("button", { name: /Calendar/ }).click())).text;
  assert.equal(calendar.match(/BEGIN:VEVENT/g).length, 4, "what has expired needs no reminder");
  assert.ok(calendar.includes(`DTSTART;VALUE=DATE:${day(20).replaceAll("-", "")}`));
  const xlsx = (await download(page, () => page.getByRole("button", { name: "XLSX" }).click())).text;
  assert.match(xlsx, /Cara Dee/);

  await page.getByRole("button", { name: "Rater" }).click();
  assert.deepEqual(Object.keys(await states(page)), ["r-gone", "r-card", "r-out", "r-soon", "r-valid"]);
  assert.equal(await page.locator("th[aria-sort=ascending]").innerText(), "Rater ▲");
  await page.locator("input[name=filter]").fill("cara");
  assert.deepEqual(await states(page), { "r-card": "recertify" });
  await page.locator("input[name=filter]").fill("");
  await page.locator("select[name=state]").selectOption("expired");
  assert.deepEqual(await states(page), { "r-out": "expired" });
  await page.locator("[data-rater=r-out] details summary").click();
  await page.locator("[data-rater=r-out] details a").click();
  await page.getByText("Another certificate of this rater for this quiz counts today").waitFor();
  await close();
});

test("a certificate of nobody, as earlier versions took them in, stops nothing and can be deleted", async () => {
  const { page, close } = await opened();
  await take(page, certificate, REGISTER[0]);
  await page.locator("table.register tbody tr").nth(1).waitFor();
  await page.evaluate((document) => new Promise((resolve) => {
    indexedDB.open("calibrant").onsuccess = ({ target: { result } }) => {
      const transaction = result.transaction("certificates", "readwrite");
      for (const [id, rater] of [["odd-1", null], ["odd-2", { id: 7, name: ["x"] }]]) transaction.objectStore("certificates").put({ id, document: { ...document, id, rater }, savedAt: 1 });
      transaction.oncomplete = () => { result.close(); resolve(); };
    };
  }), certificate);
  await page.reload();
  // Not every driver lets a test answer a question.
  await page.evaluate(() => { window.confirm = () => true; });
  await page.locator("ul.odd li").nth(1).waitFor();
  await page.locator("table.register tbody tr").nth(1).waitFor();
  await page.getByRole("button", { name: "Delete the certificate odd-1" }).click();
  await page.locator("ul.odd li").nth(1).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Delete the certificate odd-2" }).click();
  await page.getByRole("heading", { name: "Cannot be read" }).waitFor({ state: "detached" });
  await page.locator("table.register tbody tr").nth(1).waitFor();
  assert.equal(await page.locator("table.register tbody tr").count(), 2);
  await close();
});

test("two tabs: what one has typed outlives what the other changes, and a list that cannot be read is told", async () => {
  const { page, close } = await opened();
  const second = await page.context().newPage();
  for (const each of [page, second]) {
    await each.goto(`${site.server.origin}/#/certificates`);
    await each.locator(".rules summary").click();
  }
  const list = (each) => each.locator("textarea[name=last-scored]");
  await list(page).fill(`r-1,${day(-3)}`);
  await site.untilStored(page, "r-1,");
  // Filled in by a driver, leaving the field is no change everywhere.
  await second.locator("input[name=soonDays]").evaluate((input) => { input.value = "45"; input.dispatchEvent(new Event("change", { bubbles: true })); });
  await site.untilStored(second, '"soonDays":45');
  await site.untilStored(page, "r-1,");
  await second.locator("input[name=days-file]").setInputFiles({ name: "days.csv", mimeType: "text/csv", buffer: Buffer.from(`r-2,${day(-5)}`) });
  await site.untilStored(second, `r-1,${day(-3)}\\nr-2`);
  assert.equal(await list(second).inputValue(), `r-1,${day(-3)}\nr-2\t${day(-5)}`);
  await second.locator("input[name=days-file]").setInputFiles({ name: "days.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 and nothing of a workbook") });
  await second.locator("#problems", { hasText: "This file could not be read as a table. Save it as XLSX, or as CSV in UTF-8." }).waitFor();
  await close();
});

test("everything that is exported comes back, and a damaged certificate in it is refused with its place", async () => {
  const { page, close } = await opened();
  await take(page, ...REGISTER.slice(0, 2));
  await page.locator("table.register tbody tr").nth(1).waitFor();
  await page.goto(`${site.server.origin}/#/`);
  const { text } = await download(page, () => page.getByRole("button", { name: "Export everything (JSON)" }).click());
  const backup = JSON.parse(text);
  assert.deepEqual(new Set(backup.certificates.map(({ id }) => id)), new Set(REGISTER.slice(0, 2).map(({ id }) => id)));
  await close();

  const again = await opened();
  backup.certificates[1].rater.name = "Somebody Else";
  await again.page.goto(`${site.server.origin}/`);
  await again.page.locator("input[type=file]").first().setInputFiles(asFile("backup.json", backup));
  await again.page.locator("#reports li[data-code=certificate-changed] code", { hasText: "/certificates/1/id" }).waitFor();
  await again.page.goto(`${site.server.origin}/#/certificates`);
  await again.page.locator("table.register tbody tr").waitFor();
  assert.equal(await again.page.locator("table.register tbody tr").count(), 1);
  await again.page.evaluate(() => { window.confirm = () => true; });
  await again.page.getByRole("button", { name: /^Delete the certificate of/ }).click();
  await again.page.getByText("No certificates on this device yet").waitFor();
  await again.page.goto(`${site.server.origin}/#/certificates/%`);
  await again.page.getByText("This certificate is not on this device").waitFor();
  await again.close();
});

// ---------------------------------------------------------------- what is made of a graded attempt

/** The attempt on the board of its examiner. */
async function examine(page, graded) {
  await page.goto(`${site.server.origin}/#/examine`);
  await page.locator("calibrant-examine input[type=file]").setInputFiles(asFile("quiz.json", exam));
  await page.locator("input[name=files]").setInputFiles(asFile("attempt.json", graded));
  await page.locator(`table.results a[href$="${encodeURIComponent(graded.id)}"]`).click();
  await page.locator("calibrant-issue section").waitFor();
}
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("a passed attempt is certified from the day chosen on, with the titles that its quiz has; others are told why not", async () => {
  const { page, close } = await opened();
  await examine(page, attempt);
  await button(page, "Issue certificate…").click();
  const dialog = page.locator("dialog[open]");
  assert.equal(await dialog.locator("input[name=date]").inputValue(), day(0));
  // Nobody has passed before handing in.
  await dialog.locator("input[name=date]").fill("2026-11-25");
  await button(page, "Issue").click();
  assert.equal(await page.locator("dialog[open]").count(), 1);
  await dialog.locator("input[name=date]").fill("2026-11-28");
  await dialog.locator("input[name=issuer]").fill("Training");
  await button(page, "Issue").click();
  await page.locator("article.certificate").waitFor();
  const issued = JSON.parse((await download(page, () => button(page, "Save the certificate’s file").click())).text);
  assert.equal(decodeURIComponent(await page.evaluate(() => location.hash)), `#/certificates/${issued.id}`);
  const scorecard = exam.parts.find(({ kind }) => kind === "scoring").scorecard;
  assert.deepEqual([issued.attempt, issued.date, issued.meta.issuer, issued.meta.parts.map(({ title }) => title), issued.meta.scorecards.map(({ id, scoringHash }) => [id, scoringHash])],
    [attempt.id, "2026-11-28", "Training", exam.parts.map(({ title }) => title), [["tiny", Scorecard.parse(scorecard).scoringHash]]]);
  assert.deepEqual(quiz.checkCertificate(issued, attempt), []);
  await examine(page, attempt);
  await page.getByRole("link", { name: "issued on 2026-11-28" }).waitFor();

  const [first, ...rest] = bases.attempt.events;
  await examine(page, quiz.attempt({ ...bases.attempt, events: [first, rest.at(-1)] }));
  await page.getByText("This attempt is not passed, so there is no certificate of it").waitFor();
  assert.equal(await page.getByRole("button", { name: "Issue certificate…" }).count(), 0);
  await close();
  const chinese = await opened({ locale: "zh-TW" });
  await examine(chinese.page, quiz.attempt({ ...bases.attempt, events: [first] }));
  await chinese.page.getByText("這份答卷尚無法判定，因此還沒有證書").waitFor();
  await chinese.page.getByText("這份答卷沒有交卷，因此不產生學習紀錄").waitFor();
  await chinese.close();
});

test("statements are saved once everything is there that their receiver needs, and all that is not is told", async () => {
  const { page, close } = await opened();
  await examine(page, attempt);
  const save = () => button(page, "Save statements").click();
  const faults = () => page.locator("dialog[open] .issue-list li").allInnerTexts();
  await button(page, "Statements for an LMS…").click();
  await page.locator("input[name=iri]").fill("no address");
  await page.locator("input[name=registration]").fill("17");
  await save();
  await page.locator("dialog[open] .problem").waitFor();
  assert.deepEqual((await faults()).map((text) => text.split(":")[0]), ["Home page of the account system", "Address (IRI) of the quiz (optional)", "Registration (UUID, optional)"]);
  await page.locator("input[name=homePage]").fill("https://lms.example/");
  for (const name of ["iri", "registration"]) await page.locator(`input[name=${name}]`).fill("");
  const xapi = JSON.parse((await download(page, save)).text);
  assert.deepEqual([xapi.at(-1).verb.display.en, xapi.at(-1).actor.account], ["passed", { homePage: "https://lms.example/", name: "t-1" }]);
  await page.getByText(`${xapi.length} statements were saved`).waitFor();

  await page.locator("input[value=cmi5]").click();
  const session = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
  const launched = { actor: { account: { homePage: "https://lms.example/", name: "77" } }, activityId: "https://lms.example/au/1", registration: "b22893ae-a13e-406f-abb6-fd463ed7c645", launchMode: "Normal", masteryScore: 0.9, contextTemplate: { extensions: { [session]: "s-1" } } };
  await page.locator("textarea[name=launch]").fill(JSON.stringify({ ...launched, actor: {}, registration: "17", launchMode: "Play" }));
  await save();
  await page.locator("dialog[open] .problem").waitFor();
  assert.deepEqual((await faults()).map((text) => text.split(" ")[0]), ["/actor/account", "/registration", "/launchMode"]);
  await page.locator("textarea[name=launch]").fill(JSON.stringify({ ...launched, token: "secret" }));
  const { text } = await download(page, save);
  // 16 of 22 are below the LMS' own mark.
  assert.deepEqual(JSON.parse(text).map(({ verb }) => verb.display.en), ["initialized", "completed", "terminated"]);
  assert.doesNotMatch(text, /secret/);
  await page.getByText("mastery score contradicts the outcome").waitFor();
  await page.setViewportSize({ width: 320, height: 700 });
  await clean(page, "statements");
  await close();
});

for (const [locale, colorScheme] of [["en", "light"], ["zh-CN", "dark"], ["zh-TW", "light"]]) {
  test(`accessible, and nothing scrolls sideways at 320 pixels: ${locale}, ${colorScheme}`, async () => {
    const { page, close } = await opened({ locale, colorScheme, viewport: { width: 320, height: 700 } });
    await take(page, ...REGISTER);
    await page.locator("table.register tbody tr").nth(4).waitFor();
    await page.locator(".rules summary").click();
    await page.locator("textarea[name=last-scored]").fill("r-1");
    await page.locator(".rules .issue-list li").waitFor();
    await page.locator("[data-rater=r-out] details summary").click();
    await clean(page, "register");
    await page.locator("table.register tbody a").first().click();
    await page.locator("select[name=language]").selectOption("all");
    await page.locator("article.certificate").nth(2).waitFor();
    await check(page, { quiz: other, attempt });
    await clean(page, "certificate");
    await close();
  });
}
