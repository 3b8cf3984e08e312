import "../styles/agreement.css";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { EngineError } from "../engine/thread.js";
import { analyseScores } from "../store/score-analysis.js";
import { analyse, DEFAULT_CHOICES, type Choices } from "../store/analysis.js";
import { guessLayout, type Layout } from "../store/layout.js";
import { tableOf, type Sheet } from "../store/ratings.js";
import { readSheet, readText } from "../store/sheets.js";
import { samples, sampleText, type Sample } from "../store/shipped.js";
import type { Store } from "../store/store.js";
import { withPart, type Texts } from "../texts.js";
import { inLanguage } from "../element/documents.js";
import { resultView, type Opened } from "./agreement-result.js";
import { sourceView } from "./agreement-source.js";
import { View } from "./light.js";

/** Ratings in, agreement out: coefficients with intervals, who differs where, and what may be concluded. */
export class AgreementView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, words: { state: true }, opened: { state: true }, choices: { state: true },
    problem: { state: true }, busy: { state: true }, widths: { state: true }, samples: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  /** The page's texts with this view's own. */
  declare words: Texts | undefined;
  declare opened: Opened | undefined;
  declare choices: Choices;
  declare problem: string[];
  declare busy: boolean;
  /** Of the two columns of figures, in pixels. */
  declare widths: [number, number];
  declare samples: Sample[];
  #sizes = new ResizeObserver(() => this.#measure());
  #turn = 0;

  constructor() {
    super();
    this.choices = DEFAULT_CHOICES;
    this.problem = [];
    this.busy = false;
    this.samples = [];
    this.widths = [640, 420];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "agreement").then((words) => { this.words = words; });
  }

  protected override firstUpdated(): void {
    void samples().then((list) => { this.samples = list; });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override updated(): void {
    for (const column of this.querySelectorAll(".figures")) this.#sizes.observe(column);
  }

  #measure(): void {
    const [main = 640, side = 420] = [...this.querySelectorAll(".figures")].map(({ clientWidth }) => clientWidth);
    if (main !== this.widths[0] || side !== this.widths[1]) this.widths = [main, side];
  }

  protected override render(): TemplateResult {
    const { words, opened, problem, store } = this;
    if (!words) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    return html`<main class="home agreement" tabindex="-1" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop}>
      <h1>${words.t("agreement-title")}</h1>
      <p class="lead">${words.t("agreement-lead")}</p>
      ${sourceView(store, words, this.samples, {
        openSample: (sample) => void this.#openSample(sample),
        openFile: (file) => void this.#openFile(file),
        paste: (text) => void this.#openSheet(words.t("pasted"), readText(text)),
        openTable: (name, table) => void this.#show({ name, table }, true),
      })}
      ${problem.length ? html`<div class="problem" role="alert"><strong>${words.t("cannot-read")}</strong>${problem.map((line) => html`<p>${line}</p>`)}</div>` : nothing}
      ${opened ? resultView(words, opened, {
        choices: this.choices, widths: this.widths, isBusy: this.busy,
        relayout: (change) => void this.#relayout(change), choose: (change) => void this.#choose(change),
      }) : nothing}
    </main>`;
  }

  async #openSample({ file, title, categories }: Sample): Promise<void> {
    const { locale } = this.texts;
    await this.#openSheet(inLanguage(title, locale), readText(await sampleText(inLanguage(file, locale))), categories?.[locale]);
  }

  async #openFile(file: File): Promise<void> {
    try {
      await this.#openSheet(file.name, await readSheet(file));
    } catch {
      this.problem = [this.words?.t("unreadable-file", { file: file.name }) ?? ""];
    }
  }

  async #openSheet(name: string, sheet: Sheet, categories: string[] = []): Promise<void> {
    const layout = { ...guessLayout(sheet), categories };
    await this.#show({ name, sheet, layout, table: tableOf(sheet, layout) }, true);
  }

  async #relayout(change: Partial<Layout>): Promise<void> {
    const { opened } = this;
    if (!opened?.sheet || !opened.layout) return;
    const layout = { ...opened.layout, ...change };
    await this.#show({ ...opened, layout, table: tableOf(opened.sheet, layout) }, false);
  }

  async #choose(change: Partial<Choices>): Promise<void> {
    this.choices = { ...this.choices, ...change };
    if (this.opened) await this.#show(this.opened, false);
  }

  /** The newest question is answered; an older answer that comes late is dropped. */
  async #show(opened: Opened, isNew: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.problem = [];
    this.busy = true;
    try {
      const analysis = opened.table.kind === "scores" ? await analyseScores(this.store.engine, opened.table, this.choices.confidence)
        : await analyse(this.store.engine, opened.table, this.choices);
      if (turn !== this.#turn) return;
      this.opened = { ...opened, analysis };
      await this.updateComplete;
      if (isNew) this.querySelector<HTMLElement>("#result-title")?.focus();
    } catch (error) {
      if (turn === this.#turn) this.#refuse(error, opened);
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }

  /** What was read stays, so that how it was read can be changed. */
  #refuse(error: unknown, opened: Opened): void {
    const known = error instanceof EngineError && this.words;
    this.problem = known ? [...new Set(error.issues.map((issue) => known.sentence(issue)))].slice(0, 5) : [String(error)];
    this.opened = { ...opened, analysis: undefined };
  }

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData("text/plain");
    if (file) void this.#openFile(file);
    else if (text && this.words) void this.#openSheet(this.words.t("pasted"), readText(text));
  };
}

customElements.define("calibrant-agreement", AgreementView);
