import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { addPart, askedIn, movePart, removePart } from "../quiz/draft.js";
import { shipped, shippedList } from "../store/shipped.js";
import { draftPath, type AuthorContext } from "./author-context.js";
import { orderButtons, removeButton } from "./author-order.js";
import type { SessionCalls } from "./author-session.js";

/** The parts in their order, and others to come. */
export function partsView(context: AuthorContext): TemplateResult {
  const { store, texts, texts: { t, locale }, document, id, put } = context;
  const toNew = () => { location.hash = draftPath(id, document.parts.length); };
  const addKnowledge = () => { put(addPart(document, { kind: "knowledge", title: "", items: [] })); toNew(); };
  // By the first scorecard there is; the part's page has the others.
  const addScoring = async () => {
    const [first] = await shippedList("scorecards");
    if (!first) return;
    const scorecard = await shipped("scorecards", first.file);
    put(addPart(context.document, { kind: "scoring", title: "", subject: "scoring", scorecard, cases: [] }));
    toNew();
  };
  const fromSession = ({ part, key }: SessionCalls) => { put(addPart(document, part, key)); toNew(); };
  return html`<section aria-labelledby="parts-title"><h2 id="parts-title">${t("parts-title")}</h2>
    ${document.parts.length ? html`<ol class="lines" data-at="/parts" tabindex="-1">${document.parts.map((part, at) => {
      const name = inLanguage(part.title, locale) || t("part-untitled", { number: at + 1 });
      const remove = () => { if (askedIn(part).length === 0 || confirm(t("part-remove-question", { name }))) put(removePart(document, at)); };
      return html`<li><div><a href=${draftPath(id, at)}>${name}</a> <span class="hint">${t(part.kind === "scoring" ? "part-calls" : "part-questions", { count: askedIn(part).length })}${part.required === false ? html` · ${t("part-not-required")}` : nothing}</span></div>
        <div class="buttons">${orderButtons(context, name, at, document.parts.length, (by) => put(movePart(document, at, by)))}
          ${removeButton(context, name, remove)}</div></li>`;
    })}</ol>` : html`<p class="hint" data-at="/parts" tabindex="-1">${t("no-parts")}</p>`}
    <div class="buttons"><button type="button" @click=${addKnowledge}>${t("add-knowledge")}</button><button type="button" @click=${() => void addScoring()}>${t("add-scoring")}</button></div>
    <details .open=${context.open.has("session")} @toggle=${(event: Event) => context.toggle("session", (event.currentTarget as HTMLDetailsElement).open)}><summary>${t("add-from-session")}</summary>
      ${context.open.has("session") ? html`<calibrant-author-session .store=${store} .texts=${texts} .label=${t("session-add")} .take=${fromSession}></calibrant-author-session>` : nothing}</details>
  </section>`;
}
