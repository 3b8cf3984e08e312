import { html, type TemplateResult } from "lit";
import { clock } from "../element/documents.js";
import type { Texts } from "../texts.js";
import { View } from "./light.js";

/** Time that is left, told anew each second by itself; it makes no sound and interrupts nobody. */
export class Countdown extends View {
  static override properties = { texts: { attribute: false }, spent: { attribute: false }, minutes: { attribute: false } };
  declare texts: Texts;
  /** What has been used until a moment, in milliseconds. */
  declare spent: (now: number) => number;
  declare minutes: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render(): TemplateResult {
    const left = this.minutes * 60 - Math.floor(this.spent(Date.now()) / 1000);
    return html`<span class=${left < 0 ? "over" : ""} role="timer">${this.texts.t(left < 0 ? "time-over" : "time-left", { time: clock(Math.abs(left)) })}</span>`;
  }
}

customElements.define("calibrant-countdown", Countdown);
