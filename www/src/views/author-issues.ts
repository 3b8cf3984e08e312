import type { Issue } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { askedIn } from "../quiz/draft.js";
import { placeOf } from "../quiz/draft-place.js";
import type { AuthorContext } from "./author-context.js";

/** What the engine refuses, all at once; each leads to where it is mended. Of one part, or of the whole quiz. */
export function issuesView(context: AuthorContext, part?: number): TemplateResult {
  const { texts, texts: { t }, document, issues, goTo } = context;
  const own = part === undefined ? issues : issues.filter(({ path }) => placeOf(document, path).part === part);
  return html`<section aria-labelledby="issues-title"><h2 id="issues-title">${t("issues-title")}</h2>
    <p role="status">${own.length ? t("issues-count", { issues: own.length }) : t(part === undefined || issues.length === 0 ? "issues-none" : "issues-none-here")}</p>
    ${own.length ? html`<ol class="issues">${own.map((issue) => html`<li data-code=${issue.code}><button type="button" class="link" @click=${() => goTo(issue.path)}>${whereText(context, issue)}</button> ${texts.sentence(issue)}</li>`)}</ol>` : nothing}
  </section>`;
}

/** In words: which part, and which question or call of it. */
function whereText({ texts: { t, locale }, document }: AuthorContext, { path }: Issue): string {
  const { part, asked } = placeOf(document, path);
  const found = document.parts[part ?? -1];
  if (!found || part === undefined) return t("where-quiz", { field: path.split("/")[1] ?? "" });
  const name = inLanguage(found.title, locale) || t("part-untitled", { number: part + 1 });
  const place = askedIn(found)[asked ?? -1];
  if (!place || asked === undefined) return name;
  return t(found.kind === "scoring" ? "where-call" : "where-question", { part: name, number: asked + 1, title: shortened(inLanguage(place.title, locale)) });
}

const shortened = (text: string): string => text.length > 60 ? `${text.slice(0, 59)}…` : text || "–";
