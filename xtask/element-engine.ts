// The engine of the package's other entries, where the page's element fetches a file of its own: what the host has loaded, inline say,
// is not fetched again.
import type { ScoringEngine } from "../www/src/element/engine.js";

export async function engineOnThisThread(wasmUrl?: string): Promise<ScoringEngine> {
  const { Scorecard, init } = await import("calibrant");
  await init(wasmUrl);
  return {
    async open(document) {
      const card = Scorecard.parse(document);
      return {
        hash: card.hash,
        scoringHash: card.scoringHash,
        warnings: card.warnings,
        score: async (evaluation) => card.score(evaluation),
        check: async (evaluation) => card.check(evaluation),
        verify: async (evaluation) => card.verify(evaluation),
        close: () => card.free(),
      };
    },
  };
}
