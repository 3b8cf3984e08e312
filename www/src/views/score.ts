import type { EvaluationDocument, Issue, Score } from "calibrant";
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { CalibrantScorecard } from "../element/scorecard-element.js";
import { ActiveTime, type ScoringSession } from "../store/session.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { flagDialogsView, flagsView } from "./flags.js";
import { factsDialogView, factsView } from "./facts.js";
import { View } from "./light.js";
import { passKey } from "./passing-keys.js";
import { Recording } from "./recording.js";
import { showTurn, transcriptView } from "./transcript.js";

/** One call: what happened on the left, the form on the right. */
export class ScoreView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, recordId: { attribute: false },
    session: { state: true }, missing: { state: true }, current: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare recordId: string;
  declare session: ScoringSession | undefined;
  declare missing: boolean;
  declare current: string | undefined;
  #recording = new Recording(() => this.requestUpdate());
  #active = new ActiveTime();

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#passKey);
    document.addEventListener("visibilitychange", this.#leave);
    window.addEventListener("pagehide", this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#passKey);
    document.removeEventListener("visibilitychange", this.#leave);
    window.removeEventListener("pagehide", this.#leave);
    void this.store.saver.flush();
    this.#recording.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("recordId")) void this.#open();
  }

  async #open(): Promise<void> {
    this.session = await this.store.session(this.recordId);
    this.missing = this.session === undefined;
    this.#active = new ActiveTime(this.session?.evaluation.timing?.activeSeconds);
  }

  get form(): CalibrantScorecard | null { return this.querySelector("calibrant-scorecard"); }

  protected override render(): TemplateResult {
    const { session, texts: { t, locale }, settings } = this;
    if (this.missing) return html`<main class="message" tabindex="-1"><p>${t("record-missing")}</p><p><a href="#/">${t("page-home")}</a></p></main>`;
    if (!session) return html`<main class="message" tabindex="-1" aria-busy="true"></main>`;
    const { evaluation, card, record } = session;
    const edit = (change: Partial<EvaluationDocument>) => { session.edit(change); if (this.form) this.form.evaluation = session.evaluation; this.requestUpdate(); };
    return html`<main class="score" tabindex="-1" @pointerdown=${this.#active.mark} @keydown=${this.#active.mark}>
      <h1 class="unseen">${t("page-score")} ${evaluation.subject?.contact ?? ""}</h1>
      <aside class="call" aria-label=${t("call")}>
        ${factsView(this.texts, evaluation)}
        ${this.#recording.view(this.texts)}
        ${transcriptView(this.texts, record.contact?.transcript ?? [], evaluation, {
          language: record.language,
          current: this.current, canMark: evaluation.state === "draft",
          mark: (evidence) => this.form?.toggleEvidence(evidence), seek: (seconds) => this.#recording.seek(seconds), goTo: (item) => this.form?.focusItem(item),
        })}
        ${flagsView(this.texts, evaluation)}
        <button type="button" class="plain print" @click=${() => window.print()}>${t("print")}</button>
      </aside>
      <calibrant-scorecard locale=${locale} hotkeys=${settings.hotkeys} score-display=${settings.scoreDisplay}
        .keymap=${settings.keymap} .engine=${this.store.engine} .issueText=${this.#sentence} .media=${this.#recording.media}
        .evaluation=${session.evaluation} .scorecard=${card}
        @calibrant-change=${this.#changed} @calibrant-submit=${this.#submitted} @calibrant-seek=${this.#seek}
        @click=${this.#follow} @keyup=${this.#follow} @focusin=${this.#follow} @focusout=${() => void this.store.saver.flush()}></calibrant-scorecard>
      ${factsDialogView(this.texts, evaluation, edit)}
      ${flagDialogsView(this.texts, evaluation, edit)}
    </main>`;
  }

  readonly #changed = ({ detail }: CustomEvent<{ evaluation: EvaluationDocument; reason: string; result?: Score }>): void => {
    if (detail.reason === "engine") this.session?.show(detail.result);
    else this.session?.fill(detail.evaluation, detail.reason === "typing");
    this.#follow();
    this.requestUpdate();
  };

  readonly #submitted = ({ detail: { evaluation, result } }: CustomEvent<{ evaluation: EvaluationDocument; result?: Score }>): void => {
    this.#active.mark();
    this.session?.fill({ ...evaluation, timing: { activeSeconds: this.#active.seconds } }, false);
    this.session?.show(result);
    if (this.form && this.session) this.form.evaluation = this.session.evaluation;
    // From here on there is something that should outlive a full disk.
    void navigator.storage?.persist?.();
    this.requestUpdate();
  };

  /** Where an issue is mended by something on this page, the page says how. */
  readonly #sentence = (issue: Issue): string => {
    const isFact = issue.code === "missing-key" && ["subject", "at", "post"].includes(String(issue.values.key));
    return isFact ? this.texts.t("facts-needed") : this.texts.sentence(issue);
  };

  readonly #seek = ({ detail }: CustomEvent<{ seconds?: number; turn?: number }>): void => showTurn(this.session?.record.contact?.transcript ?? [], detail);

  /** Marks in the transcript go to the item the form stands on. */
  readonly #follow = (): void => {
    this.current = this.form?.currentItem;
  };

  readonly #passKey = (event: KeyboardEvent): void => passKey(this.form, event);

  readonly #leave = (): void => {
    void this.store.saver.flush();
  };
}

