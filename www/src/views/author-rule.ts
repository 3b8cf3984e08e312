import type { CallByCall, KnowledgePart, QuestionByQuestion, QuizPart, ScoringPart, ScoringPass, Sequential } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { askedIn, changed, putPart } from "../quiz/draft.js";
import { scoredItems } from "../quiz/draft-call.js";
import { withFloor, type FixedPass } from "../quiz/draft-rule.js";
import { shortened, type AuthorContext } from "./author-context.js";
import { removeButton } from "./author-order.js";
import { choiceField, numberField, shareField } from "./author-fields.js";

/** Of the whole quiz: what is asked besides its parts, and how sure intervals are. */
export function wholeRuleView(context: AuthorContext): TemplateResult {
  const { texts: { t }, document } = context;
  const put = (change: { share?: unknown; alpha?: unknown }) => {
    const pass = changed<object>(document.pass ?? {}, change);
    context.put(changed(document, { pass: Object.keys(pass).length > 0 ? pass : undefined }), true);
  };
  return html`<section aria-labelledby="whole-title"><h2 id="whole-title">${t("whole-rule-title")}</h2>
    <p class="hint">${t("whole-rule-hint")}</p>
    <div class="grid">
      ${shareField({ label: t("rule-whole-share"), path: "/pass/share", usual: t("rule-none"), value: document.pass?.share, put: (share) => put({ share }) })}
      ${numberField({ label: t("rule-confidence-alpha"), path: "/pass/alpha", usual: "0.05", value: document.pass?.alpha, put: (alpha) => put({ alpha }) })}
    </div></section>`;
}

/** When a part is passed: limits that all have to be kept, or a test that stops as soon as it can. */
export function ruleView(context: AuthorContext, at: number): TemplateResult {
  const { texts: { t }, document, put } = context;
  const part = document.parts[at];
  if (!part) return html``;
  const isSequential = part.pass !== undefined && "sequential" in part.pass;
  const begin: Sequential = { poor: 0.7, good: 0.9, cap: Math.max(askedIn(part).length, 1) };
  const choose = (value: string) => put(putPart(document, at, value === "sequential" ? { ...part, pass: { sequential: begin } } as QuizPart : changed(part as QuizPart & { pass?: unknown }, { pass: undefined })));
  return html`<section aria-labelledby="rule-title"><h2 id="rule-title">${t("rule-title")}</h2>
    ${choiceField({ label: t("rule-kind"), path: `/parts/${at}/pass`, value: isSequential ? "sequential" : "limits", choices: [["limits", t("rule-limits")], ["sequential", t("rule-sequential")]], put: choose })}
    ${isSequential ? sequentialView(context, part, at, (part.pass as QuestionByQuestion | CallByCall).sequential) : part.kind === "scoring" ? scoringView(context, part, at) : knowledgeView(context, part, at)}
  </section>`;
}

/** A rule that says nothing is no rule: then what is usual holds. */
function putPass(context: AuthorContext, at: number, part: QuizPart, pass: object): void {
  context.put(putPart(context.document, at, changed(part as QuizPart & { pass?: unknown }, { pass: Object.keys(pass).length > 0 ? pass : undefined })), true);
}

function knowledgeView(context: AuthorContext, part: KnowledgePart, at: number) {
  const { t } = context.texts;
  const pass = (part.pass ?? {}) as FixedPass;
  return html`<div class="grid">
      ${shareField({ label: t("rule-share"), path: `/parts/${at}/pass/share`, usual: "80", value: pass.share, put: (share) => putPass(context, at, part, changed<object>(pass, { share })) })}</div>
    ${floorsView(context, at, part, pass, part.items)}`;
}

function scoringView(context: AuthorContext, part: ScoringPart, at: number) {
  const { t } = context.texts;
  const pass = (part.pass ?? {}) as ScoringPass;
  const change = (next: { [Key in keyof ScoringPass]?: unknown }) => putPass(context, at, part, changed<object>(pass, next));
  const path = `/parts/${at}/pass`;
  const level = (name: "two" | "three" | "more", usual: string) => shareField({
    label: t(`rule-level-${name}`), path: `${path}/levels/${name}`, usual: pass.levels || pass.share === undefined ? usual : t("rule-none"), value: pass.levels?.[name],
    put: (share) => {
      const levels = changed<object>(pass.levels ?? {}, { [name]: share });
      change({ levels: Object.keys(levels).length > 0 ? levels : undefined });
    },
  });
  return html`<p class="hint">${t("rule-scoring-hint")}</p><div class="grid">
      ${shareField({ label: t("rule-answers-share"), path: `${path}/share`, usual: t("rule-none"), value: pass.share, put: (share) => change({ share }) })}
      ${level("two", "90")}${level("three", "80")}${level("more", "70")}
      ${numberField({ label: t("rule-bias"), path: `${path}/bias`, usual: t("rule-none"), value: pass.bias, put: (bias) => change({ bias }) })}
      ${shareField({ label: t("rule-nonAdjacent"), path: `${path}/nonAdjacent`, usual: t("rule-none"), value: pass.nonAdjacent, put: (nonAdjacent) => change({ nonAdjacent }) })}
      ${numberField({ label: t("rule-missedFatals"), path: `${path}/missedFatals`, usual: "0", value: pass.missedFatals, put: (missedFatals) => change({ missedFatals }) })}</div>
    ${floorsView(context, at, part, pass, scoredItems(part.scorecard))}`;
}

/** The least share of single questions or items. */
function floorsView(context: AuthorContext, at: number, part: QuizPart, pass: FixedPass, of: { id: string; title: Parameters<typeof inLanguage>[0] }[]) {
  const { texts: { t, locale } } = context;
  const floors = Object.entries(pass.items ?? {});
  const nameOf = (id: string) => { const title = shortened(inLanguage(of.find((each) => each.id === id)?.title, locale)); return title ? `${id} ${title}` : id; };
  const others = of.filter(({ id }) => pass.items?.[id] === undefined);
  const put = (id: string, share: unknown) => putPass(context, at, part, withFloor(pass, id, share));
  const add = (event: Event) => {
    const select = (event.currentTarget as Element).closest(".add")?.querySelector("select");
    if (!select?.value) return;
    put(select.value, "1.00");
    context.goTo(`/parts/${at}/pass/items/${select.value}`);
  };
  return html`${floors.length ? html`<ul class="lines compact">${floors.map(([id, share]) => html`<li>
      ${shareField({ label: t("rule-floor", { name: nameOf(id) }), path: `/parts/${at}/pass/items/${id}`, value: share, put: (next) => put(id, next ?? "") })}
      ${removeButton(context, nameOf(id), () => put(id, undefined))}</li>`)}</ul>` : nothing}
    ${others.length ? html`<div class="add"><label>${t(part.kind === "scoring" ? "rule-floor-of-item" : "rule-floor-of-question")}<select>${others.map(({ id }) => html`<option value=${id}>${nameOf(id)}</option>`)}</select></label>
      <button type="button" @click=${add}>${t("rule-add-floor")}</button></div>` : nothing}`;
}

function sequentialView(context: AuthorContext, part: QuizPart, at: number, sequential: CallByCall["sequential"]) {
  const { t } = context.texts;
  const path = `/parts/${at}/pass/sequential`;
  const change = (next: { [Key in keyof CallByCall["sequential"]]?: unknown }) => putPass(context, at, part, { sequential: changed<object>(sequential, next) });
  return html`<p class="hint">${t(part.kind === "scoring" ? "sequential-hint-calls" : "sequential-hint-questions")}</p><div class="grid">
    ${shareField({ label: t("sequential-poor"), path: `${path}/poor`, value: sequential.poor, put: (poor) => change({ poor }) }, true)}
    ${shareField({ label: t("sequential-good"), path: `${path}/good`, value: sequential.good, put: (good) => change({ good }) }, true)}
    ${shareField({ label: t("sequential-alpha"), path: `${path}/alpha`, usual: "5", value: sequential.alpha, put: (alpha) => change({ alpha }) }, true)}
    ${shareField({ label: t("sequential-beta"), path: `${path}/beta`, usual: "5", value: sequential.beta, put: (beta) => change({ beta }) }, true)}
    ${numberField({ label: t("sequential-cap"), path: `${path}/cap`, value: sequential.cap, put: (cap) => change({ cap }) })}
    ${part.kind === "scoring" ? shareField({ label: t("sequential-call"), path: `${path}/call`, usual: "80", value: sequential.call, put: (call) => change({ call }) }) : nothing}</div>`;
}
