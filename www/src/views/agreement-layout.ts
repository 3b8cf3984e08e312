import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { differentIn, givenIn, isNumeric, MANY, type Kind } from "../store/kind.js";
import type { Layout } from "../store/layout.js";
import type { Category, RatingsTable } from "../store/ratings.js";
import type { Texts } from "../texts.js";
import type { Handling } from "./agreement-result.js";

/** How the sheet was read, in one line, and under it everything about it that can be changed. */
export function layoutView(texts: Texts, { reading: { sheet, layout, table }, stopped, relayout: change }: Handling): TemplateResult | typeof nothing {
  const { t } = texts;
  // Only then is what the reader has typed taken back.
  const kept = (text: string) => stopped === "layout" ? live(text) : text;
  if (!sheet || !layout) return nothing;
  const columns = (sheet[0] ?? []).map((name, at) => (layout.header && name.trim()) || t("column-number", { number: at + 1 }));
  const place = (key: "unit" | "rater" | "rating") => html`<label>${t(`layout-${key}`)}<select name=${key} @change=${(event: Event) => change({ [key]: Number((event.target as HTMLSelectElement).value) })}>
    ${columns.map((name, at) => html`<option value=${at} .selected=${live(layout[key] === at)}>${name}</option>`)}</select></label>`;
  const flag = (key: "header" | "names") => html`<label class="check"><input type="checkbox" name=${key} .checked=${live(layout[key])} @change=${(event: Event) => change({ [key]: (event.target as HTMLInputElement).checked })}>${t(`layout-${key}`)}</label>`;
  const isWide = layout.shape === "wide";
  return html`<details class="layout"><summary id="layout-guess">${guessText(texts, layout, columns, table)}</summary>
    <div class="grid">
      <label>${t("layout-shape")}<select name="shape" @change=${(event: Event) => change({ shape: (event.target as HTMLSelectElement).value as Layout["shape"] })}>
        ${(["wide", "long"] as const).map((shape) => html`<option value=${shape} .selected=${live(layout.shape === shape)}>${t(`shape-${shape}`)}</option>`)}</select></label>
      ${isWide ? nothing : [place("unit"), place("rater"), place("rating")]}
      ${kindView(texts, table, change)}
      ${table.kind === "scores" ? nothing : html`<label>${t("layout-unused")}<input name="unused" .value=${kept(layout.unused)} autocomplete="off" @change=${(event: Event) => change({ unused: (event.target as HTMLInputElement).value })}></label>`}
      <label>${t("layout-missing")}<input name="missing" .value=${kept(layout.missing)} autocomplete="off" @change=${(event: Event) => change({ missing: (event.target as HTMLInputElement).value })}></label>
    </div>
    ${guessedKindView(texts, layout, table)}
    <div class="buttons">${flag("header")}${isWide ? flag("names") : nothing}</div>
    ${isWide ? skipView(texts, layout, columns, change) : nothing}
    ${table.kind === "scores" ? nothing : orderView(texts, table.categories, change)}
  </details>`;
}

const offersKind = ({ rows }: RatingsTable): boolean => isNumeric(rows) && givenIn(rows).length > 0;

/** Numbers may be levels or scores; words are levels. */
function kindView({ t }: Texts, table: RatingsTable, change: (change: Partial<Layout>) => void) {
  if (!offersKind(table)) return nothing;
  return html`<label>${t("layout-kind")}<select name="kind" aria-describedby="kind-guess" @change=${(event: Event) => change({ kind: (event.target as HTMLSelectElement).value as Kind })}>
    ${(["levels", "scores"] as const).map((kind) => html`<option value=${kind} .selected=${live(table.kind === kind)}>${t(`kind-${kind}`)}</option>`)}</select></label>`;
}

function guessedKindView({ t }: Texts, { kind }: Layout, table: RatingsTable) {
  if (!offersKind(table)) return nothing;
  return html`<p class="hint" id="kind-guess">${kind ? t("kind-chosen") : t(`kind-guessed-${table.kind}`, { different: differentIn(table.rows), most: MANY })}</p>`;
}

function guessText({ t }: Texts, { shape, header, names, unit, rater, rating }: Layout, columns: string[], table: RatingsTable): string {
  const kind = offersKind(table) ? table.kind : "none";
  if (shape === "long") return t("guess-long", { kind, unit: columns[unit] ?? "–", rater: columns[rater] ?? "–", rating: columns[rating] ?? "–" });
  return t("guess-wide", { kind, header: header ? "yes" : "no", names: names ? "yes" : "no" });
}

function skipView({ t }: Texts, { skip, names }: Layout, columns: string[], change: (change: Partial<Layout>) => void) {
  const toggle = (column: number) => change({ skip: skip.includes(column) ? skip.filter((each) => each !== column) : [...skip, column] });
  return html`<fieldset><legend>${t("layout-raters")}</legend><div class="buttons">${columns.map((name, at) => at === 0 && names ? nothing
    : html`<label class="check"><input type="checkbox" .checked=${live(!skip.includes(at))} @change=${() => toggle(at)}>${name}</label>`)}</div></fieldset>`;
}

/** Words have an order only the reader knows; numbers have their own. */
function orderView({ t }: Texts, categories: Category[], change: (change: Partial<Layout>) => void) {
  if (categories.length < 2 || categories.length > 12 || categories.every((each) => typeof each === "number")) return nothing;
  const moved = (at: number) => categories.toSpliced(at, 1).toSpliced(at - 1, 0, categories[at] ?? "");
  return html`<fieldset><legend>${t("layout-order")}</legend><ol class="order">${categories.map((category, at) => html`<li>${category}
    ${at ? html`<button type="button" class="plain" aria-label=${t("layout-earlier", { category: String(category) })} @click=${() => change({ categories: moved(at) })}>←</button>` : nothing}</li>`)}</ol></fieldset>`;
}
