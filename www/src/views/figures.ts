import type { OrUndefined } from "calibrant/agreement";
import type { Measured } from "calibrant/calibration";
import type { Texts } from "../texts.js";
import { numbersOf } from "./room-numbers.js";

export type Bounds = { low: number; high: number } | { undefined: string };
type Found<Value> = Exclude<Value, { undefined: string }>;
type Write = (value: number) => string;

/** A figure; undefined where there is a reason why there is none. */
export const known = <Value>(value: Value): Found<Value> | undefined =>
  typeof value === "object" && value !== null && "undefined" in value ? undefined : value as Found<Value>;

/** Figures of a report as they are read. */
export class Figures {
  readonly share: Write;
  readonly points: Write;
  readonly coefficient: Write;
  readonly #t: Texts["t"];

  constructor({ t, locale }: Texts) {
    // Nothing is below nought by a rounding.
    const writer = (options: Intl.NumberFormatOptions): Write => {
      const format = new Intl.NumberFormat(locale, { signDisplay: "negative", ...options });
      return (value) => format.format(value).replace("-", "−");
    };
    this.#t = t;
    this.share = writer({ style: "percent", maximumFractionDigits: 0 });
    this.points = numbersOf(locale, "points").plain;
    this.coefficient = writer({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }

  measured(measured: OrUndefined<Measured>, write: Write): string {
    const found = known(measured);
    return this.withBounds(found?.value, found?.interval ?? { undefined: "" }, write);
  }

  /** With what it is made of. */
  counted(measured: OrUndefined<Measured>, write: Write): string {
    const found = known(measured);
    return found ? this.#t("with-n", { figure: this.measured(found, write), n: found.n }) : "–";
  }

  withBounds(value: number | undefined, interval: Bounds, write: Write): string {
    return value === undefined ? "–" : this.bounded(write(value), interval, write);
  }

  bounded(value: string, interval: Bounds, write: Write): string {
    const bounds = known(interval);
    return bounds ? this.#t("with-interval", { value, low: write(bounds.low), high: write(bounds.high) }) : value;
  }
}
