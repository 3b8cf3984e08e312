import type { EvaluationDocument, Issue, Score } from "calibrant";
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { ScoringSession } from "../store/session.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { flagDialogsView, flagsView } from "./flags.js";
import { factsDialogView, factsView } from "./facts.js";
import { FormUnderWay } from "./form-under-way.js";
import { View } from "./light.js";
import { Recording } from "./recording.js";
import { showTurn, transcriptView } from "./transcript.js";

/** One call: what happened on the left, the form on the right. */
export class ScoreView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, recordId: { attribute: false },
    session: { state: true }, missing: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare recordId: string;
  declare session: ScoringSession | undefined;
  declare missing: boolean;
  #recording = new Recording(() => this.requestUpdate());
  readonly #form = new FormUnderWay(this, () => void this.store.saver.flush());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#recording.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("recordId")) void this.#open();
  }

  async #open(): Promise<void> {
    this.session = await this.store.session(this.recordId);
    this.missing = this.session === undefined;
    this.#form.begin(this.session?.evaluation.timing?.activeSeconds);
  }

  /** What the session holds, not what the form has said. */
  #refill(): void {
    const { element } = this.#form;
    if (element && this.session) element.evaluation = this.session.evaluation;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { session, texts: { t, locale }, settings } = this;
    if (this.missing) return html`<main class="message" tabindex="-1"><p>${t("record-missing")}</p><p><a href="#/">${t("page-home")}</a></p></main>`;
    if (!session) return html`<main class="message" tabindex="-1" aria-busy="true"></main>`;
    const { evaluation, card, record } = session;
    const edit = (change: Partial<EvaluationDocument>) => { session.edit(change); this.#refill(); };
    return html`<main class="score" tabindex="-1" @pointerdown=${this.#form.mark} @keydown=${this.#form.mark}>
      <h1 class="unseen">${t("page-score")} ${evaluation.subject?.contact ?? ""}</h1>
      <aside class="call" aria-label=${t("call")}>
        ${factsView(this.texts, evaluation)}
        ${this.#recording.view(this.texts)}
        ${transcriptView(this.texts, record.contact?.transcript ?? [], evaluation, {
          language: record.language,
          current: this.#form.current, canMark: evaluation.state === "draft",
          mark: (evidence) => this.#form.element?.toggleEvidence(evidence), seek: (seconds) => this.#recording.seek(seconds), goTo: (item) => this.#form.element?.focusItem(item),
        })}
        ${flagsView(this.texts, evaluation)}
        <button type="button" class="plain print" @click=${() => window.print()}>${t("print")}</button>
      </aside>
      <calibrant-scorecard locale=${locale} hotkeys=${settings.hotkeys} score-display=${settings.scoreDisplay}
        .keymap=${settings.keymap} .engine=${this.store.engine} .issueText=${this.#sentence} .media=${this.#recording.media}
        .evaluation=${session.evaluation} .scorecard=${card}
        @calibrant-change=${this.#changed} @calibrant-submit=${this.#submitted} @calibrant-seek=${this.#seek}
        @click=${this.#form.follow} @keyup=${this.#form.follow} @focusin=${this.#form.follow} @focusout=${this.#form.flush}></calibrant-scorecard>
      ${factsDialogView(this.texts, evaluation, edit)}
      ${flagDialogsView(this.texts, evaluation, edit)}
    </main>`;
  }

  readonly #changed = ({ detail }: CustomEvent<{ evaluation: EvaluationDocument; reason: string; result?: Score }>): void => {
    if (detail.reason === "engine") this.session?.show(detail.result);
    else this.session?.fill(detail.evaluation, detail.reason === "typing");
    this.#form.follow();
    this.requestUpdate();
  };

  readonly #submitted = ({ detail: { evaluation, result } }: CustomEvent<{ evaluation: EvaluationDocument; result?: Score }>): void => {
    this.session?.fill({ ...evaluation, timing: { activeSeconds: this.#form.finish() } }, false);
    this.session?.show(result);
    // From here on there is something that should outlive a full disk.
    void navigator.storage?.persist?.();
    this.#refill();
  };

  /** Where an issue is mended by something on this page, the page says how. */
  readonly #sentence = (issue: Issue): string => {
    const isFact = issue.code === "missing-key" && ["subject", "at", "post"].includes(String(issue.values.key));
    return isFact ? this.texts.t("facts-needed") : this.texts.sentence(issue);
  };

  readonly #seek = ({ detail }: CustomEvent<{ seconds?: number; turn?: number }>): void => showTurn(this.session?.record.contact?.transcript ?? [], detail);
}
