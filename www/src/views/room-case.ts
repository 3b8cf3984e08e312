import type { ItemDocument } from "calibrant";
import type { Topic } from "calibrant/calibration";
import { html, nothing, type TemplateResult } from "lit";
import { chosenOptions, inLanguage } from "../element/documents.js";
import type { Place } from "../room/places.js";
import { differenceFrom, isWithin, topicOf, type CaseReading, type ItemReading, type Person } from "../room/reading.js";
import type { Texts } from "../texts.js";
import { figureView, twinView, type Cell } from "./figure.js";
import type { RoomContext } from "./room.js";
import { numbersOf } from "./room-numbers.js";
import { dotsOf, scaleView } from "./room-scale.js";

/** One call after the reveal: total scores on a scale, then a row of dots for each item, most disagreement first. */
export function caseView(context: RoomContext, reading: CaseReading, open?: string): TemplateResult {
  const { texts: { t } } = context;
  const { case: { id, title, contact }, sheets, differing, agreed } = reading;
  return html`<section class="case" id=${`case-${id}`} aria-labelledby=${`case-${id}-title`}>
    <h3 id=${`case-${id}-title`}>${title} ${contact ? html`<span class="hint">${contact.id}</span>` : nothing}</h3>
    ${sheets.length === 0 ? html`<p class="hint">${t("case-no-sheets")}</p>` : html`
      <p>${agreedText(context.texts, reading)}</p>
      ${totalsView(context, reading)}
      ${differing.length ? html`<h4>${t("most-first")}</h4>
        <div class="rows" role="list">${differing.map((each) => rowView(context, reading, each, open))}</div>` : nothing}
      ${agreed.length ? html`<details class="agreed"><summary>${t("agreed-items", { items: agreed.length })}</summary>
        <div class="rows" role="list">${agreed.map((each) => rowView(context, reading, each, open))}</div></details>` : nothing}
      <details><summary>${t("as-table")}</summary>${answersTable(context, reading)}</details>`}
  </section>`;
}

/** What was done alike comes first. */
function agreedText({ t, locale }: Texts, { agreed, differing, sheets }: CaseReading): string {
  const items = agreed.length + differing.length;
  if (sheets.length < 2) return t("case-one-sheet");
  const some = agreed.slice(0, 2).map(({ item }) => t("quoted", { text: inLanguage(item.title, locale) }));
  const examples = new Intl.ListFormat(locale, { type: "conjunction" }).format(some);
  return t(agreed.length === items ? "case-agrees-all" : agreed.length > 0 ? "case-agrees" : "case-agrees-none", { raters: sheets.length, agreed: agreed.length, items, examples });
}

function totalsView(context: RoomContext, reading: CaseReading) {
  const { texts, room: { room: { rule } }, reading: whole, width } = context;
  const { t, locale } = texts;
  const tolerance = Number(rule.tolerance);
  const dots = dotsOf(reading, tolerance);
  if (!whole || dots.length === 0) return nothing;
  const { value, plain } = numbersOf(locale, whole.unit);
  const { reference } = reading;
  const outside = dots.filter(({ kind }) => kind === "outside").map(({ mark }) => mark);
  const words = reference ? t(`totals-${reference.kind}`, { tolerance: plain(tolerance), reference: value(reference.value), outside: outside.length, marks: new Intl.ListFormat(locale).format(outside) }) : undefined;
  const id = `totals-${reading.case.id}`;
  return figureView(texts, reading.case.title, {
    id, title: t("totals-title"), note: words,
    chart: scaleView(texts, { id, name: t("totals-title"), description: words ?? "", dots, reference: reference?.value, tolerance: tolerance * (reference?.share ?? 1), unit: whole.unit }, width),
    twin: {
      columns: [t("column-rater"), t("column-total"), t("column-difference"), t("column-within")],
      rows: reading.sheets.map(({ person, score }): Cell[] => {
        const own = score.score?.value;
        const isCompared = own !== undefined && reference && !person.isExpert;
        return [nameOf(person), own === undefined ? "–" : { text: value(own), raw: own }, isCompared ? { text: plain(differenceFrom(reference, own)), raw: differenceFrom(reference, own) } : "–", isCompared ? t(isWithin(reference, own, tolerance) ? "yes" : "no") : "–"];
      }),
    },
  });
}

/** Mark and name together, or the letter alone. */
export const nameOf = ({ mark, name }: Person): string => mark === name ? mark : `${mark} ${name}`;

function rowView(context: RoomContext, reading: CaseReading, { item, places, isAgreed, topic, isFatal }: ItemReading, open: string | undefined) {
  const { texts: { t, locale }, record, room: { state } } = context;
  const id = topicOf(reading.case.id, item.id);
  const settled = state.agreed.find((each) => each.case === reading.case.id && each.item === item.id);
  return html`<div class=${`row ${id === open ? "current" : ""}`} role="listitem" id=${`row-${reading.case.id}-${item.id}`}>
    <div class="row-name"><a href=${`#/room/${record.id}/discuss/${encodeURIComponent(id)}`} aria-current=${id === open ? "true" : nothing}><span class="item-id">${item.id}</span> ${inLanguage(item.title, locale)}</a>
      ${settled ? html`<span class="settled">${t(settled.answer ? "row-agreed" : "row-left-open", { answer: settled.answer ? placeName(context.texts, item, { kind: kindOf(settled.answer), answer: settled.answer }) : "" })}</span>` : nothing}</div>
    <ul class="places">${places.map((place) => html`<li class=${isReference(place, context) ? "reference" : ""}><span class="place-name">${placeName(context.texts, item, place)}</span>
      <span class="marks">${place.who.map((person) => html`<abbr class=${person.isExpert ? "mark expert" : "mark"} title=${nameOf(person)}>${person.mark}</abbr>`)}</span></li>`)}</ul>
    <div class="row-gap">${isFatal ? html`<strong>${t("row-fatal")}</strong>` : nothing} ${isAgreed ? nothing : topic ? disagreementView(context.texts, topic) : t("row-no-gap")}</div>
  </div>`;
}

/** What the order of the rows is made of. */
function disagreementView({ t, locale }: Texts, { disagreement, weight }: Topic) {
  const { format } = new Intl.NumberFormat(locale, { style: "percent" });
  return html`<span>${t("row-disagreement", { disagreement: format(disagreement) })}</span> <span>${t("row-weight", { weight: format(weight) })}</span>`;
}

/** The expert's answer, where an expert gives the reference. */
const isReference = ({ who }: Place<Person>, { room: { room } }: RoomContext): boolean => room.reference === "expert" && who.some(({ isExpert }) => isExpert);

export const kindOf = (answer: Place<unknown>["answer"]): Place<unknown>["kind"] => answer.notApplicable ? "not-applicable" : answer.option !== undefined ? "option" : "value";

export function placeName({ form, locale }: Texts, item: ItemDocument, { kind, answer }: Pick<Place<unknown>, "kind" | "answer">): string {
  if (kind === "none") return form("no-answer");
  if (kind === "not-applicable") return form("not-applicable");
  const options = chosenOptions(item, answer).map(({ title }) => inLanguage(title, locale));
  return options.length ? new Intl.ListFormat(locale, { type: "conjunction" }).format(options) : String(answer.number ?? answer.text ?? answer.date ?? "–");
}

/** The rows of dots as a table: an item a row, a rater a column. */
function answersTable({ texts }: RoomContext, { sheets, differing, agreed, case: { title } }: CaseReading) {
  return twinView({
    columns: [texts.t("column-item"), ...sheets.map(({ person }) => nameOf(person))],
    rows: [...differing, ...agreed].map(({ item, places }) => [`${item.id} ${inLanguage(item.title, texts.locale)}`, ...sheets.map(({ person }) => {
      const place = places.find(({ who }) => who.includes(person));
      return place ? placeName(texts, item, place) : "–";
    })]),
  }, title);
}
