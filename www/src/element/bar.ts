import { html, nothing, type TemplateResult } from "lit";
import type { FormContext } from "./context.js";
import { keyName, type Action } from "./keyboard.js";
import { outcomeView, scoreView } from "./total.js";

/** One place for the score, how far the form is, and what to do next. */
export function barView(context: FormContext): TemplateResult {
  const { t, filling, frozen, canSubmit, score } = context;
  const { shown, answered, notApplicable } = filling.progress;
  return html`<div class="bar" part="bar">
    <div class="figures">
      <div class="total" aria-live="polite">${scoreView(context)} ${outcomeView(context)}</div>
      <span class="progress">${t("progress", { answered, shown, notApplicable })}</span>
      ${score ? html`<button type="button" class="link" aria-haspopup="dialog" @click=${() => context.run("explain")}>${t("explain")}</button>` : nothing}
    </div>
    <div class="actions" part="actions">
      ${frozen ? nothing : html`
        ${toolView(context, "undo", "↶", !filling.sheet.canUndo)}
        ${toolView(context, "redo", "↷", !filling.sheet.canRedo)}`}
      ${toolView(context, "help", "?", false)}
      ${!canSubmit ? html`<span class="submitted">${t(filling.isDraft ? "read-only" : "is-submitted")}</span>`
        : html`<button type="button" class="primary" @click=${() => context.run("submit")}>${t("submit")} ${keysView(context, "submit")}</button>`}
    </div>
  </div>`;
}

function toolView(context: FormContext, action: Action, mark: string, disabled: boolean) {
  const keys = context.keymap?.[action][0];
  const name = context.t(`action-${action}`);
  return html`<button type="button" class="tool" ?disabled=${disabled} aria-label=${name} title=${keys ? `${name} (${keyName(keys)})` : name}
    @click=${() => context.run(action)}><span aria-hidden="true">${mark}</span></button>`;
}

function keysView({ keymap }: FormContext, action: Action) {
  const key = keymap?.[action][0];
  return key ? html`<kbd aria-hidden="true">${keyName(key)}</kbd>` : nothing;
}
