// The whole way of a certificate, each of its people on a device of their own, with nothing between them but files: trainer, trainee, examiner, auditor.
import assert from "node:assert/strict";
import { Quiz, init } from "calibrant/quiz";
import { test } from "./harness.mjs";
import { asFile, download } from "./joining.mjs";
import { opened, server } from "./site.mjs";
import { RIGHT, WRONG, answerAll, begin, exam, handIn, open, press, saved } from "./taking.mjs";

await init();
const PASSPHRASE = "horse, battery, staple";

/** The file that a button saves. */
const savedBy = async (page, name) => JSON.parse((await download(page, () => press(page, name))).text);

async function trainerSeals() {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/author`);
  await page.locator("section[aria-labelledby=begin-title] input[type=file]").setInputFiles(asFile("quiz.json", exam));
  await page.getByText("Nothing: the quiz can be taken and graded.").waitFor();
  for (const name of ["passphrase", "again"]) await page.locator(`.seal input[name=${name}]`).fill(PASSPHRASE);
  const sealed = await savedBy(page, "Save the sealed quiz");
  await close();
  return sealed;
}

/** First without success, then again. */
async function traineeTakes(sealed) {
  const { page, close } = await opened();
  const attempts = [];
  for (const answers of [WRONG, RIGHT]) {
    await open(page, sealed, `${server.origin}/`);
    await begin(page, { name: "Lin Lan", id: "t-1" });
    await answerAll(page, answers);
    await handIn(page);
    attempts.push(await saved(page));
  }
  await close();
  return attempts;
}

async function openSealed(page, sealed) {
  await page.locator("calibrant-examine input[type=file]").setInputFiles(asFile("quiz.json", sealed));
  await page.locator("input[name=passphrase]").fill(PASSPHRASE);
  await press(page, "Open");
  await page.locator("input[name=files]").waitFor({ state: "attached" });
}

async function examinerCertifies(sealed, attempts) {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/examine`);
  await openSealed(page, sealed);
  await page.locator("input[name=files]").setInputFiles(attempts.map((attempt, at) => asFile(`${at}.attempt.json`, attempt)));
  const outcomes = () => page.locator("table.results tbody tr").evaluateAll((rows) => rows.map(({ cells }) => cells[3].innerText.trim()));
  await page.locator("table.results tbody tr").nth(1).waitFor();
  assert.deepEqual(await outcomes(), ["✓ passed", "✗ not passed"]);
  await page.locator("table.results tbody a").first().click();
  await press(page, "Issue certificate…");
  await page.locator("dialog[open] input[name=issuer]").fill("Training");
  await press(page, "Issue");
  await page.locator("article.certificate").waitFor();
  const certificate = await savedBy(page, "Save the certificate’s file");
  await close();
  return certificate;
}

async function auditorChecks(sealed, attempt, certificate) {
  const { page, close } = await opened();
  await page.goto(`${server.origin}/#/certificates`);
  await page.locator("input[name=certificate]").setInputFiles(asFile("certificate.json", certificate));
  await page.locator("article.certificate").waitFor();
  await page.locator("input[name=quiz]").setInputFiles(asFile("quiz.json", sealed));
  await page.locator("input[name=attempt]").setInputFiles(asFile("attempt.json", attempt));
  await page.locator("input[name=passphrase]").fill(PASSPHRASE);
  await page.locator("calibrant-certificate-check button[type=submit]").click();
  const found = await page.locator("#found strong").first().innerText();
  await close();
  return found;
}

test("a sealed exam from the trainer's desk to the certificate on the wall", async () => {
  const sealed = await trainerSeals();
  const [failed, passed] = await traineeTakes(sealed);
  assert.deepEqual([failed.attempt, passed.attempt], [1, 2]);
  const certificate = await examinerCertifies(sealed, [failed, passed]);
  assert.deepEqual([certificate.rater, certificate.attempt, certificate.meta.issuer], [passed.rater, passed.id, "Training"]);
  const quiz = await Quiz.parse(sealed).open(PASSPHRASE);
  assert.deepEqual(quiz.checkCertificate(certificate, passed), [], "the engine by itself finds the same");
  assert.equal(await auditorChecks(sealed, passed, certificate), "The certificate holds.");
  assert.equal(await auditorChecks(sealed, failed, certificate), "The certificate does not hold.");
});
