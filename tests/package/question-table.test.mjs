// Knowledge questions as a table: every problem at once, by row and column, and what is written is read as it was.
import assert from "node:assert/strict";
import { test } from "node:test";

import { moduleOf } from "../modules.mjs";
import { faultsOf } from "./quiz-schema.mjs";
import { seeded } from "./support.mjs";

const { questionsFrom, tableOf } = await moduleOf("quiz/question-table.ts");
const { apart } = await moduleOf("quiz/question.ts");
const { readRows } = await moduleOf("store/sheets.ts");
const { csvText } = await moduleOf("store/export.ts");
const { workbook } = await moduleOf("store/xlsx.ts");

const rowsOfCsv = (table, mark = true) => readRows(new Blob([csvText(table.map((row) => row.map(String)), mark)]));
const rowsOfXlsx = (table) => readRows(new Blob([workbook([{ name: "Questions", rows: table }])]));

// ---------------------------------------------------------------- a table as somebody writes it

const HEADER = "Kind,Title,Option A,Option B,Option C,Answer,Points,Skill,Prompt 1,Prompt 2,Tolerance,Nothing from,Partial,Guidance";
const lines = (...rows) => readRows(new Blob([[HEADER, ...rows].join("\n")]));

test("one row a question, each kind in its own columns", async () => {
  const { questions, problems } = questionsFrom(await lines(
    'single,"What comes first?",Greet,Verify,,B,2,opening,,,,,,Law asks for it.',
    "multiple,Which are fatal?,Rude,Slow,Leak,A C,,,,,,,no,",
    "order,In which order?,Verify,Close,Greet,C A B,,,,,,,,",
    "match,Which belongs?,Yes,No,,B；A,,,Refund,Delay,,,yes,",
    "number,How many calls?,,,,12.50,,,,,0.5,2,,",
  ));
  assert.deepEqual(problems, []);
  assert.deepEqual(questions.flatMap(faultsOf), []);
  const options = (...titles) => titles.map((title, at) => ({ id: "ABC"[at], title }));
  assert.deepEqual(questions, [
    { id: "q1", title: "What comes first?", guidance: "Law asks for it.", points: 2, skill: "opening", kind: "single", options: options("Greet", "Verify"), answer: "B" },
    { id: "q2", title: "Which are fatal?", kind: "multiple", partial: false, options: options("Rude", "Slow", "Leak"), answers: ["A", "C"] },
    { id: "q3", title: "In which order?", kind: "order", options: [{ id: "C", title: "Greet" }, { id: "A", title: "Verify" }, { id: "B", title: "Close" }] },
    { id: "q4", title: "Which belongs?", kind: "match", partial: true, options: options("Yes", "No"), prompts: [{ id: "1", title: "Refund", option: "B" }, { id: "2", title: "Delay", option: "A" }] },
    { id: "q5", title: "How many calls?", kind: "number", number: "12.50", tolerance: 0.5, nothingFrom: 2 },
  ]);
});

test("a text in several languages has a column for each", async () => {
  const { questions } = questionsFrom([
    ["id", "kind", "title [en]", "title [zh-Hans]", "option A", "option B [en]", "option B [zh-Hans]", "option B id", "answer"],
    ["first", "single", "What?", "什么？", "OK", "No", "不", "no", "no"],
  ]);
  assert.deepEqual(questions, [{ id: "first", kind: "single", title: { en: "What?", "zh-Hans": "什么？" }, options: [{ id: "A", title: "OK" }, { id: "no", title: { en: "No", "zh-Hans": "不" } }], answer: "no" }]);
  assert.deepEqual(questions.flatMap(faultsOf), []);
});

// ---------------------------------------------------------------- problems

const told = ({ problems }) => problems.map(({ row, column, name, fault, value }) => `${row}:${column ?? "-"} ${name} ${fault}${value === undefined ? "" : ` ${value}`}`);

test("every problem is told at once, where a spreadsheet shows it", async () => {
  const rows = await lines(
    "single,First?,Greet,Verify,,B,,,,,,,,",
    "",
    "guess,Second?,Greet,Verify,,B,,,,,,,,",
    "single,,Greet,,,D,1000,no skill,,,,,,",
    "multiple,Fourth?,Rude,Slow,,A A,,,A prompt,,,,maybe,",
    "order,Fifth?,One,Two,,A,,,,,3,,,",
    "match,Sixth?,Yes,No,,A B,,,Only,,,,,",
    "match,Seventh?,Yes,No,,A,,,,,,,,",
    "number,Eighth?,,,,\"1,5\",,,,,-1,0,,",
    "number,Ninth?,,,,,,,,,2,1,,",
    `single,${"x".repeat(20_001)},Greet,Verify,,(none),,,,,,,,`,
    ",,,,,,,,,,,,,only guidance",
  );
  const read = questionsFrom(rows);
  assert.deepEqual(read.questions.map(({ id }) => id), ["q1"]);
  assert.deepEqual(told(read), [
    "4:1 Kind unknown-kind guess",
    "5:2 Title missing",
    "5:7 Points not-points 1000",
    "5:8 Skill not-an-id no skill",
    "5:3 Option A too-few 1",
    "5:6 Answer unknown-option D",
    "6:6 Answer option-twice A",
    "6:13 Partial not-yes-or-no maybe",
    "6:9 Prompt 1 not-of-kind multiple",
    "7:6 Answer answer-count A",
    "7:11 Tolerance not-of-kind order",
    "8:6 Answer answer-count A B",
    "9:9 Prompt 1 missing",
    "10:6 Answer not-a-decimal 1,5",
    "10:11 Tolerance negative -1",
    "11:6 Answer missing",
    "11:12 Nothing from below-tolerance 1",
    "12:2 Title too-long 20001",
    "12:6 Answer answer-count (none)",
    "13:1 Kind missing",
    "13:2 Title missing",
  ]);
});

test("of the header: what is unknown, twice, or not there", () => {
  const read = questionsFrom([[], ["Kind", "Answer", "answer", "Colour", "Points [en]", "Option A id [en]"], ["single", "A"]]);
  assert.deepEqual(told(read).filter((each) => !each.startsWith("3:")), [
    "2:3 answer column-twice", "2:4 Colour unknown-column", "2:5 Points [en] unknown-column", "2:6 Option A id [en] unknown-column", "2:- title no-column",
  ]);
  assert.deepEqual(read.questions, []);
  assert.deepEqual(told(questionsFrom([])), ["1:- kind no-column", "1:- title no-column", "1:- answer no-column"]);
});

test("ids: each once, in their letters, and found where none is written", () => {
  const row = (id, more = []) => [id, "single", "Q?", "a", "b", ...more, "A"];
  const read = questionsFrom([["id", "kind", "title", "option A", "option B", "option B id", "title [en]", "answer"],
    row("q1", ["", ""]), row("", ["", ""]), row("x y", ["", ""]), row("q1", ["", ""]), row("z", ["A", "Q?"])]);
  assert.deepEqual(read.questions.map(({ id }) => id), ["q1", "q2"]);
  assert.deepEqual(told(read), ["4:1 id not-an-id x y", "5:1 id id-twice q1", "6:3 title two-texts", "6:6 option B id id-twice A"]);
});

// ---------------------------------------------------------------- there and back

const PIECES = ["call", "客服", "è", "🙂", "\n", "\r\n", "\t", '"', "'", ",", ";", "|", "=1+1", "=", "+", "-", "@", " ", "\u3000", "[en]", "(none)", "&amp;", "<b>", "]]>", "_x000D_", "0"];
const LANGUAGES = ["en", "zh-Hans", "zh-Hant"];

/** Any question that the format allows, in the words that break tables. */
function anyQuestion(random, at) {
  const string = () => Array.from({ length: 1 + random.below(5) }, () => random.pick(PIECES)).join("").replace(/^\s*$/, "words");
  const text = () => random.chance(0.6) ? string() : Object.fromEntries(LANGUAGES.filter(() => random.chance(0.7)).concat("de").map((language) => [language, string()]));
  const maybe = (key, make, probability = 0.4) => random.chance(probability) ? { [key]: make() } : {};
  const decimal = (signed) => random.pick([0, 1, 2.5, 0.000001, 1000000000, "2.50", "007", ...(signed ? [-3, -0.5, "-1.0"] : [])]);
  const own = (usual, taken) => taken ? `${random.pick(["-", "_", "x.", "9"])}${usual}` : usual;
  const asked = { id: `${random.pick(["", "-", "a.", "q"])}${at}`, title: text(), ...maybe("guidance", text), ...maybe("points", () => 1 + random.below(100)), ...maybe("skill", () => random.pick(["-", "opening", "1"])) };
  const letter = (place) => place < 26 ? String.fromCharCode(65 + place) : `A${String.fromCharCode(39 + place)}`;
  const options = Array.from({ length: 2 + random.below(random.chance(0.1) ? 48 : 5) }, (_, place) => ({ id: own(letter(place), random.chance(0.3)), title: text(), ...maybe("guidance", text, 0.2) }));
  const someId = () => random.pick(options).id;
  switch (random.pick(["single", "multiple", "order", "match", "number"])) {
    case "single": return { ...asked, kind: "single", options, answer: someId() };
    case "multiple": return { ...asked, kind: "multiple", ...maybe("partial", () => random.chance(0.5)), options, answers: options.filter(() => random.chance(0.3)).map(({ id }) => id) };
    case "order": return { ...asked, kind: "order", ...maybe("partial", () => random.chance(0.5)), options };
    case "match": return { ...asked, kind: "match", ...maybe("partial", () => random.chance(0.5)), options,
      prompts: Array.from({ length: 1 + random.below(5) }, (_, place) => ({ id: own(String(place + 1), random.chance(0.3)), title: text(), option: someId() })) };
    default: return { ...asked, kind: "number", number: decimal(true), ...random.pick([{}, { tolerance: decimal(false) }, { nothingFrom: decimal(false) }, { tolerance: 1, nothingFrom: "2.50" }]) };
  }
}

test("questions come back from CSV and from XLSX as they were", async () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = seeded(seed);
    const questions = Array.from({ length: 1 + random.below(6) }, (_, at) => anyQuestion(random, at));
    assert.deepEqual(questions.flatMap(faultsOf), [], `seed ${seed}: the format allows them`);
    const table = tableOf(questions);
    for (const rows of [await rowsOfCsv(table, random.chance(0.5)), await rowsOfXlsx(table), table.map((row) => row.map(String))]) {
      assert.deepEqual(questionsFrom(rows), { questions, problems: [] }, `seed ${seed}`);
    }
  }
});

test("tables in which cells are exchanged are told of or are valid questions", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = seeded(seed);
    const rows = tableOf(Array.from({ length: 1 + random.below(5) }, (_, at) => anyQuestion(random, at))).map((row) => row.map(String));
    for (let times = random.below(6); times > 0; times -= 1) {
      const [one, other] = [random.pick(rows), random.pick(rows)];
      const [from, to] = [random.below(one.length), random.below(other.length)];
      [one[from], other[to]] = [other[to], random.chance(0.3) ? "" : one[from]];
    }
    const { questions, problems } = questionsFrom(rows);
    assert.deepEqual(questions.flatMap(faultsOf), [], `seed ${seed}`);
    const faulty = new Set(problems.map(({ row }) => row));
    const isHeaded = !problems.some(({ fault }) => fault === "no-column");
    if (isHeaded) assert.equal(questions.length, rows.slice(1).filter((row, at) => !faulty.has(at + 2) && row.some((cell) => cell.trim() !== "")).length, `seed ${seed}`);
  }
});

test("no cell is run as a formula", () => {
  const [, row] = tableOf([{ id: "-1", kind: "single", title: "=HYPERLINK(1)", options: [{ id: "A", title: "@SUM(1)" }, { id: "B", title: "'+1" }], answer: "A" }]);
  assert.deepEqual(row, ["-1", "single", "'=HYPERLINK(1)", "'@SUM(1)", "''+1", "A"]);
});

test("no questions are a header", () => {
  assert.deepEqual(questionsFrom(tableOf([]).map((row) => row.map(String))), { questions: [], problems: [] });
});

test("apart, a question tells nothing of what is right: not by its options' order, nor by what they are called", async () => {
  const { questions } = questionsFrom(await lines("order,In which order?,Verify,Close,Greet,C A B,,,,,,,,", "single,Who?,Owner,Friend,,B,,,,,,,,A friend asked."));
  const [order, single] = questions.map(apart);
  const titles = (ids) => ids.map((id) => order.item.options.find((option) => option.id === id).title);
  assert.deepEqual(order.item.options.map(({ id, title }) => `${id} ${title}`), ["o1 Close", "o2 Greet", "o3 Verify"]);
  assert.deepEqual(titles(order.key.answer.order), ["Greet", "Verify", "Close"]);
  assert.deepEqual(single.key, { answer: { option: "B" }, reason: "A friend asked." });
  assert.doesNotMatch(JSON.stringify([order.item, single.item]), /answer|reason|guidance/);
});
