import type { EvaluationDocument, Issue, Score, ScorecardDocument } from "calibrant";

/** One scorecard in an engine, wherever that engine runs. */
export interface OpenScorecard {
  readonly hash: string;
  readonly scoringHash: string;
  readonly warnings: Issue[];
  score(evaluation: EvaluationDocument): Promise<Score>;
  check(evaluation: EvaluationDocument): Promise<Issue[]>;
  verify(evaluation: EvaluationDocument): Promise<Issue[]>;
  close(): void;
}

/** What the element asks of an engine; a host may hand in one that runs in a worker. */
export interface ScoringEngine {
  open(scorecard: ScorecardDocument): Promise<OpenScorecard>;
}

let loading: Promise<typeof import("calibrant")> | undefined;

/** Once, however many elements ask; after a failure the next one tries again. */
async function load(wasmUrl: string | undefined): Promise<typeof import("calibrant")> {
  // Fetched beside the script that asks for it, not after it; what goes wrong is said by that.
  const wasm = fetch(wasmUrl ?? new URL("../../../pkg/calibrant_bg.wasm", import.meta.url));
  wasm.catch(() => undefined);
  const calibrant = await import("calibrant");
  await calibrant.init(wasm);
  return calibrant;
}

/** The engine on the page's own thread: one form takes a tenth of a millisecond. */
export async function engineOnThisThread(wasmUrl?: string): Promise<ScoringEngine> {
  loading ??= load(wasmUrl);
  loading.catch(() => { loading = undefined; });
  const { Scorecard } = await loading;
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
