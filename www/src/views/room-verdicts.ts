import type { CalibrationReport } from "calibrant/calibration";
import { html, nothing, type TemplateResult } from "lit";
import { comparisonView } from "./room-comparison.js";
import { sitesView } from "./room-sites.js";
import { twinView } from "./figure.js";
import { known } from "./figures.js";
import { Words } from "./room-words.js";
import type { RoomContext } from "./room.js";

/** What may be said of each rater, what of the scorecard, and what follows; first what all saw alike. */
export function verdictsView(context: RoomContext): TemplateResult {
  const { reading, texts: { t }, record } = context;
  if (!reading) return html`<div class="room-main"><p>${t("verdicts-after-reveal")}</p><p><a class="next" href=${`#/room/${record.id}/reveal`}>${t("go-to-reveal")}</a></p></div>`;
  const { report } = reading;
  const words = new Words(context, reading);
  return html`<div class="room-main verdicts">
    <h2>${t("step-verdicts")}</h2>
    <p>${words.rule()}</p>
    ${sayingsView(context, words, report)}
    ${report.levels.length ? html`<section aria-labelledby="levels-title"><h3 id="levels-title">${t("levels-title")}</h3>${twinView(words.levels(), t("levels-title"))}</section>` : nothing}
    ${sitesView(context, words)}
    ${groupView(context, words, report)}
    ${comparisonView(context, words)}
    <p><a class="next" href=${`#/room/${record.id}/minutes`}>${t("go-to-minutes")}</a></p>
  </div>`;
}

/** What went well, each rater's verdict with its reasons, and what follows for raters and scorecard. */
export const sayingsView = ({ texts: { t } }: RoomContext, words: Words, { raters }: CalibrationReport): TemplateResult => html`${listView(t("best-title"), words.best())}
  <section aria-labelledby="verdicts-title"><h3 id="verdicts-title">${t("verdicts-title")}</h3>
    ${twinView(words.raters(), t("verdicts-title"))}
    <ul class="told">${raters.map((rater) => html`<li><strong>${words.name(rater.rater)}</strong> ${words.saying(rater)}</li>`)}</ul>
    <p class="hint">${t("verdicts-hint")}</p></section>
  ${listView(t("reword-title"), words.rewordings())}${listView(t("follow-title"), words.follows())}`;

const listView = (title: string, lines: string[]) => lines.length === 0 ? nothing
  : html`<section><h3>${title}</h3><ul class="told">${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;

/** Of few calls coefficients tell next to nothing, and their intervals less than they promise: they are there for those who ask. */
function groupView({ texts: { t } }: RoomContext, words: Words, { group }: CalibrationReport) {
  const isFew = group.agreement.few || known(group.agreement.percentAgreement)?.coverage === "below-nominal";
  const table = html`${twinView(words.group(), t("group-title"))}<p class="hint">${words.prevalence()}</p>`;
  return html`<section aria-labelledby="group-title"><h3 id="group-title">${t("group-title")}</h3>
    ${isFew ? html`<details><summary>${t("group-few", { answers: group.agreement.units, calls: group.calls })}</summary>${table}</details>` : table}</section>`;
}
