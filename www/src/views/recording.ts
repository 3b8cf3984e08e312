import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Texts } from "../texts.js";

/** A recording from the reader's own disk: played here, kept nowhere. */
export class Recording {
  media: HTMLMediaElement | undefined;
  #url: string | undefined;
  #name = "";

  constructor(private readonly changed: () => void) {}

  get isOpen(): boolean { return this.#url !== undefined; }

  view({ t }: Texts): TemplateResult {
    return html`<div class="recording">
      ${this.isOpen ? this.playerView() : html`<p class="hint">${t("recording-hint")}</p>`}
      <label class="button">${t(this.isOpen ? "recording-other" : "recording-open")}<input type="file" accept="audio/*" @change=${this.#open}></label>
    </div>`;
  }

  playerView(): TemplateResult | typeof nothing {
    return this.#url ? html`<audio controls src=${this.#url} aria-label=${this.#name} ${ref(this.#hold)}></audio>` : nothing;
  }

  play(recording: Blob, name: string): void {
    this.close();
    this.#name = name;
    this.#url = URL.createObjectURL(recording);
    this.changed();
  }

  seek(seconds: number): void {
    if (this.media) this.media.currentTime = seconds;
  }

  close(): void {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = undefined;
    this.media = undefined;
  }

  readonly #hold = (element?: Element): void => {
    if (element === this.media) return;
    this.media = element as HTMLMediaElement | undefined;
    // Not while the page is being drawn.
    queueMicrotask(this.changed);
  };

  readonly #open = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) this.play(file, file.name);
  };
}
