import type { EvaluationDocument, Issue, Score, ScorecardDocument } from "calibrant";
import { blankEvaluation, isAnswered, itemsOf, localInstant } from "./documents.js";
import type { OpenScorecard } from "./engine.js";
import { Sheet } from "./sheet.js";

/** One evaluation being filled in against one open scorecard: the sheet and what the engine says of it. */
export class Filling {
  score: Score | undefined;
  /** Values the engine cannot read, such as a number that is none. */
  valueIssues: Issue[] = [];
  /** What stood in the way of the last attempt to submit. */
  submitIssues: Issue[] = [];
  /** How the score that is kept differs from what its answers give. */
  differs: Issue[] = [];
  #asked = 0;

  constructor(readonly card: ScorecardDocument, readonly open: OpenScorecard, readonly sheet: Sheet) {}

  /** From what there is of the evaluation, or from nothing. */
  static of(card: ScorecardDocument, open: OpenScorecard, evaluation?: EvaluationDocument): Filling {
    return new Filling(card, open, new Sheet(evaluation ?? blankEvaluation(card)));
  }

  get evaluation(): EvaluationDocument { return this.sheet.evaluation; }
  get isDraft(): boolean { return this.evaluation.state === "draft"; }

  statusOf(item: string) {
    return this.score?.items.find(({ id }) => id === item)?.status;
  }

  isHidden(item: string): boolean {
    return this.statusOf(item) === "hidden";
  }

  /** How far the form is: what is shown, what has an answer, what was judged not applicable. */
  get progress() {
    const { answers } = this.evaluation;
    const shown = itemsOf(this.card).filter(({ id }) => !this.isHidden(id));
    const answered = shown.filter(({ id }) => isAnswered(answers[id]));
    const notApplicable = answered.filter(({ id }) => answers[id]?.notApplicable).length;
    return { shown: shown.length, answered: answered.length - notApplicable, notApplicable };
  }

  /** Asks the engine again; false when a later question has overtaken this one. */
  async rescore(): Promise<boolean> {
    const turn = ++this.#asked;
    try {
      const score = await this.open.score(this.evaluation);
      if (turn !== this.#asked) return false;
      this.score = score;
      this.valueIssues = [];
    } catch (error) {
      if (turn !== this.#asked) return false;
      if (!hasIssues(error)) throw error;
      this.valueIssues = error.issues;
    }
    return true;
  }

  /** The evaluation as it would be submitted, or what stands in the way. */
  async submission(withResult: boolean): Promise<{ evaluation?: EvaluationDocument; issues: Issue[] }> {
    const candidate: EvaluationDocument = {
      ...this.evaluation,
      state: "submitted",
      submittedAt: localInstant(new Date()),
      scorecard: { ...this.evaluation.scorecard, hash: this.open.hash },
      answers: Object.fromEntries(Object.entries(this.evaluation.answers).filter(([item]) => !this.isHidden(item))),
    };
    delete candidate.result;
    const issues = (await this.open.check(candidate)).filter(({ severity }) => severity === "error");
    if (issues.length > 0) return { issues };
    return { evaluation: withResult ? { ...candidate, result: stored(await this.open.score(candidate)) } : candidate, issues };
  }
}

/** What a submitted evaluation keeps of its score, so that it can be recomputed and compared. */
function stored({ score, unit, outcome, band, engine, scoringHash }: Score) {
  return { exact: score?.exact ?? null, unit, outcome, band, engine, scoringHash };
}

export function hasIssues(error: unknown): error is Error & { code: string; issues: Issue[] } {
  return error instanceof Error && "issues" in error && Array.isArray(error.issues) && error.issues.length > 0;
}
