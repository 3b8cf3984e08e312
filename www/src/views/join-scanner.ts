import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Receipt } from "../room/conversation.js";
import { FrameReader, textIn, type Taken } from "../room/qr.js";
import { withPart, type Texts } from "../texts.js";
import { View } from "./light.js";

/** Between two looks through the camera. */
const PAUSE = 120;
const MOST_NOTES = 12;
/** Larger pictures of a code tell no more. */
const WIDEST = 1600;

/** On the host's side: sheets out of QR pictures, by camera or from image files, and out of pasted text. */
export class SheetScanner extends View {
  static override properties = {
    texts: { attribute: false }, take: { attribute: false }, words: { state: true }, camera: { state: true }, notes: { state: true }, hasNoCamera: { state: true },
  };
  declare texts: Texts;
  /** What the host does with a sheet; `name` says where it came from. */
  declare take: (sheet: unknown, name: string) => Promise<Receipt>;
  declare words: Texts | undefined;
  declare camera: MediaStream | undefined;
  declare hasNoCamera: boolean;
  /** The latest first. */
  declare notes: string[];
  readonly #reader = new FrameReader();
  readonly #canvas = document.createElement("canvas");

  constructor() {
    super();
    this.notes = [];
    this.hasNoCamera = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "join").then((words) => { this.words = words; });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, camera, notes } = this;
    if (!words) return nothing;
    const { t } = words;
    return html`<div class="scanner">
      <form class="paste" @submit=${this.#pasted}><label>${t("paste-sheets")}<textarea name="text" rows="2" required></textarea></label>
        <button type="submit">${t("take-text")}</button></form>
      <p class="hint">${t("scanner-hint")}</p>
      ${camera ? html`<video autoplay muted playsinline .srcObject=${camera} aria-label=${t("camera-picture")}></video>` : nothing}
      <div class="buttons">
        <button type="button" aria-pressed=${String(camera !== undefined)} @click=${this.#toggle}>${t(camera ? "stop-camera" : "scan")}</button>
        <label class="button">${t("open-pictures")}<input type="file" accept="image/*" multiple @change=${this.#pictures}></label></div>
      ${this.hasNoCamera ? html`<p role="status">${t("no-camera")}</p>` : nothing}
      <div class="notes" role="status">${notes.map((note) => html`<p>${note}</p>`)}</div>
    </div>`;
  }

  readonly #toggle = async (): Promise<void> => {
    if (this.camera) return this.#stop();
    try {
      this.camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
      this.hasNoCamera = false;
    } catch {
      this.hasNoCamera = true;
      return;
    }
    await this.updateComplete;
    void this.#watch(this.camera);
  };

  #stop(): void {
    this.camera?.getTracks().forEach((track) => track.stop());
    this.camera = undefined;
  }

  async #watch(camera: MediaStream): Promise<void> {
    let last = "";
    while (this.camera === camera) {
      const video = this.querySelector("video");
      const text = video?.videoWidth ? await this.#read(video, video.videoWidth, video.videoHeight) : undefined;
      if (text !== undefined && text !== last) await this.#takeText(text, this.words?.t("from-camera") ?? "", true);
      last = text ?? last;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  readonly #pictures = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const files = [...input.files ?? []];
    input.value = "";
    for (const file of files) {
      const image = await createImageBitmap(file).catch(() => undefined);
      const text = image && await this.#read(image, image.width, image.height);
      if (text === undefined) this.#note("no-code-in", { name: file.name });
      else await this.#takeText(text, file.name);
    }
  };

  readonly #pasted = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    await this.#takeText(String(new FormData(form).get("text")), this.words?.t("from-text") ?? "");
    form.reset();
  };

  #read(source: CanvasImageSource, width: number, height: number): Promise<string | undefined> {
    const scale = Math.min(1, WIDEST / Math.max(width, height));
    Object.assign(this.#canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
    const context = this.#canvas.getContext("2d", { willReadFrequently: true });
    context?.drawImage(source, 0, 0, this.#canvas.width, this.#canvas.height);
    const image = context?.getImageData(0, 0, this.#canvas.width, this.#canvas.height);
    return image ? textIn(image) : Promise.resolve(undefined);
  }

  /** A camera that looks on says nothing new. */
  async #takeText(text: string, name: string, isLooking = false): Promise<void> {
    const taken = /^\s*\{/.test(text) ? [sheetIn(text)] : await this.#reader.take(text);
    if (taken.length === 0) this.#note("no-sheet-in", { name });
    for (const each of taken) if (!isLooking || each.kind !== "known") await this.#tell(each, name);
  }

  async #tell(taken: Taken, name: string): Promise<void> {
    if (taken.kind === "part") return this.#note("part-taken", { have: taken.have, of: taken.of });
    if (taken.kind === "known") return this.#note("sheet-known", { name });
    if (taken.kind !== "sheet") return this.#note("sheet-damaged", { name });
    const { rater = "", issues } = await this.take(taken.sheet, name);
    if (issues.length === 0) return this.#note("sheet-taken", { rater });
    this.#note("sheet-refused", { name, reasons: issues.map((issue) => this.words?.sentence(issue)).join(" ") });
  }

  #note(id: "no-code-in" | "no-sheet-in" | "part-taken" | "sheet-known" | "sheet-damaged" | "sheet-taken" | "sheet-refused", values: { [name: string]: string | number }): void {
    if (this.words) this.notes = [this.words.t(id, values), ...this.notes].slice(0, MOST_NOTES);
  }
}

/** The sheet's own JSON, as it stands in its file. */
function sheetIn(text: string): Taken {
  try {
    return { kind: "sheet", sheet: JSON.parse(text) as unknown };
  } catch {
    return { kind: "damaged" };
  }
}

customElements.define("calibrant-sheet-scanner", SheetScanner);
