import { html, type TemplateResult } from "lit";
import { ACTIONS, keyName, type Keymap } from "./keyboard.js";
import type { Translate } from "./texts.js";

/** Every key there is, in one table. */
export function helpView(t: Translate, keymap: Keymap | undefined): TemplateResult {
  if (!keymap) return html`<p>${t("keys-are-off")}</p>`;
  const shown = ACTIONS.filter((action) => keymap[action].length > 0);
  return html`<table class="keys"><tbody>
    ${shown.map((action) => html`<tr><th scope="row">${actionName(t, action)}</th>
      <td>${keymap[action].map((key) => html`<kbd>${keyName(key)}</kbd> `)}</td></tr>`)}
  </tbody></table>
  <p class="quiet-text">${t("keys-note")}</p>`;
}

export function actionName(t: Translate, action: (typeof ACTIONS)[number]): string {
  const level = /^level(\d)$/.exec(action)?.[1];
  return level ? t("action-level", { level }) : t(`action-${action}`);
}
