import type { ItemDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, itemsOf, localInstant, minute } from "../element/documents.js";
import { quarterAfter } from "../room/due.js";
import { differenceFrom, isWithin, topicOf, type Reading } from "../room/reading.js";
import { agreedText, movesOf, tablesOf, type Table } from "./room-tables.js";
import { asJson, download, fileName, saveCsv, saveXlsx } from "../store/files.js";
import { noteExport } from "../store/settings.js";
import { twinView } from "./figure.js";
import { textOf } from "./dialogs.js";
import { nameOf, placeName } from "./room-case.js";
import { flagsView } from "./room-flags.js";
import type { RoomContext } from "./room.js";
import { comparisonSayingsView } from "./room-comparison.js";
import { numbersOf } from "./room-numbers.js";
import { openerView } from "./room-reveal.js";
import { siteSayingsView } from "./room-sites.js";
import { roomCode } from "./room-steps.js";
import { sayingsView } from "./room-verdicts.js";
import { Words } from "./room-words.js";

/** What the session leaves behind: on paper, as tables, as a file; and the date of the next one. */
export function minutesView(context: RoomContext): TemplateResult {
  const { reading, texts: { t }, record } = context;
  if (!reading) return html`<div class="room-main"><p>${t("minutes-after-reveal")}</p><p><a class="next" href=${`#/room/${record.id}/reveal`}>${t("go-to-reveal")}</a></p>${copyView(context)}</div>`;
  const words = new Words(context, reading);
  return html`<div class="room-main minutes">
    <h2>${t("step-minutes")}</h2>
    ${factsView(context)}
    ${openerView(context, reading.cases)}
    ${consensusTable(context, reading)}
    ${wordingsView(context)}
    ${openView(context, reading)}
    ${sayingsView(context, words, reading.report)}
    ${siteSayingsView(context, words)}
    ${comparisonSayingsView(context, words)}
    ${totalsTable(context, reading)}
    ${flagsView(context)}
    ${closeView(context)}
    ${saveView(context, reading)}
    ${copyView(context)}
  </div>`;
}

const itemOf = ({ room: { room } }: RoomContext, id: string): ItemDocument | undefined => itemsOf(room.scorecard).find((item) => item.id === id);
const caseTitle = ({ room: { room } }: RoomContext, id: string | undefined): string => room.cases.find((each) => each.id === id)?.title ?? id ?? "";

function factsView({ texts: { t, locale }, room: { room, state }, reading }: RoomContext) {
  const facts: [string, string][] = [
    [t("fact-revealed"), minute(state.revealed?.at ?? "")],
    [t("fact-host"), room.host.name],
    [t("fact-raters"), room.anonymous ? t("fact-anonymous", { raters: state.raters.length }) : (reading?.people ?? []).map(nameOf).join(t("list-comma"))],
    [t("fact-reference"), `${t(`compare-${room.reference}`)} ± ${numbersOf(locale, "points").plain(Number(room.rule.tolerance))}`],
  ];
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** What was agreed on, and who moved from what. */
function consensusTable(context: RoomContext, { cases }: Reading) {
  const { texts, room: { room, state } } = context;
  const { t, locale } = texts;
  const settled = state.agreed.filter(({ answer }) => answer);
  const rows = settled.flatMap((agreed) => {
    const item = itemOf(context, agreed.item);
    const of = cases.find((each) => each.case.id === agreed.case);
    if (!item || !of) return [];
    const moved = movesOf(agreed, of).map(({ person, from }) => t("moved", { mark: person.mark, from: placeName(texts, item, from) }));
    return [[`${item.id} ${inLanguage(item.title, locale)}`, of.case.title, agreedText(texts, item, agreed), moved.join(t("list-comma")) || t("moved-nobody"), agreed.reason]];
  });
  if (rows.length === 0 && room.mode === "quantitative") return nothing;
  return html`<section aria-labelledby="agreed-title"><h3 id="agreed-title">${t("agreed-title")}</h3>
    ${rows.length ? twinView({ columns: [t("column-item"), t("column-call"), t("column-agreed"), t("column-moved"), t("column-reason")], rows }, t("agreed-title")) : html`<p class="hint">${t("agreed-none")}</p>`}</section>`;
}

function wordingsView(context: RoomContext) {
  const { texts: { t }, room: { state } } = context;
  const wordings = state.agreed.filter(({ wording }) => wording);
  if (wordings.length === 0) return nothing;
  return html`<section aria-labelledby="wordings-title"><h3 id="wordings-title">${t("wordings-title")}</h3>
    <ul class="told">${wordings.map(({ item, wording }) => html`<li><strong>${item}</strong> ${wording}</li>`)}</ul></section>`;
}

/** What was left open, and what nobody came to. */
function openView(context: RoomContext, { agenda }: Reading) {
  const { texts: { t, locale }, room: { room, state } } = context;
  const left = state.agreed.filter(({ answer }) => !answer);
  const untouched = room.mode === "quantitative" ? [] : agenda.filter(({ id }) => !state.agreed.some((each) => topicOf(each.case, each.item) === id));
  if (left.length + untouched.length === 0) return nothing;
  return html`<section aria-labelledby="open-title"><h3 id="open-title">${t("open-title")}</h3><ul class="told">
    ${left.map(({ case: of, item, reason }) => html`<li>${t("open-left", { item, title: inLanguage(itemOf(context, item)?.title, locale), call: caseTitle(context, of), reason })}</li>`)}
    ${untouched.map(({ of, reading: { item } }) => html`<li>${t("open-untouched", { item: item.id, title: inLanguage(item.title, locale), call: of.case.title })}</li>`)}</ul></section>`;
}

function totalsTable({ texts: { t, locale }, room: { room } }: RoomContext, { cases, unit }: Reading) {
  const { value, plain } = numbersOf(locale, unit);
  const rows = cases.flatMap(({ case: { title }, sheets, reference }) => sheets.map(({ person, score }) => {
    const own = score.score?.value;
    const isCompared = own !== undefined && reference && !person.isExpert;
    return [nameOf(person), title, own === undefined ? "–" : value(own), isCompared ? t(`reference-${reference.kind}`, { value: value(own - differenceFrom(reference, own)) }) : "–",
      isCompared ? plain(differenceFrom(reference, own)) : "–", isCompared ? t(isWithin(reference, own, Number(room.rule.tolerance)) ? "yes" : "no") : "–"];
  }));
  return html`<section aria-labelledby="minutes-totals"><h3 id="minutes-totals">${t("totals-title")}</h3>
    ${twinView({ columns: [t("column-rater"), t("column-call"), t("column-total"), t("column-reference"), t("column-difference"), t("column-within")], rows }, t("totals-title"))}
    ${room.mode === "training" ? html`<p class="hint">${t("totals-few")}</p>` : nothing}</section>`;
}

function closeView(context: RoomContext) {
  const { texts: { t }, room: { state }, act } = context;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [next, note] = [textOf(data, "next"), textOf(data, "note")];
    void act({ kind: "close", ...(next ? { next } : {}), ...(note ? { note } : {}) });
  };
  const { closed } = state;
  return html`<section class=${closed ? "" : "no-print"} aria-labelledby="close-title"><h3 id="close-title">${t("close-title")}</h3>
    ${closed ? html`<p role="status">${t("closed-at", { at: minute(closed.at) })} ${closed.next ? t("closed-next", { date: closed.next }) : nothing}</p>${closed.note ? html`<p class="said">${closed.note}</p>` : nothing}` : nothing}
    <form class="no-print" @submit=${submit}><div class="grid">
      <label>${t("next-date")}<input type="date" name="next" .value=${closed?.next ?? quarterAfter(localInstant(new Date()).slice(0, 10))}></label>
      <label>${t("close-note")}<input name="note" maxlength="2000" .value=${closed?.note ?? ""}></label></div>
      <p class="hint">${t("next-hint")}</p>
      <div class="buttons"><button type="submit" class=${closed ? "" : "primary"}>${t(closed ? "close-again" : "close-session")}</button></div></form></section>`;
}

/** For another host, at any time: what has happened, and the sheets as they came. */
function copyView(context: RoomContext) {
  const { texts: { t }, room, record } = context;
  const save = async () => download(`${nameFor(context)}.copy.json`, "application/json", JSON.stringify(await room.copy(record.inside)));
  return html`<section class="no-print" aria-labelledby="copy-title"><h3 id="copy-title">${t("copy-title")}</h3><p class="hint">${t("copy-hint")}</p>
    <div class="buttons"><button type="button" @click=${() => void save()}>${t("save-copy")}</button></div></section>`;
}

const nameFor = ({ room: { room }, record }: RoomContext): string => `${fileName(room.title)}-${roomCode(record.id)}`;

function saveView(context: RoomContext, reading: Reading) {
  const { texts: { t }, room: { room } } = context;
  const tables = tablesOf(context, reading);
  const chosen = (event: SubmitEvent) => {
    event.preventDefault();
    const id = new FormData(event.target as HTMLFormElement).get("table");
    const table = tables.find((each) => each.id === id);
    if (table) saveCsv(context.store.settings, `${nameFor(context)}-${table.id}`, table.rows);
  };
  return html`<section class="no-print" aria-labelledby="save-title"><h3 id="save-title">${t("save-title")}</h3>
    <div class="buttons"><button type="button" @click=${() => window.print()}>${t("print")}</button>
      <button type="button" @click=${() => void saveXlsx(nameFor(context), tables)}>${t("save-xlsx")}</button>
      <button type="button" @click=${() => saveReport(context, tables)}>${t("save-report")}</button>
      <button type="button" @click=${() => saveJson(context)}>${t("save-json")}</button></div>
    <form class="add" @submit=${chosen}><label>${t("one-table")}<select name="table">${tables.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></label>
      <button type="submit">${t("save-csv")}</button></form>
    <p class="hint">${t("tables-hint")} ${room.anonymous ? t("json-names") : nothing}</p></section>`;
}

/** The tables' rows by their columns: what they say of raters they say of nobody else. */
function saveReport(context: RoomContext, tables: Table[]): void {
  const named = ({ rows: [columns = [], ...rows] }: Table) => rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
  download(`${nameFor(context)}.report.json`, "application/json", asJson(Object.fromEntries(tables.map((table) => [table.id, named(table)]))));
}

function saveJson(context: RoomContext): void {
  download(`${nameFor(context)}.session.json`, "application/json", asJson(context.room.document));
  void noteExport(context.store.database);
}
