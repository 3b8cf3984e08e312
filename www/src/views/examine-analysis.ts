import type { Undefined } from "calibrant/agreement";
import type { PartAnalysis } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { analysisTables } from "../quiz/analysis-table.js";
import { untold } from "../quiz/repair.js";
import type { Board } from "../store/examined.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { joined } from "./agreement-numbers.js";
import { itemsChart } from "./examine-chart.js";
import { disputesView, repairsView } from "./examine-repair.js";
import { nameFor, saveCsv, saveXlsx } from "./examine-save.js";
import { figureView, twinView, type Cell, type TableTwin } from "./figure.js";
import { Figures, known, type Bounds } from "./figures.js";
import { View } from "./light.js";
import { QuizWords } from "./quiz-words.js";

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
    const parts = await this.board.analyse();
    if (graded === this.graded) this.parts = parts;
  }

  protected override render(): TemplateResult {
    const { texts, texts: { t }, quizTexts, board: { document }, parts } = this;
    const attempts = Math.max(...(parts ?? []).map((part) => part.attempts), 0);
    return html`<section aria-labelledby="analysis-title" aria-busy=${String(!parts)}><h2 id="analysis-title">${t("analysis-title")}</h2>
      <p class="hint">${t("analysis-lead", { attempts })}</p>
      ${parts && attempts > 0 ? html`${disputesView(texts, quizTexts, document, parts)}${repairsView(texts, this.#words, parts)}
        ${parts.map((part) => this.#partView(part))}${this.#saveView(parts)}` : nothing}</section>`;
  }

  #partView(part: PartAnalysis) {
    const { texts, texts: { t }, board: { document } } = this;
    const title = this.#words.partTitle(part.part);
    const id = `analysis-${part.part}`;
    if (part.attempts === 0) return html`<h3>${title}</h3><p class="hint">${t("analysis-none")}</p>`;
    const chart = itemsChart(texts, id, part);
    const few = untold(part);
    const hint = joined([this.#reliability(part), ...(few ? [t("untold", { attempts: part.attempts, few, items: part.items.length })] : [])]);
    return html`${figureView(texts, inLanguage(document.title, "en"), { id, title, hint, ...(chart ? { chart, note: t("chart-hint") } : {}), twin: { columns: [], rows: [] } })}
      ${twinView(this.#items(part), title)}${this.#optionsView(part)}`;
  }

  #reliability({ reliability }: PartAnalysis): string {
    const { t } = this.texts;
    const found = known(reliability);
    if (!found) return t("alpha-none", { reason: this.#reason(reliability as { undefined: Undefined }) });
    return t("alpha-found", { alpha: this.#figures.withBounds(found.estimate, found.interval, this.#alpha) });
  }

  /** Of few attempts it may lie anywhere below. */
  readonly #alpha = (value: number): string => value < -1 ? this.texts.t("below-minus-one") : this.#figures.coefficient(value);

  #items({ part, items }: PartAnalysis): TableTwin {
    const { t } = this.texts;
    const { coefficient } = this.#figures;
    return {
      columns: [t("column-number"), t("column-item"), t("column-difficulty"), t("column-discrimination")],
      rows: items.map((item, at): Cell[] => [String(at + 1), this.#words.asked(part, item.item), this.#found(item.difficulty, item.difficultyInterval, this.#words.share),
        this.#found(item.discrimination, item.discriminationInterval, coefficient)]),
    };
  }

  #found(value: Or, interval: Bounds, write: (value: number) => string): string {
    return typeof value === "number" ? this.#figures.withBounds(value, interval, write) : this.#reason(value);
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
      `${this.#words.option(part, item, option)}${right ? ` (${t("option-right")})` : ""}`, String(count), this.#found(share, { undefined: "" }, this.#words.share),
      this.#found(discrimination, { undefined: "" }, this.#figures.coefficient)]));
    const title = t("options-title");
    return html`<details><summary>${title}</summary><p class="hint">${t("options-hint")}</p>
      ${twinView({ columns: [t("column-item"), t("column-option"), t("column-chosen"), t("column-share"), t("column-discrimination")], rows }, title)}</details>`;
  }

  #saveView(parts: PartAnalysis[]) {
    const { texts: { t } } = this;
    const name = `${nameFor(this)}-items`;
    const tables = () => analysisTables(parts);
    const sheets = () => { const { parts: whole, items, options, disputed } = tables(); return [{ name: t("sheet-parts"), rows: whole }, { name: t("sheet-items"), rows: items }, { name: t("options-title"), rows: options }, { name: t("disputes-title"), rows: disputed }]; };
    return html`<div class="buttons"><button type="button" @click=${() => saveCsv(this, name, tables().items)}>${t("save-items-csv")}</button>
      <button type="button" @click=${() => saveXlsx(name, sheets())}>${t("save-items-xlsx")}</button></div>`;
  }
}
