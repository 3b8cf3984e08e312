import type { CalibrationReport, RaterReport, Verdict } from "calibrant/calibration";
import { inLanguage, itemsOf } from "../element/documents.js";
import type { Reading } from "../room/reading.js";
import { nameOf } from "./room-case.js";
import { Figures, known } from "./figures.js";
import type { RoomContext } from "./room.js";

/** A report in the reader's words. */
export class Words {
  readonly #t: RoomContext["texts"]["t"];
  readonly #locale: string;
  readonly figures: Figures;

  constructor(private readonly context: RoomContext, private readonly reading: Reading) {
    const { t, locale } = context.texts;
    this.#t = t;
    this.#locale = locale;
    this.figures = new Figures(context.texts);
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
      reference: this.#t(`compare-${reference}`), tolerance: this.figures.points(rule.tolerance), share: this.figures.share(rule.share),
      bias: this.figures.points(rule.bias), confidence: this.figures.share(1 - rule.alpha),
    });
  }

  best(): string[] {
    const { best } = this.report;
    const done = best.items.filter(({ full }) => full > 0).map(({ item }) => this.item(item));
    return [
      ...(best.raters.length ? [this.#t("best-raters", { names: best.raters.map((id) => this.name(id)).join(this.comma) })] : []),
      ...(done.length ? [this.#t("best-items", { items: done.join(this.comma) })] : []),
      ...(best.cases.length ? [this.#t("best-cases", { calls: best.cases.map((id) => this.#case(id)).join(this.comma) })] : []),
    ];
  }

  raters() {
    const rows = this.report.raters.map((rater) => {
      const { n, bias, biasInterval, within } = rater.totals;
      return [this.name(rater.rater), this.verdict(rater), this.figures.withBounds(known(bias), biasInterval, this.figures.points), this.figures.bounded(this.#t("of", { count: within.count, n }), within.wilson, this.figures.share),
        this.figures.measured(rater.alignment, this.figures.share), String(n)];
    });
    return { columns: ["column-rater", "column-verdict", "column-bias", "column-within", "column-alignment", "column-calls"].map((id) => this.#t(id)), rows };
  }

  /** Why, and what would settle it. */
  saying({ grounds, verdict, moreCalls, diagnosis, fatals, items, totals }: RaterReport): string {
    const t = this.#t;
    const isSilent = verdict === "undetermined" && totals.n === 0;
    const off = items.filter((each) => each.verdict === "not-calibrated").map(({ item }) => this.item(item));
    return this.sentences([
      isSilent ? t("said-nothing") : t(`said-${verdict}`, { grounds: grounds.map((ground) => t(`ground-${ground}`)).join(this.comma) }),
      ...diagnosis.map(({ code, item }) => t(`diagnosis-${code}`, { item: item === undefined ? "" : this.item(item) })),
      ...(off.length ? [t("items-off", { items: off.join(this.comma) })] : []),
      ...fatals.map(({ kind, item, case: of }) => t(`fatal-${kind}`, { item: this.item(item), call: this.#case(of) })),
      ...(verdict === "undetermined" && !isSilent ? [moreCalls === null ? t("more-unknown") : t("more-calls", { calls: moreCalls })] : []),
    ]);
  }

  rewordings(): string[] {
    return this.report.next.reword.map(({ item, reasons, few }) =>
      this.#t("reword-line", { item: this.item(item), why: [...reasons, ...(few ? ["few"] : [])].map((reason) => this.#t(`reword-${reason}`)).join(this.comma) }));
  }

  follows(): string[] {
    return this.report.next.retrain.map(({ rater, reasons, items }) => this.#t("retrain", {
      name: this.name(rater),
      why: [...reasons.map((reason) => this.#t(`short-${reason}`)), ...items.map(({ item, reason }) => this.#t("with-note", { text: this.item(item), note: this.#t(`short-${reason}`) }))].join(this.comma),
    }));
  }

  levels() {
    const rows = this.report.levels.map(({ second, totals, items }) => {
      const apart = items.filter(({ points }) => Math.abs(known(points)?.value ?? 0) > 1e-9).map(({ item, points }) => `${item} ${this.figures.points(known(points)?.value ?? 0)}`);
      return [this.#t(`level-${second}`), this.figures.measured(totals, this.figures.points), apart.join(this.comma) || "–"];
    });
    return { columns: ["column-level", "column-gap", "column-gap-items"].map((id) => this.#t(id)), rows };
  }

  group() {
    const { agreement, totals, within, iccAgreement, iccConsistency } = this.report.group;
    const coefficients = ["percentAgreement", "fleissKappa", "gwetAc", "krippendorffAlpha"] as const;
    const icc = (form: typeof iccAgreement) => {
      const found = known(form);
      return found ? this.figures.withBounds(known(found.estimate), found.interval, this.figures.coefficient) : "–";
    };
    const rows = [
      ...coefficients.map((name) => [this.#t(`figure-${name}`), this.figures.measured(agreement[name], name === "percentAgreement" ? this.figures.share : this.figures.coefficient)]),
      [this.#t("figure-icc-agreement"), icc(iccAgreement)], [this.#t("figure-icc-consistency"), icc(iccConsistency)],
      [this.#t("column-within"), this.figures.measured(within, this.figures.share)],
      [this.#t("figure-limits"), [totals.lowerLimit, totals.upperLimit].map((limit) => this.figures.measured(limit, this.figures.points)).join(" … ")],
    ];
    return { columns: [this.#t("column-figure"), this.#t("column-value")], rows };
  }

  prevalence(): string {
    return this.#t("prevalence", { shares: this.report.group.prevalence.map(({ category, share }) => `${this.#t(`worth-${category}`)} ${this.figures.share(share)}`).join(this.comma) });
  }

  get comma(): string { return this.#t("list-comma"); }

  sentences(all: string[]): string { return all.join(this.#locale === "en" ? " " : ""); }

  verdict({ verdict }: { verdict: Verdict }): string {
    return `${{ calibrated: "✓", "not-calibrated": "✕", undetermined: "?" }[verdict]} ${this.#t(`verdict-${verdict}`)}`;
  }

  item(id: string): string {
    const item = itemsOf(this.context.room.room.scorecard).find((each) => each.id === id);
    return item ? `${id} ${inLanguage(item.title, this.#locale)}` : id;
  }

  #case(id: string): string { return this.#t("quoted", { text: this.context.room.room.cases.find((each) => each.id === id)?.title ?? id }); }
}
