import type { AnswerDocument, EvidenceDocument, Issue, ItemDocument, Score, ScorecardDocument, SectionDocument } from "calibrant";
import type { Filling } from "./filling.js";
import type { Action, Keymap } from "./keyboard.js";
import type { Objection, Review } from "./review.js";
import type { Judgement } from "./sheet.js";
import type { Translate } from "./texts.js";

/** What somebody who was scored may say, and the views of it, which are fetched with the mode. */
export interface ReviewContext {
  /** Who reads; nobody may say anything where it is not known. */
  readonly reader: string | undefined;
  readonly draft: Review;
  /** Objections have been sent once without a reason: what is missing is shown. */
  readonly isAsked: boolean;
  /** How the score that is kept differs from what its answers give. */
  readonly differs: Issue[];
  objectionView(context: FormContext, item: ItemDocument): unknown;
  object(item: ItemDocument, objection: Objection | undefined): void;
  comment(text: string): void;
  acknowledge(): void;
  dispute(): void;
}

/** What the parts of the form need to draw themselves, and what they may ask for. */
export interface FormContext {
  readonly filling: Filling;
  readonly card: ScorecardDocument;
  /** Undefined wherever the score must not be seen. */
  readonly score: Score | undefined;
  readonly locale: string;
  /** The form has been on the page once: what stands behind it may follow. */
  readonly isDrawn: boolean;
  readonly t: Translate;
  /** Undefined when the keys are switched off. */
  readonly keymap: Keymap | undefined;
  readonly current: string | undefined;
  /** Answers cannot be changed. */
  readonly frozen: boolean;
  /** An exempt evaluation is frozen, and still to be submitted with its reason. */
  readonly canSubmit: boolean;
  readonly hasMedia: boolean;
  /** Only in a review. */
  readonly review: ReviewContext | undefined;
  /** An issue in the reader's words. */
  sentence(issue: Issue): string;
  issuesOf(item: string): string[];
  judge(item: ItemDocument, judgement: Judgement, typing?: boolean): void;
  remark(item: ItemDocument, remarks: AnswerDocument, typing?: boolean): void;
  select(item: string): void;
  comment(item: string): void;
  stamp(item: string): void;
  seek(evidence: EvidenceDocument): void;
  goTo(item: string): void;
  run(action: Action): void;
}

export type SectionContext = FormContext & { readonly section: SectionDocument };

/** The item an issue speaks of, from its path `/answers/ID/…`. */
export function itemOf({ path }: Issue): string | undefined {
  const [, root, item] = path.split("/");
  return root === "answers" && item ? item.replaceAll("~1", "/").replaceAll("~0", "~") : undefined;
}
