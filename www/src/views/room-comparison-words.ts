import type { Changed, Judged, SessionComparison } from "calibrant/calibration";
import type { Comparing } from "../room/comparison.js";
import type { CardTable } from "./room-cards.js";
import { known } from "./figures.js";
import type { Words } from "./room-words.js";
import type { RoomContext } from "./room.js";

type Chosen = NonNullable<Comparing["chosen"]>;
type Write = (value: number) => string;
type Unit = "share" | "points" | "coefficient";

/** A figure as a row, how it is written, and what it is of where it is told. */
interface Row { name: string; changed: Changed | Judged; write: Write; difference: Write; of: string; figure: string }

/** What has changed since a session before, in the reader's words. */
export class ComparisonWords {
  readonly #t: RoomContext["texts"]["t"];
  readonly #difference: { points: Write; share: Write; coefficient: Write };
  readonly #comparison: SessionComparison;
  readonly #before: Chosen["before"];

  constructor(private readonly context: RoomContext, private readonly words: Words, { before, comparison }: Chosen) {
    const { t, locale } = context.texts;
    const signed = (options: Intl.NumberFormatOptions): Write => {
      const format = new Intl.NumberFormat(locale, { signDisplay: "exceptZero", ...options });
      return (value) => format.format(value).replace("-", "−");
    };
    const points = signed({ maximumFractionDigits: 1 });
    this.#t = t;
    this.#before = before;
    this.#comparison = comparison;
    this.#difference = {
      points, share: (value) => points(value * 100),
      coefficient: signed({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    };
  }

  /** What both have in common, before anything is set against anything. */
  same(): string {
    const { same } = this.#comparison;
    const named = (wanted: boolean) => Object.entries(same).filter(([, is]) => is === wanted).map(([what]) => this.#t(`same-${what}`)).join(this.words.comma);
    const [alike, other] = [named(true), named(false)];
    return this.words.sentences([...(alike ? [this.#t("same-said", { alike })] : []), ...(other ? [this.#t("other-said", { other })] : [])]);
  }

  group(): CardTable { return this.#table("column-figure", this.#groupRows()); }
  biases(): CardTable { return this.#table("column-rater", this.#raterRows("bias")); }
  withins(): CardTable { return this.#table("column-rater", this.#raterRows("within")); }
  items(): CardTable { return this.#table("column-item", this.#itemRows()); }

  get areRatersAnonymous(): boolean { return [this.context.room.room, this.#before.room].some(({ anonymous }) => anonymous); }
  get hasRaters(): boolean { return this.#comparison.raters.length > 0; }

  /** What may be said: what is shown to have changed, and which verdicts read otherwise. */
  sayings(): string[] {
    const shown = [...this.#shown("better"), ...this.#shown("worse")];
    const verdicts = this.#comparison.raters.filter(({ verdict }) => verdict.before !== verdict.after)
      .map(({ rater, verdict: { before, after } }) => this.#t("verdict-moved", { name: this.words.name(rater), before: this.#t(`verdict-${before}`), after: this.#t(`verdict-${after}`) }));
    return [
      ...(shown.length ? shown : [this.#t("shown-nothing")]),
      ...(verdicts.length ? [this.#t("verdicts-moved", { verdicts: verdicts.join(this.words.comma) })] : []),
    ];
  }

  /** What may not be concluded. */
  caution(): string {
    const differences = this.#all().flatMap(({ changed: { difference } }) => "value" in difference ? [difference] : []);
    const shared = sharedCalls(this.context.room, this.#before);
    return this.words.sentences([
      this.#t("comparison-hint"), ...(shared > 0 ? [this.#t("comparison-shared", { calls: shared })] : []),
      ...(differences.some(({ coverage }) => coverage === "below-nominal") ? [this.#t("comparison-few")] : []),
      ...(differences.some(({ interval }) => !known(interval)) ? [this.#t("comparison-alike")] : []),
    ]);
  }

  /** Those whose change is of this kind, each with all its figures. */
  #shown(change: "better" | "worse"): string[] {
    const figures = new Map<string, string[]>();
    for (const { changed, of, figure } of this.#all()) if ("change" in changed && changed.change === change) figures.set(of, [...figures.get(of) ?? [], figure]);
    if (figures.size === 0) return [];
    return [this.#t(`shown-${change}`, { figures: [...figures].map(([text, notes]) => this.#t("with-note", { text, note: notes.join(this.words.comma) })).join(this.words.comma) })];
  }

  #all(): Row[] {
    return [...this.#groupRows(), ...this.#raterRows("bias"), ...this.#raterRows("within"), ...this.#itemRows()];
  }

  #groupRows(): Row[] {
    const { percentAgreement, gwetAc, within, standardDeviation, iccAgreement } = this.#comparison.group;
    const row = (id: string, changed: Changed | Judged, unit: Unit) => this.#row(this.#t(id), changed, unit, this.#t("whole-group"), this.#t(id));
    return [
      row("figure-percentAgreement", percentAgreement, "share"), row("figure-gwetAc", gwetAc, "coefficient"), row("column-within", within, "share"),
      row("figure-spread", standardDeviation, "points"), row("figure-icc-agreement", iccAgreement, "coefficient"),
    ];
  }

  #raterRows(figure: "bias" | "within"): Row[] {
    return this.#comparison.raters.map((each) => {
      const name = this.words.name(each.rater);
      return this.#row(name, each[figure], figure === "bias" ? "points" : "share", name, this.#t(`column-${figure}`));
    });
  }

  #itemRows(): Row[] {
    return this.#comparison.items.map(({ item, percentAgreement }) => {
      const name = this.words.item(item);
      return this.#row(name, percentAgreement, "share", name, this.#t("figure-percentAgreement"));
    });
  }

  #row(name: string, changed: Changed | Judged, unit: Unit, of: string, figure: string): Row {
    return { name, changed, write: this.words.figures[unit], difference: this.#difference[unit], of, figure };
  }

  #table(first: string, rows: Row[]): CardTable {
    const columns = [first, "column-before", "column-after", "column-difference", "column-change"].map((id) => this.#t(id));
    return { columns, rows: rows.map((row) => this.#cells(row)) };
  }

  #cells({ name, changed, write, difference: signed }: Row): string[] {
    const { figures } = this.words;
    const { before, after, difference } = changed;
    const sides = [name, figures.counted(before, write), figures.counted(after, write)];
    if ("incomparable" in difference) return [...sides, this.#t(`incomparable-${difference.incomparable}`)];
    const found = known(difference);
    const inUnit = (text: string) => signed === this.#difference.share ? this.#t("percent-points", { text }) : text;
    const text = found && inUnit(figures.withBounds(found.value, found.interval, signed));
    return [...sides, !found || text === undefined ? "–" : known(found.interval) ? text : this.#t("without-interval", { text }), "change" in changed ? this.#t(`change-${changed.change}`) : this.#t("change-no-direction")];
  }
}

/** How many calls are in both sessions, by their contacts. */
function sharedCalls(after: Pick<Chosen["before"], "room">, before: Pick<Chosen["before"], "room">): number {
  const earlier = new Set(before.room.cases.flatMap(({ contact }) => contact?.id ?? []));
  return after.room.cases.filter(({ contact }) => contact && earlier.has(contact.id)).length;
}
