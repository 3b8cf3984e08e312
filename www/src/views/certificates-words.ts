import type { Text } from "calibrant";
import type { CertificateDocument } from "calibrant/quiz";
import { inLanguage } from "../element/documents.js";
import { limitsOf, sequentialOf, type Limit } from "../quiz/pass-rule.js";
import type { Reason, State } from "../quiz/standing.js";
import type { CertificateWords } from "../store/certificate-words.js";
import type { Texts } from "../texts.js";
import { Figures } from "./figures.js";

export const certificatePath = (id: string): string => `#/certificates/${encodeURIComponent(id)}`;

/** The first digits of a hash: enough to tell one from another, short enough to read out. */
export const shortly = (hash: string): string => hash.replace(/^sha256:/, "").slice(0, 12).replace(/(.{4})(?=.)/g, "$1 ");

/** Which of a text's languages is read, where it is another than the one asked for; "" where nobody said. */
export function languageOf(text: Text, locale: string): string | undefined {
  if (typeof text === "string") return "";
  const found = Object.keys(text).find((tag) => text[tag] === inLanguage(text, locale));
  return found === locale ? undefined : found;
}

/** A certificate in words of one language. */
export class CertificateText {
  readonly #figures: Figures;
  /** As exact as limits are written. */
  readonly #percent: (value: number) => string;
  readonly #t: Texts["t"];
  readonly #locale: string;

  constructor(texts: Texts, readonly certificate: CertificateDocument, private readonly words: CertificateWords) {
    this.#figures = new Figures(texts);
    const format = new Intl.NumberFormat(texts.locale, { style: "percent", maximumFractionDigits: 1 });
    this.#percent = (value) => format.format(value);
    this.#t = texts.t;
    this.#locale = texts.locale;
  }

  partTitle(part: string): Text {
    return this.words.parts.find((each) => each.part === part)?.title ?? part;
  }

  cardTitle(hash: string): { title: Text; version: string } | undefined {
    return this.words.scorecards.find((card) => card.hash === hash);
  }

  points({ points, of }: CertificateDocument["parts"][number]): string {
    const [over = "0", under = "1"] = points.split("/");
    return this.#t("points-of", { points: this.#figures.points(Number(over) / Number(under)), of: this.#figures.points(of) });
  }

  /** An interval by Student's t knows nothing of 0 and 1. */
  share({ share, interval }: CertificateDocument["parts"][number]): string {
    return this.#figures.withBounds(share ?? undefined, interval ?? { undefined: "" }, (value) => this.#percent(Math.min(Math.max(value, 0), 1)));
  }

  get confidence(): string {
    return this.#percent(1 - (this.certificate.pass.alpha ?? 0.05));
  }

  /** What the part had to keep, limit by limit. */
  rules({ part, pass }: CertificateDocument["parts"][number]): string[] {
    const t = this.#t;
    const known = this.words.parts.find((each) => each.part === part);
    const sequential = sequentialOf(pass);
    if (sequential) {
      const { poor, good, alpha = 0.05, beta = 0.05, cap } = sequential;
      const share = this.#percent;
      return [t("rule-sequential", { poor: share(poor), good: share(good), alpha: share(alpha), beta: share(beta), cap })];
    }
    const limits = limitsOf(known?.kind, pass).map((limit) => this.#rule(limit, known?.items ?? {}));
    return known ? limits : [...limits, t("rule-default")];
  }

  #rule({ ground, of = "", levels, limit }: Limit, items: { [id: string]: Text }): string {
    const t = this.#t;
    const value = ground === "bias" || ground === "fatal" ? this.#figures.points(limit) : this.#percent(limit);
    if (ground === "levels") return t(`rule-levels-${levels}`, { limit: value });
    if (ground === "fatal") return limit === 0 ? t("rule-no-fatal") : t("rule-fatal", { limit: value });
    return t(`rule-${ground}`, { limit: value, item: inLanguage(items[of] ?? of, this.#locale) });
  }

  /** What was asked of the whole besides its parts. */
  get wholeRule(): string {
    const { share } = this.certificate.pass;
    return share === undefined ? this.#t("whole-parts") : this.#t("whole-share", { limit: this.#percent(Number(share)) });
  }
}

export const stateName = (t: Texts["t"], state: State): string => t(`state-${state}`);

/** A reason as a sentence; `cardTitle` names a scorecard by its id. */
export function reasonText({ t }: Texts, reason: Reason, cardTitle: (id: string) => string): string {
  switch (reason.kind) {
    case "card-changed":
    case "card-same": return t(`reason-${reason.kind}`, { card: cardTitle(reason.card) });
    case "card-unknown": return t("reason-card-unknown", { hash: shortly(reason.hash) });
    case "no-expiry":
    case "rater-unknown": return t(`reason-${reason.kind}`);
    default: return t(`reason-${reason.kind}`, { days: reason.days, date: reason.date });
  }
}
