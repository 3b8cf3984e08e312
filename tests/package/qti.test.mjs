// Questions from QTI: points, feedback, languages, and files that are hostile. What others wrote is in qti-samples.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { read, reasons } from "./qti-reader.mjs";
import { faultsOf } from "./quiz-schema.mjs";

const valid = ({ questions }) => assert.deepEqual(questions.flatMap(faultsOf), []);

// ---------------------------------------------------------------- what an item says

const XMLNS = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"';
const CHOICES = '<simpleChoice identifier="A">Greet</simpleChoice><simpleChoice identifier="B">Verify</simpleChoice><simpleChoice identifier="C">Close</simpleChoice>';
const RIGHT = "<correctResponse><value>B</value></correctResponse>";

/** An item with one choice interaction, but for what is said otherwise. */
function item({ id = "i1", attributes = "", right = RIGHT, cardinality = "single", outcomes = "", before = "", kind = "choiceInteraction", limits = 'maxChoices="1"', inside = `<prompt>What comes first?</prompt>${CHOICES}`, after = "" } = {}) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<assessmentItem ${XMLNS} identifier="${id}" title="Label" adaptive="false" timeDependent="false" ${attributes}>`
    + `<responseDeclaration identifier="R" cardinality="${cardinality}" baseType="identifier">${right}</responseDeclaration>${outcomes}`
    + `<itemBody>${before}<${kind} responseIdentifier="R" ${limits}>${inside}</${kind}></itemBody>${after}</assessmentItem>`;
}

async function question(parts) {
  const imported = await read(["item.xml", item(parts)]);
  assert.equal(imported.questions.length, 1, JSON.stringify(imported.leftOut));
  valid(imported);
  return { ...imported, question: imported.questions[0] };
}

async function refused(parts) {
  const { questions, leftOut } = await read(["item.xml", typeof parts === "string" ? parts : item(parts)]);
  assert.deepEqual(questions, []);
  return leftOut.map(({ reason, what }) => [reason, what].filter(Boolean).join(" ")).join("; ");
}

test("what is asked is the body with the prompt, in paragraphs", async () => {
  const { question: { title }, leftOut } = await question({ before: "<p>A caller is\n  <em>angry</em>.</p><ul><li>She waits.</li></ul>" });
  assert.equal(title, "A caller is angry.\nShe waits.\nWhat comes first?");
  assert.deepEqual(leftOut.map(({ reason, what, question }) => [reason, what, question]), [["markup", "em", "i1"], ["markup", "ul", "i1"], ["markup", "li", "i1"]]);
});

test("where the body says nothing, the item's title is what is asked", async () => {
  assert.equal((await question({ inside: CHOICES })).question.title, "Label");
});

test("pictures leave their words, and are told", async () => {
  const { question: { title }, leftOut } = await question({ before: '<p>Look: <img src="a.png" alt="a form"/></p><p><object data="b.mp4" type="video/mp4"/></p>' });
  assert.equal(title, "Look: [a form]\nWhat comes first?");
  assert.deepEqual(leftOut.map(({ reason, what }) => `${reason} ${what}`), ["media img", "media object"]);
  assert.equal(await refused({ inside: '<simpleChoice identifier="A"><img src="a.png" alt=""/></simpleChoice><simpleChoice identifier="B">B</simpleChoice>' }), "no-text A");
});

test("feedback on a choice is its guidance, that on the right answer the question's; the rest is told", async () => {
  const inside = '<prompt>What?</prompt><simpleChoice identifier="A">Greet <feedbackInline outcomeIdentifier="F" identifier="A" showHide="show">Too soon.</feedbackInline></simpleChoice><simpleChoice identifier="B">Verify</simpleChoice>';
  const feedback = (identifier, text, show = "show") => `<modalFeedback outcomeIdentifier="F" identifier="${identifier}" showHide="${show}">${text}</modalFeedback>`;
  const after = feedback("B", "Law asks for it.") + feedback("correct", "Data must be safe.") + feedback("incorrect", "No.") + feedback("A", "Hidden.", "hide");
  const { question: taken, leftOut } = await question({ inside, after });
  assert.equal(taken.guidance, "Data must be safe.");
  assert.deepEqual(taken.options, [{ id: "A", title: "Greet", guidance: "Too soon." }, { id: "B", title: "Verify", guidance: "Law asks for it." }]);
  assert.deepEqual(leftOut.map(({ reason, what }) => `${reason} ${what}`), ["feedback incorrect", "feedback A"]);
});

test("one language is the language of all texts; several are told apart where every text has them all", async () => {
  const { question: one } = await question({ attributes: 'xml:lang="de"', before: '<p xml:lang="en">Quoted.</p>', inside: CHOICES.replace("Greet", '<span xml:lang="fr">Bonjour</span>') });
  assert.deepEqual([one.title, one.options[0].title], [{ en: "Quoted." }, { de: "Bonjour" }]);
  const { question: mixed } = await question({ attributes: 'xml:lang="de"', before: '<p xml:lang="en">Quoted.</p>' });
  assert.equal(mixed.title, "Quoted.\nWhat comes first?");
  const both = (en, zh) => `<p xml:lang="en">${en}</p><p xml:lang="zh-Hans">${zh}</p>`;
  const { question: two } = await question({ inside: `<prompt>${both("First?", "先做什么？")}</prompt><simpleChoice identifier="A">${both("Greet", "问候")}</simpleChoice><simpleChoice identifier="B">${both("Verify", "核身")}</simpleChoice>` });
  assert.deepEqual(two.title, { en: "First?", "zh-Hans": "先做什么？" });
  assert.deepEqual(two.options[1].title, { en: "Verify", "zh-Hans": "核身" });
});

test("points come from processing, mapping, or the highest score, times the weight in a test", async () => {
  const points = async (parts) => (await question(parts)).question.points ?? 1;
  const inline = (value) => `<responseProcessing><responseCondition><responseIf><match><variable identifier="R"/><correct identifier="R"/></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">${value}</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`;
  assert.equal(await points({ after: inline(4) }), 4);
  assert.equal(await points({ outcomes: '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="3"/>' }), 3);
  const mapped = '<mapping defaultValue="0"><mapEntry mapKey="B" mappedValue="2"/>';
  const template = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>';
  assert.deepEqual((await question({ right: `${RIGHT}${mapped}</mapping>`, after: template })).leftOut, []);
  assert.deepEqual(reasons(await question({ right: `${RIGHT}${mapped}<mapEntry mapKey="A" mappedValue="1"/></mapping>`, after: template })), ["i1 mapping B 2, A 1"]);
  assert.equal(await points({ right: `${RIGHT}<mapping defaultValue="0"><mapEntry mapKey="B" mappedValue="2"/></mapping>`, after: '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>' }), 2);
  const half = await question({ after: inline("0.5") });
  assert.equal(half.question.points, undefined);
  assert.deepEqual(reasons(half), ["i1 points 0.5"]);

  const weighted = await read(
    ["test.xml", `<assessmentTest ${XMLNS} identifier="t" title="Exam"><testPart identifier="p"><assessmentSection identifier="s"><assessmentItemRef identifier="two" href="items/two.xml"><weight identifier="w" value="5"/></assessmentItemRef><assessmentItemRef identifier="one" href="items/one.xml"/></assessmentSection></testPart></assessmentTest>`],
    ["one.xml", item({ id: "one" })], ["two.xml", item({ id: "two" })], ["three.xml", item({ id: "three" })],
  );
  assert.equal(weighted.title, "Exam");
  assert.deepEqual(weighted.questions.map(({ id, points }) => [id, points]), [["two", 5], ["one", undefined], ["three", undefined]]);
});

test("a mapping is partial credit by the quiz's own rule, which is told", async () => {
  const mapped = (entries, bounds = "") => ({
    cardinality: "multiple", limits: 'maxChoices="0"',
    right: `<correctResponse><value>A</value><value>B</value></correctResponse><mapping ${bounds}>${entries.map(([key, value]) => `<mapEntry mapKey="${key}" mappedValue="${value}"/>`).join("")}</mapping>`,
    after: '<responseProcessing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>',
  });
  const even = await question(mapped([["A", 1], ["B", 1]]));
  assert.deepEqual([even.question.partial, even.question.points, reasons(even)], [true, 2, ["i1 mapping A 1, B 1"]]);
  const uneven = await question(mapped([["A", 2], ["B", 1], ["C", -1]], 'upperBound="2"'));
  assert.deepEqual([uneven.question.points, reasons(uneven)], [2, ["i1 mapping A 2, B 1, C -1"]]);
  const whole = await question({ ...mapped([["A", 1], ["B", 1]]), after: '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>' });
  assert.deepEqual([whole.question.partial, whole.question.points, whole.leftOut], [false, undefined, []]);
  const derived = await question({ ...mapped([["A", 1], ["B", 1]]), right: '<mapping><mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="C" mappedValue="1"/></mapping>' });
  assert.deepEqual(derived.question.answers, ["A", "C"]);
});

test("pairs are prompts with their options, from whichever side each has one", async () => {
  const set = (...names) => `<simpleMatchSet>${names.map((name) => `<simpleAssociableChoice identifier="${name}" matchMax="1">${name}</simpleAssociableChoice>`).join("")}</simpleMatchSet>`;
  const match = (...pairs) => ({
    kind: "matchInteraction", cardinality: "multiple", limits: 'maxAssociations="0"', inside: `<prompt>Which?</prompt>${set("a", "b")}${set("x", "y", "z")}`,
    right: `<correctResponse>${pairs.map((pair) => `<value>${pair}</value>`).join("")}</correctResponse>`,
  });
  const forwards = (await question(match("a y", "b y"))).question;
  assert.deepEqual([forwards.prompts.map(({ id, option }) => id + option), forwards.options.length], [["ay", "by"], 3]);
  const backwards = (await question(match("a x", "b y", "a z"))).question;
  assert.deepEqual([backwards.prompts.map(({ id, option }) => id + option), backwards.options.length], [["xa", "yb", "za"], 2]);
  assert.match(await refused(match("a x", "a y")), /^answer-shape/);
});

test("choices to be put in order come in the right one", async () => {
  const right = "<correctResponse><value>C</value><value>A</value><value>B</value></correctResponse>";
  const { question: taken } = await question({ kind: "orderInteraction", cardinality: "ordered", limits: 'shuffle="true"', right });
  assert.deepEqual([taken.kind, taken.partial, taken.options.map(({ id }) => id)], ["order", false, ["C", "A", "B"]]);
  assert.match(await refused({ kind: "orderInteraction", cardinality: "ordered", limits: "", right: "<correctResponse><value>C</value></correctResponse>" }), /^answer-shape/);
  const twice = right.replace("<value>A</value>", "<value>A</value><value>A</value>");
  assert.match(await refused({ kind: "orderInteraction", cardinality: "ordered", limits: "", right: twice }), /^answer-shape/);
});

test("ids are made valid and unique, and new ones told", async () => {
  const { questions, leftOut } = await read(["a.xml", item({ id: "品质 1" })], ["b.xml", item({ id: "same" })], ["c.xml", item({ id: "same" })]);
  assert.deepEqual(questions.map(({ id }) => id), ["-1", "same", "same-2"]);
  assert.deepEqual(leftOut.map(({ file, item: identifier, reason, question: id }) => [file, identifier, reason, id]), [["a.xml", "品质 1", "renamed", "-1"], ["c.xml", "same", "renamed", "same-2"]]);
});

test("what a quiz has no place for is left out, with the reason", async () => {
  const processing = (inside) => `<responseProcessing>${inside}</responseProcessing>`;
  const cases = [
    [{ right: "" }, "no-answer R"],
    [{ right: "<correctResponse><value>Z</value></correctResponse>" }, "no-answer Z"],
    [{ inside: '<prompt>?</prompt><simpleChoice identifier="B">Only</simpleChoice>' }, "too-few 1"],
    [{ inside: Array.from({ length: 51 }, (_, at) => `<simpleChoice identifier="${at === 0 ? "B" : `o${at}`}">${at}</simpleChoice>`).join("") }, "too-many 51"],
    [{ before: `<p>${"long ".repeat(5000)}</p>` }, "too-long 25017"],
    [{ before: '<p><textEntryInteraction responseIdentifier="T"/></p>' }, "several-interactions textEntryInteraction, choiceInteraction"],
    [{ kind: "uploadInteraction" }, "interaction uploadInteraction"],
    [{ outcomes: '<templateDeclaration identifier="T" cardinality="single" baseType="integer"/>' }, "template T"],
    [{ after: processing('<responseCondition><responseIf><match><variable identifier="R"/><baseValue baseType="identifier">A</baseValue></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition>') },
      "response-processing responseCondition, responseIf, match, variable, baseValue, setOutcomeValue"],
    [{ after: processing('<responseCondition><responseIf><match><variable identifier="R"/><correct identifier="R"/></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue></responseIf></responseCondition>') },
      "response-processing SCORE 0"],
    [{ right: `${RIGHT}<mapping><mapEntry mapKey="A" mappedValue="1"/></mapping>` }, "response-processing A 1"],
    [{ inside: '<simpleChoice identifier="B">One</simpleChoice><simpleChoice identifier="B">Two</simpleChoice>' }, "answer-shape B twice"],
  ];
  for (const [parts, told] of cases) assert.equal(await refused(parts), told);
  assert.equal(await refused(item().replace('adaptive="false"', 'adaptive="true"')), "adaptive");
});

test("a question that is taken says what it came without", async () => {
  const { leftOut } = await question({
    outcomes: '<assessmentStimulusRef identifier="s" href="text.xml"/><stylesheet href="a.css" type="text/css"/>',
    before: '<rubricBlock view="scorer"><p>Mind the pause.</p></rubricBlock><rubricBlock view="candidate"><p>Read first.</p></rubricBlock>',
    limits: 'maxChoices="2"',
    after: '<responseProcessing><lookupOutcomeValue identifier="SCORE"><mapResponse identifier="R"/></lookupOutcomeValue></responseProcessing>',
  });
  assert.deepEqual(leftOut.map(({ reason, what }) => `${reason} ${what}`).sort(),
    ["markup stylesheet", "presentation maxChoices", "response-processing lookupOutcomeValue", "rubric scorer", "stimulus text.xml"]);
});

// ---------------------------------------------------------------- files that are bad, or mean to be

test("a bad file is told by its name, and the others are read", async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(item({ id: "wide" }).replace("UTF-8", "UTF-16"), "utf16le")]);
  const files = [
    ["broken.xml", "<assessmentItem><itemBody></assessmentItem>"],
    ["empty.xml", ""],
    ["latin.xml", Buffer.from(item({ inside: "<prompt>Caf\u00e9?</prompt>" }), "latin1")],
    ["one-two.xml", '<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"/>'],
    ["truncated.zip", Buffer.from("PK\u0003\u0004 and no more")],
    ["large.xml", item({ before: `<p>${"x".repeat(2 ** 22)}</p>` })],
    ["good.xml", item({ id: "good" })],
    ["wide.xml", utf16],
  ];
  const { questions, leftOut } = await read(...files);
  assert.deepEqual(questions.map(({ id }) => id), ["good", "wide"]);
  assert.deepEqual(leftOut.map(({ file, reason }) => `${file} ${reason}`).sort(), [
    "broken.xml unreadable", "empty.xml unreadable", "large.xml too-large", "latin.xml unreadable", "one-two.xml not-qti", "truncated.zip unreadable",
  ]);
});

test("entities are refused before anything is made of them, wherever the document type hides", async () => {
  const bomb = `<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, at) => `<!ENTITY ${"a".repeat(at + 2)} "${`&${"a".repeat(at + 1)};`.repeat(10)}">`).join("")}]>`;
  const body = item({ before: `<p>&${"a".repeat(21)};</p>` }).replace(/^<\?xml.*\n/, "");
  const outside = '<!DOCTYPE assessmentItem SYSTEM "file:///etc/passwd">';
  for (const start of [bomb, `<?xml version="1.0"?>\n<!-- <a> --><?pi ?>\n${bomb}`, `\ufeff${bomb}`, outside]) assert.equal(await refused(start + body), "doctype");
  const { questions } = await read(["item.xml", item({ before: "<p><![CDATA[<!DOCTYPE x>]]> is text.</p>" })]);
  assert.equal(questions[0].title, "<!DOCTYPE x> is text.\nWhat comes first?");
});

test("a package that unpacks without end, and one that leads out of itself or round in circles, end", async () => {
  assert.deepEqual((await read(["bomb.zip", packed([["item.xml", Buffer.alloc(2 ** 28 + 1)]])])).leftOut.map(({ file, reason }) => `${file} ${reason}`),
    ["bomb.zip/imsmanifest.xml no-manifest", "bomb.zip/item.xml unreadable"]);
  const ref = (href, kind = "Item") => `<assessment${kind}Ref identifier="x" href="${href}"/>`;
  const round = await read(["round.zip", packed([
    ["imsmanifest.xml", '<manifest><resources><resource type="imsqti_test_xmlv2p1" href="t/test.xml"/></resources></manifest>'],
    ["t/test.xml", `<assessmentTest ${XMLNS} title="T"><testPart><assessmentSection>${ref("../../../etc/passwd")}${ref("https://qa.example/item.xml")}${ref("%E9%97%AE.xml")}${ref("s.xml", "Section")}</assessmentSection></testPart></assessmentTest>`],
    ["t/s.xml", `<assessmentSection ${XMLNS}>${ref("s.xml", "Section")}${ref("%E9%97%AE.xml")}</assessmentSection>`],
    ["t/问.xml", item({ id: "asked" })],
  ])]);
  assert.deepEqual(round.questions.map(({ id }) => id), ["asked"]);
  assert.deepEqual(reasons(round), ["missing-file ../../../etc/passwd", "missing-file https://qa.example/item.xml", "test %E9%97%AE.xml again", "test s.xml again"]);
});

test("a broken manifest does not keep its items from being read", async () => {
  const { questions, leftOut } = await read(["p.zip", packed([["imsmanifest.xml", "<manifest>"], ["a.xml", item()], ["a.png", "x"]])]);
  assert.equal(questions.length, 1);
  assert.deepEqual(leftOut.map(({ file, reason }) => `${file} ${reason}`), ["p.zip/imsmanifest.xml unreadable", "p.zip/a.png resource"]);
});

test("elements within elements without end are told, not fallen over", async () => {
  const { questions, leftOut } = await read(["deep.xml", item({ before: `${"<div>".repeat(60000)}${"</div>".repeat(60000)}` })], ["good.xml", item({ id: "good" })]);
  assert.deepEqual(questions.map(({ id }) => id).filter((id) => id === "good"), ["good"]);
  assert.ok(questions.length === 2 || leftOut.some(({ file, reason }) => file === "deep.xml" && reason === "unreadable"));
});

/** A ZIP whose files are deflated; nobody checks its sums. */
function packed(files) {
  const parts = [];
  const list = [];
  let at = 0;
  for (const [path, content] of files) {
    const [name, bytes] = [Buffer.from(path), deflateRawSync(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(Buffer.from(content).length, 18);
    common.writeUInt16LE(name.length, 22);
    const [offset, start] = [Buffer.alloc(14), Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1")];
    offset.writeUInt32LE(at, 10);
    list.push(Buffer.concat([start, common, offset, name]));
    parts.push(Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common, name, bytes]));
    at += parts.at(-1).length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
