import type { QuizDocument, QuizPartResult, QuizResult } from "calibrant/quiz";
import { clock, inLanguage } from "../element/documents.js";
import type { Row } from "../quiz/board.js";
import { faultsOf } from "../quiz/faults.js";
import type { Texts } from "../texts.js";
import { Figures, known } from "./figures.js";

/** Results of attempts, in words. */
export class ExamineWords {
  readonly figures: Figures;
  readonly #t: Texts["t"];
  readonly #locale: string;

  constructor(texts: Texts, private readonly document: QuizDocument) {
    this.figures = new Figures(texts);
    this.#t = texts.t;
    this.#locale = texts.locale;
  }

  get parts(): { id: string; title: string }[] {
    return this.document.parts.map(({ id, title }) => ({ id, title: inLanguage(title, this.#locale) || id }));
  }

  skill(skill: string): string {
    return inLanguage(this.document.skills?.[skill], this.#locale) || skill;
  }

  duration({ seconds, extraMinutes }: QuizResult): string {
    return extraMinutes > 0 ? this.#t("with-extra", { time: clock(seconds), minutes: extraMinutes }) : clock(seconds);
  }

  /** An interval by Student's t knows nothing of 0 and 1. */
  readonly share = (value: number): string => this.figures.share(Math.min(Math.max(value, 0), 1));

  /** Of how much that is right; empty where nothing can be said. */
  found(part: QuizPartResult | undefined): string {
    const share = part && known(part.share);
    return share ? this.figures.measured(share, this.share) : "";
  }

  /** What is to be known of an attempt besides its result. */
  remarks({ attempt, result, isRetake, isDouble }: Row): string[] {
    return [
      ...(isRetake ? [this.#t("remark-retake")] : []), ...(isDouble ? [this.#t("remark-double")] : []),
      ...(result.finished ? [] : [this.#t("remark-open")]),
      ...faultsOf(result, attempt.meta).map(([fault, events]) => this.#t(`remark-${fault}`, { events })),
    ];
  }
}
