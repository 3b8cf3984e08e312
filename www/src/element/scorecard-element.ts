import type { EvaluationDocument, EvidenceDocument, Issue, ItemDocument, Score, ScorecardDocument } from "calibrant";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { readAutosave, writeAutosave } from "./autosave.js";
import { enterField, focusRow, leaveField, rowOf, run } from "./commands.js";
import { itemOf, type FormContext, type ReviewContext } from "./context.js";
import { canonical, itemsOf } from "./documents.js";
import type { ScoringEngine } from "./engine.js";
import { Filling, hasIssues } from "./filling.js";
import { formView } from "./form-view.js";
import { openIssues } from "./issues.js";
import { actionFor, DEFAULT_KEYMAP, type Action, type Keymap } from "./keyboard.js";
import { acknowledged, disputed, Review } from "./review.js";
import type { Judgement, Sheet } from "./sheet.js";
import { styles } from "./styles.js";
import { formTexts, knownTexts, nearestLocale, type Locale, type Translate } from "./texts.js";

export type Mode = "score" | "blind" | "quiz" | "review";
export type ScoreDisplay = "live" | "after" | "hidden";
export type ElementState = "loading" | "ready" | "draft" | "submitted" | "error";
/** `engine`: no new answer, but the engine has spoken. */
type ChangeReason = "answer" | "typing" | "undo" | "engine" | "review";

/**
 * `<calibrant-scorecard>`: one evaluation form. Properties in, events out; nothing outside its shadow root is touched.
 *
 * @fires calibrant-ready when a scorecard is open
 * @fires calibrant-change after every change, with the evaluation; with the result only where the score may be seen
 * @fires calibrant-before-submit cancelable
 * @fires calibrant-submit with the submitted evaluation
 * @fires calibrant-acknowledge cancelable: somebody who was scored has read it; with the evaluation that says so
 * @fires calibrant-dispute cancelable: with the evaluation that holds the objections
 * @fires calibrant-seek when a time or a turn of the recording is asked for
 * @fires calibrant-error
 */
export class CalibrantScorecard extends LitElement {
  static readonly formAssociated = true;
  static override styles = styles;
  static override properties = {
    name: {}, scorecardSrc: { attribute: "scorecard-src" }, locale: {}, mode: {}, scoreDisplay: { attribute: "score-display" },
    readonly: { type: Boolean }, disabled: { type: Boolean }, required: { type: Boolean }, autosave: {}, hotkeys: {},
    wasmUrl: { attribute: "wasm-url" }, reader: {}, scorecard: { attribute: false }, engine: { attribute: false }, media: { attribute: false },
    keymap: { attribute: false }, issueText: { attribute: false }, _filling: { state: true }, _current: { state: true }, _problem: { state: true },
    _reviewViews: { state: true }, _isDrawn: { state: true },
  };

  /** What scores where the host has set no engine; the page that always sets one need not load it. */
  static ownEngine: ((wasmUrl: string | undefined) => Promise<ScoringEngine>) | undefined;

  declare name: string | null;
  declare scorecardSrc: string | null;
  declare locale: string | null;
  declare mode: Mode;
  declare scoreDisplay: ScoreDisplay;
  declare readonly: boolean;
  declare disabled: boolean;
  declare required: boolean;
  declare autosave: string | null;
  declare hotkeys: "on" | "off";
  declare wasmUrl: string | null;
  /** In a review: who reads, and may say something to it; without, a review is only read. */
  declare reader: string | null;
  declare scorecard: ScorecardDocument | undefined;
  /** An engine of the host, such as one in a worker; without it the element loads its own. */
  declare engine: ScoringEngine | undefined;
  /** The recording: an `<audio>`, a `<video>`, or what tells its time and can be set as they can. */
  declare media: { currentTime: number } | undefined;
  declare keymap: Keymap;
  /** The host's sentence for an issue, where it knows better than the element. */
  declare issueText: ((issue: Issue) => string | undefined) | undefined;
  declare _filling: Filling | undefined;
  declare _current: string | undefined;
  declare _problem: Issue | undefined;
  /** The form stands on the page; what its dialogs say, longer than itself, is drawn only then. */
  declare _isDrawn: boolean;
  declare _reviewViews: typeof import("./review-view.js") | undefined;

  #internals = this.attachInternals();
  #given: EvaluationDocument | undefined;
  #opening: ScorecardDocument | string | undefined;
  #loading = 0;
  /** The card has been given back to the engine, as the element has left the page; the sheet is kept. */
  #isAway = false;
  #review = new Review();
  #isAskedForReasons = false;
  #words: { locale: Locale; t: Translate } | undefined;

  constructor() {
    super();
    Object.assign(this, {
      name: null, scorecardSrc: null, locale: null, mode: "score", scoreDisplay: "live", readonly: false, disabled: false,
      required: false, autosave: null, hotkeys: "on", wasmUrl: null, reader: null, keymap: DEFAULT_KEYMAP, _isDrawn: false,
    });
    // What a host set before the element was defined would hide the accessor.
    if (Object.hasOwn(this, "evaluation")) {
      const { evaluation } = this;
      Reflect.deleteProperty(this, "evaluation");
      this.evaluation = evaluation;
    }
    this.addEventListener("keydown", (event) => { this.handleKey(event); });
    this.addEventListener("invalid", (event) => { event.preventDefault(); this.#showMissing(); });
  }

  // ---------------------------------------------------------------- what the host reads and sets

  get evaluation(): EvaluationDocument | undefined {
    return this._filling?.evaluation ?? this.#given;
  }

  /** The same answers keep their undo steps; other answers start anew. */
  set evaluation(evaluation: EvaluationDocument | undefined) {
    const before = this._filling?.evaluation;
    // A host that hands back what an event gave it has said nothing new.
    if (before !== undefined && evaluation === before) return;
    this.#given = evaluation;
    if (!this._filling) return;
    if (before && evaluation && before.id === evaluation.id && canonical(before.answers) === canonical(evaluation.answers)) {
      this._filling.sheet.adopt(evaluation);
    } else {
      this._filling = Filling.of(this._filling.card, this._filling.open, evaluation);
    }
    void this.#rescore();
  }

  /** What the engine says; undefined wherever the score must not be seen. */
  get result(): Score | undefined {
    return this.#showsScore ? this._filling?.score : undefined;
  }

  get state(): ElementState {
    if (this._problem) return "error";
    if (!this._filling) return "loading";
    if (!this._filling.isDraft) return "submitted";
    return this._filling.progress.answered + this._filling.progress.notApplicable > 0 ? "draft" : "ready";
  }

  get form(): HTMLFormElement | null { return this.#internals.form; }
  get validity(): ValidityState { return this.#internals.validity; }
  get validationMessage(): string { return this.#internals.validationMessage; }
  get value(): string { return this.evaluation ? canonical(this.evaluation) : ""; }

  checkValidity(): boolean { return this.#internals.checkValidity(); }

  reportValidity(): boolean {
    const valid = this.#internals.validity.valid;
    if (!valid) this.#showMissing();
    return valid;
  }

  /** Opens the scorecard given, or the one named by `scorecard` or `scorecard-src`. */
  async load(scorecard?: ScorecardDocument, evaluation?: EvaluationDocument): Promise<void> {
    if (evaluation) this.#given = evaluation;
    if (scorecard) this.scorecard = scorecard;
    const source = this.scorecard ?? this.scorecardSrc ?? undefined;
    if (source === undefined) return;
    this.#opening = source;
    await this.#open(source);
  }

  /** A sheet that is given goes on where it was left. */
  async #open(source: ScorecardDocument | string, sheet?: Sheet): Promise<void> {
    const turn = ++this.#loading;
    this._problem = undefined;
    try {
      const [engine, card] = await Promise.all([
        this.engine ?? this.#ownEngine(),
        typeof source === "string" ? fetchCard(source) : source,
      ]);
      const open = await engine.open(card);
      if (turn !== this.#loading) return open.close();
      const filling = sheet ? new Filling(card, open, sheet) : Filling.of(card, open, this.#given ?? readAutosave(this.autosave, card));
      // Which rows there are is the engine's word: nothing is drawn before it.
      await filling.rescore();
      if (this.mode === "review" && filling.evaluation.result) filling.differs = await open.verify(filling.evaluation);
      await formTexts(this.#locale);
      if (turn !== this.#loading) return open.close();
      this._filling?.open.close();
      this._filling = filling;
      if (!sheet) this._current = itemsOf(card).find(({ id }) => !filling.isHidden(id))?.id;
      this.#emit("calibrant-ready", { scorecard: card, hash: open.hash, warnings: open.warnings });
      this.#scored(filling);
    } catch (error) {
      if (turn === this.#loading) this.#fail(error);
    }
  }

  /** Submits; false when something stood in the way, which is then shown at the rows. */
  async submit(): Promise<boolean> {
    const filling = this._filling;
    if (!filling || this.#closed) return false;
    try {
      const { evaluation, issues } = await filling.submission(this.#mayShowScore);
      filling.submitIssues = issues;
      this.requestUpdate();
      if (!evaluation) {
        await this.updateComplete;
        this.renderRoot.querySelector<HTMLElement>("#stops")?.focus();
        return false;
      }
      if (!this.#emit("calibrant-before-submit", { evaluation }, true)) return false;
      filling.sheet.adopt(evaluation);
      await this.#rescore();
      this.#emit("calibrant-submit", { evaluation, ...this.#visibleResult() });
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  reset(): void {
    if (!this._filling) return;
    this._filling = Filling.of(this._filling.card, this._filling.open, this.#given);
    void this.#rescore();
  }

  undo(): void { this.#step("undo"); }
  redo(): void { this.#step("redo"); }

  focusItem(id: string): void {
    this._current = id;
    void this.updateComplete.then(() => focusRow(this.renderRoot as ShadowRoot, id));
  }

  /** The form takes the focus at the row it stands on. */
  override focus(): void {
    if (this._current !== undefined) this.focusItem(this._current);
  }

  /** Adds a place of the recording or the transcript to an item, the current one unless told otherwise; again takes it away. */
  toggleEvidence(evidence: EvidenceDocument, id = this._current): void {
    const item = this.#item(id);
    if (!item || this.#frozen) return;
    const before = this._filling?.evaluation.answers[item.id]?.evidence ?? [];
    const isSame = (other: EvidenceDocument) => other.turn === evidence.turn && (evidence.turn !== undefined || other.from === evidence.from);
    const after = before.some(isSame) ? before.filter((other) => !isSame(other)) : [...before, evidence];
    this._filling?.sheet.remark(item.id, { evidence: after });
    this.#changed("answer", item.id);
  }

  /** The item that keys and marks go to. */
  get currentItem(): string | undefined { return this._current; }

  /** What a key press means to the form; hosts may pass on presses that no element of theirs wanted. */
  handleKey(event: KeyboardEvent): boolean {
    if (this.hotkeys === "off" || !this._filling || event.composedPath().some((node) => node instanceof HTMLDialogElement)) return false;
    if (event.key === "Escape" && leaveField(event)) return true;
    if (event.key === "Enter" && enterField(event, this.#row(this._current))) return true;
    const action = actionFor(event, this.keymap);
    if (!action || (event.repeat && !["next", "previous", "undo", "redo"].includes(action))) return false;
    event.preventDefault();
    this.#run(action);
    return true;
  }

  #ownEngine(): Promise<ScoringEngine> {
    if (!CalibrantScorecard.ownEngine) throw new Error("This page has to set the engine of its scorecards.");
    return CalibrantScorecard.ownEngine(this.wasmUrl ?? undefined);
  }

  // ---------------------------------------------------------------- a place in the host's page

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#isAway) return;
    this.#isAway = false;
    if (this._filling) void this.#open(this._filling.card, this._filling.sheet);
    else void this.load();
  }

  /** Single-page apps take elements out and put them in again: what has been filled in stays, the engine's memory does not. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected || this.#isAway) return;
      this.#isAway = true;
      this.#loading += 1;
      this._filling?.open.close();
    });
  }

  // ---------------------------------------------------------------- form association

  formResetCallback(): void { this.reset(); }
  formDisabledCallback(disabled: boolean): void { this.disabled = disabled; }
  formStateRestoreCallback(state: string): void { this.evaluation = JSON.parse(state) as EvaluationDocument; }

  // ---------------------------------------------------------------- inside

  /** Whether who reads a review may say something to it. */
  protected get mayAnswer(): boolean { return true; }

  get #closed(): boolean {
    return this.readonly || this.disabled || this.mode === "review" || !(this._filling?.isDraft ?? true);
  }

  get #frozen(): boolean {
    return this.#closed || Boolean(this._filling?.evaluation.disposition?.exempt);
  }

  get #mayShowScore(): boolean {
    return this.mode !== "blind" && this.mode !== "quiz" && this.scoreDisplay !== "hidden";
  }

  get #showsScore(): boolean {
    return this.#mayShowScore && (this.scoreDisplay === "live" || !(this._filling?.isDraft ?? true));
  }

  get #locale(): Locale {
    return nearestLocale(this.locale) ?? nearestLocale(this.closest("[lang]")?.getAttribute("lang")) ?? nearestLocale(navigator.language) ?? "en";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#findWords();
    if (this.mode === "review" && !this._reviewViews) void import("./review-view.js").then((views) => { this._reviewViews = views; }, (error: unknown) => this.#fail(error));
    const source = this.scorecard ?? this.scorecardSrc ?? undefined;
    if (!this.#isAway && (source !== this.#opening || (changed.has("engine") && this._filling))) void this.load();
    if (changed.has("required") || changed.has("locale")) this.#validate();
    if (changed.has("name") || changed.has("mode") || changed.has("scoreDisplay")) this.#setFormValue();
  }

  protected override updated(): void {
    if (this._filling && !this._isDrawn) setTimeout(() => { this._isDrawn = true; });
  }

  /** The wanted language, or the one before until it has come. */
  #findWords(): void {
    const locale = this.#locale;
    if (this.#words?.locale === locale) return;
    const t = knownTexts(locale);
    if (t) this.#words = { locale, t };
    else formTexts(locale).then(() => { this.requestUpdate(); this.#validate(); }, (error: unknown) => this.#fail(error, !this.#words));
  }

  protected override render(): TemplateResult | typeof nothing {
    const filling = this._filling;
    const { locale, t } = this.#words ?? { locale: this.#locale, t: undefined };
    if (this._problem) return html`<div class="message" role="alert" lang=${locale}><strong>${t?.("cannot-open")}</strong> ${this.#sentence(this._problem)}</div>`;
    if (!filling || !t) return html`<p class="message" aria-busy="true" lang=${locale}>${t?.("opening")}</p>`;
    const context = this.#context(filling, t, locale);
    return this.mode === "review" ? this._reviewViews?.reviewView(context) ?? nothing : formView(context);
  }

  #context(filling: Filling, t: Translate, locale: Locale): FormContext {
    return {
      filling, card: filling.card, score: this.result, locale, t,
      keymap: this.hotkeys === "off" ? undefined : this.keymap, isDrawn: this._isDrawn,
      current: this._current, frozen: this.#frozen, canSubmit: !this.#closed, hasMedia: this.media !== undefined,
      sentence: (issue) => this.#sentence(issue),
      issuesOf: (item) => openIssues(filling, item).map((issue) => this.#sentence(issue)),
      judge: (item, judgement, typing) => this.#judge(item, judgement, typing),
      remark: (item, remarks, typing = false) => { filling.sheet.remark(item.id, remarks, typing); this.#changed(typing ? "typing" : "answer", item.id); },
      select: (item) => { this._current = item; },
      comment: (item) => this.#comment(item),
      stamp: (item) => { if (this.media) this.toggleEvidence({ from: tenths(this.media.currentTime) }, item); },
      seek: (evidence) => this.#seek(evidence),
      review: this.mode === "review" ? this.#reviewContext(filling) : undefined,
      goTo: (item) => {
        this.renderRoot.querySelector<HTMLDialogElement>("dialog[open]")?.close();
        this.renderRoot.querySelector("details.answers")?.setAttribute("open", "");
        this.focusItem(item);
      },
      run: (action) => this.#run(action),
    };
  }

  #reviewContext(filling: Filling): ReviewContext {
    return {
      reader: this.mayAnswer ? this.reader ?? undefined : undefined, draft: this.#review, isAsked: this.#isAskedForReasons, differs: filling.differs,
      objectionView: (context, item) => this._reviewViews?.objectionView(context, item),
      object: (item, objection) => {
        const isNew = !this.#review.objections.has(item.id);
        this.#review.object(item.id, objection);
        this.requestUpdate();
        if (isNew) void this.updateComplete.then(() => this.#reasonOf(item.id)?.focus());
      },
      comment: (text) => { this.#review.comment = text; },
      acknowledge: () => this.#say("calibrant-acknowledge", acknowledged(filling.evaluation, this.reader ?? "", this.#review)),
      dispute: () => this.#dispute(filling),
    };
  }

  #reasonOf(item: string): HTMLElement | null { return this.renderRoot.querySelector<HTMLElement>(`[data-reason="${CSS.escape(item)}"]`); }

  #dispute(filling: Filling): void {
    const [missing] = this.#review.withoutReason;
    this.#isAskedForReasons = missing !== undefined;
    this.requestUpdate();
    if (missing !== undefined) return this.#reasonOf(missing)?.focus();
    this.#say("calibrant-dispute", disputed(filling.evaluation, this.reader ?? "", this.#review));
  }

  /** What was said stands in the evaluation unless the host refuses it. */
  #say(type: string, evaluation: EvaluationDocument): void {
    if (!this._filling || !this.#emit(type, { evaluation }, true)) return;
    this.#review = new Review();
    this._filling.sheet.adopt(evaluation);
    this.#changed("review");
  }

  #sentence(issue: Issue): string {
    const own = this.#words?.t(`issue-${issue.code}`);
    return own === undefined || own === `issue-${issue.code}` ? this.issueText?.(issue) ?? issue.message : own;
  }

  #judge(item: ItemDocument, judgement: Judgement, typing = false): void {
    if (this.#frozen) return;
    this._current = item.id;
    this._filling?.sheet.judge(item.id, judgement, typing);
    this.#changed(typing ? "typing" : "answer", item.id);
    this.requestUpdate();
  }

  #changed(reason: ChangeReason, item?: string): void {
    if (!this._filling) return;
    this.requestUpdate();
    this.#keep();
    this.#emit("calibrant-change", { evaluation: this._filling.evaluation, reason, item });
    void this.#rescore();
  }

  #keep(): void {
    this.#setFormValue();
    writeAutosave(this.autosave, this.evaluation);
  }

  /** What the host's form sends: the evaluation, and beside it the score and the outcome, where they may be seen and are final. */
  #setFormValue(): void {
    const entries = new FormData();
    if (this.name) {
      entries.set(this.name, this.value);
      const { result } = this;
      if (result && !result.provisional) {
        entries.set(`${this.name}.score`, result.score?.display ?? "");
        entries.set(`${this.name}.outcome`, result.outcome);
      }
    }
    this.#internals.setFormValue(entries, this.value);
  }

  async #rescore(): Promise<void> {
    const filling = this._filling;
    if (!filling || this.#isAway) return;
    try {
      if (!(await filling.rescore()) || filling !== this._filling) return;
    } catch (error) {
      return this.#fail(error, false);
    }
    this.#scored(filling);
  }

  #scored(filling: Filling): void {
    this.#setFormValue();
    this.#validate();
    this.requestUpdate();
    this.#emit("calibrant-change", { evaluation: filling.evaluation, reason: "engine" satisfies ChangeReason, ...this.#visibleResult() });
  }

  #visibleResult(): { result?: Score } {
    return this.result ? { result: this.result } : {};
  }

  #validate(): void {
    const filling = this._filling;
    const t = this.#words?.t;
    if (!filling || !t) return;
    const isMissing = filling.score?.items.some(({ status }) => status === "missing") ?? true;
    if (filling.valueIssues.length > 0) this.#internals.setValidity({ badInput: true }, t("invalid-values"));
    else if (this.required && isMissing) this.#internals.setValidity({ valueMissing: true }, t("answers-missing"));
    else this.#internals.setValidity({});
  }

  /** What the browser would do for a native control: go to the first place that needs something. */
  #showMissing(): void {
    const first = this._filling?.valueIssues.map(itemOf).find(Boolean) ?? this._filling?.score?.items.find(({ status }) => status === "missing")?.id;
    if (first) this.focusItem(first);
  }

  #run(action: Action): void {
    if (!this._filling || !this.#words) return;
    run(action, this.#context(this._filling, this.#words.t, this.#words.locale), {
      root: this.renderRoot as ShadowRoot, updated: () => this.updateComplete,
      submit: () => void this.submit(), step: (which) => this.#step(which),
    });
  }

  #comment(id: string): void {
    this._current = id;
    const media = this.media;
    const evidence = this._filling?.evaluation.answers[id]?.evidence ?? [];
    if (media && media.currentTime > 0 && !evidence.some(({ from }) => from === tenths(media.currentTime))) this.toggleEvidence({ from: tenths(media.currentTime) }, id);
    void this.updateComplete.then(() => this.#row(id)?.querySelector<HTMLElement>("[data-note=note]")?.focus());
  }

  #step(which: "undo" | "redo"): void {
    if (!this.#frozen && this._filling?.sheet[which]()) this.#changed("undo");
  }

  #seek({ from, turn }: EvidenceDocument): void {
    if (this.media && from !== undefined) this.media.currentTime = from;
    this.#emit("calibrant-seek", { seconds: from, turn });
  }

  #row(id: string | undefined): HTMLElement | null { return id === undefined ? null : rowOf(this.renderRoot as ShadowRoot, id); }
  #item(id: string | undefined): ItemDocument | undefined { return this._filling && itemsOf(this._filling.card).find((item) => item.id === id); }

  #fail(error: unknown, fatal = true): void {
    const message = error instanceof Error ? error.message : String(error);
    const code = hasCode(error) ? error.code : "failed";
    if (fatal) this._problem = { code, severity: "error", path: "", message, values: {} };
    this.#emit("calibrant-error", { error, message, code, issues: hasIssues(error) ? error.issues : [] });
  }

  /** False when the host has said no. */
  #emit(type: string, detail: object, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;

const hasCode = (error: unknown): error is { code: string } => typeof (error as { code?: unknown } | null)?.code === "string";

async function fetchCard(url: string): Promise<ScorecardDocument> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return (await response.json()) as ScorecardDocument;
}
