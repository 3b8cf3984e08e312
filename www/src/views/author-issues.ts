import type { Issue } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, isAnswered } from "../element/documents.js";
import { askedIn, callAt } from "../quiz/draft.js";
import { scoredItems } from "../quiz/draft-call.js";
import { placeOf } from "../quiz/draft-place.js";
import { draftPath, shortened, type AuthorContext } from "./author-context.js";

/** What the engine refuses, all at once; each leads to where it is mended. Of one part, or of the whole quiz. */
export function issuesView(context: AuthorContext, part?: number): TemplateResult {
  const { texts, texts: { t }, document, issues, goTo } = context;
  const own = part === undefined ? issues : issues.filter(({ path }) => placeOf(document, path).part === part);
  return html`<section aria-labelledby="issues-title"><h2 id="issues-title">${t("issues-title")}</h2>
    <p role="status">${own.length ? t("issues-count", { issues: own.length }) : t(part === undefined || issues.length === 0 ? "issues-none" : "issues-none-here")}</p>
    ${cautionsView(context, part)}
    ${own.length ? html`<ol class="issues">${own.map((issue) => html`<li data-code=${issue.code}><button type="button" class="link" @click=${() => goTo(issue.path)}>${whereText(context, issue)}</button> ${isOpen(issue) ? t("answer-open") : texts.sentence(issue)}</li>`)}</ol>` : nothing}
  </section>`;
}

/** What nobody has chosen yet is no option's id to the engine. */
const isOpen = ({ code, path, values }: Issue): boolean => code === "bad-id" && values.value === "" && path.includes("/answer/");

/** What the engine takes, and its author may not have meant: calls that the expert has not scored to the end. */
function cautionsView(context: AuthorContext, at: number | undefined) {
  const { texts: { t, locale }, document, id } = context;
  const unfinished = document.parts.flatMap((part, number) => part.kind === "scoring" && (at === undefined || at === number) ? part.cases.map((call, index) => {
    const answers = callAt(document, number, index)?.right?.expert.answers ?? {};
    const left = scoredItems(part.scorecard).filter((item) => item.required !== false && !isAnswered(answers[item.id])).length;
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
  const field = fieldIn(t, path);
  const where = !place || asked === undefined ? name
    : t(found.kind === "scoring" ? "where-call" : "where-question", { part: name, number: asked + 1, title: shortened(inLanguage(place.title, locale)) || "–" });
  return field ? t("where-field", { where, field }) : where;
}

/** Which field of a part, a question or a call. */
function fieldIn(t: Translate, path: string): string {
  const [, list, place] = /\/(options|prompts)\/(\d+)/.exec(path) ?? [];
  if (place !== undefined) return t(list === "options" ? "option-number" : "prompt-number", { number: Number(place) + 1 });
  const found = PLACES.find(([pattern]) => pattern.test(path));
  return found ? t(found[1]) : "";
}

const PLACES: [RegExp, string][] = [
  [/\/answer\/number$/, "number-right"], [/\/answer/, "where-answer"], [/\/tolerance$/, "number-tolerance"], [/\/nothingFrom$/, "number-nothing-from"],
  [/\/reasons?(\/|$)/, "question-reason"], [/\/guidance$/, "question-guidance"], [/\/points$/, "question-points"], [/\/skill$/, "question-skill"],
  [/\/expert(\/|$)/, "expert-title"], [/\/accepted(\/|$)/, "accepted-besides"], [/\/panel(\/|$)/, "author-panel-title"],
  [/^\/parts\/\d+\/pass/, "rule-title"], [/^\/parts\/\d+\/scorecard/, "card-heading"], [/^\/parts\/\d+\/items$/, "questions-title"], [/^\/parts\/\d+\/cases$/, "calls-title"],
  [/^\/parts\/\d+\/title$/, "part-name"], [/\/items\/\d+\/title$/, "question-title"], [/\/cases\/\d+\/title$/, "call-name"],
];

const TITLES: { [key: string]: string } = { parts: "parts-title", skills: "skills-heading", pass: "whole-rule-title" };
const FIELDS = ["title", "purpose", "id", "version", "mode", "attempts", "minutes", "validDays", "shuffle"];

type Translate = AuthorContext["texts"]["t"];

const fieldOf = (t: Translate, key: string): string => FIELDS.includes(key) ? t(`field-${key}`) : TITLES[key] ? t(TITLES[key]) : key;

