import type { ContactDocument } from "calibrant";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import type { CardRecord, EvaluationRecord } from "../store/database.js";
import { importFile, type ImportReport } from "../store/import.js";
import { shipped, shippedList, type Entry } from "../store/shipped.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { deviceView, storageFacts, type StorageFacts } from "./device.js";
import { evaluationsView, type Titles } from "./evaluations.js";
import { filesView } from "./files.js";
import { View } from "./light.js";

/** Where one starts: the evaluations there are, what to score next, files, and what is kept on this device. */
export class HomeView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, records: { state: true }, own: { state: true }, reports: { state: true },
    storage: { state: true }, card: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare records: EvaluationRecord[] | undefined;
  declare own: CardRecord[];
  declare reports: ImportReport[];
  declare storage: StorageFacts | undefined;
  /** The scorecard chosen for the next evaluation: `shipped:file` or `own:hash`. */
  declare card: string | undefined;
  #scorecards: Entry[] = [];
  #contacts: Entry[] = [];
  #ownContacts: ContactDocument[] = [];
  #titles: Titles = new Map();

  constructor() {
    super();
    this.own = [];
    this.reports = [];
  }

  protected override firstUpdated(): void {
    void this.refresh();
  }

  readonly refresh = async (): Promise<void> => {
    [this.#scorecards, this.#contacts] = await Promise.all([shippedList("scorecards"), shippedList("contacts")]);
    this.#ownContacts = await this.store.database.getAll("contacts");
    const cards = await this.store.cards.all();
    this.#titles = new Map(cards.map(({ hash, document }) => [hash, document.title]));
    this.own = cards.filter(({ shipped: isShipped }) => !isShipped);
    this.storage = await storageFacts(this.store);
    this.records = await this.store.evaluations();
  };

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("reports") && this.reports.length > 0) this.querySelector<HTMLElement>("#reports")?.focus();
  }

  protected override render(): TemplateResult {
    const { store, texts, records } = this;
    if (!records) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    return html`<main class="home" tabindex="-1" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop}>
      <h1>${texts.t("home-title")}</h1>
      <p class="lead">${texts.t("home-lead")}</p>
      ${this.#startView()}
      ${evaluationsView(store, records, this.#titles, this.refresh)}
      ${filesView(store, records, this.reports, (files) => void this.#import(files))}
      ${this.storage ? deviceView(store, this.storage, this.refresh) : nothing}
    </main>`;
  }

  #startView() {
    const { t, locale } = this.texts;
    const chosen = this.card ?? `shipped:${this.#scorecards[0]?.file}`;
    const summary = this.#scorecards.find(({ file }) => `shipped:${file}` === chosen)?.summary;
    // A call in the reader's own language first.
    const preferred = Math.max(this.#contacts.findIndex(({ language }) => language === locale), 0);
    return html`<section aria-labelledby="start-title"><h2 id="start-title">${t("start-title")}</h2>
      <form class="start" @submit=${this.#start}>
        <label>${t("start-scorecard")}<select name="card" .value=${chosen} @change=${(event: Event) => { this.card = (event.target as HTMLSelectElement).value; }}>
          ${this.own.length ? html`<optgroup label=${t("own-cards")}>${this.own.map(({ hash, document }) => html`<option value=${`own:${hash}`} ?selected=${`own:${hash}` === chosen}>${inLanguage(document.title, locale)} ${document.version}</option>`)}</optgroup>` : nothing}
          <optgroup label=${t("shipped-cards")}>${this.#scorecards.map(({ file, title }) => html`<option value=${`shipped:${file}`} ?selected=${`shipped:${file}` === chosen}>${inLanguage(title, locale)}</option>`)}</optgroup>
        </select></label>
        <label>${t("start-contact")}<select name="contact">
          ${this.#contacts.map(({ file, title }, index) => html`<option value=${`shipped:${file}`} ?selected=${index === preferred}>${inLanguage(title, locale)}</option>`)}
          ${this.#ownContacts.map(({ id }) => html`<option value=${`own:${id}`}>${id}</option>`)}
          <option value="">${t("no-contact")}</option>
        </select></label>
        <button type="submit" class="primary">${t("start-scoring")}</button>
        ${summary ? html`<p class="hint">${inLanguage(summary, locale)}</p>` : nothing}
      </form></section>`;
  }

  readonly #start = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const [from, name = ""] = split(String(form.get("card")));
    const own = this.own.find(({ hash }) => hash === name);
    const card = from === "own" && own ? own.document : await shipped("scorecards", name);
    const contact = String(form.get("contact"));
    const { language } = this.#contacts.find(({ file }) => contact === `shipped:${file}`) ?? {};
    location.hash = `#/score/${await this.store.start(card, from !== "own", await this.#contact(contact), language)}`;
  };

  #contact(chosen: string): Promise<ContactDocument> | ContactDocument | undefined {
    const [from, name = ""] = split(chosen);
    return from === "shipped" ? shipped("contacts", name) : this.#ownContacts.find(({ id }) => id === name);
  }

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    void this.#import([...(event.dataTransfer?.files ?? [])]);
  };

  async #import(files: File[]): Promise<void> {
    const reports: ImportReport[] = [];
    for (const file of files) reports.push(await importFile(this.store, file));
    await this.refresh();
    this.reports = reports;
  }
}

/** `own:sha256:…` names a kind and a name that may hold a colon itself. */
const split = (value: string): [string, string | undefined] => {
  const at = value.indexOf(":");
  return at < 0 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
};
