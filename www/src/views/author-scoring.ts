import type { ContactDocument, Issue, ItemDocument, Text } from "calibrant";
import type { ScoringPart } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage, isAnswered, itemsOf } from "../element/documents.js";
import { addCall, callAt, changed, moveAsked, putPart, removeAsked, withCard } from "../quiz/draft.js";
import { blankScores, scoredItems } from "../quiz/draft-call.js";
import { cardFrom, choicesOf, chosenCard, chosenContact, contactFrom, type Choices } from "./author-cards.js";
import { draftPath, type AuthorContext } from "./author-context.js";
import { orderButtons, removeButton } from "./author-order.js";
import { View } from "./light.js";

/** The scorecard of a part, its calls, and the skills that its items take. */
export class AuthorScoring extends View {
  static override properties = { context: { attribute: false }, at: { attribute: false }, choices: { state: true }, refused: { state: true } };
  declare context: AuthorContext;
  declare at: number;
  declare choices: Choices | undefined;
  /** What is wrong with the file that was chosen last. */
  declare refused: { name: string; issues: Issue[] } | undefined;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has("context") && !this.choices) void this.#fill();
  }

  async #fill(): Promise<void> {
    this.choices = await choicesOf(this.context.store);
  }

  get #part(): ScoringPart { return this.context.document.parts[this.at] as ScoringPart; }

  protected override render(): TemplateResult {
    const { context: { texts: { t, sentence } }, refused } = this;
    return html`${this.#cardView()}${this.#callsView()}${this.#skillsView()}
      ${refused ? html`<div id="refused" class="problem" role="alert" tabindex="-1"><p><strong>${t("file-refused", { file: refused.name })}</strong></p>${refused.issues.map((issue) => html`<p>${issue.path ? html`<code>${issue.path}</code> ` : nothing}${sentence(issue)}</p>`)}</div>` : nothing}`;
  }

  #cardView() {
    const { context: { texts: { t, locale } }, choices, at } = this;
    const { scorecard } = this.#part;
    const isThis = (id: string, version?: string) => id === scorecard.id && (version === undefined || version === scorecard.version);
    const own = choices?.ownCards.find(({ document }) => isThis(document.id, document.version));
    const isKnown = own || choices?.cards.some(({ id }) => isThis(id));
    const chosen = async (event: Event) => {
      const select = event.target as HTMLSelectElement;
      const card = await chosenCard(this.context.store, select.value);
      if (card && !this.#useCard(card)) this.requestUpdate();
    };
    return html`<section aria-labelledby="card-title"><h2 id="card-title">${t("card-heading")}</h2>
      <p>${inLanguage(scorecard.title, locale)} <span class="hint">${t("card-facts", { id: scorecard.id, version: scorecard.version, items: itemsOf(scorecard).length })}</span></p>
      <div class="add"><label>${t("card-choose")}<select data-at=${`/parts/${at}/scorecard`} @change=${(event: Event) => void chosen(event)}>
          ${isKnown ? nothing : html`<option value="" selected>${inLanguage(scorecard.title, locale)}</option>`}
          ${choices?.ownCards.map((card) => html`<option value=${`own:${card.hash}`} ?selected=${card === own}>${inLanguage(card.document.title, locale)} ${card.document.version}</option>`)}
          ${choices?.cards.map(({ file, id, title }) => html`<option value=${`shipped:${file}`} ?selected=${!own && isThis(id)}>${inLanguage(title, locale)}</option>`)}</select></label>
        <label class="button">${t("card-file")}<input type="file" accept=".json,application/json" @change=${(event: Event) => void this.#fileChosen(event, "card")}></label></div></section>`;
  }

  #callsView() {
    const { context, context: { texts: { t, locale }, document, put, id }, choices, at } = this;
    const part = this.#part;
    // A call in the reader's own language first.
    const preferred = Math.max(choices?.contacts.findIndex(({ language }) => language === locale) ?? 0, 0);
    const add = (event: Event) => {
      const select = (event.currentTarget as Element).closest(".add")?.querySelector("select");
      if (select) void this.#addCall(select.value);
    };
    return html`<section aria-labelledby="calls-title"><h2 id="calls-title">${t("calls-title")}</h2>
      ${part.cases.length ? html`<ol class="lines" data-at=${`/parts/${at}/cases`} tabindex="-1">${part.cases.map((call, index) => {
        const name = inLanguage(call.title, locale) || t("call-untitled", { number: index + 1 });
        const remove = () => { if (confirm(t("call-remove-question", { name }))) put(removeAsked(document, at, index)); };
        return html`<li><div><a href=${draftPath(id, at, index)}>${name}</a> <span class="hint">${t(call.contact?.transcript.length ? "call-lines" : "call-no-transcript", { lines: call.contact?.transcript.length ?? 0 })} · ${this.#progress(index)}</span></div>
          <div class="buttons">${orderButtons(context, name, index, part.cases.length, (by) => put(moveAsked(document, at, index, by)))}
            ${removeButton(context, name, remove)}</div></li>`;
      })}</ol>` : html`<p class="hint" data-at=${`/parts/${at}/cases`} tabindex="-1">${t("no-calls")}</p>`}
      <div class="add"><label>${t("call-choose")}<select name="contact">
          ${choices?.ownContacts.map((contact) => html`<option value=${`own:${contact.id}`}>${contact.id}</option>`)}
          ${choices?.contacts.map(({ file, title }, index) => html`<option value=${`shipped:${file}`} ?selected=${index === preferred}>${inLanguage(title, locale)}</option>`)}
          <option value="none:">${t("call-none")}</option></select></label>
        <button type="button" @click=${add}>${t("call-add")}</button>
        <label class="button">${t("call-file")}<input type="file" accept=".json,application/json" @change=${(event: Event) => void this.#fileChosen(event, "contact")}></label></div>
      ${context.issues.length === 0 && part.cases.length > 0 && part.cases.length < 5 ? html`<p class="hint">${t("calls-few")}</p>` : nothing}
    </section>`;
  }

  #progress(index: number): string {
    const { context: { texts: { t }, document }, at } = this;
    const expert = callAt(document, at, index)?.right?.expert;
    const items = scoredItems(this.#part.scorecard);
    return t("call-progress", { answered: items.filter(({ id }) => isAnswered(expert?.answers[id])).length, items: items.length });
  }

  /** By item the skill it takes. */
  #skillsView() {
    const { context: { texts: { t, locale }, document, put }, at } = this;
    const part = this.#part;
    const skills = Object.entries(document.skills ?? {});
    if (skills.length === 0) return nothing;
    const choose = (item: string, skill: string) => {
      const own = changed<{ [item: string]: string }>(part.skills ?? {}, { [item]: skill || undefined } as { [item: string]: string });
      put(putPart(document, at, changed(part, { skills: Object.keys(own).length > 0 ? own : undefined })));
    };
    return html`<details><summary>${t("item-skills")}</summary><div class="grid">${scoredItems(part.scorecard).map((item: ItemDocument) => html`<label>${item.id} ${inLanguage(item.title, locale)}
      <select data-at=${`/parts/${at}/skills/${item.id}`} @change=${(event: Event) => choose(item.id, (event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${!part.skills?.[item.id]}>${t("skill-none")}</option>
        ${skills.map(([id, name]) => html`<option value=${id} ?selected=${part.skills?.[item.id] === id}>${inLanguage(name, locale) || id}</option>`)}</select></label>`)}</div></details>`;
  }

  /** What was scored by another scorecard does not hold by this one: that is asked first. */
  #useCard(card: ScoringPart["scorecard"]): boolean {
    const { context: { texts: { t }, document, put }, at } = this;
    const part = this.#part;
    const isScored = part.cases.some((_, index) => Object.keys(callAt(document, at, index)?.right?.expert.answers ?? {}).length > 0);
    if (isScored && !confirm(t("card-change-question", { calls: part.cases.length }))) return false;
    put(withCard(document, at, card, (call) => blankScores(card, call.id, call.contact)));
    return true;
  }

  async #addCall(value: string): Promise<void> {
    const { context: { store, texts: { t, locale } }, choices } = this;
    const contact = await chosenContact(store, value);
    const title: Text = choices?.contacts.find(({ file }) => value === `shipped:${file}`)?.title ?? contact?.id ?? t("call-untitled", { number: this.#part.cases.length + 1 });
    this.#add(typeof title === "string" || Object.keys(title).length > 1 ? title : inLanguage(title, locale), contact);
  }

  #add(title: Text, contact: ContactDocument | undefined): void {
    const { context: { document, put, id }, at } = this;
    const part = this.#part;
    put(addCall(document, at, title, contact, blankScores(part.scorecard, `call-${part.cases.length + 1}`, contact)));
    location.hash = draftPath(id, at, part.cases.length);
  }

  async #fileChosen(event: Event, kind: "card" | "contact"): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const { store } = this.context;
    this.refused = undefined;
    if (kind === "card") {
      const { document, issues } = await cardFrom(store, file);
      if (document) this.#useCard(document);
      else this.refused = { name: file.name, issues };
    } else {
      const { document, issues } = await contactFrom(store, file);
      if (document) this.#add(document.id, document);
      else this.refused = { name: file.name, issues };
    }
    await this.#fill();
    await this.updateComplete;
    this.querySelector<HTMLElement>("#refused")?.focus();
  }
}
