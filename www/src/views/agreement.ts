import "../styles/charts.css";
import "../styles/agreement.css";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { EngineClient } from "../engine/client.js";
import { EngineError } from "../engine/thread.js";
import { samples, type Sample } from "../store/shipped.js";
import type { Store } from "../store/store.js";
import { withPart, type Texts } from "../texts.js";
import { Questions, type QuestionsHost } from "./agreement-questions.js";
import { openedFile, openedSample, openedText } from "./agreement-reading.js";
import { resultView } from "./agreement-result.js";
import { sourceView } from "./agreement-source.js";
import { ColumnWidths } from "./agreement-widths.js";
import "./agreement-working.js";
import type { WorkingView } from "./agreement-working.js";
import { View } from "./light.js";

/** Ratings in, agreement out: coefficients with intervals, who differs where, and what may be concluded. */
export class AgreementView extends View implements QuestionsHost {
  static override properties = { store: { attribute: false }, texts: { attribute: false }, words: { state: true }, samples: { state: true } };
  declare store: Store;
  declare texts: Texts;
  /** The page's texts with this view's own. */
  declare words: Texts | undefined;
  declare samples: Sample[];
  readonly #questions = new Questions(this);
  readonly #widths = new ColumnWidths(this);

  constructor() {
    super();
    this.samples = [];
  }

  get engine(): EngineClient { return this.store.engine; }

  tell(share: number): void {
    const working = this.querySelector<WorkingView>("calibrant-working");
    if (working) working.share = share;
  }

  explain(error: unknown): string[] {
    const { words } = this;
    return error instanceof EngineError && words ? [...new Set(error.issues.map((issue) => words.sentence(issue)))].slice(0, 5) : [String(error)];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "agreement").then((words) => { this.words = words; });
  }

  protected override firstUpdated(): void {
    void samples().then((list) => { this.samples = list; });
  }

  protected override render(): TemplateResult {
    const { words } = this;
    if (!words) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    return html`<main class="home agreement" tabindex="-1" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop} @keydown=${this.#escape}>
      <h1>${words.t("agreement-title")}</h1>
      <p class="lead">${words.t("agreement-lead")}</p>
      ${sourceView(this.store, words, this.samples, {
        openSample: (sample) => void this.#openSample(sample),
        openFile: (file) => void this.#openFile(file),
        paste: (text) => this.#openText(text),
        openTable: (name, table) => void this.#questions.ask({ name, table }, "ratings"),
      })}
      ${this.#statusView(words)}
      ${this.#resultView(words)}
    </main>`;
  }

  #statusView({ t }: Texts) {
    const { problem, stopped, opened, isBusy, stop } = this.#questions;
    return html`${problem.length ? html`<div class="problem" role="alert"><strong>${t("cannot-read")}</strong>${problem.map((line) => html`<p>${line}</p>`)}</div>` : nothing}
      <p class="stopped" role="status">${stopped && stopped !== "choices" ? t(opened ? "stopped-ratings" : "stopped-nothing") : nothing}</p>
      <calibrant-working .texts=${this.words} .isBusy=${isBusy} .stop=${stop}></calibrant-working>`;
  }

  #resultView(words: Texts) {
    const { opened, reading = opened, choices, isBusy, stopped } = this.#questions;
    return opened && reading ? resultView(words, opened, {
      reading, choices, isBusy, stopped, widths: this.#widths.value,
      relayout: (change) => void this.#questions.relayout(change), choose: (change) => void this.#questions.choose(change),
    }) : nothing;
  }

  async #openSample(sample: Sample): Promise<void> {
    await this.#questions.ask(await openedSample(sample, this.texts.locale), "ratings");
  }

  async #openFile(file: File): Promise<void> {
    try {
      await this.#questions.ask(await openedFile(file), "ratings");
    } catch {
      this.#questions.refuse([this.words?.t("unreadable-file", { file: file.name }) ?? ""]);
    }
  }

  #openText(text: string): void {
    if (this.words) void this.#questions.ask(openedText(this.words.t("pasted"), text), "ratings");
  }

  /** A dialog's Escape is the dialog's. */
  readonly #escape = ({ key, target }: KeyboardEvent): void => {
    if (key === "Escape" && (target as Element).closest(".result, calibrant-working")) this.#questions.stop();
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData("text/plain");
    if (file) void this.#openFile(file);
    else if (text) this.#openText(text);
  };
}

customElements.define("calibrant-agreement", AgreementView);
