import { html, nothing, type TemplateResult } from "lit";
import { addEntries, entryAt, putPart } from "../quiz/draft.js";
import { asQuestion, entryOf } from "../quiz/draft-question.js";
import { questionsFrom, tableOf, type Problem } from "../quiz/question-table.js";
import type { LeftOut } from "../quiz/qti.js";
import type { Question } from "../quiz/question.js";
import { fileName, saveXlsx } from "../store/files.js";
import { Refused } from "../store/refused.js";
import { readRows } from "../store/sheets.js";
import type { Texts } from "../texts.js";
import type { AuthorContext } from "./author-context.js";
import { exampleQuestions } from "./author-template.js";
import { View } from "./light.js";

/** What became of files: how many questions were taken, and everything that was not, with its place. */
interface Report { taken: number; lines: { where: string; text: string }[] }

/** Questions from tables and from QTI into a part, and the part as a table. */
export class AuthorImport extends View {
  static override properties = { context: { attribute: false }, at: { attribute: false }, report: { state: true } };
  declare context: AuthorContext;
  declare at: number;
  declare report: Report | undefined;

  protected override render(): TemplateResult {
    const { texts, texts: { t }, document } = this.context;
    const items = this.#items.length;
    return html`<details class="import"><summary>${t("import-title")}</summary>
      <div class="buttons"><label class="button">${t("import-table")}<input type="file" accept=".csv,.tsv,.txt,.xlsx,text/csv" multiple @change=${this.#chosen((part, files) => this.#takeTables(part, files))}></label>
        <label class="button">${t("import-qti")}<input type="file" accept=".xml,.zip,application/xml,application/zip" multiple @change=${this.#chosen((part, files) => this.#takeQti(part, files))}></label></div>
      <p class="hint">${t("import-hint")}</p>
      <div class="buttons"><button type="button" @click=${() => this.#save(exampleQuestions(texts), t("template-file"))}>${t("save-template")}</button>
        ${items ? html`<button type="button" @click=${() => this.#save(this.#items, `${document.id}-${document.parts[this.at]?.id}`)}>${t("save-table")}</button>` : nothing}</div>
      ${items ? html`<p class="hint">${t("save-table-hint")}</p>` : nothing}
    </details>${this.#reportView()}`;
  }

  #reportView() {
    const { report, context: { texts: { t } } } = this;
    if (!report) return nothing;
    return html`<div id="import-report" role="status" tabindex="-1"><p><strong>${t("import-taken", { questions: report.taken })}</strong></p><p>${t("import-left-out", { lines: report.lines.length })}</p>
      ${report.lines.length ? html`<ul class="issues">${report.lines.map(({ where, text }) => html`<li><span class="where">${where}</span> ${text}</li>`)}</ul>` : nothing}</div>`;
  }

  get #items(): Question[] {
    const { document } = this.context;
    const part = document.parts[this.at];
    return part?.kind === "knowledge" ? part.items.map((_, index) => entryAt(document, this.at, index)).flatMap((entry) => entry ? [asQuestion(entry)] : []) : [];
  }

  #chosen(take: (part: string, files: File[]) => Promise<Report>) {
    return async (event: Event): Promise<void> => {
      const input = event.target as HTMLInputElement;
      const files = [...(input.files ?? [])];
      input.value = "";
      const part = this.context.document.parts[this.at];
      if (files.length === 0 || !part) return;
      this.report = await take(part.id, files);
      await this.updateComplete;
      this.querySelector<HTMLElement>("#import-report")?.focus();
    };
  }

  async #takeTables(part: string, files: File[]): Promise<Report> {
    const { texts } = this.context;
    const report: Report = { taken: 0, lines: [] };
    for (const file of files) {
      try {
        const { questions, problems } = questionsFrom(await readRows(file));
        this.#take(part, questions);
        report.taken += questions.length;
        report.lines.push(...problems.map((problem) => tableLine(texts, file.name, problem)));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        report.lines.push(...error.issues.map((issue) => ({ where: file.name, text: texts.sentence(issue) })));
      }
    }
    return report;
  }

  async #takeQti(part: string, files: File[]): Promise<Report> {
    // Its reader comes when it is needed.
    const { importQti } = await import("../quiz/qti.js");
    const { title, questions, leftOut } = await importQti(await Promise.all(files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() }))));
    this.#take(part, questions, title);
    return { taken: questions.length, lines: leftOut.map((each) => qtiLine(this.context.texts, each)) };
  }

  /** Parts may be moved while a file is read: by its id the part is found again. It takes a test's title where it has none. */
  #take(id: string, questions: Question[], title = ""): void {
    const { document, put } = this.context;
    const at = document.parts.findIndex((part) => part.id === id);
    const part = document.parts[at];
    if (!part || questions.length === 0) return;
    const named = title && part.title === "" ? putPart(document, at, { ...part, title }) : document;
    put(addEntries(named, at, questions.map(entryOf)));
  }

  #save(questions: Question[], name: string): void {
    void saveXlsx(fileName(name), [{ name: "questions", rows: tableOf(questions) }]);
  }
}

const columnName = (column: number): string => column > 26 ? columnName(Math.floor((column - 1) / 26)) + columnName((column - 1) % 26 + 1) : String.fromCharCode(64 + column);

function tableLine({ t }: Texts, file: string, { row, column, name, fault, value = "" }: Problem) {
  const where = column === undefined ? t("table-where-row", { file, row: String(row), name }) : t("table-where", { file, row: String(row), column: columnName(column), name });
  return { where, text: t(`fault-${fault}`, { value, name }) };
}

function qtiLine({ t }: Texts, { file, reason, what = "", item, question }: LeftOut) {
  const text = t(`left-${reason}`, { what });
  return {
    where: item === undefined ? file : t("qti-where", { file, item }),
    text: item === undefined ? text : t(question === undefined ? "qti-not-taken" : "qti-taken-without", { text }),
  };
}
