import { html, nothing, type TemplateResult } from "lit";
import { changed, freeId, removeSkill, type DraftDocument } from "../quiz/draft.js";
import { hasPlain } from "../quiz/draft-text.js";
import { inLanguage } from "../element/documents.js";
import { LOCALES, type Locale } from "../element/texts.js";
import { removeButton } from "./author-order.js";
import type { AuthorContext } from "./author-context.js";
import { checkField, choiceField, numberField, textField, wordField } from "./author-fields.js";

/** What the quiz is, and how it is taken. */
export function aboutView(context: AuthorContext): TemplateResult {
  const { texts: { t }, document } = context;
  const put = (change: { [Key in keyof DraftDocument]?: unknown }, typing = true) => context.put(changed(document, change as Partial<DraftDocument>), typing);
  return html`<section aria-labelledby="about-title"><h2 id="about-title">${t("about-title")}</h2>
    ${textField(context, { label: t("field-title"), path: "/title", text: document.title, put: (text) => put({ title: text ?? "" }) })}
    ${textField(context, { label: t("field-purpose"), path: "/purpose", text: document.purpose, lines: 3, put: (purpose) => put({ purpose }) })}
    <div class="grid">
      ${wordField({ label: t("field-id"), path: "/id", hint: t("field-id-hint"), value: document.id, put: (id) => put({ id }) })}
      ${wordField({ label: t("field-version"), path: "/version", hint: t("field-version-hint"), value: document.version, put: (version) => put({ version }) })}
      ${choiceField({ label: t("field-mode"), path: "/mode", value: document.mode ?? "exam", choices: [["exam", t("author-mode-exam")], ["practice", t("author-mode-practice")]], put: (mode) => put({ mode }, false) })}
      ${numberField({ label: t("field-attempts"), path: "/attempts", usual: t("unlimited"), value: document.attempts, put: (attempts) => put({ attempts }) })}
      ${numberField({ label: t("field-minutes"), path: "/minutes", usual: t("unlimited"), value: document.minutes, put: (minutes) => put({ minutes }) })}
      ${numberField({ label: t("field-validDays"), path: "/validDays", usual: t("unlimited"), value: document.validDays, put: (validDays) => put({ validDays }) })}
    </div>
    <p class="hint">${t(`author-mode-${document.mode ?? "exam"}-hint`)}</p>
    ${checkField({ label: t("field-shuffle"), path: "/shuffle", hint: t("field-shuffle-hint"), isOn: document.shuffle === true, put: (shuffle) => put({ shuffle }, false) })}
    ${hasPlain(document) ? choiceField({ label: t("field-plain"), path: "plain", value: context.plain, choices: LOCALES.map((each) => [each, t(`language-${each}`)]), put: (plain) => context.putPlain(plain as Locale) }) : nothing}
    ${skillsView(context)}
  </section>`;
}

/** Skills that questions and items may take: results and what to practise go by them. */
function skillsView(context: AuthorContext) {
  const { texts: { t, locale }, document } = context;
  const skills = Object.entries(document.skills ?? {});
  const add = () => {
    const id = freeId(Object.keys(document.skills ?? {}), "skill-");
    context.put({ ...document, skills: { ...document.skills, [id]: "" } });
    context.goTo(`/skills/${id}`);
  };
  return html`<h3>${t("skills-heading")}</h3><p class="hint">${t("skills-hint")}</p>
    ${skills.length ? html`<ul class="lines compact" data-at="/skills" tabindex="-1">${skills.map(([id, name]) => html`<li>
      ${textField(context, { label: t("skill-name", { id }), path: `/skills/${id}`, text: name, put: (text) => context.put({ ...document, skills: { ...document.skills, [id]: text ?? "" } }, true) })}
      ${removeButton(context, inLanguage(name, locale) || id, () => context.put(removeSkill(document, id)))}</li>`)}</ul>` : nothing}
    <div class="buttons"><button type="button" @click=${add}>${t("add-skill")}</button></div>`;
}
