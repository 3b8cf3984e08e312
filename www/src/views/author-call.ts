import type { EvaluationDocument, ScorecardDocument } from "calibrant";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { inLanguage, isAnswered } from "../element/documents.js";
import { callAt, putCall, type Call } from "../quiz/draft.js";
import { scoredItems, withExpert, withSubject } from "../quiz/draft-call.js";
import { acceptedView } from "./author-accepted.js";
import { draftPath, type AuthorContext } from "./author-context.js";
import { textField } from "./author-fields.js";
import { blindCallView } from "./blind-call.js";
import { openDialog } from "./dialogs.js";
import { factsDialogView, subjectView } from "./facts.js";
import { FormUnderWay } from "./form-under-way.js";
import { View } from "./light.js";

/** A call of a scoring part: how the expert scores it, what is right besides, and why. */
export class AuthorCall extends View {
  static override properties = { context: { attribute: false }, at: { attribute: false }, call: { attribute: false }, isScoring: { attribute: false }, head: { attribute: false } };
  declare context: AuthorContext;
  declare at: number;
  declare call: number;
  /** The form is open. */
  declare isScoring: boolean;
  declare head: TemplateResult;
  readonly #form = new FormUnderWay(this, () => undefined);
  #begun = "";

  protected override willUpdate(changed: PropertyValues<this>): void {
    const shown = `${this.isScoring} ${this.at}/${this.call}`;
    if (!changed.has("isScoring") && shown === this.#begun) return;
    this.#begun = shown;
    this.#form.begin(this.#call?.right.expert.timing?.activeSeconds);
  }

  get #call(): Call | undefined { return callAt(this.context.document, this.at, this.call); }

  protected override render(): TemplateResult {
    const found = this.#call;
    const part = this.context.document.parts[this.at];
    if (!found || part?.kind !== "scoring") return html``;
    return this.isScoring ? this.#formView(found, part.scorecard) : this.#callView(found, part.scorecard);
  }

  #callView({ call, right }: Call, card: ScorecardDocument) {
    const { context, context: { texts: { t, locale }, document, id }, at: part, head } = this;
    const items = scoredItems(card);
    const name = inLanguage(call.title, locale) || t("call-untitled", { number: this.call + 1 });
    const answered = items.filter((item) => isAnswered(right.expert.answers[item.id])).length;
    return html`<main class="home author" tabindex="-1">
      <p><a href=${draftPath(id)}>${inLanguage(document.title, locale) || t("draft-untitled")}</a> › <a href=${draftPath(id, part)}>${inLanguage(document.parts[part]?.title, locale) || t("part-untitled", { number: part + 1 })}</a></p>
      <h1 tabindex="-1" data-at=${`/parts/${part}/cases/${this.call}`}>${name}</h1>
      ${head}
      <section aria-labelledby="call-title"><h2 id="call-title">${t("call-about")}</h2>
        ${textField(context, { label: t("call-name"), path: `/parts/${part}/cases/${this.call}/title`, text: call.title, put: (title) => this.#put({ call: { ...call, title: title ?? "" }, right }, true) })}
        <p>${t(call.contact?.transcript.length ? "call-lines" : "call-no-transcript", { lines: call.contact?.transcript.length ?? 0 })}</p>
        ${subjectView(t, call.contact?.subject)}
        <div class="buttons"><button type="button" data-at=${`/key/${document.parts[part]?.id}/${call.id}/expert`} @click=${() => openDialog("facts")}>${t("edit-facts")}</button></div>
        ${factsDialogView(context.texts, right.expert, (change) => this.#put(withSubject({ call, right }, change)))}</section>
      <section aria-labelledby="expert-title"><h2 id="expert-title">${t("expert-title")}</h2>
        <p>${t("expert-progress", { answered, items: items.length })}</p>
        <p class="hint">${t("expert-hint")}</p>
        <div class="buttons"><a class="button primary" href=${draftPath(id, part, this.call, "score")}>${t(answered ? "expert-go-on" : "expert-score")}</a></div>
        ${answered ? acceptedView(context, { part, call, right, items, put: (next, typing) => this.#put({ call, right: next }, typing) }) : nothing}</section>
      ${right.panel?.length ? html`<section aria-labelledby="panel-title"><h2 id="panel-title">${t("author-panel-title")}</h2>
        <p>${t("panel-kept", { raters: right.panel.length, names: right.panel.map(({ rater }) => rater.id).join(" · ") })}</p>
        <div class="buttons"><button type="button" @click=${() => this.#dropPanel({ call, right })}>${t("panel-remove")}</button></div></section>` : nothing}
    </main>`;
  }

  #formView({ call, right }: Call, scorecard: ScorecardDocument) {
    const { context: { store, texts, texts: { t, locale }, id }, at: part } = this;
    const back = draftPath(id, part, this.call);
    return html`${keyed(`${part}/${this.call}`, blindCallView({
      store, texts, settings: store.settings, form: this.#form, scorecard, contact: call.contact, evaluation: right.expert,
      head: html`<p><a href=${back}>${t("expert-back")}</a></p><h1 tabindex="-1">${inLanguage(call.title, locale)} <small>${t("expert-title")}</small></h1>`,
      fill: (evaluation, typing) => this.#score(evaluation, typing),
      submit: (evaluation) => { this.#score(evaluation, false); location.hash = back; },
    }))}`;
  }

  #score(evaluation: EvaluationDocument, typing: boolean): void {
    const found = this.#call;
    if (found) this.#put({ call: found.call, right: withExpert(found.right, evaluation) }, typing);
  }

  #dropPanel({ call, right: { panel: _, ...right } }: Call): void {
    this.#put({ call, right });
  }

  #put(call: Call, typing = false): void {
    this.context.put(putCall(this.context.document, this.at, this.call, call), typing);
  }
}
