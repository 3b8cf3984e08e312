import type { AttemptDocument, QuizDocument, QuizResult } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { attemptFacts, type Naming } from "../quiz/attempt-statements.js";
import { launchFrom, namingFrom, type Fault } from "../quiz/launch.js";
import { cmi5Statements, xapiStatements, type Launch, type Statement } from "../quiz/statements.js";
import { asJson, download, fileName } from "../store/files.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { textOf } from "./dialogs.js";
import { shortly } from "./certificates-words.js";
import { View } from "./light.js";

type Way = "xapi" | "cmi5";

/** Asks for what the receiver needs, and saves what the attempt came to as statements; nothing is sent. */
export class CertificateStatements extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, quiz: { attribute: false }, attempt: { attribute: false }, result: { attribute: false },
    way: { state: true }, faults: { state: true }, saved: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare quiz: QuizDocument;
  declare attempt: AttemptDocument;
  declare result: QuizResult;
  declare way: Way;
  /** What is wrong with what was given. */
  declare faults: Fault[];
  declare saved: { count: number; isUnjudged: boolean } | undefined;

  constructor() {
    super();
    Object.assign(this, { way: "xapi", faults: [] });
  }

  protected override render(): TemplateResult {
    const { texts: { t }, way, faults, saved } = this;
    const close = (event: Event) => (event.target as Element).closest("dialog")?.close();
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      void this.#save(new FormData(event.target as HTMLFormElement));
    };
    const choice = (each: Way) => html`<label class="check"><input type="radio" name="way" value=${each} ?checked=${each === way} @change=${() => Object.assign(this, { way: each, faults: [], saved: undefined })}>${t(`way-${each}`)}</label>`;
    const id = `statements-${shortly(this.attempt.id).replaceAll(" ", "")}`;
    return html`<dialog aria-labelledby=${id}><form @submit=${submit} novalidate>
      <h2 id=${id}>${t("statements-title")}</h2>
      <p class="hint">${t("statements-hint")}</p>
      <fieldset class="ways"><legend>${t("way")}</legend>${choice("xapi")}${choice("cmi5")}</fieldset>
      <div ?hidden=${way !== "xapi"}>${this.#namingView()}</div><div ?hidden=${way !== "cmi5"}>${this.#launchView()}</div>
      ${faults.length ? html`<div class="problem" role="alert" tabindex="-1"><p><strong>${t("statements-faults")}</strong></p>
        <ul class="issue-list">${faults.map(({ place, fault }) => html`<li>${way === "xapi" ? t("fault-of", { name: t(`naming-${place}`), fault: t(`fault-${fault}`) }) : html`${place ? html`<code>${place}</code> ` : nothing}${t(`fault-${fault}`)}`}</li>`)}</ul></div>` : nothing}
      <div role="status">${saved ? html`<p>${t("statements-saved", { count: saved.count })}</p>${saved.isUnjudged ? html`<p>${t("statements-unjudged")}</p>` : nothing}` : nothing}</div>
      <div class="buttons"><button type="button" @click=${close}>${t("close")}</button><button type="submit" class="primary">${t("statements-save")}</button></div></form></dialog>`;
  }

  #namingView() {
    const { texts: { t }, attempt: { rater }, store } = this;
    return html`<label>${t("naming-homePage")}<input name="homePage" inputmode="url" autocomplete="off" placeholder="https://" .value=${store.settings.certificates.homePage}></label>
      <p class="hint">${t("naming-home-hint", { id: rater.id })}</p>
      <label>${t("naming-mbox")}<input name="mbox" inputmode="email" autocomplete="off"></label>
      <label>${t("naming-iri")}<input name="iri" inputmode="url" autocomplete="off"></label>
      <label>${t("naming-registration")}<input name="registration" autocomplete="off"></label>`;
  }

  #launchView() {
    const { t } = this.texts;
    return html`<label>${t("launch")}<textarea name="launch" rows="10" spellcheck="false" aria-describedby="launch-hint" placeholder=${EXAMPLE}></textarea></label>
      <p class="hint" id="launch-hint">${t("launch-hint")}</p>`;
  }

  async #save(data: FormData): Promise<void> {
    const { way } = this;
    Object.assign(this, { faults: [], saved: undefined });
    const given = way === "xapi" ? await this.#named(data) : launchFrom(textOf(data, "launch") ?? "");
    this.faults = given.faults;
    if (given.faults.length > 0) return void this.updateComplete.then(() => this.querySelector<HTMLElement>(".problem")?.focus());
    const { naming, launch } = given as { naming?: Naming; launch?: Launch };
    const statements = launch ? await cmi5Statements(this.#facts({ rater: launch.actor }), launch) : naming ? await xapiStatements(this.#facts(naming)) : [];
    download(`${this.#name}.${way}.json`, "application/json", asJson(statements));
    this.saved = { count: statements.length, isUnjudged: launch?.launchMode === "Normal" && this.result.outcome !== "undetermined" && !statements.some(isVerdict) };
  }

  async #named(data: FormData) {
    const { store } = this;
    const homePage = textOf(data, "homePage");
    await store.set({ certificates: { homePage: homePage ?? "" } });
    const mbox = textOf(data, "mbox");
    // The account that was typed last is no answer to a mailbox that was typed now.
    return namingFrom({ homePage: mbox === undefined ? homePage : undefined, mbox, iri: textOf(data, "iri"), registration: textOf(data, "registration") });
  }

  #facts(naming: Naming) {
    return attemptFacts(this.quiz, this.attempt, this.result, naming);
  }

  get #name(): string {
    const { quiz: { title }, attempt: { rater }, texts: { locale } } = this;
    return fileName([inLanguage(title, locale), rater.name].join("-"));
  }
}

const isVerdict = ({ verb: { id } }: Statement): boolean => /\/(passed|failed)$/.test(id);

const EXAMPLE = `{
  "actor": { "account": { "homePage": "https://…", "name": "…" } },
  "activityId": "https://…",
  "registration": "…",
  "launchMode": "Normal",
  "masteryScore": 0.8,
  "contextTemplate": { … }
}`;
