import type { QuizDocument } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, minute } from "../element/documents.js";
import type { Entry } from "../store/shipped.js";
import type { AttemptRecord, QuizRecord } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { joined } from "./agreement-numbers.js";
import { textOf } from "./dialogs.js";
import { problemsView, type Problem } from "./join-entry.js";

export const quizPath = (quiz: string, ...rest: string[]): string => ["#/quiz", ...[quiz, ...rest].map(encodeURIComponent)].join("/");

export interface EntryActions { open: (file: File | undefined) => void; sample: (entry: Entry, mode: Mode) => void; remove: (quiz: QuizRecord) => void }
type Mode = "practice" | "exam";

/** The way in: a quiz file, a quiz that was opened here before, or one that ships. */
export function entryView({ t, locale }: Texts, quizzes: QuizRecord[], samples: Entry[], problems: Problem[], { open, sample, remove }: EntryActions): TemplateResult {
  const opened = (event: Event) => {
    const input = event.target as HTMLInputElement;
    open(input.files?.[0]);
    input.value = "";
  };
  return html`<h1>${t("quiz-title")}</h1>
    <p class="lead">${t("quiz-lead")}</p>
    <section aria-labelledby="file-title"><h2 id="file-title">${t("quiz-file-title")}</h2>
      <p class="hint">${t("quiz-file-hint")}</p>
      <div class="buttons"><label class="button">${t("open-quiz")}<input type="file" accept=".json,application/json" @change=${opened}></label></div>
      ${problemsView(problems)}</section>
    ${quizzes.length ? html`<section aria-labelledby="quizzes-title"><h2 id="quizzes-title">${t("quizzes-title")}</h2>
      <ul class="lines">${quizzes.map((quiz) => html`<li><div><a href=${quizPath(quiz.quiz)}>${inLanguage(quiz.document.title, locale)}</a> <span class="hint">${factsOf(t, quiz)}</span></div>
        <button type="button" @click=${() => remove(quiz)} aria-label=${t("forget-quiz", { title: inLanguage(quiz.document.title, locale) })}>${t("delete")}</button></li>`)}</ul></section>` : nothing}
    ${samples.length ? html`<section aria-labelledby="samples-title"><h2 id="samples-title">${t("samples-title")}</h2>
      <ul class="lines">${samples.map((entry) => html`<li><div>${inLanguage(entry.title, locale)} <span class="hint">${entry.summary ? inLanguage(entry.summary, locale) : nothing}</span></div>
        <div class="buttons"><button type="button" @click=${() => sample(entry, "practice")}>${t("sample-practice")}</button><button type="button" @click=${() => sample(entry, "exam")}>${t("sample-exam")}</button></div></li>`)}</ul></section>` : nothing}
    <section aria-labelledby="trainers-title"><h2 id="trainers-title">${t("trainers-title")}</h2>
      <ul class="lines">${["author", "examine", "certificates"].map((place) => html`<li><a href=${`#/${place}`}>${t(`to-${place}`)}</a></li>`)}</ul></section>`;
}

function factsOf(t: Texts["t"], { isSealed, document }: QuizRecord): string {
  const steps = document.parts.reduce((sum, part) => sum + (part.kind === "scoring" ? part.cases : part.items).length, 0);
  return [t("quiz-version", { version: document.version }), t(`mode-${modeOf(document)}`), ...(isSealed ? [t("quiz-sealed")] : []), t("quiz-size", { parts: document.parts.length, steps }),
    ...(document.minutes === undefined ? [] : [t("quiz-minutes", { minutes: document.minutes })])].join(" · ");
}

const modeOf = ({ mode }: QuizDocument): Mode => mode ?? "exam";

/** `due`: by rater, how much is to be practised today. */
export interface StartPlace { quiz: QuizRecord; attempts: AttemptRecord[]; due: Map<string, number> }
/** `id`: whose attempts are counted, as far as it is typed. */
export interface StartActions { begin: (who: FormData) => void; problem: string | undefined; id: string; typed: (id: string) => void }

/** What awaits whoever takes it, who that is, and what was done here before. */
export function startView({ t, locale }: Texts, { quiz, attempts, due }: StartPlace, { begin, problem, id: taker, typed }: StartActions): TemplateResult {
  const { document, isSealed } = quiz;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    begin(new FormData(event.target as HTMLFormElement));
  };
  return html`<p><a href="#/quiz">${t("quiz-title")}</a></p>
    <h1>${inLanguage(document.title, locale)}</h1>
    ${document.purpose ? html`<p class="lead">${inLanguage(document.purpose, locale)}</p>` : nothing}
    <section aria-labelledby="awaits-title"><h2 id="awaits-title">${t("awaits-title")}</h2>
      <ul class="plain-list">${document.parts.map((part) => html`<li>${t("named", { name: inLanguage(part.title, locale), value: part.kind === "scoring" ? t("calls", { calls: part.cases.length }) : t("questions", { questions: part.items.length }) })}${part.required === false ? html` <span class="hint">${t("part-optional")}</span>` : nothing}</li>`)}</ul>
      <p>${joined([t(`meaning-${modeOf(document)}`), document.minutes === undefined ? t("no-time-limit") : t("time-limit", { minutes: document.minutes }),
        ...(document.attempts === undefined ? [] : [t("attempts-limit", { attempts: document.attempts })])])}</p>
      <p>${t("kept-at-once")}</p>
      <p class="hint">${joined([isSealed ? t("protects-sealed") : t("protects-open"), t("protects-file")])}</p></section>
    <section aria-labelledby="who-title"><h2 id="who-title">${t("taker-title")}</h2>
      <form class="taker" @submit=${submit}>
        <div class="grid"><label>${t("taker-name")}<input name="name" required maxlength="200" autocomplete="name"></label>
          <label>${t("taker-id")}<input name="id" required pattern="[A-Za-z0-9._\\-]+" maxlength="64" autocomplete="off" title=${t("taker-id-hint")} @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}></label>
          <label>${t("taker-team")}<input name="team" maxlength="200" autocomplete="off"></label>
          ${document.minutes === undefined ? nothing : html`<label>${t("extra-minutes")}<input name="extra" type="number" min="0" max="10000" step="1" value="0"></label>`}</div>
        ${document.minutes === undefined ? nothing : html`<p class="hint">${t("extra-minutes-hint")}</p>`}
        <p role="status">${document.attempts !== undefined && taker ? t("attempts-left", { left: Math.max(document.attempts - attempts.filter(({ rater }) => rater.id === taker).length, 0) }) : ""}</p>
        ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
        <div class="buttons"><button type="submit" class="primary">${t("begin")}</button></div></form></section>
    ${attempts.length ? html`<section aria-labelledby="attempts-title"><h2 id="attempts-title">${t("attempts-title")}</h2>
      <ul class="lines">${attempts.map(({ id, rater, attempt, started, submitted }) => html`<li><div><a href=${quizPath(quiz.quiz, id)}>${t("attempt-of", { name: rater.name, attempt })}</a>
        <span class="hint">${minute(started)} · ${t(submitted ? "attempt-handed-in" : "attempt-under-way")}${submitted && due.has(rater.id) ? html` · ${t("due-today", { due: due.get(rater.id) ?? 0 })}` : nothing}</span></div></li>`)}</ul></section>` : nothing}`;
}

/** Who takes it, as the form says. */
export function takerOf(data: FormData) {
  const team = textOf(data, "team");
  return { rater: { id: textOf(data, "id") ?? "", name: textOf(data, "name") ?? "", ...(team ? { team } : {}) }, extraMinutes: Number(data.get("extra") ?? 0) };
}

/** The same attempt is under way in another tab. */
export function elsewhereView({ t, locale }: Texts, { quiz, document }: QuizRecord, takeOver: () => void): TemplateResult {
  return html`<p><a href=${quizPath(quiz)}>${inLanguage(document.title, locale)}</a></p><h1>${t("attempt-elsewhere-title")}</h1><p role="status">${t("attempt-elsewhere")}</p>
    <div class="buttons"><button type="button" @click=${takeOver}>${t("take-over")}</button></div>`;
}
