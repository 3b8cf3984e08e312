// QTI that others wrote and published, in 2.1 and 3.0: what it comes to follows the schema of a quiz, and what does not is told.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { XMLSerializer } from "@xmldom/xmldom";

import { importQti, read, reasons } from "./qti-reader.mjs";
import { filesIn, samplesOf } from "./qti-samples.mjs";
import { faultsOf } from "./quiz-schema.mjs";
import { seeded } from "./support.mjs";

const valid = ({ questions }) => assert.deepEqual(questions.flatMap(faultsOf), []);

const citolab = await samplesOf("citolab");
const pyslet = await samplesOf("pyslet");

for (const version of ["qti2", "qti3"]) {
  test(`citolab-qti-convert 0.2.0: its items in ${version}`, async () => {
    const files = await filesIn(join(citolab, "upgrader"), new RegExp(`ITEM_.*\\.${version}\\.xml$`));
    const imported = await importQti(files);
    valid(imported);
    assert.deepEqual(imported.questions.map(({ id, kind }) => `${id} ${kind}`), ["ITEM_CHOICE single", "ITEM_CHOICE_MULTI multiple", "ITEM_MATCH match", "ITEM_ORDER order"]);
    const [single, multiple, match, order] = imported.questions;
    assert.equal(single.answer, "CHOICE3");
    assert.deepEqual(multiple.answers, ["CHOICE1", "CHOICE4"]);
    assert.deepEqual(match.prompts.map(({ id, option }) => [id, option]), [["A1", "B1"], ["A2", "B2"], ["A3", "B3"]]);
    assert.deepEqual(order.options.map(({ id }) => id), ["C1", "C2", "C3"]);
    assert.deepEqual(imported.questions.map(({ title }) => Object.keys(title)), [["nl-NL"], ["nl-NL"], ["nl-NL"], ["nl-NL"]]);
    assert.deepEqual(reasons(imported), [
      "ITEM_CHOICE media img",
      "ITEM_EXTENDED interaction extendedTextInteraction",
      "ITEM_GAP interaction gapMatchInteraction",
      "ITEM_HOTTEXT interaction hottextInteraction",
      "ITEM_SELECT_POINT interaction selectPointInteraction",
      "ITEM_TEXT several-interactions textEntryInteraction",
    ]);
  });
}

test("the same items come to the same questions from 2.1 and from 3.0", async () => {
  const [two, three] = await Promise.all(["qti2", "qti3"].map(async (version) => importQti(await filesIn(join(citolab, "upgrader"), new RegExp(`${version}\\.xml$`)))));
  assert.deepEqual(three.questions, two.questions);
  assert.deepEqual(reasons(three), reasons(two));
});

test("citolab-qti-convert 0.2.0: its package as a ZIP is its folder", async () => {
  const folder = join(citolab, "sample-package");
  const loose = await importQti(await filesIn(folder));
  const packed = await read(["exam.zip", zipOf(folder)]);
  assert.equal(packed.title, "Export sample toets");
  assert.deepEqual(packed.questions, loose.questions);
  assert.equal(packed.questions.length, 4);
  assert.deepEqual(reasons(packed), reasons(loose));
  assert.ok(packed.leftOut.every(({ file }) => file.startsWith("exam.zip/")));
});

test("Pyslet 0.7.20170805: items and tests of 2.1", async () => {
  const basic = await importQti(await filesIn(join(pyslet, "data_imsqtiv2p1/basic")));
  valid(basic);
  assert.deepEqual(basic.questions.map(({ id, kind, answers }) => [id, kind, answers]), [["q2", "multiple", ["B", "C", "D"]]]);
  for (const told of ["q0 template T", "q1 template T", "q2 presentation fixed", "q3 interaction none", "test branchRule", "test outcomeProcessing", "missing-file yesno.xml"]) {
    assert.ok(reasons(basic).includes(told), told);
  }
});

test("every sample item is a question or is told", async () => {
  const sets = [[citolab, /qti2\.xml$/], [citolab, /qti3\.xml$/], [join(citolab, "sample-package"), /\.xml$/], [pyslet, /(data_imsqtiv2p1|outputv2)\/.*\.xml$/]];
  for (const [folder, wanted] of sets) {
    const files = await filesIn(folder, wanted);
    const imported = await importQti(files);
    valid(imported);
    for (const { name, bytes } of files) {
      const identifier = /<(?:qti-assessment-item|assessmentItem)\s[^>]*?\sidentifier="([^"]*)"/.exec(Buffer.from(bytes).toString())?.[1];
      if (identifier === undefined) continue;
      const isTold = imported.leftOut.some(({ file, item, question }) => file === name && item === identifier && question === undefined);
      const isTaken = imported.questions.some(({ id }) => id === identifier);
      assert.notEqual(isTold, isTaken, name);
    }
  }
});

test("samples that are damaged are told or are valid questions, and never more", async () => {
  const random = seeded(20);
  const originals = await filesIn(citolab, /ITEM_(CHOICE|CHOICE_MULTI|MATCH|ORDER)\.qti[23]\.xml$/);
  const texts = originals.map(({ bytes }) => Buffer.from(bytes).toString());
  for (let round = 0; round < 40; round += 1) {
    const files = Array.from({ length: 25 }, (_, at) => [`${at}.xml`, damaged(random.pick(texts), random)]);
    const imported = await read(...files);
    valid(imported);
    const told = new Set(imported.leftOut.filter(({ question }) => question === undefined).map(({ file }) => file));
    assert.equal(imported.questions.length + told.size, files.length);
  }
});

/** Elements are taken out, doubled or put elsewhere; attributes are lost, or say what others say. */
function damaged(text, random) {
  const document = new DOMParser().parseFromString(text, "application/xml");
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const [one, other] = [random, random].map(({ pick }) => pick(Array.from(document.getElementsByTagName("*"))));
    const [own, theirs] = [one, other].map(({ attributes }) => random.pick(Array.from(attributes)));
    const way = random.below(4);
    if (way === 0 && one !== document.documentElement) one.parentNode.removeChild(one);
    else if (way === 1) other.appendChild(one.cloneNode(true));
    else if (way === 2 && own) one.removeAttributeNode(own);
    else if (own && theirs) own.value = theirs.value;
  }
  return new XMLSerializer().serializeToString(document);
}

/** By somebody else's packer. */
function zipOf(folder) {
  const home = mkdtempSync(join(tmpdir(), "calibrant-"));
  try {
    execFileSync("python3", ["-m", "zipfile", "-c", join(home, "package.zip"), "."], { cwd: folder });
    return readFileSync(join(home, "package.zip"));
  } finally {
    rmSync(home, { recursive: true });
  }
}
