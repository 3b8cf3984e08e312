import { html, nothing, type TemplateResult } from "lit";
import type { KnowledgePart, QuizPart } from "calibrant/quiz";
import { changed, entryAt, moveAsked, putPart, removeAsked, addEntries } from "../quiz/draft.js";
import { blankEntry } from "../quiz/draft-question.js";
import { freeId } from "../quiz/draft.js";
import { KINDS, type Kind } from "../quiz/question.js";
import { inLanguage } from "../element/documents.js";
import type { AuthorContext } from "./author-context.js";
import { checkField, choiceField, textField } from "./author-fields.js";
import { orderButtons, removeButton } from "./author-order.js";
import { questionView } from "./author-question.js";
import { ruleView } from "./author-rule.js";

const SUBJECTS = ["business", "standard", "process", "scoring"] as const;

/** One part: what it is, what is asked in it, and when it is passed. */
export function partView(context: AuthorContext, at: number): TemplateResult {
  const { texts: { t }, document } = context;
  const part = document.parts[at];
  if (!part) return html``;
  const put = (change: object, typing = false) => context.put(putPart(document, at, changed(part, change) as QuizPart), typing);
  return html`<section aria-labelledby="part-title"><h2 id="part-title">${t("part-about")}</h2>
      ${textField(context, { label: t("part-name"), path: `/parts/${at}/title`, text: part.title, put: (title) => put({ title: title ?? "" }, true) })}
      <div class="grid">${choiceField({ label: t("part-subject"), path: `/parts/${at}/subject`, value: part.subject ?? "", choices: [["", t("subject-none")], ...SUBJECTS.map((each): [string, string] => [each, t(`subject-${each}`)])], put: (subject) => put({ subject: subject || undefined }) })}</div>
      ${checkField({ label: t("part-required"), path: `/parts/${at}/required`, hint: t("part-required-hint"), isOn: part.required !== false, put: (isOn) => put({ required: isOn ? undefined : false }) })}</section>
    ${part.kind === "scoring" ? html`<calibrant-author-scoring .context=${context} .at=${at}></calibrant-author-scoring>` : questionsView(context, at, part)}
    ${ruleView(context, at)}`;
}

/** Questions one under the other; each opens where it stands. */
function questionsView(context: AuthorContext, at: number, part: KnowledgePart) {
  const { texts: { t, locale }, document, put, open } = context;
  const add = (kind: Kind) => {
    const id = freeId(part.items.map((item) => item.id), "q");
    put(addEntries(document, at, [blankEntry(kind, id)]));
    context.goTo(`/parts/${at}/items/${part.items.length}/title`);
  };
  return html`<section aria-labelledby="questions-title"><h2 id="questions-title">${t("questions-title")}</h2>
    ${part.items.length ? html`<ol class="asked" data-at=${`/parts/${at}/items`} tabindex="-1">${part.items.map((item, index) => {
      const name = inLanguage(item.title, locale) || t("question-untitled", { number: index + 1 });
      const asked = `${part.id}/${item.id}`;
      const isOpen = open.has(asked);
      const remove = () => { if (confirm(t("question-remove-question", { name }))) put(removeAsked(document, at, index)); };
      const entry = isOpen ? entryAt(document, at, index) : undefined;
      return html`<li><details .open=${isOpen} data-at=${`/parts/${at}/items/${index}`} tabindex="-1" @toggle=${(event: Event) => context.toggle(asked, (event.currentTarget as HTMLDetailsElement).open)}>
          <summary><span class="name">${index + 1}. ${name}</span> <span class="hint">${t(`kind-${item.kind}`)}${item.points === undefined || item.points === 1 ? nothing : html` · ${t("with-points", { points: item.points })}`}</span></summary>
          ${entry ? questionView(context, at, index, entry) : nothing}</details>
        <div class="buttons">${orderButtons(context, name, index, part.items.length, (by) => put(moveAsked(document, at, index, by)))}
          ${removeButton(context, name, remove)}</div></li>`;
    })}</ol>` : html`<p class="hint" data-at=${`/parts/${at}/items`} tabindex="-1">${t("no-questions")}</p>`}
    <div class="buttons">${KINDS.map((kind) => html`<button type="button" @click=${() => add(kind)}>${t(`add-${kind}`)}</button>`)}</div>
    <calibrant-author-import .context=${context} .at=${at}></calibrant-author-import>
  </section>`;
}
