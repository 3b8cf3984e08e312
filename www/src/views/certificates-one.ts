import type { CertificateDocument } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { LOCALES, type Locale } from "../element/texts.js";
import { wordsIn, wordsOf, type CertificateWords } from "../store/certificate-words.js";
import type { CertificateRecord } from "../store/database.js";
import { asJson, dayStamp, download, fileName } from "../store/files.js";
import type { Store } from "../store/store.js";
import { LANGUAGE_NAMES, loadTexts, withPart, type Texts } from "../texts.js";
import { sheetView } from "./certificates-sheet.js";
import { certificatePath } from "./certificates-words.js";
import { View } from "./light.js";

/** In one language, or in all of them, a page each. */
type Chosen = Locale | "all";

/** One certificate: to be read, printed, saved and checked. */
export class CertificateView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, record: { attribute: false }, latest: { attribute: false }, forget: { attribute: false },
    chosen: { state: true }, sheets: { state: true }, about: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare record: CertificateRecord;
  /** The one that counts, where it is another. */
  declare latest: CertificateDocument | undefined;
  declare forget: () => void;
  /** None: the page's own language. */
  declare chosen: Chosen | undefined;
  /** Texts of every chosen language. */
  declare sheets: Texts[];
  declare about: CertificateWords | undefined;

  constructor() {
    super();
    this.sheets = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") || changed.has("chosen")) void this.#speak();
    if (changed.has("record")) void this.#name();
  }

  async #speak(): Promise<void> {
    const { chosen = this.texts.locale } = this;
    const locales = chosen === "all" ? LOCALES : [chosen];
    const sheets = await Promise.all(locales.map(async (locale) => withPart(await loadTexts(locale), "certificates")));
    if ((this.chosen ?? this.texts.locale) === chosen) this.sheets = sheets;
  }

  /** The quiz knows best how its parts are called. */
  async #name(): Promise<void> {
    const { store, record, record: { document } } = this;
    this.about = undefined;
    const quiz = await store.database.get("quizzes", document.quiz.hash);
    const about = quiz ? await wordsOf(store.engine, quiz.document) : wordsIn(document);
    if (record === this.record) this.about = about;
  }

  protected override render(): TemplateResult {
    const { store, texts, texts: { t, locale }, record: { document }, about, sheets, latest } = this;
    const { chosen = locale } = this;
    const choose = (event: Event) => { this.chosen = (event.target as HTMLSelectElement).value as Chosen; };
    return html`<main class="home certificates" tabindex="-1" aria-busy=${String(!about || sheets.length === 0)}>
      <p><a href="#/certificates">${t("to-register")}</a></p>
      <h1 tabindex="-1">${t("certificate-of", { name: document.rater.name })}</h1>
      ${latest ? html`<p class="remark" role="note">${t("not-the-latest")} <a href=${certificatePath(latest.id)}>${t("issued-on", { date: latest.date })}</a></p>` : nothing}
      ${document.expires !== null && document.expires < dayStamp() ? html`<p class="remark" role="note">${t("holds-expired", { date: document.expires })}</p>` : nothing}
      <div class="buttons">
        <label class="languages">${t("sheet-language")}<select name="language" @change=${choose}>
          ${LOCALES.map((each) => html`<option value=${each} lang=${each} ?selected=${each === chosen}>${LANGUAGE_NAMES[each]}</option>`)}
          <option value="all" ?selected=${chosen === "all"}>${t("all-languages")}</option></select></label>
        <button type="button" class="primary" @click=${() => window.print()}>${t("print")}</button>
        <button type="button" @click=${() => this.#save()}>${t("save-certificate")}</button>
        <button type="button" @click=${() => this.forget()}>${t("delete")}</button></div>
      <p class="hint">${t("print-hint")}</p>
      <div class="sheets">${about ? sheets.map((each) => sheetView(each, document, about)) : nothing}</div>
      <calibrant-certificate-check .store=${store} .texts=${texts} .certificate=${document}></calibrant-certificate-check>
    </main>`;
  }

  #save(): void {
    const { record: { document }, texts: { locale } } = this;
    download(`${certificateName(document, locale)}.certificate.json`, "application/json", asJson(document));
  }
}

const certificateName = ({ rater, quiz, date }: CertificateDocument, locale: string): string =>
  fileName([rater.name, typeof quiz.title === "string" ? quiz.title : quiz.title[locale] ?? quiz.id, date].join("-"));
