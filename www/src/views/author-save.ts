import type { QuizDocument } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { asJson, download, fileName } from "../store/files.js";
import { takeQuiz } from "../store/quizzes.js";
import type { AuthorContext } from "./author-context.js";
import { View } from "./light.js";
import { quizPath } from "./quiz-entry.js";
import { refusalLines } from "./refusals.js";

/** The quiz as a file, open or sealed, and on this device as a trainee meets it. */
export class AuthorSave extends View {
  static override properties = {
    context: { attribute: false }, problem: { state: true }, done: { state: true }, isBusy: { state: true },
  };
  declare context: AuthorContext;
  declare problem: string;
  declare done: string;
  declare isBusy: boolean;

  constructor() {
    super();
    this.problem = this.done = "";
    this.isBusy = false;
  }

  protected override render(): TemplateResult {
    const { context: { texts: { t }, document, issues, put }, isBusy, done } = this;
    const isRefused = issues.length > 0;
    const isPractice = document.mode === "practice";
    return html`<section aria-labelledby="save-title"><h2 id="save-title">${t("save-title")}</h2>
      ${isRefused ? html`<p>${t("save-not-yet")}</p>` : nothing}
      <h3>${t("try-title")}</h3><p class="hint">${t("try-hint")}</p>
      <div class="buttons"><button type="button" ?disabled=${isRefused} @click=${this.#try}>${t("try-now")}</button></div>
      <h3>${t("save-open-title")}</h3><p class="hint">${t("save-open-hint")}</p>
      <div class="buttons"><button type="button" class="primary" ?disabled=${isRefused} @click=${this.#open}>${t("save-open")}</button></div>
      <h3>${t("seal-title")}</h3><p class="hint">${t("seal-hint")}</p>
      ${isPractice ? html`<p>${t("seal-practice")}</p><div class="buttons"><button type="button" @click=${() => put({ ...document, mode: "exam" })}>${t("make-exam")}</button></div>` : html`<form class="seal" @submit=${this.#seal}>
        <div class="grid"><label>${t("passphrase")}<input name="passphrase" type="password" required minlength="8" maxlength="1000" autocomplete="new-password"></label>
          <label>${t("passphrase-again")}<input name="again" type="password" required maxlength="1000" autocomplete="new-password"></label></div>
        <p class="hint">${t("passphrase-advice")}</p>
        <div class="buttons"><button type="submit" ?disabled=${isRefused || isBusy}>${t("save-sealed")}</button></div></form>`}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <p role="status">${isBusy ? t("busy") : done}</p>
    </section>`;
  }

  /** The passphrase is kept nowhere. */
  readonly #seal = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const [passphrase, again] = [String(data.get("passphrase")), String(data.get("again"))];
    this.problem = passphrase === again ? "" : this.context.texts.t("passphrases-differ");
    if (passphrase !== again) return form.querySelector<HTMLInputElement>("[name=again]")?.focus();
    void this.#give(async ({ store, document }) => {
      this.#save(await store.engine.sealQuiz(document, passphrase), "-sealed");
      form.reset();
    });
  };

  readonly #open = (): void => void this.#give(async ({ store, document }) => {
    await store.engine.openQuiz(document);
    this.#save(document, "");
  });

  readonly #try = (): void => void this.#give(async ({ store, document }) => { location.hash = quizPath(await takeQuiz(store, document)); });

  #save(document: QuizDocument, kind: string): void {
    const name = `${fileName(`${document.id}-${document.version}`)}${kind}.quiz.json`;
    download(name, "application/json", asJson(document));
    this.done = this.context.texts.t("saved-as", { name });
  }

  /** What was changed a moment ago may be refused. */
  async #give(run: (context: AuthorContext) => Promise<void>): Promise<void> {
    const { context } = this;
    Object.assign(this, { isBusy: true, problem: "", done: "" });
    try {
      await run(context);
    } catch (error) {
      this.problem = refusalLines(context.texts, error).map(({ text }) => text).join(" ");
    } finally {
      this.isBusy = false;
    }
  }
}
