import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Texts } from "../texts.js";
import { numbersFor } from "./agreement-numbers.js";
import { View } from "./light.js";

/** What is over sooner is not worth being told. */
const INSTANT = 300;

/** How far a computation is, and a button to stop it; a view of its own, so that each step redraws nothing else. */
export class WorkingView extends View {
  static override properties = { texts: { attribute: false }, isBusy: { attribute: false }, share: { attribute: false }, isLong: { state: true } };
  declare texts: Texts;
  declare isBusy: boolean;
  declare share: number;
  declare isLong: boolean;
  stop: () => void = () => undefined;
  #wait: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.share = 0;
    this.isLong = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("isBusy")) return;
    clearTimeout(this.#wait);
    if (this.isBusy) this.#wait = setTimeout(() => { this.isLong = true; }, INSTANT);
    else this.isLong = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#wait);
  }

  protected override render(): TemplateResult {
    const { texts: { t, locale }, share, isLong } = this;
    const shown = numbersFor(locale).whole(share);
    return html`<p class="unseen" role="status">${isLong ? t("computing") : nothing}</p>
      ${isLong ? html`<div class="working" role="group" aria-label=${t("computing")}>
        <label for="work">${t("computing")}</label><progress id="work" max="1" .value=${share}>${shown}</progress><span class="share">${shown}</span>
        <button type="button" aria-keyshortcuts="Escape" @click=${this.stop}>${t("stop")}</button></div>` : nothing}`;
  }
}

customElements.define("calibrant-working", WorkingView);
