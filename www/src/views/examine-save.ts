import { html, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { rowsOf } from "../quiz/board.js";
import { passTable } from "../quiz/board-table.js";
import { asJson, download, fileName, saveCsv, saveXlsx } from "../store/files.js";
import type { BoardContext } from "./examine-board.js";

/** The table as files; what stands in them is the same in every language. */
export function saveView(context: BoardContext): TemplateResult {
  const { texts: { t }, board } = context;
  const name = nameFor(context);
  const table = () => passTable(board.document, rowsOf(board.graded));
  const json = () => ({ quiz: { id: board.document.id, version: board.document.version, hash: board.open.hash }, attempts: board.graded.map(({ attempt }) => attempt), results: board.graded.map(({ result }) => result) });
  return html`<div class="buttons"><button type="button" @click=${() => saveCsv(context.store.settings, `${name}-results`, table())}>${t("save-csv")}</button>
      <button type="button" @click=${() => void saveXlsx(`${name}-results`, [{ name: t("results-title"), rows: table() }])}>${t("save-xlsx")}</button>
      <button type="button" @click=${() => download(`${name}-results.json`, "application/json", asJson(json()))}>${t("save-json")}</button></div>
    <p class="hint">${t("save-hint")}</p>`;
}

export const nameFor = ({ texts: { locale }, board: { document } }: Pick<BoardContext, "texts" | "board">): string => fileName(inLanguage(document.title, locale));
