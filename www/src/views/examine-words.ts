import type { QuizPartResult, QuizResult } from "calibrant/quiz";
import { clock, inLanguage } from "../element/documents.js";
import type { Row } from "../quiz/board.js";
import { faultsOf } from "../quiz/faults.js";
import { known } from "./figures.js";
import { QuizWords } from "./quiz-words.js";

/** Results of attempts, in words. */
export class ExamineWords extends QuizWords {
  get parts(): { id: string; title: string }[] {
    return this.document.parts.map(({ id, title }) => ({ id, title: inLanguage(title, this.locale) || id }));
  }

  duration({ seconds, extraMinutes }: QuizResult): string {
    return extraMinutes > 0 ? this.t("with-extra", { time: clock(seconds), minutes: extraMinutes }) : clock(seconds);
  }

  /** Of how much that is right; empty where nothing can be said. */
  found(part: QuizPartResult | undefined): string {
    const share = part && known(part.share);
    return share ? this.figures.measured(share, this.share) : "";
  }

  /** What is to be known of an attempt besides its result. */
  remarks({ attempt, result, isRetake, isDouble }: Row): string[] {
    return [
      ...(isRetake ? [this.t("remark-retake")] : []), ...(isDouble ? [this.t("remark-double")] : []),
      ...(result.finished ? [] : [this.t("remark-open")]),
      ...faultsOf(result, attempt.meta).map(([fault, events]) => this.t(`remark-${fault}`, { events })),
    ];
  }
}
