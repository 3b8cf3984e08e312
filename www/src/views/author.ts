import "../styles/charts.css";
import "../styles/quiz.css";
import "../styles/author.css";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { Draft, DraftShelf, type DraftRecord } from "../store/drafts.js";
import type { Store } from "../store/store.js";
import { withPart, type Texts } from "../texts.js";
import { AuthorCall } from "./author-call.js";
import { AuthorDraft } from "./author-draft.js";
import { AuthorImport } from "./author-import.js";
import { AuthorList } from "./author-list.js";
import { AuthorSave } from "./author-save.js";
import { AuthorScoring } from "./author-scoring.js";
import { AuthorSession } from "./author-session.js";
import { leadTo, View } from "./light.js";
import { stepsOf } from "./route.js";
import { Seat } from "./seat.js";

customElements.define("calibrant-author-call", AuthorCall);
customElements.define("calibrant-author-draft", AuthorDraft);
customElements.define("calibrant-author-import", AuthorImport);
customElements.define("calibrant-author-list", AuthorList);
customElements.define("calibrant-author-save", AuthorSave);
customElements.define("calibrant-author-scoring", AuthorScoring);
customElements.define("calibrant-author-session", AuthorSession);

/** Where quizzes are made: the drafts of this device, or one of them. */
export class AuthorView extends View {
  static override properties = { store: { attribute: false }, texts: { attribute: false }, path: { attribute: false }, words: { state: true }, drafts: { state: true } };
  declare store: Store;
  declare texts: Texts;
  declare path: string;
  /** The page's texts with this view's own, and those that curves of a quiz have. */
  declare words: Texts | undefined;
  declare drafts: DraftRecord[] | undefined;
  readonly #seat = new Seat<Draft>(() => this.requestUpdate());
  readonly #flush = (): void => { void this.#seat.work?.flush(); };
  #going = 0;
  /** Somebody came here from another page of this view, and begins at the top of the new one. */
  #isFollowed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#flush);
    window.addEventListener("pagehide", this.#flush);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#flush);
    window.removeEventListener("pagehide", this.#flush);
    void this.#seat.leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "quiz").then((words) => withPart(words, "author")).then((words) => { this.words = words; });
    if (changed.has("path")) {
      this.#isFollowed = changed.get("path") !== undefined;
      void this.#go();
    }
  }

  get #steps(): string[] { return stepsOf(this.path); }

  async #go(takeOver = false): Promise<void> {
    const turn = ++this.#going;
    const [id] = this.#steps;
    const shelf = new DraftShelf(this.store);
    if (id) await this.#seat.take(`draft ${id}`, () => shelf.writing(id), takeOver);
    else await this.#seat.leave();
    // A draft that is not here any more leads to those that are.
    const drafts = this.#seat.work || this.#seat.isElsewhere ? [] : await shelf.all();
    if (turn !== this.#going) return;
    this.drafts = drafts;
    if (!id && this.#isFollowed) await leadTo(this, "h1");
  }

  protected override render(): TemplateResult {
    const { store, words, drafts } = this;
    if (!words || !drafts) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    const { work, isElsewhere } = this.#seat;
    if (work) return html`<calibrant-author-draft .store=${store} .texts=${words} .draft=${work} .steps=${this.#steps.slice(1)} .isFollowed=${this.#isFollowed}></calibrant-author-draft>`;
    if (isElsewhere) return this.#elsewhereView(words);
    return html`<calibrant-author-list .store=${store} .texts=${words} .drafts=${drafts} .refresh=${() => void this.#go()}></calibrant-author-list>`;
  }

  #elsewhereView({ t }: Texts) {
    return html`<main class="home author" tabindex="-1"><p><a href="#/author">${t("author-title")}</a></p><h1>${t("draft-elsewhere-title")}</h1><p role="status">${t("draft-elsewhere")}</p>
      <div class="buttons"><button type="button" @click=${() => void this.#go(true)}>${t("draft-take-over")}</button></div></main>`;
  }
}

customElements.define("calibrant-author", AuthorView);
