import type { OrUndefined } from "calibrant/agreement";
import type { CalibrationReport, Judgement, Measured, RaterReport } from "calibrant/calibration";
import { inLanguage, itemsOf } from "../element/documents.js";
import type { Reading } from "../room/reading.js";
import { nameOf } from "./room-case.js";
import { numbersOf } from "./room-numbers.js";
import type { RoomContext } from "./room.js";

type Bounds = { low: number; high: number } | { undefined: string };
type Found<Value> = Exclude<Value, { undefined: string }>;

/** A figure; undefined where there is a reason why there is none. */
export const known = <Value>(value: Value): Found<Value> | undefined =>
  typeof value === "object" && value !== null && "undefined" in value ? undefined : value as Found<Value>;

/** A report in the reader's words. */
export class Words {
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

  /** As the reveal shows them. */
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
  saying({ grounds, verdict, moreCalls, diagnosis, fatals, items, totals }: RaterReport): string {
    const t = this.#t;
    const isSilent = verdict === "undetermined" && totals.n === 0;
    const off = items.filter((each) => each.verdict === "not-calibrated").map(({ item }) => this.#item(item));
    return [
      isSilent ? t("said-nothing") : t(`said-${verdict}`, { grounds: grounds.map((ground) => t(`ground-${ground}`)).join(this.#comma) }),
      ...diagnosis.map(({ code, item }) => t(`diagnosis-${code}`, { item: item === undefined ? "" : this.#item(item) })),
      ...(off.length ? [t("items-off", { items: off.join(this.#comma) })] : []),
      ...fatals.map(({ kind, item, case: of }) => t(`fatal-${kind}`, { item: this.#item(item), call: this.#case(of) })),
      ...(verdict === "undetermined" && !isSilent ? [moreCalls === null ? t("more-unknown") : t("more-calls", { calls: moreCalls })] : []),
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
