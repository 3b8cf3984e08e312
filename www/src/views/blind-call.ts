import type { ContactDocument, EvaluationDocument, ScorecardDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { subjectView } from "./facts.js";
import type { FormUnderWay } from "./form-under-way.js";
import type { CallRecording } from "./call-recording.js";
import { showTurn, transcriptView } from "./transcript.js";

/** A call that is scored without its score being seen: no score is shown, and none leaves the form. */
export interface BlindCall {
  store: Store;
  texts: Texts;
  settings: Settings;
  form: FormUnderWay;
  scorecard: ScorecardDocument;
  contact: ContactDocument | undefined;
  evaluation: EvaluationDocument;
  recording?: CallRecording | undefined;
  /** What stands above the call. */
  head: TemplateResult;
  fill: (evaluation: EvaluationDocument, typing: boolean) => void;
  /** The form is finished. */
  submit: (evaluation: EvaluationDocument) => void;
}

/** The call on one side, its form on the other. */
export function blindCallView({ store, texts, settings, form, scorecard, contact, evaluation, recording, head, fill, submit }: BlindCall, after: TemplateResult | typeof nothing = nothing): TemplateResult {
  const { t, locale } = texts;
  const turns = contact?.transcript ?? [];
  const changed = ({ detail }: CustomEvent<{ evaluation: EvaluationDocument; reason: string }>) => {
    if (detail.reason !== "engine") fill(detail.evaluation, detail.reason === "typing");
    form.follow();
  };
  const submitted = ({ detail }: CustomEvent<{ evaluation: EvaluationDocument }>) =>
    submit({ ...detail.evaluation, timing: { activeSeconds: form.finish() } });
  return html`<main class="score" tabindex="-1" @pointerdown=${form.mark} @keydown=${form.mark}>
    <aside class="call" aria-label=${t("call")}>
      ${head}
      ${evaluation.subject ? html`<div class="call-facts">${subjectView(t, evaluation.subject)}</div>` : nothing}
      ${recording?.view(texts)}
      ${transcriptView(texts, turns, evaluation, {
        language: undefined, current: form.current, canMark: evaluation.state === "draft",
        mark: (evidence) => form.element?.toggleEvidence(evidence), seek: (seconds) => recording?.player.seek(seconds), goTo: (item) => form.element?.focusItem(item),
      })}
    </aside>
    <calibrant-scorecard mode="blind" score-display="hidden" locale=${locale} hotkeys=${settings.hotkeys}
      .keymap=${settings.keymap} .engine=${store.engine} .issueText=${texts.sentence} .media=${recording?.player.media}
      .evaluation=${evaluation} .scorecard=${scorecard}
      @calibrant-change=${changed} @calibrant-submit=${submitted}
      @calibrant-seek=${({ detail }: CustomEvent<{ seconds?: number; turn?: number }>) => showTurn(turns, detail)}
      @click=${form.follow} @keyup=${form.follow} @focusin=${form.follow} @focusout=${form.flush}></calibrant-scorecard>
    ${after}
  </main>`;
}
