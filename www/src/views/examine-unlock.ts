import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, minute } from "../element/documents.js";
import type { HandedInRecord } from "../store/database.js";
import type { QuizRecord } from "../store/taking.js";
import type { Texts } from "../texts.js";
import { refusalText, type Refusal } from "./refusals.js";

export interface Unlocking { dropped: number; isBusy: boolean; refusal: Refusal | undefined; open: (passphrase: string) => void }

/** A sealed quiz asks for its passphrase each time; what was handed in before is here all the same. */
export function unlockView(texts: Texts, { document }: QuizRecord, kept: HandedInRecord[], { dropped, isBusy, refusal, open }: Unlocking): TemplateResult {
  const { t, locale } = texts;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    open(String(new FormData(event.target as HTMLFormElement).get("passphrase")));
  };
  return html`<p><a href="#/examine">${t("examine-title")}</a></p>
    <h1>${inLanguage(document.title, locale)}</h1>
    <section aria-labelledby="seal-title"><h2 id="seal-title">${t("seal-title")}</h2>
      <p>${t("seal-lead")}</p>
      <form class="passphrase" @submit=${submit}>
        <label>${t("passphrase")}<input type="password" name="passphrase" required autocomplete="off" aria-describedby="passphrase-hint" aria-invalid=${refusal === "wrong-passphrase" ? "true" : nothing}></label>
        <p class="hint" id="passphrase-hint">${t("passphrase-hint")}</p>
        ${refusal ? html`<p class="problem" role="alert">${refusalText(texts, refusal)}</p>` : nothing}
        <div class="buttons"><button type="submit" class="primary" ?disabled=${isBusy}>${t("open-seal")}</button><span role="status">${isBusy ? t("opening-seal") : ""}</span></div></form>
      <p role="status">${dropped ? t("dropped-waiting", { files: dropped }) : ""}</p></section>
    ${kept.length ? html`<section aria-labelledby="waiting-title"><h2 id="waiting-title">${t("waiting-title", { attempts: kept.length })}</h2>
      <p class="hint">${t("waiting-hint")}</p>
      <ul class="lines">${kept.map(({ document: { rater, attempt = 1, started } }) => html`<li>${t("attempt-of", { name: rater.name, attempt })} <span class="hint">${minute(started)}</span></li>`)}</ul></section>` : nothing}`;
}
