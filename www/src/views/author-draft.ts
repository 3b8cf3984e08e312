import type { Issue } from "calibrant";
import type { Prospect } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { inLanguage } from "../element/documents.js";
import { LOCALES, type Locale } from "../element/texts.js";
import { EngineError } from "../engine/thread.js";
import { askedIn, type DraftDocument } from "../quiz/draft.js";
import { placeOf } from "../quiz/draft-place.js";
import { languagesOf, missingIn } from "../quiz/draft-text.js";
import type { Draft } from "../store/drafts.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { aboutView } from "./author-about.js";
import { draftPath, type AuthorContext } from "./author-context.js";
import { valueOf } from "./author-fields.js";
import { issuesView } from "./author-issues.js";
import { partView } from "./author-part.js";
import { partsView } from "./author-parts.js";
import { prospectView } from "./author-prospect.js";
import { wholeRuleView } from "./author-rule.js";
import { beginAt, View } from "./light.js";

/** So long after the last change the engine is asked what it makes of the draft. */
const PAUSE = 350;

/** A draft as it is written: the quiz, one of its parts, or one of its calls. */
export class AuthorDraft extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, draft: { attribute: false }, steps: { attribute: false }, isFollowed: { attribute: false },
    language: { state: true }, open: { state: true }, issues: { state: true }, prospect: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare draft: Draft;
  /** Which part, which call of it, and whether that is being scored. */
  declare steps: string[];
  /** Somebody came here from another page of this view. */
  declare isFollowed: boolean;
  declare language: Locale;
  declare open: ReadonlySet<string>;
  declare issues: Issue[];
  declare prospect: Prospect | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  /** The page of it that is shown; none before the first. */
  #shown: string | undefined;
  /** Fields of which one is to have the focus, once what they stand in is there. */
  #wanted: { at: string; paths: string[] } | undefined;

  constructor() {
    super();
    this.open = new Set();
    this.issues = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#asking);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("draft")) {
      const known = languagesOf(this.draft.document, this.#plain);
      this.language = LOCALES.find((each) => known.includes(each) && each === this.texts.locale) ?? LOCALES.find((each) => known.includes(each)) ?? this.texts.locale;
      this.issues = [];
      void this.#ask();
    }
  }

  protected override updated(): void {
    const wanted = this.#wanted;
    const here = draftPath(this.draft.record.id, ...this.steps);
    const isThere = wanted?.at === here;
    const isNew = this.#shown !== here && (this.#shown !== undefined || this.isFollowed);
    this.#shown = here;
    if (isNew && !isThere) void this.#begin();
    const found = isThere ? wanted.paths.map((path) => this.querySelector<HTMLElement>(`[data-at="${CSS.escape(path)}"]`)).find((each) => each) : undefined;
    if (!found) return;
    this.#wanted = undefined;
    found.focus();
    found.scrollIntoView({ block: "center" });
  }

  /** What views within this one draw is there a moment later. */
  async #drawn(): Promise<void> {
    await this.updateComplete;
    await Promise.all([...this.querySelectorAll<View>("calibrant-author-call, calibrant-author-scoring")].map((view) => view.updateComplete));
  }

  async #begin(): Promise<void> {
    await this.#drawn();
    beginAt(this, "h1");
  }

  get #plain(): Locale { return this.draft.record.plain ?? this.texts.locale; }

  get #context(): AuthorContext {
    const { store, texts, draft, draft: { record: { id } }, language, issues, prospect, open } = this;
    return {
      store, texts, id, get document() { return draft.document; }, language, plain: this.#plain, issues, prospect, open,
      toggle: (asked, isOpen) => { if (isOpen !== this.open.has(asked)) this.open = new Set(isOpen ? [...this.open, asked] : [...this.open].filter((each) => each !== asked)); },
      put: (changed, typing = false) => this.#put(changed, typing),
      putPlain: (plain) => { this.draft.putPlain(plain); this.requestUpdate(); },
      drawn: () => this.#drawn(),
      goTo: (path) => this.#goTo(path),
    };
  }

  protected override render(): TemplateResult {
    const context = this.#context;
    const [part, call, scoring] = this.steps;
    const at = part === undefined ? -1 : Number(part);
    const found = context.document.parts[at];
    if (found?.kind === "scoring" && call !== undefined && found.cases[Number(call)])
      return html`<calibrant-author-call .context=${context} .at=${at} .call=${Number(call)} .isScoring=${scoring === "score"} .head=${this.#languageView(context)}></calibrant-author-call>`;
    return html`<main class="home author" tabindex="-1">${found ? this.#partView(context, at) : this.#quizView(context)}</main>`;
  }

  #quizView(context: AuthorContext) {
    const { t, locale } = this.texts;
    return html`<p><a href="#/author">${t("author-title")}</a></p>
      <h1 tabindex="-1">${inLanguage(context.document.title, locale) || t("draft-untitled")}</h1>
      ${this.#languageView(context)}
      ${aboutView(context)}
      ${partsView(context)}
      ${wholeRuleView(context)}
      ${issuesView(context)}
      ${prospectView(context)}
      <calibrant-author-save .context=${context}></calibrant-author-save>`;
  }

  #partView(context: AuthorContext, at: number) {
    const { t, locale } = this.texts;
    const part = context.document.parts[at];
    return html`<p><a href=${draftPath(context.id)}>${inLanguage(context.document.title, locale) || t("draft-untitled")}</a></p>
      <h1 tabindex="-1">${inLanguage(part?.title, locale) || t("part-untitled", { number: at + 1 })}</h1>
      ${this.#languageView(context)}
      ${partView(context, at)}
      ${issuesView(context, at)}
      ${prospectView(context, at)}`;
  }

  /** Texts are written in one language at a time; what is missing in it is counted and led to. */
  #languageView({ document, language, goTo }: AuthorContext) {
    const { t } = this.texts;
    const missing = missingIn(document, language, this.#plain);
    const [first] = missing;
    return html`<div class="writing"><label>${t("texts-in")}<select name="language" @change=${(event: Event) => { this.language = valueOf(event) as Locale; }}>
      ${LOCALES.map((each) => html`<option value=${each} .selected=${live(each === language)}>${t(`language-${each}`)}</option>`)}</select></label>
      <p class="hint" role="status">${missing.length ? t("texts-missing", { missing: missing.length, language: t(`language-${language}`) }) : ""}</p>
      ${first === undefined ? nothing : html`<button type="button" class="plain" @click=${() => goTo(first)}>${t("texts-next")}</button>`}</div>`;
  }

  #put(document: DraftDocument, typing: boolean): void {
    this.draft.put(document, typing);
    this.requestUpdate();
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#ask(), PAUSE);
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const prospect = await this.store.engine.prospect(this.draft.document);
      if (turn === this.#turn) Object.assign(this, { prospect, issues: [] });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (turn === this.#turn) Object.assign(this, { prospect: undefined, issues: error.issues });
    }
  }

  #goTo(path: string): void {
    const { document, record: { id } } = this.draft;
    const { part, asked, paths } = placeOf(document, path);
    const found = document.parts[part ?? -1];
    const place = askedIn(found)[asked ?? -1];
    if (found?.kind === "knowledge" && place) this.open = new Set([...this.open, `${found.id}/${place.id}`]);
    const target = part === undefined || !found ? draftPath(id) : found.kind === "scoring" && place ? draftPath(id, part, asked ?? 0) : draftPath(id, part);
    this.#wanted = { at: target, paths };
    if (location.hash === target) this.requestUpdate();
    else location.hash = target;
  }
}
