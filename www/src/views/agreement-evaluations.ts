import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { ratedItems, type RatedItem } from "../store/rated.js";
import { ratedScores } from "../store/rated-scores.js";
import type { RatingsTable } from "../store/ratings.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { View } from "./light.js";

/** What two or more raters have scored or answered about the same contact, to choose one from: scores first, then items. */
export class EvaluationsDialog extends View {
  static override properties = { store: { attribute: false }, texts: { attribute: false }, items: { state: true } };
  declare store: Store;
  declare texts: Texts;
  declare items: RatedItem[] | undefined;
  take: (name: string, table: RatingsTable) => void = () => undefined;

  async show(): Promise<void> {
    const { store, texts: { t, locale } } = this;
    const scores = await ratedScores(store, locale, { total: t("rated-total"), section: (section) => t("rated-section", { section }) });
    this.items = [...scores, ...await ratedItems(store, locale)];
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts")) this.items = undefined;
  }

  protected override render(): TemplateResult {
    const { texts: { t }, items = [] } = this;
    const close = () => this.querySelector("dialog")?.close();
    return html`<dialog id="evaluations" aria-labelledby="rated-title"><form @submit=${this.#take}>
      <h2 id="rated-title">${t("rated-title")}</h2>
      <p class="hint">${t(items.length ? "rated-hint" : "rated-none")}</p>
      ${items.length ? html`<label>${t("rated-item")}<select name="item">${items.map(({ name, shared }, at) => html`<option value=${at}>${t("rated-option", { name, shared })}</option>`)}</select></label>` : nothing}
      <div class="buttons"><button type="button" @click=${close}>${t("cancel")}</button>
        ${items.length ? html`<button type="submit" class="primary">${t("rated-take")}</button>` : nothing}</div></form></dialog>`;
  }

  readonly #take = (event: SubmitEvent): void => {
    event.preventDefault();
    const chosen = this.items?.[Number(new FormData(event.target as HTMLFormElement).get("item"))];
    this.querySelector("dialog")?.close();
    if (chosen) this.take(chosen.name, chosen.table);
  };
}

customElements.define("calibrant-rated", EvaluationsDialog);
