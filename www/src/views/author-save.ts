import type { QuizDocument } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { EngineError } from "../engine/thread.js";
import type { DraftDocument } from "../quiz/draft.js";
import { asJson, download, fileName } from "../store/files.js";
import { QuizShelf } from "../store/quizzes.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { View } from "./light.js";
import { quizPath } from "./quiz-entry.js";

/** The quiz as a file, open or sealed, and on this device as a trainee meets it. */
export class AuthorSave extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, document: { attribute: false }, put: { attribute: false }, isRefused: { attribute: false },
    problem: { state: true }, done: { state: true }, isBusy: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare document: DraftDocument;
  declare put: (document: DraftDocument) => void;
  /** The engine refuses the draft as it is. */
  declare isRefused: boolean;
  declare problem: string;
  declare done: string;
  declare isBusy: boolean;

  constructor() {
    super();
    this.problem = this.done = "";
    this.isBusy = false;
  }

  protected override render(): TemplateResult {
    const { texts: { t }, document, isRefused, isBusy, done } = this;
    const isPractice = document.mode === "practice";
    return html`<section aria-labelledby="save-title"><h2 id="save-title">${t("save-title")}</h2>
      ${isRefused ? html`<p>${t("save-not-yet")}</p>` : nothing}
      <h3>${t("try-title")}</h3><p class="hint">${t("try-hint")}</p>
      <div class="buttons"><button type="button" ?disabled=${isRefused} @click=${() => void this.#try()}>${t("try-now")}</button></div>
      <h3>${t("save-open-title")}</h3><p class="hint">${t("save-open-hint")}</p>
      <div class="buttons"><button type="button" class="primary" ?disabled=${isRefused} @click=${() => this.#save(document, "")}>${t("save-open")}</button></div>
      <h3>${t("seal-title")}</h3><p class="hint">${t("seal-hint")}</p>
      ${isPractice ? html`<p>${t("seal-practice")}</p><div class="buttons"><button type="button" @click=${() => this.put({ ...document, mode: "exam" })}>${t("make-exam")}</button></div>` : html`<form class="seal" @submit=${this.#seal}>
        <div class="grid"><label>${t("passphrase")}<input name="passphrase" type="password" required minlength="8" maxlength="1000" autocomplete="new-password"></label>
          <label>${t("passphrase-again")}<input name="again" type="password" required maxlength="1000" autocomplete="new-password"></label></div>
        <p class="hint">${t("passphrase-advice")}</p>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="buttons"><button type="submit" ?disabled=${isRefused || isBusy}>${t("save-sealed")}</button></div></form>`}
      <p role="status">${isBusy ? t("sealing") : done}</p>
    </section>`;
  }

  #save(document: QuizDocument, kind: string): void {
    const name = `${fileName(`${document.id}-${document.version}`)}${kind}.quiz.json`;
    download(name, "application/json", asJson(document));
    this.done = this.texts.t("saved-as", { name });
  }

  readonly #seal = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const [passphrase, again] = [String(data.get("passphrase")), String(data.get("again"))];
    this.problem = passphrase === again ? "" : this.texts.t("passphrases-differ");
    if (passphrase === again) void this.#saveSealed(passphrase, form);
    else form.querySelector<HTMLInputElement>("[name=again]")?.focus();
  };

  /** The passphrase is kept nowhere. */
  async #saveSealed(passphrase: string, form: HTMLFormElement): Promise<void> {
    this.isBusy = true;
    try {
      this.#save(await this.store.engine.sealQuiz(this.document, passphrase), "-sealed");
      form.reset();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.problem = error.issues.map((issue) => this.texts.sentence(issue)).join(" ") || error.message;
    } finally {
      this.isBusy = false;
    }
  }

  async #try(): Promise<void> {
    const bytes = new TextEncoder().encode(asJson(this.document)).buffer as ArrayBuffer;
    location.hash = quizPath(await new QuizShelf(this.store).open(bytes));
  }
}
