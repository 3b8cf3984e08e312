import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { STATES, standing, type Standing, type State } from "../quiz/standing.js";
import { wordsIn } from "../store/certificate-words.js";
import type { CertificateRecord } from "../store/database.js";
import { dayStamp, download, saveCsv, saveXlsx } from "../store/files.js";
import { knownHere, rulesOf, type KnownHere } from "../store/standing.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { cardsHere, rulesView, type CardHere } from "./certificates-rules.js";
import { expiryCalendar, registerTable } from "./certificates-tables.js";
import { certificatePath, reasonText, stateName } from "./certificates-words.js";
import type { Problem } from "./join-entry.js";
import { View } from "./light.js";

const SORTS = ["rater", "state", "team", "quiz", "date", "expires"] as const;
type Sort = (typeof SORTS)[number];

/** All certificates here: who may score until when, why, and what is to be done. */
export class CertificatesRegister extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, records: { attribute: false }, forget: { attribute: false },
    known: { state: true }, cards: { state: true }, wanted: { state: true }, text: { state: true }, sort: { state: true }, problems: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare records: CertificateRecord[];
  declare forget: (record: CertificateRecord) => void;
  declare known: KnownHere | undefined;
  declare cards: CardHere[];
  /** Of which state; none: all. */
  declare wanted: State | undefined;
  /** What has to stand in a row. */
  declare text: string;
  declare sort: { by: Sort; isDown: boolean };
  declare problems: Problem[];

  constructor() {
    super();
    Object.assign(this, { cards: [], text: "", sort: { by: "state", isDown: false }, problems: [] });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("records")) void this.#know();
  }

  async #know(): Promise<void> {
    const { store, records } = this;
    const known = await knownHere(store, records.map(({ document }) => document));
    if (records === this.records) Object.assign(this, { known, cards: await cardsHere(store) });
  }

  protected override render(): TemplateResult {
    const { store, texts, texts: { t }, known, cards, records, problems } = this;
    const today = dayStamp();
    const all = known ? standing(records.map(({ document }) => document), rulesOf(store.settings.certificates, known, today), today) : [];
    return html`${records.length === 0 ? html`<p class="hint">${t("no-certificates")} <a href="#/examine">${t("page-examine")}</a></p>` : html`<section aria-labelledby="register-title" aria-busy=${String(!known)}>
      <h2 id="register-title">${t("register-title")}</h2>
      <p role="status">${known ? t("register-counts", { all: all.length, act: all.filter(({ state }) => state === "expired" || state === "recertify").length, soon: all.filter(({ state }) => state === "expiring").length }) : ""}</p>
      ${this.#tableView(this.#shown(all), all)}</section>`}
      ${rulesView({ store, texts, cards, today, problems, tell: (told) => { this.problems = told; } })}`;
  }

  #shown(all: Standing[]): Standing[] {
    const { wanted, text, sort: { by, isDown }, texts: { locale } } = this;
    const words = text.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
    const shown = all.filter(({ state, certificate: { rater, quiz } }) => (wanted === undefined || state === wanted)
      && words.every((word) => [rater.name, rater.id, rater.team, rater.site, inLanguage(quiz.title, locale), quiz.id].join(" ").toLocaleLowerCase(locale).includes(word)));
    // They come in the order of their states.
    const sorted = by === "state" ? shown : shown.toSorted((a, b) => this.#keyOf(a, by).localeCompare(this.#keyOf(b, by), locale, { numeric: true }));
    return isDown ? sorted.toReversed() : sorted;
  }

  #keyOf({ certificate: { rater, quiz, date, expires } }: Standing, by: Exclude<Sort, "state">): string {
    return { rater: rater.name, team: rater.team ?? "", quiz: inLanguage(quiz.title, this.texts.locale), date, expires: expires ?? "9999" }[by];
  }

  #tableView(shown: Standing[], all: Standing[]) {
    const { texts: { t }, wanted, text } = this;
    return html`<div class="filter"><label>${t("filter-text")}<input type="search" name="filter" .value=${text} @input=${(event: Event) => { this.text = (event.target as HTMLInputElement).value; }}></label>
        <label>${t("filter-state")}<select name="state" @change=${(event: Event) => { this.wanted = ((event.target as HTMLSelectElement).value || undefined) as State | undefined; }}>
          <option value="" ?selected=${wanted === undefined}>${t("filter-all")}</option>
          ${STATES.filter((state) => all.some((each) => each.state === state)).map((state) => html`<option value=${state} ?selected=${state === wanted}>${stateName(t, state)}</option>`)}</select></label></div>
      <div class="table-frame" role="group" aria-labelledby="register-title" tabindex="0"><table class="register">
        <thead><tr>${SORTS.map((by) => this.#headView(by))}<th scope="col">${t("column-actions")}</th></tr></thead>
        <tbody>${shown.map((each) => this.#rowView(each))}</tbody></table></div>
      ${shown.length === 0 ? html`<p class="hint">${t("filter-none")}</p>` : nothing}
      <div class="buttons"><button type="button" @click=${() => saveCsv(this.store.settings, this.#name, this.#tableOf(shown).rows)}>CSV</button><button type="button" @click=${() => void saveXlsx(this.#name, [this.#tableOf(shown)])}>XLSX</button>
        <button type="button" @click=${() => this.#saveCalendar(shown)}>${t("save-calendar")}</button></div>
      <p class="hint">${t("register-files-hint")}</p>`;
  }

  #headView(by: Sort) {
    const { sort, texts: { t } } = this;
    const isThis = sort.by === by;
    const press = () => { this.sort = { by, isDown: isThis && !sort.isDown }; };
    return html`<th scope="col" aria-sort=${isThis ? (sort.isDown ? "descending" : "ascending") : nothing}><button type="button" class="plain" @click=${press}>${t(`column-${by}`)}${isThis ? html` <span aria-hidden="true">${sort.isDown ? "▼" : "▲"}</span>` : nothing}</button></th>`;
  }

  #rowView({ certificate: { id, rater, quiz, date, expires }, earlier, state, reasons }: Standing) {
    const { texts, texts: { t, locale }, records } = this;
    const record = records.find((each) => each.id === id);
    return html`<tr data-state=${state} data-rater=${rater.id}>
      <th scope="row"><a href=${certificatePath(id)}>${rater.name}</a> <span class="hint">${rater.id}</span></th>
      <td class="why"><strong class=${`state ${state}`}>${stateName(t, state)}</strong>
        <ul>${reasons.map((reason) => html`<li>${reasonText(texts, reason, this.#cardTitle)}</li>`)}</ul>
        ${state === "valid" ? nothing : html`<p>${t(`todo-${state}`)}</p>`}</td>
      <td>${rater.team ?? ""}</td>
      <td>${inLanguage(quiz.title, locale)} <span class="hint">${quiz.version}</span></td><td class="date">${date}</td><td class="date">${expires ?? t("sheet-no-expiry")}
        ${earlier.length ? html`<details><summary>${t("earlier", { count: earlier.length })}</summary><ul>${earlier.map((each) => html`<li><a href=${certificatePath(each.id)}>${each.date}</a></li>`)}</ul></details>` : nothing}</td>
      <td class="actions"><button type="button" aria-label=${t("delete-certificate", { name: rater.name, date })} @click=${() => record && this.forget(record)}>${t("delete")}</button></td></tr>`;
  }

  /** As the house's own list calls it, else as certificates do. */
  readonly #cardTitle = (id: string): string => {
    const known = [...this.store.settings.certificates.inUse, ...this.records.flatMap(({ document }) => wordsIn(document).scorecards)].find((card) => card.id === id);
    return inLanguage(known?.title, this.texts.locale) || id;
  };

  get #name(): string { return `calibrant-certificates-${dayStamp()}`; }

  #tableOf(shown: Standing[]) { return registerTable(this.texts, shown, this.#cardTitle); }

  #saveCalendar(shown: Standing[]): void {
    download(`${this.#name}.ics`, "text/calendar;charset=utf-8", expiryCalendar(this.texts, shown, new Date()));
  }
}
