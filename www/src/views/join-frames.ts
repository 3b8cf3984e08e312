import type { SheetDocument } from "calibrant/calibration";
import { html, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { framesOf, PARTS, pictureOf } from "../room/qr.js";
import type { Texts } from "../texts.js";
import { View } from "./light.js";

/** Long enough for a camera to see each picture several times. */
const TURN = 900;

/** A sheet as pictures for the host's camera, and as text. */
export class SheetFrames extends View {
  static override properties = {
    texts: { attribute: false }, sheet: { attribute: false }, frames: { state: true }, at: { state: true }, picture: { state: true },
    turning: { state: true }, isCopied: { state: true },
  };
  declare texts: Texts;
  declare sheet: SheetDocument | undefined;
  declare frames: string[];
  declare at: number;
  declare picture: { path: string; size: number } | undefined;
  declare turning: ReturnType<typeof setInterval> | undefined;
  declare isCopied: boolean;

  constructor() {
    super();
    this.frames = [];
    this.at = 0;
    this.isCopied = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rest();
  }

  async show(sheet: SheetDocument): Promise<void> {
    this.isCopied = false;
    this.frames = await framesOf(sheet, matchMedia("(min-width: 30rem)").matches ? PARTS.large : PARTS.small);
    this.at = 0;
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const frame = this.frames[this.at];
    if ((changed.has("at") || changed.has("frames")) && frame) void pictureOf(frame).then((picture) => { if (frame === this.frames[this.at]) this.picture = picture; });
  }

  protected override render(): TemplateResult {
    const { texts: { t }, frames, at, picture, turning } = this;
    const place = t("picture-of", { number: at + 1, pictures: frames.length });
    return html`<dialog class="frames" aria-labelledby="frames-title" @keydown=${this.#key} @close=${this.#rest}>
      <h2 id="frames-title">${t("frames-title")}</h2>
      <p class="hint">${t("frames-hint")}</p>
      ${picture ? html`<svg class="qr" role="img" aria-label=${place} viewBox="0 0 ${picture.size} ${picture.size}" shape-rendering="crispEdges">
        ${svg`<rect class="paper" width=${picture.size} height=${picture.size}></rect><path class="ink" d=${picture.path}></path>`}</svg>` : nothing}
      ${frames.length > 1 ? html`<div class="buttons"><button type="button" class="start-side" @click=${() => this.#step(-1)}>← ${t("previous-picture")}</button>
        <span role="status">${place}</span>
        <button type="button" autofocus @click=${() => this.#step(1)}>${t("next-picture")} →</button></div>
        <div class="buttons"><button type="button" class="start-side" aria-pressed=${String(turning !== undefined)} @click=${this.#turn}>${t("show-in-turn")}</button></div>` : nothing}
      <label>${t("frames-text")}<textarea readonly rows="3" .value=${frames.join("\n")} @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}></textarea></label>
      <div class="buttons"><span class="start-side" role="status">${this.isCopied ? t("text-copied") : nothing}</span>
        <button type="button" @click=${this.#copy}>${t("copy-text")}</button>
        <button type="button" class="primary" ?autofocus=${frames.length === 1} @click=${() => this.querySelector("dialog")?.close()}>${t("close")}</button></div>
    </dialog>`;
  }

  #step(by: number): void {
    this.at = (this.at + by + this.frames.length) % this.frames.length;
  }

  readonly #turn = (): void => {
    if (this.turning !== undefined) return this.#rest();
    this.turning = setInterval(() => this.#step(1), TURN);
  };

  readonly #rest = (): void => {
    clearInterval(this.turning);
    this.turning = undefined;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    this.#step(by);
  };

  /** Where the page may not write to the clipboard, the text is selected for the reader to copy. */
  readonly #copy = async (): Promise<void> => {
    const area = this.querySelector("textarea");
    area?.focus();
    area?.select();
    this.isCopied = await navigator.clipboard?.writeText(this.frames.join("\n")).then(() => true, () => false) ?? false;
  };
}
