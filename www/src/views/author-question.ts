import type { QuestionDocument, RightNumber } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { inLanguage } from "../element/documents.js";
import { changed, putEntry, type Entry } from "../quiz/draft.js";
import { TriedKinds } from "../quiz/draft-kind.js";
import { addOption, addPrompt, moveOption, optionsOf, putMatch, putNumber, putOption, putPrompt, putReason, reasonsOf, removeOption, removePrompt, rightOptions, toggleRight } from "../quiz/draft-question.js";
import { KINDS, LIMITS, type Kind } from "../quiz/question.js";
import { shortened, type AuthorContext } from "./author-context.js";
import { checkField, choiceField, numberField, textField } from "./author-fields.js";
import { addButton, orderButtons, removeButton } from "./author-order.js";

interface Place { context: AuthorContext; entry: Entry; path: string; key: string; put: (entry: Entry, typing?: boolean) => void }

const kinds = new TriedKinds();

/** A question with what is right about it, in one form. */
export function questionView(context: AuthorContext, at: number, index: number, entry: Entry): TemplateResult {
  const { texts: { t, locale }, document } = context;
  const { item, right } = entry;
  const path = `/parts/${at}/items/${index}`;
  const key = `/key/${document.parts[at]?.id}/${item.id}`;
  const put = (next: Entry, typing = true) => context.put(putEntry(document, at, index, next), typing);
  const putItem = (change: { [key: string]: unknown }, typing = true) => put({ item: changed<object>(item, change) as QuestionDocument, right }, typing);
  const place = { context, entry, path, key, put };
  const skills = Object.entries(document.skills ?? {}).map(([id, name]): [string, string] => [id, inLanguage(name, locale) || id]);
  return html`<div class="question-form">
    ${textField(context, { label: t("question-title"), path: `${path}/title`, text: item.title, lines: 2, put: (title) => putItem({ title: title ?? "" }) })}
    <div class="grid">
      ${choiceField({ label: t("question-kind"), path: `${path}/kind`, value: item.kind, choices: KINDS.map((kind) => [kind, t(`kind-${kind}`)]), put: (kind) => put(kinds.change(`${context.id}${key}`, entry, kind as Kind), false) })}
      ${numberField({ label: t("question-points"), path: `${path}/points`, usual: "1", value: item.points, put: (points) => putItem({ points }) })}
      ${skills.length ? choiceField({ label: t("question-skill"), path: `${path}/skill`, value: item.skill ?? "", choices: [["", t("skill-none")], ...skills], put: (skill) => putItem({ skill: skill || undefined }, false) }) : nothing}
    </div>
    ${item.kind === "number" ? numberView(place) : optionsView(place, item.kind)}
    ${item.kind === "match" ? promptsView(place) : nothing}
    ${"partial" in item || item.kind === "multiple" || item.kind === "order" || item.kind === "match" ? checkField({ label: t("question-partial"), path: `${path}/partial`, hint: t(`partial-${item.kind}`), isOn: (item as { partial?: boolean }).partial !== false, put: (isOn) => putItem({ partial: isOn ? undefined : false }, false) }) : nothing}
    ${textField(context, { label: t("question-reason"), path: `${key}/reason`, text: right?.reason, lines: 2, hint: t("question-reason-hint"), put: (reason) => put({ item, right: changed(right, { reason }) }) })}
    ${textField(context, { label: t("question-guidance"), path: `${path}/guidance`, text: item.guidance, lines: 2, hint: t("question-guidance-hint"), put: (guidance) => putItem({ guidance }) })}
  </div>`;
}

/** Options with what is right: by a mark, by their order, or below by their prompts. */
function optionsView({ context, entry, path, key, put }: Place, kind: Exclude<Kind, "number">) {
  const { t } = context.texts;
  const options = optionsOf(entry);
  const stored = "options" in entry.item ? entry.item.options : [];
  const right = rightOptions(entry);
  const reasons = reasonsOf(entry);
  return html`<fieldset data-at=${`${key}/answer`} tabindex="-1"><legend>${t(`options-${kind}`)}</legend>
    <ol class="lines" data-at=${`${path}/options`} tabindex="-1">${options.map(({ id, title }, at) => {
      const name = t("option-number", { number: at + 1 });
      return html`<li>
        ${kind === "single" || kind === "multiple" ? html`<label class="check"><input type=${kind === "single" ? "radio" : "checkbox"} name=${key} value=${id} .checked=${live(right.includes(id))} @change=${() => put(toggleRight(entry, id), false)}>${t("option-is-right", { number: at + 1 })}</label>` : nothing}
        ${textField(context, { label: name, path: `${path}/options/${stored.findIndex((option) => option.id === id)}/title`, text: title, put: (text) => put(putOption(entry, id, text ?? "")) })}
        ${kind === "single" || kind === "multiple" || reasons?.[id] !== undefined ? textField(context, { label: t("option-reason", { number: at + 1 }), path: `${key}/reasons/${id}`, text: reasons?.[id], put: (text) => put(putReason(entry, id, text)) }) : nothing}
        <div class="buttons">${orderButtons(context, name, at, options.length, (by) => put(moveOption(entry, id, by), false))}
          ${removeButton(context, name, () => put(removeOption(entry, id), false), options.length <= LIMITS.fewestOptions)}</div></li>`;
    })}</ol>
    <div class="buttons">${addButton(context, t("add-option"), () => put(addOption(entry), false), options.length >= LIMITS.options)}</div></fieldset>`;
}

function promptsView({ context, entry, path, key, put }: Place) {
  const { t, locale } = context.texts;
  const { item, right } = entry;
  if (item.kind !== "match") return nothing;
  const matches = right && "matches" in right.answer ? right.answer.matches : {};
  return html`<fieldset><legend>${t("prompts")}</legend>
    <ol class="lines" data-at=${`${path}/prompts`} tabindex="-1">${item.prompts.map(({ id, title }, at) => html`<li>
      ${textField(context, { label: t("prompt-number", { number: at + 1 }), path: `${path}/prompts/${at}/title`, text: title, put: (text) => put(putPrompt(entry, id, text ?? "")) })}
      ${choiceField({ label: t("prompt-right", { number: at + 1 }), path: `${key}/answer/matches/${id}`, value: matches[id] ?? "", choices: [...openChoice(matches[id]), ...item.options.map((option, place): [string, string] => [option.id, shortened(inLanguage(option.title, locale)) || t("option-number", { number: place + 1 })])], put: (option) => put(putMatch(entry, id, option), false) })}
      <div class="buttons">${removeButton(context, t("prompt-number", { number: at + 1 }), () => put(removePrompt(entry, id), false), item.prompts.length < 2)}</div></li>`)}</ol>
    <div class="buttons">${addButton(context, t("add-prompt"), () => put(addPrompt(entry), false), item.prompts.length >= LIMITS.prompts)}</div></fieldset>`;
}

function numberView({ context: { texts: { t } }, entry, key, put }: Place) {
  const right = entry.right as RightNumber;
  const change = (next: { [key in "number" | "tolerance" | "nothingFrom"]?: unknown }) => put(putNumber(entry, next));
  return html`<div class="grid">
    ${numberField({ label: t("number-right"), path: `${key}/answer/number`, value: right.answer.number, put: (number) => change({ number: number ?? "" }) })}
    ${numberField({ label: t("number-tolerance"), path: `${key}/tolerance`, usual: "0", value: right.tolerance, put: (tolerance) => change({ tolerance }) })}
    ${numberField({ label: t("number-nothing-from"), path: `${key}/nothingFrom`, usual: t("rule-none"), hint: t("number-nothing-from-hint"), value: right.nothingFrom, put: (nothingFrom) => change({ nothingFrom }) })}</div>`;
}

/** Where nothing is chosen yet, nothing looks chosen. */
const openChoice = (chosen: string | undefined): [string, string][] => chosen ? [] : [["", ""]];
