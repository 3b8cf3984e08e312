import type { CalibrationReport, Gap } from "calibrant/calibration";
import { html, nothing, type TemplateResult } from "lit";
import { cardsView, type CardTable } from "./room-cards.js";
import { known } from "./figures.js";
import type { Words } from "./room-words.js";
import type { RoomContext } from "./room.js";

/** Where raters are letters, a site of one would tell who is who. */
export const areSitesShown = ({ room: { room } }: RoomContext, { sites }: CalibrationReport): boolean =>
  sites.length > 1 && !(room.anonymous && sites.some(({ raters }) => raters.length < 2));

/** The sites of a session, each for itself and against each other; nothing where there are fewer than two. */
export function sitesView(context: RoomContext, words: Words): TemplateResult | typeof nothing {
  const { report } = context.reading ?? {};
  if (!report || report.sites.length < 2) return nothing;
  const { t } = context.texts;
  const shown = html`${cardsView(sitesTable(context, words, report), t("sites-title"))}
    <h4>${t("site-gaps-title")}</h4>${cardsView(gapsTable(context, words, report), t("site-gaps-title"))}
    ${toldView(context, words, report)}<p class="hint">${t("sites-hint")}</p>`;
  return html`<section aria-labelledby="sites-title"><h3 id="sites-title">${t("sites-title")}</h3>
    ${areSitesShown(context, report) ? shown : html`<p class="hint">${t("sites-anonymous")}</p>`}</section>`;
}

/** In words alone, for paper. */
export function siteSayingsView(context: RoomContext, words: Words): TemplateResult | typeof nothing {
  const { report } = context.reading ?? {};
  if (!report || !areSitesShown(context, report)) return nothing;
  const title = context.texts.t("sites-title");
  return html`<section aria-labelledby="sites-title"><h3 id="sites-title">${title}</h3>${toldView(context, words, report)}</section>`;
}

/** What may be concluded. */
const toldView = (context: RoomContext, words: Words, report: CalibrationReport): TemplateResult =>
  html`<ul class="told">${report.siteGaps.map((gap) => html`<li>${gapSaid(context, words, report, gap)}</li>`)}</ul>`;

function sitesTable({ texts: { t }, room: { room } }: RoomContext, words: Words, { sites }: CalibrationReport): CardTable {
  const { figures } = words;
  const rows = sites.map(({ site, raters, within, bias, percentAgreement }) => [
    site, room.anonymous ? String(raters.length) : raters.map((id) => words.name(id)).join(words.comma),
    figures.counted(within, figures.share), figures.counted(bias, figures.points), figures.counted(percentAgreement, figures.share),
  ]);
  return { columns: [t("rater-site"), t("fact-raters"), t("column-within"), t("column-bias"), t("figure-percentAgreement")], rows };
}

function gapsTable({ texts: { t } }: RoomContext, words: Words, { siteGaps }: CalibrationReport): CardTable {
  const { figures } = words;
  const rows = siteGaps.map((gap) => [t("gap-of", names(gap)), figures.counted(gap.totals, figures.points),
    itemsApart(gap).map(({ item, points }) => `${words.item(item)} ${figures.measured(points, figures.points)}`).join(words.comma) || t("gap-no-item")]);
  return { columns: [t("column-sites"), t("column-site-gap"), t("column-items-apart")], rows };
}

type SiteGap = Gap<string>;

const names = ({ first, second }: SiteGap) => ({ first, second });

/** On which the data tell that there is a gap. */
const itemsApart = ({ items }: SiteGap) => items.filter(({ points }) => shown(points) !== 0);

/** 1 or −1 where the interval lies above or below 0; else 0. */
function shown(points: SiteGap["totals"]): number {
  const interval = known(known(points)?.interval ?? { undefined: "" });
  return !interval ? 0 : interval.low > 0 ? 1 : interval.high < 0 ? -1 : 0;
}

function gapSaid({ texts: { t } }: RoomContext, words: Words, { sites }: CalibrationReport, gap: SiteGap): string {
  const direction = shown(gap.totals);
  const apart = itemsApart(gap).map(({ item }) => words.item(item)).join(words.comma);
  const single = [gap.first, gap.second].filter((name) => sites.find(({ site }) => site === name)?.raters.length === 1);
  const points = words.figures.points(Math.abs(known(gap.totals)?.value ?? 0));
  return words.sentences([
    !known(gap.totals) ? t("gap-nothing", names(gap)) : direction === 0 ? t("gap-open", names(gap)) : t(direction > 0 ? "gap-higher" : "gap-lower", { ...names(gap), points }),
    ...(apart ? [t("gap-items", { items: apart })] : []),
    ...(single.length === 2 ? [t("gap-two-people")] : single.map((site) => t("gap-one-person", { site }))),
  ]);
}
