import "../styles/room-cards.css";
import { html, type TemplateResult } from "lit";

export interface CardTable { columns: string[]; rows: string[][] }

/** A table that becomes a card a row where there is no room for its columns; a row may be shorter, its last cell then takes the rest. */
export function cardsView({ columns, rows }: CardTable, title: string): TemplateResult {
  // Roles are said: some browsers forget that it is a table once its parts are drawn otherwise.
  return html`<table class="cards" role="table" aria-label=${title}>
    <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map((cell, at) => at === 0 ? html`<th scope="row" role="rowheader">${cell}</th>`
      : html`<td role="cell" data-column=${columns[at] ?? ""} colspan=${at === row.length - 1 ? columns.length - at : 1}>${cell}</td>`)}</tr>`)}</tbody></table>`;
}
