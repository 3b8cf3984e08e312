import type { Undefined } from "calibrant/agreement";
import type { PartAnalysis } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { analysisTables } from "../quiz/analysis-table.js";
import { firstTries } from "../quiz/board.js";
import { untold } from "../quiz/repair.js";
import { answered, type Board } from "../store/examined.js";
import { saveCsv, saveXlsx } from "../store/files.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { joined } from "./agreement-numbers.js";
import { itemsChart } from "./examine-chart.js";
import { disputesView, repairsView } from "./examine-repair.js";
import { nameFor } from "./examine-save.js";
import { figureView, twinView, type Cell, type TableTwin } from "./figure.js";
import { Figures, known, type Bounds } from "./figures.js";
import { View } from "./light.js";
import { QuizWords } from "./quiz-words.js";

const NONE: Bounds = { undefined: "" };
type Or = number | { undefined: Undefined };

/** What the questions are worth: first what to look at, then every figure. */
export class ExamineAnalysis extends View {
  static override properties = { store: { attribute: false }, texts: { attribute: false }, quizTexts: { attribute: false }, board: { attribute: false }, graded: { attribute: false }, parts: { state: true } };
  declare store: Store;
  declare texts: Texts;
  declare quizTexts: Texts;
  declare board: Board;
  declare graded: Board["graded"];
  declare parts: PartAnalysis[] | undefined;
  #figures!: Figures;
  #words!: QuizWords;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("graded")) void this.#analyse(this.graded);
    this.#figures = new Figures(this.texts);
    this.#words = new QuizWords(this.quizTexts, this.board.document);
  }

  async #analyse(graded: Board["graded"]): Promise<void> {
    const parts = await answered(this.board, this.board.analyse());
    if (graded === this.graded) this.parts = parts;
  }

  protected override render(): TemplateResult {
    const { texts, texts: { t }, quizTexts, board: { document }, parts } = this;
    const attempts = firstTries(this.graded).filter(({ result }) => result.finished).length;
    return html`<section aria-labelledby="analysis-title" aria-busy=${String(!parts)}><h2 id="analysis-title">${t("analysis-title")}</h2>
      <p class="hint">${t("analysis-lead", { attempts })}</p>
      ${parts && attempts > 0 ? html`${disputesView(texts, quizTexts, document, parts)}${repairsView(texts, this.#words, parts)}
        <p class="hint">${t("chart-hint")}</p>${parts.map((part) => this.#partView(part))}${this.#saveView(parts)}` : nothing}</section>`;
  }

  #partView(part: PartAnalysis) {
    const { texts, texts: { t }, board: { document } } = this;
    const title = this.#words.partTitle(part.part);
    const id = `analysis-${part.part}`;
    if (part.attempts === 0) return html`<h3>${title}</h3><p class="hint">${t("analysis-none")}</p>`;
    const chart = itemsChart(texts, id, part);
    const few = untold(part);
    const hint = joined([this.#reliability(part), ...(few ? [t("untold", { attempts: part.attempts, few, items: part.items.length })] : [])]);
    const figure = { id, title, hint, twin: this.#items(part), ...(chart ? { chart, isUnfolded: true } : {}) };
    return html`${figureView(texts, inLanguage(document.title, "en"), figure)}${this.#optionsView(part)}`;
  }

  #reliability({ reliability }: PartAnalysis): string {
    const { t } = this.texts;
    const found = known(reliability);
    if (!found) return t("alpha-none", { reason: this.#reason(reliability as { undefined: Undefined }) });
    const { coefficient } = this.#figures;
    // Of few attempts it may lie anywhere below.
    const alpha = this.#figures.bounded(coefficient(found.estimate), found.interval, (bound) => bound < -1 ? t("below-minus-one") : coefficient(bound));
    return joined([t("alpha-found", { alpha }), ...(found.estimate < 0 ? [t("alpha-below-zero")] : [])]);
  }

  #items(analysis: PartAnalysis): TableTwin {
    const { t } = this.texts;
    const { part, items } = analysis;
    const { coefficient } = this.#figures;
    return {
      file: analysisTables([analysis]).items.map((row) => row.map(String)),
      columns: [t("column-number"), t("column-item"), t("column-difficulty"), t("column-discrimination")],
      rows: items.map((item, at): Cell[] => [String(at + 1), this.#words.asked(part, item.item), this.#cell(item.difficulty, item.difficultyInterval, this.#words.share),
        this.#cell(item.discrimination, item.discriminationInterval, coefficient)]),
    };
  }

  #cell(value: Or, interval: Bounds, write: (value: number) => string): Cell {
    return typeof value === "number" ? { text: this.#figures.withBounds(value, interval, write), raw: value } : { text: this.#reason(value), raw: value.undefined };
  }

  #reason({ undefined: why }: { undefined: Undefined }): string {
    return this.texts.t(`none-${why === "no-variation" || why === "too-few-units" ? why : "other"}`);
  }

  /** Question by question what was chosen. */
  #optionsView({ part, items }: PartAnalysis) {
    const { texts: { t } } = this;
    const chosen = items.filter(({ options }) => options.length > 0);
    if (chosen.length === 0) return nothing;
    const rows = chosen.flatMap(({ item, options }) => options.map(({ option, right, count, share, discrimination }): Cell[] => [this.#words.asked(part, item),
      `${this.#words.option(part, item, option)}${right ? ` (${t("option-right")})` : ""}`, String(count), this.#cell(share, NONE, this.#words.share), this.#cell(discrimination, NONE, this.#figures.coefficient)]));
    const title = t("options-title");
    return html`<details><summary>${title}</summary><p class="hint">${t("options-hint")}</p>
      ${twinView({ columns: [t("column-item"), t("column-option"), t("column-chosen"), t("column-share"), t("column-discrimination")], rows }, title)}</details>`;
  }

  #saveView(parts: PartAnalysis[]) {
    const { texts: { t } } = this;
    const name = `${nameFor(this)}-items`;
    const tables = () => analysisTables(parts);
    const sheets = () => { const { parts: whole, items, options, disputed } = tables(); return [{ name: t("sheet-parts"), rows: whole }, { name: t("sheet-items"), rows: items }, { name: t("options-title"), rows: options }, { name: t("disputes-title"), rows: disputed }]; };
    return html`<div class="buttons"><button type="button" @click=${() => saveCsv(this.store.settings, name, tables().items)}>${t("save-items-csv")}</button>
      <button type="button" @click=${() => void saveXlsx(name, sheets())}>${t("save-items-xlsx")}</button></div>
      <p class="hint">${t("items-hold-the-key")}</p>`;
  }
}
