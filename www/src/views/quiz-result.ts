import type { Issue } from "calibrant";
import type { QuizPartResult, QuizResult } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { clock, inLanguage, minute } from "../element/documents.js";
import { EngineError } from "../engine/thread.js";
import type { Step } from "../quiz/plan.js";
import { asJson, dayStamp, download, fileName } from "../store/files.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import type { Taking } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { joined } from "./agreement-numbers.js";
import { figureView, twinView } from "./figure.js";
import { known } from "./figures.js";
import { View } from "./light.js";
import { curveFigure } from "./quiz-curve.js";
import { QuizWords } from "./quiz-words.js";

/** What a finished attempt came to, as far as this page may know. */
export class QuizResultView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, taking: { attribute: false },
    result: { state: true }, issues: { state: true }, due: { state: true }, isAgain: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare taking: Taking;
  declare result: QuizResult | undefined;
  /** Why it cannot be graded. */
  declare issues: Issue[];
  /** In practice what comes again. */
  declare due: { now: Step[]; next: Date | undefined };
  declare isAgain: boolean;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("taking")) void this.#grade();
  }

  async #grade(): Promise<void> {
    const { taking } = this;
    Object.assign(this, { result: undefined, issues: [], due: { now: [], next: undefined }, isAgain: false });
    if (taking.quiz.isSealed) return;
    try {
      this.result = await taking.grade();
      if (taking.isPractice) this.due = await taking.due();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.issues = error.issues;
    }
  }

  protected override render(): TemplateResult {
    const { store, texts, settings, taking, due, isAgain, result, issues } = this;
    const { quiz: { quiz, document, isSealed }, record: { rater, attempt, submitted } } = taking;
    const { t, locale } = texts;
    if (isAgain) return html`<calibrant-quiz-again .store=${store} .texts=${texts} .settings=${settings} .taking=${taking} .due=${due.now} .through=${this.#through}></calibrant-quiz-again>`;
    return html`<main class="home quiz" tabindex="-1" aria-busy=${String(!isSealed && !result && issues.length === 0)}>
      <p><a href=${`#/quiz/${encodeURIComponent(quiz)}`}>${inLanguage(document.title, locale)}</a></p>
      ${isSealed ? html`<h1>${t("handed-in")}</h1><p class="lead">${t("examiner-grades")}</p>` : result ? html`<h1>${t(`outcome-${result.outcome}`)}</h1>`
        : issues.length ? html`<h1>${t("handed-in")}</h1><div class="problem" role="alert"><p><strong>${t("not-gradable")}</strong></p>
          ${issues.map((issue) => html`<p>${issue.path ? html`<code>${issue.path}</code> ` : nothing}${texts.sentence(issue)}</p>`)}</div>` : nothing}
      <p class="hint">${t("taken-by", { name: rater.name, attempt, time: minute(submitted ?? "") })}</p>
      ${result ? this.#leadView(result) : nothing}
      <div class="buttons"><button type="button" class=${isSealed ? "primary" : ""} @click=${() => void this.#save()}>${t("save-attempt")}</button>
        ${due.now.length ? html`<button type="button" class="primary" @click=${() => { this.isAgain = true; }}>${t("practise-due", { due: due.now.length })}</button>` : nothing}</div>
      ${taking.isPractice && due.next ? html`<p>${t("practise-next", { day: dayStamp(due.next) })}</p>` : nothing}
      <p class="hint">${t("attempt-file-hint")}</p>
      ${result ? this.#resultView(result) : nothing}
    </main>`;
  }

  #leadView({ outcome, seconds, extraMinutes, remarks }: QuizResult) {
    const { t } = this.texts;
    const faults = [...new Set(remarks.map(({ fault }) => fault))];
    return html`<p class="lead">${t(`meaning-${outcome}`)}</p>
      <p>${joined([t("took-time", { time: clock(seconds) }), ...(extraMinutes > 0 ? [t("with-extra-minutes", { minutes: extraMinutes })] : [])])}</p>
      ${faults.map((fault) => html`<p class="remark">${t(`remark-${fault}`, { events: remarks.filter((remark) => remark.fault === fault).length })}</p>`)}`;
  }

  #resultView(result: QuizResult) {
    const { texts, texts: { t }, taking: { quiz: { document } } } = this;
    const words = new QuizWords(texts, document);
    return html`${this.#practiseView(words, result)}
      ${result.checks.length ? html`<section aria-labelledby="whole-title"><h2 id="whole-title">${t("whole-title")}</h2>${twinView(words.checks(result.checks), t("whole-title"))}</section>` : nothing}
      ${result.parts.map((part) => this.#partView(words, part))}
      ${result.skills.length ? html`<section aria-labelledby="skills-title"><h2 id="skills-title">${t("skills-title")}</h2>${twinView(words.skills(result.skills), t("skills-title"))}</section>` : nothing}
      <section aria-labelledby="worth-title"><h2 id="worth-title">${t("worth-title")}</h2>
        <ul class="plain-list"><li>${t("worth-calibrated")}</li><li>${t("worth-independent")}</li><li>${t("worth-again")}</li><li>${t("worth-clock")}</li></ul></section>`;
  }

  /** What cost most comes first. */
  #practiseView(words: QuizWords, { practise }: QuizResult) {
    const { t } = this.texts;
    if (practise.length === 0) return nothing;
    return html`<section aria-labelledby="practise-title"><h2 id="practise-title">${t("practise-title")}</h2>
      <ol class="plain-list numbered">${practise.slice(0, MOST_TO_PRACTISE).map(({ part, item, skill, lost, of }) => html`<li>${words.asked(part, item)}
        <span class="hint">${words.partTitle(part)}${skill ? html` · ${words.skill(skill)}` : nothing} · ${t("lost-of", { lost: words.figures.points(lost), of: words.figures.points(of) })}</span></li>`)}</ol></section>`;
  }

  #partView(words: QuizWords, part: QuizPartResult) {
    const { texts, texts: { t }, taking: { quiz: { document } } } = this;
    const title = words.partTitle(part.part);
    const share = known(part.share);
    const id = `part-${part.part}`;
    return html`<section class="part" aria-labelledby=${id}><h2 id=${id}>${t("named", { name: title, value: t(`part-${part.outcome}`) })}${part.required ? nothing : html` <small>${t("part-optional")}</small>`}</h2>
      <p>${joined([words.earned(part.points), ...(share ? [t("share-found", { share: words.figures.counted(part.share, words.share) })] : []),
        ...(share && known(share.interval) && share.coverage === "below-nominal" ? [t("share-few")] : [])])}</p>
      ${part.checks.length ? twinView(words.checks(part.checks, part.part), title) : nothing}
      ${part.rating ? this.#ratingView(words, part) : nothing}
      ${figureView(texts, inLanguage(document.title, "en"), curveFigure(texts, title, part))}
    </section>`;
  }

  /** How calls were scored, and how the house's own raters score them. */
  #ratingView(words: QuizWords, { part, share, rating }: QuizPartResult) {
    const { t } = this.texts;
    const { figures } = words;
    if (!rating) return nothing;
    const { answers, exact, adjacent, nonAdjacent, bias, biasInterval, fatals, panel } = rating;
    const missed = fatals.filter(({ kind }) => kind === "missed");
    const raters = [[t("panel-you"), share] as const, ...panel.map((each) => [each.rater, each.exact] as const)];
    return html`<p>${t("rating-answers", { answers, exact, adjacent, nonAdjacent })}</p>
      ${known(bias) === undefined ? nothing : html`<p>${t("rating-bias", { bias: figures.withBounds(known(bias), biasInterval, figures.points) })}</p>`}
      ${missed.length ? html`<p>${t("rating-fatals")}</p><ul class="plain-list">${missed.map((fatal) => html`<li>${t("named", { name: words.call(part, fatal.case), value: words.asked(part, fatal.item) })}</li>`)}</ul>` : nothing}
      ${panel.length ? html`<h3>${t("panel-title")}</h3>
        ${twinView({ columns: [t("column-panel"), t("column-panel-exact")], rows: raters.map(([rater, exactly]) => [rater, figures.counted(exactly, words.share)]) }, t("panel-title"))}
        <p class="hint">${t("panel-hint")}</p>` : nothing}`;
  }

  readonly #through = async (): Promise<void> => {
    this.isAgain = false;
    this.due = await this.taking.due();
  };

  async #save(): Promise<void> {
    const { taking: { quiz: { document }, record: { rater, attempt } }, texts: { locale } } = this;
    const name = fileName([inLanguage(document.title, locale), rater.name, attempt].join("-"));
    download(`${name}.attempt.json`, "application/json", asJson(await this.taking.document()));
  }
}

/** More at once is no plan. */
const MOST_TO_PRACTISE = 10;
