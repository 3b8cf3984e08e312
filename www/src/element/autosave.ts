import type { EvaluationDocument, ScorecardDocument } from "calibrant";

const PREFIX = "calibrant:";

/** The element stores nothing unless the host has named a key for it. */
export function writeAutosave(key: string | null, evaluation: EvaluationDocument | undefined): void {
  if (!key || !evaluation) return;
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(evaluation));
  } catch {
    // A host without storage, or with a full one, still has the events and the form value.
  }
}

export function readAutosave(key: string | null, card: ScorecardDocument): EvaluationDocument | undefined {
  if (!key) return undefined;
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") as EvaluationDocument | null;
    return kept?.scorecard.id === card.id && kept.scorecard.version === card.version ? kept : undefined;
  } catch {
    return undefined;
  }
}
