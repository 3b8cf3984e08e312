import "../styles/certificates.css";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CertificateDocument } from "calibrant/quiz";
import { Certificates, isReadable } from "../store/certificates.js";
import type { CertificateRecord } from "../store/database.js";
import { dayStamp } from "../store/files.js";
import { Refused } from "../store/refused.js";
import type { Store } from "../store/store.js";
import { latestOf, rightOf } from "../quiz/standing.js";
import { withPart, type Texts } from "../texts.js";
import { CertificateCheck } from "./certificates-check.js";
import { CertificateView } from "./certificates-one.js";
import { CertificatesRegister } from "./certificates-register.js";
import { certificatePath } from "./certificates-words.js";
import { problemsView, type Problem } from "./join-entry.js";
import { leadTo, View } from "./light.js";

customElements.define("calibrant-certificate-check", CertificateCheck);
customElements.define("calibrant-certificate", CertificateView);
customElements.define("calibrant-register", CertificatesRegister);

/** The certificates of this device, or one of them: what there is at a route `#/certificates/<id>`. */
export class CertificatesView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, path: { attribute: false }, words: { state: true }, records: { state: true }, odd: { state: true }, problems: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare path: string;
  /** The page's texts with this view's own. */
  declare words: Texts | undefined;
  declare records: CertificateRecord[] | undefined;
  /** Those that do not say who was certified. */
  declare odd: CertificateRecord[];
  /** What is wrong with what was opened last. */
  declare problems: Problem[];

  constructor() {
    super();
    this.problems = [];
    this.odd = [];
  }

  get #certificates(): Certificates { return new Certificates(this.store); }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "certificates").then((words) => { this.words = words; });
    if (changed.has("path") && this.store) void this.#go(changed.get("path") !== undefined);
  }

  async #go(isMove: boolean): Promise<void> {
    this.problems = [];
    await this.#load();
    if (isMove) await leadTo(this, "main h1");
  }

  async #load(): Promise<void> {
    const all = await this.#certificates.all();
    Object.assign(this, { records: all.filter(isReadable), odd: all.filter((record) => !isReadable(record)) });
  }

  protected override render(): TemplateResult {
    const { store, words, records, problems, path } = this;
    if (!words || !records) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    const record = records.find(({ id }) => [id, encodeURIComponent(id)].includes(path.slice(1)));
    if (record) {
      return html`<calibrant-certificate .store=${store} .texts=${words} .record=${record} .latest=${latestOver(record, records)} .forget=${() => void this.#remove(record)}></calibrant-certificate>`;
    }
    const { t } = words;
    return html`<main class="home certificates" tabindex="-1"><h1 tabindex="-1">${t("page-certificates")}</h1>
      <p class="lead">${t("certificates-lead")}</p>
      ${path.length > 1 ? html`<p class="problem" role="alert">${t("certificate-unknown")}</p>` : nothing}
      <div class="buttons"><label class="button">${t("open-certificate")}<input type="file" name="certificate" accept=".json,application/json" multiple @change=${this.#opened}></label></div>
      <p class="hint">${t("open-certificate-hint")}</p>
      ${problemsView(problems)}
      <calibrant-register .store=${store} .texts=${words} .records=${records} .forget=${(gone: CertificateRecord) => void this.#remove(gone)}></calibrant-register>
      ${this.#oddView(words)}</main>`;
  }

  /** They are nobody's: nothing can be said of them, and they can go. */
  #oddView({ t }: Texts) {
    const { odd } = this;
    if (odd.length === 0) return nothing;
    return html`<section aria-labelledby="odd-title"><h2 id="odd-title">${t("odd-title")}</h2><p class="hint">${t("odd-hint")}</p>
      <ul class="lines odd">${odd.map((record) => html`<li><code>${record.id}</code><button type="button" aria-label=${t("odd-delete", { id: record.id })} @click=${() => void this.#remove(record)}>${t("delete")}</button></li>`)}</ul></section>`;
  }

  readonly #opened = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = "";
    const problems: Problem[] = [];
    let last: string | undefined;
    try {
      for (const file of files) {
        try {
          last = await this.#certificates.open(await file.arrayBuffer());
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          problems.push({ text: this.words?.t("certificate-refused", { file: file.name }) ?? "", isTitle: true }, ...error.issues.map((issue) => ({ where: issue.path, text: this.texts.sentence(issue) })));
        }
      }
    } finally {
      // What became of the first files is told even where nobody foresaw what became of the next.
      this.problems = problems;
      // One is to be read, several are for the register.
      if (files.length === 1 && last) location.hash = certificatePath(last);
      else await this.#load();
      if (problems.length > 0) void this.updateComplete.then(() => this.querySelector<HTMLElement>("#problems")?.focus());
    }
  };

  async #remove(record: CertificateRecord): Promise<void> {
    const { id, document: { rater, date } } = record;
    if (!confirm(this.words?.t("delete-certificate-question", { name: isReadable(record) ? rater.name : id, date }))) return;
    await this.#certificates.remove(id);
    if (this.path.length > 1) return void (location.hash = "#/certificates");
    await this.#load();
    await leadTo(this, "main h1");
  }
}

/** The certificate that counts today in the place of this one. */
function latestOver({ document }: CertificateRecord, records: CertificateRecord[]): CertificateDocument | undefined {
  const latest = latestOf(records.map((each) => each.document).filter((each) => rightOf(each) === rightOf(document)), dayStamp());
  return latest.id === document.id ? undefined : latest;
}

customElements.define("calibrant-certificates", CertificatesView);
