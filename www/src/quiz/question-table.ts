// Knowledge questions as a table, one row a question; docs/quiz-exchange.md says what the columns are. `readRows` of
// store/sheets.ts gives the rows of a CSV or XLSX file, `workbook` and `csvText` make one of a table.
import type { Decimal, Text } from "calibrant";
import { isId, KINDS, LIMITS, type Kind, type Option, type Prompt, type Question } from "./question.js";

export type Fault = "unknown-column" | "column-twice" | "no-column" | "missing" | "unknown-kind" | "not-an-id" | "id-twice" | "too-long" | "two-texts"
  | "not-points" | "not-yes-or-no" | "not-a-decimal" | "negative" | "below-tolerance" | "unknown-option" | "option-twice" | "answer-count" | "too-few" | "not-of-kind";

/** Row and column count from 1, as a spreadsheet does; a column that is not there has none. */
export interface Problem { row: number; column: number | undefined; name: string; fault: Fault; value?: string }

export interface ReadTable { questions: Question[]; problems: Problem[] }

// ---------------------------------------------------------------- columns

/** A column's name without its language, and whether languages are told apart in it. */
const FIELD = /^(id|kind|title|guidance|skill|points|partial|tolerance|nothing from|answer|(?:option [A-Z]{1,2}|prompt [1-9]\d?)(?: id)?|option [A-Z]{1,2} guidance)$/;
const TEXTUAL = /^(title|guidance|option [A-Z]+( guidance)?|prompt \d+)$/;
const LANGUAGE = /^[A-Za-z][A-Za-z0-9]{0,7}(-[A-Za-z0-9]{1,8})*$/;
const REQUIRED = ["kind", "title", "answer"];

interface Column { at: number; name: string; field: string; language: string }

function columnsOf(header: string[], row: number, problems: Problem[]): Column[] {
  const columns: Column[] = [];
  header.forEach((cell, at) => {
    const name = cell.trim();
    if (name === "") return;
    const column = { at, name, ...fieldOf(name) };
    const isKnown = FIELD.test(column.field) && (column.language === "" || (TEXTUAL.test(column.field) && LANGUAGE.test(column.language)));
    const isTwice = columns.some(({ field, language }) => field === column.field && language === column.language);
    if (isKnown && !isTwice) columns.push(column);
    else problems.push({ row, column: at + 1, name, fault: isKnown ? "column-twice" : "unknown-column" });
  });
  for (const name of REQUIRED) if (!columns.some(({ field }) => field === name)) problems.push({ row, column: undefined, name, fault: "no-column" });
  return columns;
}

/** `Option a guidance [zh-Hans]` is the field `option A guidance` in zh-Hans. */
function fieldOf(name: string): { field: string; language: string } {
  const [, words = "", language = ""] = /^(.*?)(?:\s*\[(.*)\])?$/s.exec(name) ?? [];
  const field = words.toLowerCase().replace(/\s+/g, " ").replace(/^(option )([a-z]{1,2})\b/, (_, start: string, letters: string) => start + letters.toUpperCase());
  return { field, language };
}

/** A, B, … Z, AA, …: where an option stands, and what it is called unless something else is said. */
const letters = (at: number): string => at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26);

// ---------------------------------------------------------------- reading

/** Every problem at once; a question with one is not among the questions. Rows without text are passed over, and counted. */
export function questionsFrom(rows: string[][]): ReadTable {
  const problems: Problem[] = [];
  const isWritten = (row: string[]) => row.some((cell) => cell.trim() !== "");
  const top = rows.findIndex(isWritten);
  const columns = columnsOf(rows[top] ?? [], Math.max(top, 0) + 1, problems);
  const written = rows.map((cells, at) => new Row(cells, at + 1, columns, problems)).filter((_, at) => top >= 0 && at > top && isWritten(rows[at] ?? []));
  const ids = idsOf(written);
  const read = written.map((row) => ({ row: row.number, question: questionIn(row, ids.get(row) ?? "") }));
  const faulty = new Set(problems.map(({ row }) => row));
  const isWhole = !problems.some(({ fault }) => fault === "no-column");
  return { questions: read.flatMap(({ row, question }) => question && isWhole && !faulty.has(row) ? [question] : []), problems };
}

/** Where none is written, the first of q1, q2, … that nobody has. */
function idsOf(rows: Row[]): Map<Row, string> {
  const taken = new Set(rows.map((row) => row.peek("id")));
  let count = 0;
  const next = (): string => {
    count += 1;
    return taken.has(`q${count}`) ? next() : `q${count}`;
  };
  const seen = new Set<string>();
  return new Map(rows.map((row) => {
    const id = row.id("id") ?? next();
    if (seen.has(id)) row.report("id", "id-twice", id);
    seen.add(id);
    return [row, id];
  }));
}

function questionIn(row: Row, id: string): Question | undefined {
  const kind = row.kind();
  const title = row.text("title") ?? row.miss("title");
  const asked = {
    id, title: title ?? "",
    ...optional("guidance", row.text("guidance")), ...optional("points", row.points()), ...optional("skill", row.id("skill")),
  };
  if (!kind) return undefined;
  const question = { ...asked, ...READERS[kind](row) } as Question | undefined;
  row.reportUnread(kind);
  return question;
}

const READERS: { [kind in Kind]: (row: Row) => object } = {
  single: (row) => {
    const { options, answers } = optionsAndAnswers(row);
    if (answers.length !== 1 && row.peek("answer") !== "") row.report("answer", "answer-count", row.peek("answer"));
    return { kind: "single", options, answer: answers[0] };
  },
  multiple: (row) => {
    const { options, answers } = optionsAndAnswers(row);
    reportTwice(row, answers);
    return { kind: "multiple", ...optional("partial", row.yesOrNo("partial")), options, answers };
  },
  // Without an answer they are written in the right order.
  order: (row) => {
    const options = optionsIn(row);
    const answers = row.peek("answer") === "" ? options.map(({ id }) => id) : answersIn(row, options);
    reportTwice(row, answers);
    if (answers.length !== options.length) row.report("answer", "answer-count", row.peek("answer"));
    return { kind: "order", ...optional("partial", row.yesOrNo("partial")), options: answers.flatMap((answer) => options.find(({ id }) => id === answer) ?? []) };
  },
  match: (row) => {
    const { options, answers } = optionsAndAnswers(row);
    const prompts = slotsIn(row, "prompt").map(({ id, title }, at): Prompt => ({ id, title, option: answers[at] ?? "" }));
    if (prompts.length === 0) row.miss("prompt 1");
    else if (answers.length !== prompts.length) row.report("answer", "answer-count", row.peek("answer"));
    return { kind: "match", ...optional("partial", row.yesOrNo("partial")), options, prompts };
  },
  number: (row) => {
    const [number, tolerance, nothingFrom] = [row.decimal("answer") ?? row.miss("answer"), row.distance("tolerance"), row.distance("nothing from")];
    if (nothingFrom !== undefined && Number(nothingFrom) < Number(tolerance ?? 0)) row.report("nothing from", "below-tolerance", String(nothingFrom));
    return { kind: "number", number, ...optional("tolerance", tolerance), ...optional("nothingFrom", nothingFrom) };
  },
};

const optional = (key: string, value: unknown): object => value === undefined ? {} : { [key]: value };

function optionsAndAnswers(row: Row): { options: Option[]; answers: string[] } {
  const options = optionsIn(row);
  return { options, answers: answersIn(row, options) };
}

function optionsIn(row: Row): Option[] {
  const options = slotsIn(row, "option").map(({ slot, id, title }): Option => ({ id, title, ...optional("guidance", row.text(`${slot} guidance`)) }));
  if (options.length < LIMITS.fewestOptions) row.report("option A", "too-few", String(options.length));
  return options;
}

interface Slot { slot: string; id: string; title: Text }

/** Options or prompts in the order of their columns; each goes by its letter or number, or by an id of its own. */
function slotsIn(row: Row, kind: "option" | "prompt"): Slot[] {
  const slots: Slot[] = [];
  for (const slot of row.slots(kind)) {
    const id = row.id(`${slot} id`) ?? slot.slice(kind.length + 1);
    const title = row.text(slot) ?? row.miss(slot);
    if (slots.some((other) => other.id === id)) row.report(`${slot} id`, "id-twice", id);
    slots.push({ slot, id, title: title ?? "" });
  }
  return slots;
}

/** No id can be written so. */
const NONE = "(none)";

function answersIn(row: Row, options: Option[]): string[] {
  const written = row.read("answer").trim();
  if (written === "") row.miss("answer");
  const answers = written === NONE ? [] : written.split(/[\s,;、，；]+/).filter(Boolean);
  for (const answer of answers) if (!options.some(({ id }) => id === answer)) row.report("answer", "unknown-option", answer);
  return answers;
}

function reportTwice(row: Row, answers: string[]): void {
  const twice = answers.find((answer, at) => answers.indexOf(answer) < at);
  if (twice !== undefined) row.report("answer", "option-twice", twice);
}

class Row {
  readonly #read = new Set<string>();

  constructor(readonly cells: string[], readonly number: number, readonly columns: Column[], readonly problems: Problem[]) {}

  report(field: string, fault: Fault, value?: string, at = this.columns.find((column) => column.field === field)): void {
    this.problems.push({ row: this.number, column: at && at.at + 1, name: at?.name ?? field, fault, ...(value === undefined ? {} : { value }) });
  }

  /** Of a column that has to be there and is not, the header tells once. */
  miss(field: string): undefined {
    if (!REQUIRED.includes(field) || this.columns.some((column) => column.field === field)) this.report(field, "missing");
  }

  #at({ at }: Column): string {
    return unguarded(this.cells[at] ?? "");
  }

  peek(field: string): string {
    const column = this.columns.find((each) => each.field === field);
    return column ? this.#at(column).trim() : "";
  }

  read(field: string): string {
    this.#read.add(field);
    return this.peek(field);
  }

  /** In one language, or in several by their columns. */
  text(field: string): Text | undefined {
    this.#read.add(field);
    const written = this.columns.filter((column) => column.field === field && this.#at(column).trim() !== "");
    for (const column of written) if (this.#at(column).length > LIMITS.text) this.report(field, "too-long", String(this.#at(column).length), column);
    const plain = written.find(({ language }) => language === "");
    if (plain && written.length > 1) this.report(field, "two-texts", undefined, plain);
    if (plain) return this.#at(plain);
    return written.length > 0 ? Object.fromEntries(written.map((column) => [column.language, this.#at(column)])) : undefined;
  }

  kind(): Kind | undefined {
    const word = this.read("kind").toLowerCase();
    if (word === "") return this.miss("kind");
    const kind = KINDS.find((each) => each === word);
    if (!kind) this.report("kind", "unknown-kind", word);
    return kind;
  }

  id(field: string): string | undefined {
    const id = this.read(field);
    if (id !== "" && !isId(id)) this.report(field, "not-an-id", id);
    return id === "" ? undefined : id;
  }

  points(): number | undefined {
    const word = this.read("points");
    if (word === "") return undefined;
    const points = /^\d{1,3}$/.test(word) ? Number(word) : 0;
    if (points < 1 || points > LIMITS.points) this.report("points", "not-points", word);
    return points;
  }

  yesOrNo(field: string): boolean | undefined {
    const word = this.read(field).toLowerCase();
    if (["yes", "true", "是"].includes(word)) return true;
    if (["no", "false", "否"].includes(word)) return false;
    if (word !== "") this.report(field, "not-yes-or-no", word);
    return undefined;
  }

  /** A number where that is the same to the letter: 2.50 stays a text. */
  decimal(field: string): Decimal | undefined {
    const word = this.read(field);
    if (word === "") return undefined;
    if (!/^-?0*\d{1,10}(\.\d{1,6})?$/.test(word) || Math.abs(Number(word)) > 1e9) this.report(field, "not-a-decimal", word);
    return String(Number(word)) === word ? Number(word) : word;
  }

  distance(field: string): Decimal | undefined {
    const value = this.decimal(field);
    if (value !== undefined && Number(value) < 0) this.report(field, "negative", String(value));
    return value;
  }

  /** Of the options, or the prompts, those of which anything is written. */
  slots(kind: "option" | "prompt"): string[] {
    const written = this.columns.filter((column) => column.field.startsWith(`${kind} `) && this.#at(column).trim() !== "");
    const slots = this.columns.map(({ field }) => slotOf(field)).filter((slot) => written.some(({ field }) => slotOf(field) === slot));
    return [...new Set(slots)];
  }

  /** What is written where a question of this kind has nothing to say. */
  reportUnread(kind: Kind): void {
    for (const column of this.columns) {
      if (!this.#read.has(column.field) && this.#at(column).trim() !== "") this.report(column.field, "not-of-kind", kind, column);
    }
  }
}

const slotOf = (field: string): string => /^(option [A-Z]+|prompt \d+)/.exec(field)?.[0] ?? "";

// ---------------------------------------------------------------- writing

type Cell = string | number;

/** What `questionsFrom` reads as the same questions. The answer stands last: it never ends in space that a reader of CSV cuts off. */
export function tableOf(questions: Question[]): Cell[][] {
  const records = questions.map(recordOf);
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))].sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1));
  const header = names.length > 0 ? names : ["id", "kind", "title", "answer"];
  return [header, ...records.map((record) => header.map((name) => guarded(record.get(name) ?? "")))];
}

const ORDER = ["id", "kind", "title", "guidance", "skill", "points", "partial", "prompt", "option", "tolerance", "nothing from", "answer"];

/** Columns of one slot side by side, and in the order of their letters. */
function place(name: string): number {
  const { field } = fieldOf(name);
  const [word, slot = "", more = ""] = field === "nothing from" ? [field] : field.split(" ");
  const at = /^\d+$/.test(slot) ? Number(slot) : [...slot].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return ORDER.indexOf(word ?? "") * 10_000 + at * 10 + ["", "id", "guidance"].indexOf(more);
}

function recordOf(question: Question): Map<string, Cell> {
  const record = new Map<string, Cell>([["id", question.id], ["kind", question.kind]]);
  writeText(record, "title", question.title);
  writeText(record, "guidance", question.guidance);
  if (question.skill !== undefined) record.set("skill", question.skill);
  if (question.points !== undefined) record.set("points", question.points);
  if ("partial" in question && question.partial !== undefined) record.set("partial", question.partial ? "yes" : "no");
  if (question.kind === "match") question.prompts.forEach((prompt, at) => writeSlot(record, `prompt ${at + 1}`, String(at + 1), prompt));
  if (question.kind !== "number") question.options.forEach((option, at) => writeSlot(record, `option ${letters(at)}`, letters(at), option));
  if (question.kind === "number" && question.tolerance !== undefined) record.set("tolerance", question.tolerance);
  if (question.kind === "number" && question.nothingFrom !== undefined) record.set("nothing from", question.nothingFrom);
  return record.set("answer", answerOf(question));
}

function writeSlot(record: Map<string, Cell>, slot: string, usual: string, { id, title, guidance }: Option): void {
  writeText(record, slot, title);
  if (id !== usual) record.set(`${slot} id`, id);
  writeText(record, `${slot} guidance`, guidance);
}

function writeText(record: Map<string, Cell>, field: string, text: Text | undefined): void {
  if (typeof text === "string") record.set(field, text);
  else for (const [language, own] of Object.entries(text ?? {})) record.set(`${field} [${language}]`, own);
}

function answerOf(question: Question): Cell {
  switch (question.kind) {
    case "single": return question.answer;
    case "multiple": return question.answers.join(" ") || NONE;
    case "order": return "";
    case "match": return question.prompts.map(({ option }) => option).join(" ");
    case "number": return question.number;
  }
}

/** No spreadsheet is to run a text as a formula: it gets an apostrophe, and one more where it begins with one before such a sign. */
const guarded = (cell: Cell): Cell => typeof cell === "string" && /^'*[=+\-@\t\r]/.test(cell) && !isNumber(cell) ? `'${cell}` : cell;
const unguarded = (cell: string): string => /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
const isNumber = (cell: string): boolean => /^-\d+(\.\d+)?$/.test(cell);
