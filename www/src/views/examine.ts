import { html, type PropertyValues, type TemplateResult } from "lit";
import type { Store } from "../store/store.js";
import { withPart, type Texts } from "../texts.js";
import { View } from "./light.js";

export class ExamineView extends View {
  static override properties = { store: { attribute: false }, texts: { attribute: false }, path: { attribute: false }, words: { state: true } };
  declare store: Store;
  declare texts: Texts;
  declare path: string;
  /** The page's texts with this view's own. */
  declare words: Texts | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "examine").then((words) => { this.words = words; });
  }

  protected override render(): TemplateResult {
    const { words } = this;
    if (!words) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    return html`<main class="home examine" tabindex="-1"><h1>${words.t("page-examine")}</h1></main>`;
  }
}

customElements.define("calibrant-examine", ExamineView);
