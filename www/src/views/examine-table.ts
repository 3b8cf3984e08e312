import type { QuizOutcome } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { minute } from "../element/documents.js";
import { OUTCOMES, rowsOf, shownOf, sortedBy, type Column, type Filter, type Row } from "../quiz/board.js";
import type { Board } from "../store/examined.js";
import type { Texts } from "../texts.js";
import { examinePath } from "./examine-entry.js";
import { ExamineWords } from "./examine-words.js";
import { View } from "./light.js";

const MARKS: { [outcome in QuizOutcome]: string } = { passed: "✓", undetermined: "–", failed: "✗" };

/** Who has passed and who has not, by whatever column, and only those who are looked for. */
export class ExamineTable extends View {
  static override properties = { texts: { attribute: false }, board: { attribute: false }, graded: { attribute: false }, sort: { state: true }, filter: { state: true } };
  declare texts: Texts;
  declare board: Board;
  declare graded: Board["graded"];
  declare sort: { column: Column; isDown: boolean } | undefined;
  declare filter: Filter;
  #rows: Row[] = [];

  constructor() {
    super();
    this.filter = { outcome: undefined, name: "" };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("graded")) this.#rows = rowsOf(this.graded);
  }

  protected override render(): TemplateResult {
    const { texts, texts: { t }, board, sort, filter } = this;
    const found = shownOf(this.#rows, filter);
    const rows = sort ? sortedBy(found, sort.column, sort.isDown) : found;
    const words = new ExamineWords(texts, board.document);
    const heads: [Column, string][] = [["rater", t("column-rater")], ["team", t("column-team")], ["attempt", t("column-attempt")], ["outcome", t("column-outcome")],
      ...words.parts.map(({ id, title }): [Column, string] => [`part/${id}`, title]), ["duration", t("column-duration")], ["when", t("column-when")]];
    return html`${this.#filterView()}
      <p role="status" class="hint">${rows.length < this.#rows.length ? t("shown-of", { shown: rows.length, all: this.#rows.length }) : ""}</p>
      <div class="table-frame" role="group" aria-labelledby="results-title" tabindex="0"><table class="results">
        <thead><tr>${heads.map(([column, title]) => this.#headView(column, title))}<th scope="col">${t("column-remarks")}</th></tr></thead>
        <tbody>${rows.map((row) => this.#rowView(words, row))}</tbody></table></div>`;
  }

  #filterView() {
    const { t } = this.texts;
    const changed = (change: Partial<Filter>) => { this.filter = { ...this.filter, ...change }; };
    return html`<div class="filters"><label>${t("filter-outcome")}<select name="outcome" @change=${(event: Event) => changed({ outcome: OUTCOMES.find((each) => each === (event.target as HTMLSelectElement).value) })}>
        <option value="">${t("filter-all")}</option>${OUTCOMES.map((outcome) => html`<option value=${outcome}>${t(`outcome-${outcome}`)}</option>`)}</select></label>
      <label>${t("filter-name")}<input type="search" name="name" autocomplete="off" @input=${(event: Event) => changed({ name: (event.target as HTMLInputElement).value })}></label></div>`;
  }

  #headView(column: Column, title: string) {
    const { sort } = this;
    const isSorted = sort?.column === column;
    const press = () => { this.sort = { column, isDown: isSorted ? !sort.isDown : false }; };
    return html`<th scope="col" aria-sort=${isSorted ? (sort.isDown ? "descending" : "ascending") : nothing}>
      <button type="button" class="plain" @click=${press}>${title}<span aria-hidden="true">${isSorted ? (sort.isDown ? " ↓" : " ↑") : ""}</span></button></th>`;
  }

  #rowView(words: ExamineWords, row: Row) {
    const { board } = this;
    const { attempt: { id, rater, attempt = 1, started }, result } = row;
    return html`<tr><th scope="row"><a href=${examinePath(board.record.quiz, id)}>${rater.name}</a> <small>${rater.id}</small></th>
      <td>${rater.team ?? ""}</td><td>${attempt}</td>
      <td>${this.#outcomeView(result.outcome)}</td>
      ${words.parts.map(({ id: part }) => {
        const found = result.parts.find((each) => each.part === part);
        return html`<td>${found ? html`${this.#outcomeView(found.outcome)} <small>${words.found(found)}</small>` : "–"}</td>`;
      })}
      <td>${words.duration(result)}</td><td class="when">${minute(started)}</td><td>${words.remarks(row).map((remark) => html`<span class="remark-line">${remark}</span>`)}</td></tr>`;
  }

  #outcomeView(outcome: QuizOutcome) {
    return html`<span class=${`outcome ${outcome}`}><span aria-hidden="true">${MARKS[outcome]}</span> ${this.texts.t(`outcome-${outcome}`)}</span>`;
  }
}
