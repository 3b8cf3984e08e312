import { html, type TemplateResult } from "lit";
import { actionName } from "../element/help.js";
import { ACTIONS, DEFAULT_KEYMAP, keyName, keyOf, type Action, type Keymap } from "../element/keyboard.js";
import { LOCALES } from "../element/texts.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import { LANGUAGE_NAMES, type Texts } from "../texts.js";
import { View } from "./light.js";

/** Language, running score, who scores, and every key; each change holds at once and stays on this device. */
export class SettingsDialog extends View {
  static override properties = { store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, listening: { state: true } };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  /** The action whose new key is being waited for. */
  declare listening: Action | undefined;

  show(): void {
    this.querySelector("dialog")?.showModal();
  }

  protected override render(): TemplateResult {
    const { settings, texts: { t } } = this;
    const choose = (key: keyof Settings) => (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      void this.store.set({ [key]: value === "" ? undefined : value });
    };
    return html`<dialog id="settings" aria-labelledby="settings-title" @close=${() => { this.listening = undefined; }}>
      <h2 id="settings-title">${t("settings")}</h2>
      <div class="grid">
        <label>${t("setting-language")}<select @change=${choose("locale")}>
          <option value="" ?selected=${!settings.locale}>${t("language-of-browser")}</option>
          ${LOCALES.map((locale) => html`<option value=${locale} lang=${locale} ?selected=${settings.locale === locale}>${LANGUAGE_NAMES[locale]}</option>`)}</select></label>
        <label>${t("setting-score")}<select @change=${choose("scoreDisplay")}>
          ${(["live", "after", "hidden"] as const).map((value) => html`<option value=${value} ?selected=${settings.scoreDisplay === value}>${t(`score-${value}`)}</option>`)}</select></label>
        <label>${t("fact-rater")}<input maxlength="64" pattern="[A-Za-z0-9._\\-]+" .value=${settings.raterId} autocomplete="off"
          @change=${(event: Event) => { const input = event.target as HTMLInputElement; if (input.value && input.checkValidity()) choose("raterId")(event); }}></label>
        <label>${t("setting-level")}<select @change=${choose("raterLevel")}>
          ${(["quality", "leadership", "supervisor", "agent"] as const).map((value) => html`<option value=${value} ?selected=${settings.raterLevel === value}>${t(`level-${value}`)}</option>`)}</select></label>
        <label>${t("setting-keys")}<select @change=${choose("hotkeys")}>
          <option value="on" ?selected=${settings.hotkeys === "on"}>${t("keys-on")}</option><option value="off" ?selected=${settings.hotkeys === "off"}>${t("keys-off")}</option></select></label>
      </div>
      <details class="keys" ?hidden=${settings.hotkeys === "off"}><summary>${t("change-keys")}</summary>
        <p class="hint">${t("change-keys-hint")}</p>
        <table><tbody>${ACTIONS.map((action) => this.#keyView(action))}</tbody></table>
        <button type="button" @click=${() => void this.store.set({ keymap: DEFAULT_KEYMAP })}>${t("keys-default")}</button>
      </details>
      <div class="buttons"><button type="button" class="primary" @click=${() => this.querySelector("dialog")?.close()}>${t("close")}</button></div>
    </dialog>`;
  }

  #keyView(action: Action) {
    const { t, form } = this.texts;
    const keys = this.settings.keymap[action];
    const name = actionName(form, action);
    const isListening = this.listening === action;
    return html`<tr><th scope="row">${name}</th>
      <td>${isListening ? html`<em>${t("press-a-key")}</em>` : keys.length ? keys.map((key) => html`<kbd>${keyName(key)}</kbd> `) : t("no-key")}</td>
      <td><button type="button" aria-pressed=${String(isListening)} aria-label=${t("change-key-of", { name })}
        @click=${() => { this.listening = isListening ? undefined : action; }} @keydown=${(event: KeyboardEvent) => this.#take(event, action)}>${t("change")}</button>
        <button type="button" ?disabled=${keys.length === 0} aria-label=${t("switch-off-key-of", { name })} @click=${() => this.#assign(action, [])}>${t("switch-off")}</button></td></tr>`;
  }

  #take(event: KeyboardEvent, action: Action): void {
    if (this.listening !== action || event.key === "Tab") return;
    const key = keyOf(event);
    if (!key) return;
    event.preventDefault();
    this.listening = undefined;
    if (event.key !== "Escape") this.#assign(action, [key]);
  }

  /** One key, one meaning: what it did before it does no longer. */
  #assign(action: Action, keys: readonly string[]): void {
    const others = Object.entries(this.settings.keymap).map(([other, had]) => [other, had.filter((key) => !keys.includes(key))]);
    void this.store.set({ keymap: { ...(Object.fromEntries(others) as Keymap), [action]: keys } });
  }
}
