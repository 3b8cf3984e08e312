import type { DisputeDocument, EvaluationDocument } from "calibrant";
import { localInstant } from "./documents.js";

/** What is not agreed with at one item: why, and maybe which answer would have been right. */
export interface Objection { reason: string; claim?: string }

/** What somebody who was scored is about to say, until it is sent. */
export class Review {
  readonly objections = new Map<string, Objection>();
  comment = "";

  object(item: string, objection: Objection | undefined): void {
    if (objection) this.objections.set(item, objection);
    else this.objections.delete(item);
  }

  /** Items whose reason is still to be said. */
  get withoutReason(): string[] {
    return [...this.objections].filter(([, { reason }]) => reason.trim() === "").map(([item]) => item);
  }
}

/** The dispute that is not decided yet; there is one at a time. */
export const openDispute = ({ disputes }: EvaluationDocument): DisputeDocument | undefined => disputes?.find(({ decision }) => !decision);

/** A scored evaluation, unless a decision was final. */
export const canDispute = (evaluation: EvaluationDocument): boolean =>
  !["draft", "final"].includes(evaluation.state) && !openDispute(evaluation) && !evaluation.disputes?.some(({ decision }) => decision?.final);

export const hasRead = ({ acknowledgements }: EvaluationDocument, reader: string): boolean => acknowledgements?.some(({ by }) => by === reader) ?? false;

export function acknowledged(evaluation: EvaluationDocument, reader: string, { comment }: Review): EvaluationDocument {
  const note = { by: reader, at: localInstant(new Date()), ...(comment.trim() ? { comment: comment.trim() } : {}) };
  const isWaiting = evaluation.state === "submitted" || evaluation.state === "revised";
  return { ...evaluation, state: isWaiting ? "acknowledged" : evaluation.state, acknowledgements: [...evaluation.acknowledgements ?? [], note] };
}

export function disputed(evaluation: EvaluationDocument, reader: string, { objections }: Review): EvaluationDocument {
  const items = Array.from(objections, ([item, { reason, claim }]) => ({ item, ...(claim ? { claim } : {}), reason: reason.trim() }));
  const dispute = { id: crypto.randomUUID(), by: reader, at: localInstant(new Date()), items };
  return { ...evaluation, state: "in-review", disputes: [...evaluation.disputes ?? [], dispute] };
}
