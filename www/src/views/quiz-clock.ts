import { html, nothing, type TemplateResult } from "lit";
import { clock } from "../element/documents.js";
import type { Taking } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { View } from "./light.js";

/** From here on the time that is left is said aloud, once. */
const SHORT = 5 * 60_000;

/** The time that is left; `over` is called when there is none. */
export class QuizClock extends View {
  static override properties = { texts: { attribute: false }, taking: { attribute: false }, over: { attribute: false } };
  declare texts: Texts;
  declare taking: Taking;
  declare over: () => void;
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => {
      this.taking.tick();
      this.requestUpdate();
    }, 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  protected override updated(): void {
    if ((this.taking.remaining ?? Infinity) <= 0) this.over();
  }

  protected override render(): TemplateResult {
    const { taking: { remaining, wasSetBack }, texts: { t } } = this;
    return html`${remaining === undefined ? nothing : html`<span role="timer" class=${remaining < SHORT ? "short" : ""}>${t("time-left", { time: clock(remaining / 1000) })}</span>`}
      <span role="status" class="unseen">${remaining !== undefined && remaining < SHORT ? t("time-short") : ""}</span>
      <span role="status">${wasSetBack ? t("clock-set-back") : ""}</span>`;
  }
}
