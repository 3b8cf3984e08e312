import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { EngineClient } from "../engine/client.js";
import { analyse, DEFAULT_CHOICES, settled, type Choices } from "../store/analysis.js";
import type { Layout } from "../store/layout.js";
import { tableOf } from "../store/ratings.js";
import { analyseScores } from "../store/score-analysis.js";
import { Work } from "../store/work.js";
import type { Cause } from "./agreement-choices.js";
import type { Opened } from "./agreement-result.js";

export interface QuestionsHost extends ReactiveControllerHost, HTMLElement {
  readonly engine: EngineClient;
  /** How far the computation is. */
  tell(share: number): void;
  /** In the reader's words, why ratings cannot be compared. */
  explain(error: unknown): string[];
}

/** One question after the other: what is asked, what is shown, and what the reader has chosen. */
export class Questions implements ReactiveController {
  opened: Opened | undefined;
  choices = DEFAULT_CHOICES;
  problem: string[] = [];
  isBusy = false;
  /** What the reader has stopped last. */
  stopped: Cause | undefined;
  readonly #host: QuestionsHost;
  readonly #work: Work;
  /** What is being computed. */
  #asked: Opened | undefined;
  /** How what is shown was computed. */
  #answered = DEFAULT_CHOICES;

  constructor(host: QuestionsHost) {
    this.#host = host;
    this.#work = new Work((share) => host.tell(share));
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  readonly stop = (): void => this.#work.stop();

  refuse(problem: string[]): void {
    this.#set({ problem });
  }

  /** How the reader has told to read what is shown, computed already or not. */
  get reading(): Opened | undefined {
    return this.#asked?.sheet && this.#asked.sheet === this.opened?.sheet ? this.#asked : this.opened;
  }

  async relayout(change: Partial<Layout>): Promise<void> {
    const { reading } = this;
    if (!reading?.sheet || !reading.layout) return;
    const layout = { ...reading.layout, ...change };
    await this.ask({ ...reading, layout, table: tableOf(reading.sheet, layout) }, "layout");
  }

  async choose(change: Partial<Choices>): Promise<void> {
    this.#set({ choices: settled({ ...this.choices, ...change }) });
    const current = this.#asked ?? this.opened;
    if (current) await this.ask(current, "choices");
  }

  /** The newest question is answered; what was asked before it ends. */
  async ask(asked: Opened, cause: Cause): Promise<void> {
    const { choices } = this;
    const asker = document.activeElement;
    this.#asked = asked;
    this.#set({ problem: [], stopped: undefined, isBusy: true });
    try {
      const analysis = await this.#analysed(asked, choices);
      this.#end(choices, { opened: { ...asked, analysis } });
      await this.#host.updateComplete;
      if (cause === "ratings") this.#host.querySelector<HTMLElement>("#result-title")?.focus();
    } catch (reason) {
      if (reason === "superseded") return;
      if (reason === "stopped") return this.#restore(cause, asker);
      // What was read stays, so that how it was read can be changed.
      this.#end(choices, { opened: { ...asked, analysis: undefined }, problem: this.#host.explain(reason) });
    }
  }

  #analysed({ table }: Opened, choices: Choices) {
    const { engine } = this.#host;
    return this.#work.run<NonNullable<Opened["analysis"]>>((watching) => table.kind === "scores"
      ? analyseScores(engine, table, choices.confidence, watching) : analyse(engine, table, choices, watching));
  }

  /** What was shown stays, with the choices it was computed by; the reader is back where the question was asked. */
  async #restore(cause: Cause, asker: Element | null): Promise<void> {
    this.#end(this.#answered, { stopped: cause });
    await this.#host.updateComplete;
    const isLost = () => document.activeElement === document.body;
    if (isLost() && asker instanceof HTMLElement) asker.focus();
    if (isLost()) this.#host.querySelector("main")?.focus();
    this.#host.querySelector(".stopped:not(:empty)")?.scrollIntoView({ block: "nearest" });
  }

  #end(choices: Choices, change: Partial<Questions>): void {
    this.#asked = undefined;
    this.#answered = choices;
    this.#set({ ...change, choices, isBusy: false });
  }

  #set(change: Partial<Questions>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}
