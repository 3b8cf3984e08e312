import "../styles/join.css";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { answerRater, type Collecting } from "../room/conversation.js";
import { canLink, invite } from "../room/link.js";
import { openToTabs } from "../room/tabs.js";
import { pageIssue } from "../store/import.js";
import { withPart, type Texts } from "../texts.js";
import { textOf } from "./dialogs.js";
import "./join-scanner.js";
import { View } from "./light.js";

/** A link to one rater's device. */
interface RaterLink { number: number; state: "invited" | "bad" | "open" | "lost"; token: string; accept(token: string): Promise<void>; close(): void }

/** On the host's side, while sheets are collected: every way they can come but files. */
export class CollectingChannels extends View {
  static override properties = { texts: { attribute: false }, collecting: { attribute: false }, isRevealed: { attribute: false }, words: { state: true }, callers: { state: true }, links: { state: true } };
  declare texts: Texts;
  declare collecting: Collecting;
  /** Nobody joins any more: what was locked before may still come, as text or pictures. */
  declare isRevealed: boolean;
  declare words: Texts | undefined;
  /** How many tabs of raters have called. */
  declare callers: number;
  declare links: RaterLink[];
  #closeTabs: (() => void) | undefined;

  constructor() {
    super();
    this.isRevealed = false;
    this.callers = 0;
    this.links = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#closeLines();
  }

  #closeLines(): void {
    this.#closeTabs?.();
    this.#closeTabs = undefined;
    this.links.forEach((link) => link.close());
    this.links = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isRevealed && changed.has("isRevealed")) this.#closeLines();
    if (changed.has("texts") && this.texts) void withPart(this.texts, "join").then((words) => { this.words = words; });
  }

  protected override updated(): void {
    if (!this.words || this.isRevealed || this.#closeTabs || !("BroadcastChannel" in globalThis)) return;
    // What is asked for is read when it is asked for: the host may have moved on by then.
    const { room, title, host } = this.collecting;
    this.#closeTabs = openToTabs({ room, title, host, ...this.#answers }, this.words.t("from-tab"), (callers) => { this.callers = callers; });
  }

  readonly #answers: Pick<Collecting, "file" | "take"> = {
    file: () => this.collecting.file(),
    // A rater hands in sheets: a copy of the session, which hosts give each other, could reveal it.
    take: async (sheet, name) => {
      const format = String((sheet as { format?: unknown } | null)?.format ?? "–");
      if (format === "calibrant/sheet@1") return this.collecting.take(sheet, name);
      return { issues: [pageIssue("not-a-sheet", "This is no rater's sheet.", { value: format })] };
    },
  };

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    if (!words) return nothing;
    const { t } = words;
    return html`<details class="channel"><summary>${t("channel-pictures")}</summary>
        <calibrant-sheet-scanner .texts=${words} .take=${this.#answers.take}></calibrant-sheet-scanner></details>
      ${this.isRevealed ? nothing : this.#linesView(words)}`;
  }

  #linesView(words: Texts) {
    const { t } = words;
    return html`<details class="channel"><summary>${t("channel-tabs")}</summary><p class="hint">${t("channel-tabs-hint")}</p><p role="status">${t("callers", { callers: this.callers })}</p></details>
      ${canLink() ? html`<details class="channel"><summary>${t("link-title")}</summary><p class="hint">${t("channel-link-hint")}</p>
        <ul class="links">${this.links.map((link) => this.#linkView(words, link))}</ul>
        <div class="buttons"><button type="button" @click=${this.#invite}>${t("link-invite")}</button></div></details>` : nothing}`;
  }

  #linkView({ t }: Texts, link: RaterLink) {
    const { number, state, token } = link;
    const connect = (event: SubmitEvent) => {
      event.preventDefault();
      const answer = textOf(new FormData(event.target as HTMLFormElement), "answer");
      if (answer) link.accept(answer).catch(() => this.#to(link, "bad"));
    };
    return html`<li><p role="status"><strong>${t("link-number", { number })}</strong> ${t(`link-state-${state}`)}</p>
      ${state === "open" || state === "lost" ? nothing : html`<label>${t("link-token-for-rater")}<textarea readonly class="token" rows="3" .value=${token} @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}></textarea></label>
        <form class="paste" @submit=${connect}><label>${t("link-answer-of-rater")}<textarea name="answer" rows="2" required></textarea></label><button type="submit">${t("link-connect")}</button></form>`}</li>`;
  }

  readonly #invite = async (): Promise<void> => {
    const end = await invite();
    const link: RaterLink = { ...end, number: this.links.length + 1, state: "invited" };
    this.links = [...this.links, link];
    const line = await end.line;
    answerRater(line, this.#answers, this.words?.t("link-number", { number: link.number }) ?? "", () => this.#to(link, "lost"));
    this.#to(link, "open");
  };

  #to(link: RaterLink, state: RaterLink["state"]): void {
    this.links = this.links.map((each) => each.number === link.number ? { ...each, state } : each);
  }
}

customElements.define("calibrant-channels", CollectingChannels);
