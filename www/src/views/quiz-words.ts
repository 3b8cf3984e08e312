import type { QuizCheck, QuizDocument, QuizGround, QuizPart, QuizResult } from "calibrant/quiz";
import { inLanguage, itemsOf } from "../element/documents.js";
import type { Texts } from "../texts.js";
import type { TableTwin } from "./figure.js";
import { Figures } from "./figures.js";

/** What an attempt came to, in words. */
export class QuizWords {
  readonly figures: Figures;
  protected readonly t: Texts["t"];
  protected readonly locale: string;

  constructor(texts: Texts, protected readonly document: QuizDocument) {
    this.figures = new Figures(texts);
    this.t = texts.t;
    this.locale = texts.locale;
  }

  /** An interval by Student's t knows nothing of 0 and 1. */
  readonly share = (value: number): string => this.figures.share(Math.min(Math.max(value, 0), 1));

  partTitle(part: string): string {
    return inLanguage(this.#part(part)?.title, this.locale) || part;
  }

  skill(skill: string): string {
    return inLanguage(this.document.skills?.[skill], this.locale) || skill;
  }

  /** A question or an item of a part. */
  asked(part: string, id: string): string {
    const found = this.#part(part);
    const asked = found?.kind === "scoring" ? itemsOf(found.scorecard).find((item) => item.id === id) : found?.items.find((question) => question.id === id);
    return inLanguage(asked?.title, this.locale) || id;
  }

  option(part: string, asked: string, id: string): string {
    const found = this.#part(part);
    const question = found?.kind === "knowledge" ? found.items.find((each) => each.id === asked) : undefined;
    return inLanguage(question && "options" in question ? question.options.find((option) => option.id === id)?.title : undefined, this.locale) || id;
  }

  call(part: string, id: string): string {
    const found = this.#part(part);
    return inLanguage(found?.kind === "scoring" ? found.cases.find((call) => call.id === id)?.title : undefined, this.locale) || id;
  }

  /** Each limit with what was found; `part`: in which, where it is not one of the whole quiz. */
  checks(checks: QuizCheck[], part?: string): TableTwin {
    const t = this.t;
    return {
      columns: [t("column-limit"), t("column-asked"), t("column-found"), t("column-outcome")],
      rows: checks.map((check) => [this.#name(check, part), ...(check.ground === "part" ? [t("limit-part"), t(`part-${check.outcome}`)]
        : [check.limit === undefined ? "" : t(`limit-${sideOf(check.ground)}`, { limit: this.#value(check.ground, check.limit) }), check.found === undefined ? "–" : this.#value(check.ground, check.found)]),
      t(`check-${check.outcome}`)]),
    };
  }

  #name({ ground, of, levels }: QuizCheck, part: string | undefined): string {
    const t = this.t;
    if (ground === "levels") return t(`levels-${levels}`);
    if (ground === "part") return this.partTitle(of ?? "");
    return ground === "item" && part !== undefined ? t("ground-of-item", { item: this.asked(part, of ?? "") }) : t(`ground-${ground}`);
  }

  #value(ground: QuizGround, value: number): string {
    return ground === "bias" || ground === "fatal" ? this.figures.points(value) : this.share(value);
  }

  skills(skills: QuizResult["skills"]): TableTwin {
    const t = this.t;
    return {
      columns: [t("column-skill"), t("column-points"), t("column-share")],
      rows: skills.map(({ skill, points, share }) => [this.skill(skill), t("points-of", { earned: this.figures.points(points.earned), of: this.figures.points(points.of) }), this.figures.counted(share, this.share)]),
    };
  }

  earned({ earned, of }: { earned: number; of: number }): string {
    return this.t("earned-of", { earned: this.figures.points(earned), of: this.figures.points(of) });
  }

  #part(id: string): QuizPart | undefined {
    return this.document.parts.find((part) => part.id === id);
  }
}

const sideOf = (ground: QuizGround): "least" | "most" | "around" => ground === "bias" ? "around" : ground === "fatal" || ground === "non-adjacent" ? "most" : "least";
