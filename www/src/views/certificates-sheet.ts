import type { Text } from "calibrant";
import type { CertificateDocument } from "calibrant/quiz";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { issuerIn, type CertificateWords } from "../store/certificate-words.js";
import type { Texts } from "../texts.js";
import { CertificateText, languageOf, shortly } from "./certificates-words.js";

/** A certificate in one language, as it hangs on a wall: who, what, by which rule, what follows from it, and how to check it. */
export function sheetView(texts: Texts, certificate: CertificateDocument, words: CertificateWords): TemplateResult {
  const { t, locale } = texts;
  const said = new CertificateText(texts, certificate, words);
  const { rater, quiz, parts, date, expires } = certificate;
  const issuer = issuerIn(certificate);
  const id = `sheet-${locale}`;
  return html`<article class="certificate words" lang=${locale} aria-labelledby=${id}>
    <p class="kind">${t("sheet-kind")}</p>
    <h2 id=${id}>${rater.name}</h2>
    <p class="passed">${t("sheet-passed")} <strong>${inOwn(quiz.title, locale)}</strong> <span class="hint">${t("sheet-version", { version: quiz.version })}</span></p>
    <dl class="facts">
      ${fact(t("sheet-rater"), rater.id)}${rater.team ? fact(t("column-team"), rater.team) : nothing}${rater.site ? fact(t("sheet-site"), rater.site) : nothing}
      ${fact(t("sheet-date"), date)}${fact(t("sheet-until"), expires ?? t("sheet-no-expiry"))}${issuer ? fact(t("sheet-issuer"), issuer) : nothing}</dl>
    <div class="table-frame" role="group" aria-label=${t("sheet-parts")} tabindex="0"><table>
      <thead><tr><th scope="col">${t("column-part")}</th><th scope="col">${t("column-outcome")}</th><th scope="col">${t("column-points")}</th><th scope="col">${t("column-share", { confidence: said.confidence })}</th><th scope="col">${t("column-rule")}</th></tr></thead>
      <tbody>${parts.map((part) => html`<tr><th scope="row">${inOwn(said.partTitle(part.part), locale)}</th><td>${t(`part-${part.outcome}`)}</td><td>${said.points(part)}</td><td>${said.share(part)}</td>
        <td><ul>${said.rules(part).map((rule) => html`<li>${rule}</li>`)}</ul></td></tr>`)}</tbody></table></div>
    <p>${said.wholeRule}</p>
    <section><h3>${t("says-title")}</h3><ul class="plain-list"><li>${t("says-passed")}</li><li>${t("says-interval", { confidence: said.confidence })}</li>
      ${parts.some(({ share, interval }) => share !== null && interval === null) ? html`<li>${t("says-no-interval")}</li>` : nothing}</ul></section>
    <section><h3>${t("says-not-title")}</h3><ul class="plain-list"><li>${t("says-not-calibrated")}</li><li>${t("says-not-who")}</li><li>${t("says-not-signed")}</li></ul></section>
    ${smallView(texts, said)}
  </article>`;
}

const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** In the language it is in. */
function inOwn(text: Text, locale: string) {
  return html`<span class="words" lang=${languageOf(text, locale) ?? nothing}>${inLanguage(text, locale)}</span>`;
}

/** Short digits to compare by eye, and everything in full for whoever checks. */
function smallView({ t, locale }: Texts, said: CertificateText): TemplateResult {
  const { id, attempt, quiz, scorecards, engine } = said.certificate;
  const hashes: [string, Text | undefined, string][] = [
    [t("hash-certificate"), undefined, id], [t("hash-quiz"), undefined, quiz.hash], [t("hash-attempt"), undefined, attempt],
    ...scorecards.map((hash): [string, Text | undefined, string] => {
      const card = said.cardTitle(hash);
      return [card ? t("hash-scorecard-version", { version: card.version }) : t("hash-scorecard"), card?.title, hash];
    }),
  ];
  return html`<section class="small"><h3>${t("small-title")}</h3>
    <p>${t("small-check")}</p>
    <dl>${hashes.map(([name, title, hash]) => html`<div><dt>${name}${title ? html` <span>${inOwn(title, locale)}</span>` : nothing}</dt><dd><b>${shortly(hash)}</b> <span class="whole">${hash}</span></dd></div>`)}</dl>
    <p>${engine}</p></section>`;
}
