import type { AnswerDocument, EvaluationDocument } from "calibrant";
import { isAnswered } from "./documents.js";

type Answers = EvaluationDocument["answers"];
/** What an answer is made of, apart from what was judged: kept when the judgement is cleared. */
type Remarks = Pick<AnswerDocument, "note" | "evidence" | "rootCauses" | "suggestion" | "rulings" | "meta">;
export type Judgement = Omit<AnswerDocument, keyof Remarks>;

const STEPS_KEPT = 200;

/** One evaluation while it is being filled in: immutable answers, undo and redo, no drawing and no storage. */
export class Sheet {
  #evaluation: EvaluationDocument;
  #past: Answers[] = [];
  #future: Answers[] = [];
  /** Typing in one field is one step to undo, however many letters it takes. */
  #typingIn: string | undefined;

  constructor(evaluation: EvaluationDocument) {
    this.#evaluation = evaluation;
  }

  get evaluation(): EvaluationDocument { return this.#evaluation; }
  get canUndo(): boolean { return this.#past.length > 0; }
  get canRedo(): boolean { return this.#future.length > 0; }

  answer(item: string): AnswerDocument | undefined {
    return this.#evaluation.answers[item];
  }

  /** Everything but the answers may change from outside without losing the steps. */
  adopt(evaluation: EvaluationDocument): void {
    this.#evaluation = evaluation;
  }

  judge(item: string, judgement: Judgement, typing = false): void {
    const { note, evidence, rootCauses, suggestion, rulings, meta } = this.answer(item) ?? {};
    this.#put(item, { ...judgement, note, evidence, rootCauses, suggestion, rulings, meta }, typing ? `${item}/value` : undefined);
  }

  remark(item: string, remarks: Remarks, typing = false): void {
    const key = typing ? `${item}/${Object.keys(remarks).join()}` : undefined;
    this.#put(item, { ...this.answer(item), ...remarks }, key);
  }

  undo(): boolean {
    return this.#step(this.#past, this.#future);
  }

  redo(): boolean {
    return this.#step(this.#future, this.#past);
  }

  #put(item: string, answer: AnswerDocument, typingIn: string | undefined): void {
    const before = this.#evaluation.answers;
    if (typingIn === undefined || typingIn !== this.#typingIn) {
      this.#past = [...this.#past.slice(1 - STEPS_KEPT), before];
    }
    this.#typingIn = typingIn;
    this.#future = [];
    const { [item]: _replaced, ...others } = before;
    const kept = withoutEmpty(answer);
    // The order of first answering is kept for what stays; an answer that says nothing leaves.
    const answers = kept === undefined ? others : item in before ? { ...before, [item]: kept } : { ...others, [item]: kept };
    this.#evaluation = { ...this.#evaluation, answers };
  }

  #step(from: Answers[], to: Answers[]): boolean {
    const answers = from.pop();
    if (!answers) return false;
    to.push(this.#evaluation.answers);
    this.#typingIn = undefined;
    this.#evaluation = { ...this.#evaluation, answers };
    return true;
  }
}

function withoutEmpty(answer: AnswerDocument): AnswerDocument | undefined {
  const entries = Object.entries(answer).filter(([key, value]) => {
    if (value === undefined || value === "") return false;
    // No option chosen of several is an answer; no evidence is none.
    return key === "options" || !Array.isArray(value) || value.length > 0;
  });
  const kept = Object.fromEntries(entries) as AnswerDocument;
  return entries.length > 0 || isAnswered(kept) ? kept : undefined;
}
