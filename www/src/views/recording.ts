import { html, type TemplateResult } from "lit";
import type { Texts } from "../texts.js";

/** A recording from the reader's own disk: played here, kept nowhere. */
export class Recording {
  media: HTMLMediaElement | undefined;
  #url: string | undefined;
  #name = "";

  constructor(private readonly changed: () => void) {}

  view({ t }: Texts): TemplateResult {
    return html`<div class="recording">
      ${this.#url ? html`<audio controls src=${this.#url} aria-label=${this.#name}></audio>` : html`<p class="hint">${t("recording-hint")}</p>`}
      <label class="button">${t(this.#url ? "recording-other" : "recording-open")}<input type="file" accept="audio/*" @change=${this.#open}></label>
    </div>`;
  }

  seek(seconds: number): void {
    if (this.media) this.media.currentTime = seconds;
  }

  close(): void {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = undefined;
    this.media = undefined;
  }

  readonly #open = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.close();
    this.#name = file.name;
    this.#url = URL.createObjectURL(file);
    this.changed();
    const view = input.closest(".recording");
    requestAnimationFrame(() => {
      this.media = view?.querySelector("audio") ?? undefined;
      this.changed();
    });
  };
}
