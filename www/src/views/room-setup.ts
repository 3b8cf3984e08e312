import type { ContactDocument, Issue, ScorecardDocument } from "calibrant";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { inLanguage } from "../element/documents.js";
import { EngineError } from "../engine/thread.js";
import { earlierBy, type Earlier } from "../room/earlier.js";
import { problemsOf, type Problem, type Setup } from "../room/setup.js";
import type { CardRecord, RoomRecord } from "../store/database.js";
import type { Rooms } from "../store/rooms.js";
import { shipped, shippedList, type Entry } from "../store/shipped.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { View } from "./light.js";
import { casesView } from "./room-setup-cases.js";
import { ratersView } from "./room-setup-raters.js";
import { toleranceView } from "./room-tolerance.js";

/** What the parts of the form need. */
export interface SetupContext {
  readonly texts: Texts;
  readonly setup: Setup;
  readonly contacts: { shipped: Entry[]; own: ContactDocument[] };
  /** The sentence about a field, once the room was to be opened. */
  problemAt(field: string): TemplateResult | typeof nothing;
  change(change: Partial<Setup>): void;
  addContact(chosen: string): void;
  keepRecording(at: number, file: File): void;
}

/** A room before it is opened: every change is saved at once, right or wrong. */
export class RoomSetup extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, rooms: { attribute: false }, record: { attribute: false },
    setup: { state: true }, isFilled: { state: true }, isAsked: { state: true }, refused: { state: true }, earlier: { state: true }, width: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare rooms: Rooms;
  declare record: RoomRecord;
  declare setup: Setup | undefined;
  /** What there is to choose from is here. */
  declare isFilled: boolean;
  /** The room was to be opened once: what is missing is shown. */
  declare isAsked: boolean;
  declare refused: Issue[];
  /** What the last session by the chosen scorecard can tell. */
  declare earlier: Earlier | undefined;
  declare width: number;
  #scorecards: Entry[] = [];
  #ownCards: CardRecord[] = [];
  #contacts: SetupContext["contacts"] = { shipped: [], own: [] };
  #saving: Promise<void> = Promise.resolve();
  readonly #sizes = new ResizeObserver(() => {
    const width = this.querySelector(".tolerance-frame")?.clientWidth;
    if (width && width !== this.width) this.width = width;
  });

  constructor() {
    super();
    this.isFilled = this.isAsked = false;
    this.refused = [];
    this.width = 560;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("record")) {
      this.setup = this.record.setup;
      void this.#fill();
    }
  }

  protected override updated(): void {
    for (const frame of this.querySelectorAll(".tolerance-frame")) this.#sizes.observe(frame);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  /** What there is to choose from; the first scorecard where none was chosen yet. */
  async #fill(): Promise<void> {
    const [cards, contacts] = await Promise.all([shippedList("scorecards"), shippedList("contacts")]);
    this.#scorecards = cards;
    this.#contacts = { shipped: contacts, own: await this.store.database.getAll("contacts") };
    this.#ownCards = (await this.store.cards.all()).filter((card) => !card.shipped);
    if (!this.setup?.card && cards[0]) this.#change({ card: await shipped("scorecards", cards[0].file) });
    this.isFilled = true;
    await this.#look();
  }

  async #look(): Promise<void> {
    const card = this.setup?.card;
    const earlier = card && await earlierBy(card, this.rooms, this.store.engine);
    if (card === this.setup?.card) this.earlier = earlier;
  }

  #change(change: Partial<Setup>): void {
    if (!this.setup) return;
    this.setup = { ...this.setup, ...change };
    this.refused = [];
    const record = { ...this.record, setup: this.setup, savedAt: Date.now() };
    this.#saving = this.rooms.keep(record).then(() => { this.store.savedAt = record.savedAt; this.store.changed(); }, () => { this.store.saveFailed = true; this.store.changed(); });
  }

  protected override render(): TemplateResult {
    const { setup, texts } = this;
    if (!setup || !this.isFilled) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    const { t } = texts;
    const problems = this.isAsked ? problemsOf(setup) : [];
    const context: SetupContext = {
      texts, setup, contacts: this.#contacts,
      problemAt: (field) => problemView(texts, problems.filter((each) => each.field === field)),
      change: (change) => this.#change(change),
      addContact: (chosen) => void this.#addContact(chosen),
      keepRecording: (at, file) => void this.#keepRecording(at, file),
    };
    return html`<main class="room setup" tabindex="-1"><h1>${setup.title.trim() || t("new-room")}</h1>
      <p class="lead">${t("setup-lead")}</p>
      ${problems.length ? html`<div id="problems" class="problem" role="alert" tabindex="-1"><strong>${t("setup-problems", { problems: problems.length })}</strong>
        <ul>${problems.map((each) => html`<li><a href=${location.hash} @click=${(event: Event) => this.#goTo(event, each.field)}>${problemText(texts, each)}</a></li>`)}</ul></div>` : nothing}
      ${this.refused.length ? html`<div class="problem" role="alert"><strong>${t("setup-refused")}</strong>${this.refused.map((issue) => html`<p><code>${issue.path}</code> ${texts.sentence(issue)}</p>`)}</div>` : nothing}
      <form novalidate autocomplete="off" @submit=${(event: Event) => { event.preventDefault(); void this.#open(); }}>
        ${this.#whatView(context)}
        ${casesView(context)}
        ${ratersView(context)}
        ${this.#ruleView(context)}
        <div class="buttons"><button type="submit" class="primary">${t("open-room-now")}</button><p class="hint">${t("open-room-hint")}</p></div>
      </form></main>`;
  }

  #whatView({ texts: { t, locale }, setup, change, problemAt }: SetupContext) {
    const chosen = setup.card;
    return html`<section aria-labelledby="what-title"><h2 id="what-title">${t("what-title")}</h2>
      <div class="grid">
        <label>${t("field-title")}<input name="title" maxlength="200" .value=${live(setup.title)} @input=${(event: Event) => change({ title: valueOf(event) })}>${problemAt("title")}</label>
        <label>${t("field-host")}<input name="host" maxlength="100" .value=${live(setup.host)} @input=${(event: Event) => change({ host: valueOf(event) })}>${problemAt("host")}</label>
        <label>${t("start-scorecard")}<select name="card" @change=${(event: Event) => void this.#choose(valueOf(event))}>
          ${this.#ownCards.map(({ hash, document }) => html`<option value=${`own:${hash}`} ?selected=${isSame(document, chosen)}>${inLanguage(document.title, locale)} ${document.version}</option>`)}
          ${this.#scorecards.map(({ file, id, title }) => html`<option value=${`shipped:${file}`} ?selected=${id === chosen?.id && !this.#ownCards.some(({ document }) => isSame(document, chosen))}>${inLanguage(title, locale)}</option>`)}</select>${problemAt("card")}</label>
      </div>
      <fieldset><legend>${t("field-mode")}</legend>${(["training", "quantitative"] as const).map((mode) => html`<label class="check"><input type="radio" name="mode" value=${mode} .checked=${live(setup.mode === mode)} @change=${() => change({ mode })}>
        <span>${t(`mode-${mode}`)} <span class="hint">${t(`mode-${mode}-hint`)}</span></span></label>`)}</fieldset>
      <label class="check"><input type="checkbox" name="anonymous" .checked=${live(setup.anonymous)} @change=${(event: Event) => change({ anonymous: (event.target as HTMLInputElement).checked })}>${t("field-anonymous")}</label>
    </section>`;
  }

  #ruleView({ texts, setup, change, problemAt }: SetupContext) {
    const { t } = texts;
    const field = (name: "tolerance" | "share" | "bias" | "minutes") => html`<label>${t(`field-${name}`)}<input name=${name} inputmode="decimal" maxlength="8" .value=${live(setup[name])} @input=${(event: Event) => change({ [name]: valueOf(event) })}>${problemAt(name)}</label>`;
    return html`<section aria-labelledby="rule-title"><h2 id="rule-title">${t("rule-title")}</h2>
      <fieldset><legend>${t("field-reference")}</legend>${(["expert", "consensus", "panel"] as const).map((reference) => html`<label class="check"><input type="radio" name="reference" value=${reference} .checked=${live(setup.reference === reference)} @change=${() => change({ reference })}>
        <span>${t(`compare-${reference}`)} <span class="hint">${t(`compare-${reference}-hint`)}</span></span></label>`)}${problemAt("reference")}</fieldset>
      <div class="grid">${field("tolerance")}${field("minutes")}</div>
      ${toleranceView(texts, setup, this.earlier, this.width)}
      <details><summary>${t("rule-more")}</summary><p class="hint">${t("rule-more-hint")}</p><div class="grid">${field("share")}${field("bias")}</div></details>
    </section>`;
  }

  async #choose(value: string): Promise<void> {
    const [from, name = ""] = [value.slice(0, value.indexOf(":")), value.slice(value.indexOf(":") + 1)];
    const own = this.#ownCards.find(({ hash }) => hash === name)?.document;
    this.#change({ card: from === "own" && own ? own : await shipped("scorecards", name) });
    await this.#look();
  }

  async #addContact(chosen: string): Promise<void> {
    const [from, name = ""] = [chosen.slice(0, chosen.indexOf(":")), chosen.slice(chosen.indexOf(":") + 1)];
    const entry = this.#contacts.shipped.find(({ file }) => file === name);
    const contact = from === "shipped" ? await shipped("contacts", name) : this.#contacts.own.find(({ id }) => id === name);
    if (!this.setup) return;
    const title = entry ? inLanguage(entry.title, this.texts.locale) : contact?.id ?? "";
    this.#change({ cases: [...this.setup.cases, { title, way: "none", ...(contact ? { contact } : {}) }] });
  }

  async #keepRecording(at: number, file: File): Promise<void> {
    const recording = await this.rooms.keepRecording(file);
    if (this.setup) this.#change({ cases: this.setup.cases.map((each, index) => index === at ? { ...each, recording } : each) });
  }

  async #open(): Promise<void> {
    const { setup } = this;
    this.isAsked = true;
    if (!setup) return;
    if (problemsOf(setup).length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>("#problems")?.focus();
      return;
    }
    try {
      await this.#saving;
      // From here on there is something to lose: the browser is asked not to clear it.
      void navigator.storage?.persist?.().catch(() => undefined);
      location.replace(`#/room/${await this.rooms.open({ ...this.record, setup })}/hand-out`);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.refused = error.issues;
    }
  }

  #goTo(event: Event, field: string): void {
    event.preventDefault();
    this.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
  }
}

export const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

const isSame = (a: ScorecardDocument, b: ScorecardDocument | undefined): boolean => a.id === b?.id && a.version === b.version;

const problemText = ({ t }: Texts, { code, values }: Problem): string => t(`problem-${code}`, values ?? {});

function problemView(texts: Texts, problems: Problem[]) {
  return problems.length ? html`<span class="field-problem">${problems.map((each) => problemText(texts, each)).join(" ")}</span>` : nothing;
}

customElements.define("calibrant-room-setup", RoomSetup);
