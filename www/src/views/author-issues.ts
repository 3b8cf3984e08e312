import type { Issue } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, isAnswered, itemsOf } from "../element/documents.js";
import { askedIn, callAt } from "../quiz/draft.js";
import { placeOf } from "../quiz/draft-place.js";
import { draftPath, type AuthorContext } from "./author-context.js";

/** What the engine refuses, all at once; each leads to where it is mended. Of one part, or of the whole quiz. */
export function issuesView(context: AuthorContext, part?: number): TemplateResult {
  const { texts, texts: { t }, document, issues, goTo } = context;
  const own = part === undefined ? issues : issues.filter(({ path }) => placeOf(document, path).part === part);
  return html`<section aria-labelledby="issues-title"><h2 id="issues-title">${t("issues-title")}</h2>
    <p role="status">${own.length ? t("issues-count", { issues: own.length }) : t(part === undefined || issues.length === 0 ? "issues-none" : "issues-none-here")}</p>
    ${cautionsView(context, part)}
    ${own.length ? html`<ol class="issues">${own.map((issue) => html`<li data-code=${issue.code}><button type="button" class="link" @click=${() => goTo(issue.path)}>${whereText(context, issue)}</button> ${texts.sentence(issue)}</li>`)}</ol>` : nothing}
  </section>`;
}

/** What the engine takes, and its author may not have meant: calls that the expert has not scored to the end. */
function cautionsView(context: AuthorContext, at: number | undefined) {
  const { texts: { t, locale }, document, id } = context;
  const unfinished = document.parts.flatMap((part, number) => part.kind === "scoring" && (at === undefined || at === number) ? part.cases.map((call, index) => {
    const answers = callAt(document, number, index)?.right?.expert.answers ?? {};
    const left = itemsOf(part.scorecard).filter((item) => item.kind !== "text" && item.required !== false && !isAnswered(answers[item.id])).length;
    return { title: inLanguage(call.title, locale) || t("call-untitled", { number: index + 1 }), left, href: draftPath(id, number, index) };
  }) : []).filter(({ left }) => left > 0);
  return unfinished.length ? html`<ul class="issues">${unfinished.map(({ title, left, href }) => html`<li><a href=${href}>${title}</a> ${t("caution-unscored", { items: left })}</li>`)}</ul>` : nothing;
}

/** In words: which part, and which question or call of it. */
function whereText({ texts: { t, locale }, document }: AuthorContext, { path }: Issue): string {
  const { part, asked } = placeOf(document, path);
  const found = document.parts[part ?? -1];
  if (!found || part === undefined) return t("where-quiz", { field: fieldOf(t, path.split("/")[1] ?? "") });
  const name = inLanguage(found.title, locale) || t("part-untitled", { number: part + 1 });
  const place = askedIn(found)[asked ?? -1];
  if (!place || asked === undefined) return name;
  return t(found.kind === "scoring" ? "where-call" : "where-question", { part: name, number: asked + 1, title: shortened(inLanguage(place.title, locale)) });
}

const TITLES: { [key: string]: string } = { parts: "parts-title", skills: "skills-heading", pass: "whole-rule-title" };
const FIELDS = ["title", "purpose", "id", "version", "mode", "attempts", "minutes", "validDays", "shuffle"];

const fieldOf = (t: AuthorContext["texts"]["t"], key: string): string => FIELDS.includes(key) ? t(`field-${key}`) : TITLES[key] ? t(TITLES[key]) : key;

const shortened = (text: string): string => text.length > 60 ? `${text.slice(0, 59)}…` : text || "–";
