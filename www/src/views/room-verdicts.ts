import type { OrUndefined } from "calibrant/agreement";
import type { CalibrationReport, Judgement, Measured, RaterReport } from "calibrant/calibration";
import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, itemsOf } from "../element/documents.js";
import type { Reading } from "../room/reading.js";
import { twinView } from "./figure.js";
import { nameOf } from "./room-case.js";
import { numbersOf } from "./room-numbers.js";
import type { RoomContext } from "./room.js";

type Bounds = { low: number; high: number } | { undefined: string };
type Found<Value> = Exclude<Value, { undefined: string }>;

/** A figure; undefined where there is a reason why there is none. */
const known = <Value>(value: Value): Found<Value> | undefined =>
  typeof value === "object" && value !== null && "undefined" in value ? undefined : value as Found<Value>;

/** What may be said of each rater, what of the scorecard, and what follows; first what all saw alike. */
export function verdictsView(context: RoomContext): TemplateResult {
  const { reading, texts: { t }, record } = context;
  if (!reading) return html`<div class="room-main"><p>${t("verdicts-after-reveal")}</p><p><a class="next" href=${`#/room/${record.id}/reveal`}>${t("go-to-reveal")}</a></p></div>`;
  const { report } = reading;
  const words = new Words(context, reading);
  return html`<div class="room-main verdicts">
    <h2>${t("step-verdicts")}</h2>
    <p>${words.rule()}</p>
    ${listView(t("best-title"), words.best())}
    <section aria-labelledby="verdicts-title"><h3 id="verdicts-title">${t("verdicts-title")}</h3>
      ${twinView(words.raters(), t("verdicts-title"))}
      <ul class="told">${report.raters.map((rater) => html`<li><strong>${words.name(rater.rater)}</strong> ${words.saying(rater)}</li>`)}</ul>
      <p class="hint">${t("verdicts-hint")}</p></section>
    ${listView(t("reword-title"), words.rewordings())}
    ${listView(t("follow-title"), words.follows())}
    ${report.levels.length ? html`<section aria-labelledby="levels-title"><h3 id="levels-title">${t("levels-title")}</h3>${twinView(words.levels(), t("levels-title"))}</section>` : nothing}
    ${groupView(context, words, report)}
    <p><a class="next" href=${`#/room/${record.id}/minutes`}>${t("go-to-minutes")}</a></p>
  </div>`;
}

const listView = (title: string, lines: string[]) => lines.length === 0 ? nothing
  : html`<section><h3>${title}</h3><ul class="told">${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;

/** Of few calls coefficients tell next to nothing, and their intervals less than they promise: they are there for those who ask. */
function groupView({ texts: { t } }: RoomContext, words: Words, { group }: CalibrationReport) {
  const isFew = group.agreement.few || known(group.agreement.percentAgreement)?.coverage === "below-nominal";
  const table = html`${twinView(words.group(), t("group-title"))}<p class="hint">${words.prevalence()}</p>`;
  return html`<section aria-labelledby="group-title"><h3 id="group-title">${t("group-title")}</h3>
    ${isFew ? html`<details><summary>${t("group-few", { answers: group.agreement.units, calls: group.calls })}</summary>${table}</details>` : table}</section>`;
}

/** A report in the reader's words. */
class Words {
  readonly #t: RoomContext["texts"]["t"];
  readonly #locale: string;
  readonly #numbers: ReturnType<typeof numbersOf>;
  readonly #share: (value: number) => string;
  readonly #figure: (value: number) => string;

  constructor(private readonly context: RoomContext, private readonly reading: Reading) {
    const { t, locale } = context.texts;
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
    const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    this.#t = t;
    this.#locale = locale;
    this.#numbers = numbersOf(locale, "points");
    this.#share = (value) => percent.format(value);
    // Nothing is below nought by a rounding.
    this.#figure = (value) => figure.format(Math.round(value * 100) / 100 + 0).replace("-", "−");
  }

  private get report(): CalibrationReport { return this.reading.report; }

  name(id: string): string {
    const person = this.reading.people.find((each) => each.id === id);
    return person ? nameOf(person) : id;
  }

  rule(): string {
    const { rule, reference } = this.report;
    return this.#t("rule-said", {
      reference: this.#t(`compare-${reference}`), tolerance: this.#numbers.plain(rule.tolerance), share: this.#share(rule.share),
      bias: this.#numbers.plain(rule.bias), confidence: this.#share(1 - rule.alpha),
    });
  }

  best(): string[] {
    const { best } = this.report;
    const done = best.items.filter(({ full }) => full > 0).map(({ item }) => this.#item(item));
    return [
      ...(best.raters.length ? [this.#t("best-raters", { names: best.raters.map((id) => this.name(id)).join(this.#comma) })] : []),
      ...(done.length ? [this.#t("best-items", { items: done.join(this.#comma) })] : []),
      ...(best.cases.length ? [this.#t("best-cases", { calls: best.cases.map((id) => this.#case(id)).join(this.#comma) })] : []),
    ];
  }

  raters() {
    const rows = this.report.raters.map((rater) => {
      const { n, bias, biasInterval, within } = rater.totals;
      return [this.name(rater.rater), this.#verdict(rater), this.#withBounds(known(bias), biasInterval, this.#numbers.plain), this.#bounded(this.#t("of", { count: within.count, n }), within.wilson, this.#share),
        this.#measured(rater.alignment, this.#share), String(n)];
    });
    return { columns: ["column-rater", "column-verdict", "column-bias", "column-within", "column-alignment", "column-calls"].map((id) => this.#t(id)), rows };
  }

  /** Why, and what would settle it. */
  saying({ grounds, verdict, moreCalls, diagnosis, fatals, items }: RaterReport): string {
    const t = this.#t;
    const off = items.filter((each) => each.verdict === "not-calibrated").map(({ item }) => this.#item(item));
    return [
      t(`said-${verdict}`, { grounds: grounds.map((ground) => t(`ground-${ground}`)).join(this.#comma) }),
      ...diagnosis.map(({ code, item }) => t(`diagnosis-${code}`, { item: item === undefined ? "" : this.#item(item) })),
      ...(off.length ? [t("items-off", { items: off.join(this.#comma) })] : []),
      ...fatals.map(({ kind, item, case: of }) => t(`fatal-${kind}`, { item: this.#item(item), call: this.#case(of) })),
      ...(verdict === "undetermined" ? [moreCalls === null ? t("more-unknown") : t("more-calls", { calls: moreCalls })] : []),
    ].join(this.#locale === "en" ? " " : "");
  }

  rewordings(): string[] {
    return this.report.next.reword.map(({ item, reasons, few }) =>
      this.#t("reword-line", { item: this.#item(item), why: [...reasons, ...(few ? ["few"] : [])].map((reason) => this.#t(`reword-${reason}`)).join(this.#comma) }));
  }

  follows(): string[] {
    return this.report.next.retrain.map(({ rater, reasons, items }) => this.#t("retrain", {
      name: this.name(rater),
      why: [...reasons.map((reason) => this.#t(`short-${reason}`)), ...items.map(({ item, reason }) => this.#t("with-note", { text: this.#item(item), note: this.#t(`short-${reason}`) }))].join(this.#comma),
    }));
  }

  levels() {
    const rows = this.report.levels.map(({ second, totals, items }) => {
      const apart = items.filter(({ points }) => Math.abs(known(points)?.value ?? 0) > 1e-9).map(({ item, points }) => `${item} ${this.#numbers.plain(known(points)?.value ?? 0)}`);
      return [this.#t(`level-${second}`), this.#measured(totals, this.#numbers.plain), apart.join(this.#comma) || "–"];
    });
    return { columns: ["column-level", "column-gap", "column-gap-items"].map((id) => this.#t(id)), rows };
  }

  group() {
    const { agreement, totals, within, iccAgreement, iccConsistency } = this.report.group;
    const coefficients = ["percentAgreement", "fleissKappa", "gwetAc", "krippendorffAlpha"] as const;
    const icc = (form: typeof iccAgreement) => {
      const found = known(form);
      return found ? this.#withBounds(known(found.estimate), found.interval, this.#figure) : "–";
    };
    const rows = [
      ...coefficients.map((name) => [this.#t(`figure-${name}`), this.#measured(agreement[name], name === "percentAgreement" ? this.#share : this.#figure)]),
      [this.#t("figure-icc-agreement"), icc(iccAgreement)], [this.#t("figure-icc-consistency"), icc(iccConsistency)],
      [this.#t("column-within"), this.#measured(within, this.#share)],
      [this.#t("figure-limits"), [totals.lowerLimit, totals.upperLimit].map((limit) => this.#measured(limit, this.#numbers.plain)).join(" … ")],
    ];
    return { columns: [this.#t("column-figure"), this.#t("column-value")], rows };
  }

  prevalence(): string {
    return this.#t("prevalence", { shares: this.report.group.prevalence.map(({ category, share }) => `${this.#t(`worth-${category}`)} ${this.#share(share)}`).join(this.#comma) });
  }

  get #comma(): string { return this.#t("list-comma"); }

  #verdict({ verdict }: Judgement): string {
    return `${{ calibrated: "✓", "not-calibrated": "✕", undetermined: "?" }[verdict]} ${this.#t(`verdict-${verdict}`)}`;
  }

  #item(id: string): string {
    const item = itemsOf(this.context.room.room.scorecard).find((each) => each.id === id);
    return item ? `${id} ${inLanguage(item.title, this.#locale)}` : id;
  }

  #case(id: string): string { return this.#t("quoted", { text: this.context.room.room.cases.find((each) => each.id === id)?.title ?? id }); }

  #measured(measured: OrUndefined<Measured>, write: (value: number) => string): string {
    const found = known(measured);
    return this.#withBounds(found?.value, found?.interval ?? { undefined: "" }, write);
  }

  #withBounds(value: number | undefined, interval: Bounds, write: (value: number) => string): string {
    return value === undefined ? "–" : this.#bounded(write(value), interval, write);
  }

  #bounded(value: string, interval: Bounds, write: (value: number) => string): string {
    const bounds = known(interval);
    return bounds ? this.#t("with-interval", { value, low: write(bounds.low), high: write(bounds.high) }) : value;
  }
}
