import type { Text } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { inLanguage } from "../element/documents.js";
import { percentOf, shareOf, wholeOf } from "../quiz/draft-number.js";
import { textIn, withText } from "../quiz/draft-text.js";
import type { AuthorContext } from "./author-context.js";

/** `path`: the JSON Pointer of what is written here, by which issues lead to it. */
interface Field { label: string; path: string; hint?: string | undefined }

export const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
const idOf = (path: string): string => `at${path.replaceAll("/", "-")}`;

export interface TextField extends Field { text: Text | undefined; lines?: number; put: (text: Text | undefined) => void }

/** A text in the language that is written now; where there is none, what it is in another. */
export function textField({ texts: { t }, language, plain }: AuthorContext, { label, path, hint, text, lines, put }: TextField): TemplateResult {
  const own = textIn(text, language, plain);
  const other = own === "" ? inLanguage(text, language) : "";
  const about = other ? t("missing-here", { language: t(`language-${language}`), other }) : hint;
  const typed = (event: Event) => put(withText(text, language, plain, valueOf(event)));
  const described = about ? `${idOf(path)}-about` : nothing;
  return html`<div class="field"><label>${label}${lines
      ? html`<textarea data-at=${path} lang=${language} rows=${lines} aria-describedby=${described} .value=${live(own)} @input=${typed}></textarea>`
      : html`<input data-at=${path} lang=${language} autocomplete="off" aria-describedby=${described} .value=${live(own)} @input=${typed}>`}</label>
    ${about ? html`<p id=${`${idOf(path)}-about`} class=${other ? "hint missing" : "hint"}>${about}</p>` : nothing}</div>`;
}

export interface NumberField extends Field { value: unknown; usual?: string; put: (value: unknown) => void }

/** A number as a document has it; what is none is kept as it is typed, for the engine to say so. Nothing typed is no key. */
export const numberField = (field: NumberField): TemplateResult => typedView(field, { kept: (text) => text, shown: (value) => String(value ?? ""), isNumber: true });

/** A share of 1 as a percentage; as a decimal to the letter, or as a number. */
export const shareField = (field: NumberField, isNumber = false): TemplateResult => typedView(field, { kept: shareOf, shown: percentOf, isNumber });

interface Reading { kept: (text: string) => string; shown: (value: unknown) => string; isNumber: boolean }

function typedView({ label, path, hint, usual, value, put }: NumberField, { kept, shown, isNumber }: Reading) {
  // “0.0” is on the way to “0.05”: what would be read back otherwise stays a text until the field is left.
  const typed = (event: Event) => {
    const text = valueOf(event).trim();
    const number = wholeOf(kept(text));
    put(text === "" ? undefined : isNumber && shown(number) === text ? number : kept(text));
  };
  const left = (event: Event) => {
    const text = valueOf(event).trim();
    if (text !== "" && isNumber) put(wholeOf(kept(text)));
  };
  return html`<div class="field"><label>${label}<input data-at=${path} inputmode="decimal" autocomplete="off" maxlength="20" placeholder=${usual ?? nothing} aria-describedby=${hint ? `${idOf(path)}-about` : nothing} .value=${live(shown(value))} @input=${typed} @change=${left}></label>
    ${hint ? html`<p id=${`${idOf(path)}-about`} class="hint">${hint}</p>` : nothing}</div>`;
}

/** A plain word of the document, in no language. */
export function wordField({ label, path, hint, value, put }: Field & { value: string; put: (value: string) => void }): TemplateResult {
  return html`<div class="field"><label>${label}<input data-at=${path} autocomplete="off" maxlength="200" spellcheck="false" aria-describedby=${hint ? `${idOf(path)}-about` : nothing} .value=${live(value)} @input=${(event: Event) => put(valueOf(event))}></label>
    ${hint ? html`<p id=${`${idOf(path)}-about`} class="hint">${hint}</p>` : nothing}</div>`;
}

export function choiceField({ label, path, value, choices, put }: Field & { value: string; choices: [value: string, title: string][]; put: (value: string) => void }): TemplateResult {
  return html`<div class="field"><label>${label}<select data-at=${path} @change=${(event: Event) => put(valueOf(event))}>
    ${choices.map(([each, title]) => html`<option value=${each} .selected=${live(each === value)}>${title}</option>`)}</select></label></div>`;
}

export function checkField({ label, path, hint, isOn, put }: Field & { isOn: boolean; put: (isOn: boolean) => void }): TemplateResult {
  return html`<label class="check"><input type="checkbox" data-at=${path} .checked=${live(isOn)} @change=${(event: Event) => put((event.target as HTMLInputElement).checked)}><span>${label}${hint ? html` <span class="hint">${hint}</span>` : nothing}</span></label>`;
}
