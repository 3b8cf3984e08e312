import type { EvaluationDocument } from "calibrant";
import type { RoomCase } from "calibrant/calibration";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { JoinedShelf, Joining } from "../store/joined.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { blindCallView } from "./blind-call.js";
import { formDialog, openDialog, textOf } from "./dialogs.js";
import { FormUnderWay } from "./form-under-way.js";
import { roomPath } from "./join-entry.js";
import { CallRecording } from "./call-recording.js";
import { View } from "./light.js";

/** One call of a room, scored blind: no score is shown, and none leaves the form. */
export class JoinCase extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, joining: { attribute: false }, scored: { attribute: false }, shelf: { attribute: false },
    evaluation: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare joining: Joining;
  declare scored: RoomCase;
  declare evaluation: EvaluationDocument;
  declare shelf: JoinedShelf;
  #recording: CallRecording | undefined;
  readonly #form = new FormUnderWay(this, () => void this.joining.flush());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#recording?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("scored") && !changed.has("joining")) return;
    this.evaluation = this.joining.evaluationOf(this.scored);
    this.#form.begin(this.evaluation.timing?.activeSeconds);
    this.#recording?.close();
    this.#recording = new CallRecording(this.shelf.recordings(this.joining.place), this.scored.contact, () => this.requestUpdate());
  }

  protected override render(): TemplateResult {
    const { store, texts, settings, joining: { place, cases, rater }, scored, evaluation } = this;
    const { t } = texts;
    return blindCallView({
      store, texts, settings, evaluation, form: this.#form, recording: this.#recording, scorecard: place.document.scorecard, contact: scored.contact,
      head: html`<p><a href=${roomPath(place.room, rater.id)}>${place.document.title}</a></p>
        <h1>${scored.title}</h1>
        <p class="hint">${t("case-of", { number: cases.indexOf(scored) + 1, cases: cases.length, name: rater.name })}</p>
        ${this.#stateView()}`,
      fill: (changed, typing) => this.#fill(changed, typing), submit: (finished) => void this.#submit(finished),
    }, this.#changeView());
  }

  /** What can be done next, once the form is finished. */
  #stateView() {
    const { joining, scored: { id }, texts: { t } } = this;
    const state = joining.stateOf(id);
    const next = [...joining.inState("started"), ...joining.inState("open")][0];
    const list = roomPath(joining.place.room, joining.rater.id);
    return html`<div class="next" tabindex="-1">${state === "finished" ? html`<p>${t("finished-hint")}</p>
        <div class="buttons">${next ? html`<a class="button" href=${roomPath(joining.place.room, joining.rater.id, next.id)}>${t("next-case", { title: next.title })}</a>`
          : html`<a class="button" href=${list}>${t("go-and-lock")}</a>`}
          <button type="button" @click=${this.#resume}>${t("change-answers")}</button></div>`
      : state === "locked" ? html`<p>${t("locked-hint")}</p>
        <div class="buttons"><button type="button" @click=${() => openDialog("change")}>${t("change-locked")}</button></div>` : nothing}</div>`;
  }

  #changeView() {
    const { t } = this.texts;
    return formDialog({
      id: "change", title: t("change-locked-title"), hint: t("change-locked-meaning"), confirm: t("change-answers"), cancel: t("cancel"),
      fields: html`<label>${t("change-locked-reason")}<textarea name="reason" rows="2" maxlength="2000" required></textarea></label>`,
      save: (data) => {
        this.joining.change(this.scored.id, textOf(data, "reason") ?? "");
        this.evaluation = this.joining.evaluationOf(this.scored);
      },
    });
  }

  /** What comes next stands elsewhere on the page: whoever has submitted is led there. */
  async #submit(evaluation: EvaluationDocument): Promise<void> {
    this.#fill(evaluation, false);
    await this.updateComplete;
    this.querySelector<HTMLElement>(".next")?.focus();
  }

  readonly #resume = (): void => {
    this.joining.resume(this.scored.id);
    this.evaluation = this.joining.evaluationOf(this.scored);
  };

  #fill(evaluation: EvaluationDocument, typing: boolean): void {
    this.joining.fill(this.scored.id, evaluation, typing);
    this.evaluation = evaluation;
  }
}
