import type { Agreement, AgreementRequest, CoefficientName, IntervalMethod, Metric, PairAgreement, Weighting } from "calibrant";
import type { EngineClient } from "../engine/client.js";
import type { RatingsTable } from "./ratings.js";

/** What the reader may choose. */
export interface Choices {
  weights: Weighting;
  /** Of Krippendorff's alpha alone; undefined = by the weights. */
  metric: Metric | undefined;
  confidence: number;
  interval: IntervalMethod;
}

export const DEFAULT_CHOICES: Choices = { weights: "identity", metric: undefined, confidence: 0.95, interval: "linearised" };

/** More raters than this make more pairs than anybody reads. */
export const MOST_PAIRED = 30;

export interface Analysis {
  choices: Choices;
  /** Each category agrees with itself alone: what the words rest on. */
  plain: Agreement;
  /** As chosen; the same object where nothing was chosen. */
  chosen: Agreement;
  pairs: PairAgreement[];
}

export async function analyse(engine: EngineClient, { rows, categories, raters }: RatingsTable, choices: Choices): Promise<Analysis> {
  const ratings = await engine.openRatings({ rows, categories });
  try {
    const { weights, metric, confidence, interval } = choices;
    const common: AgreementRequest = { confidence, interval };
    const coefficients = coefficientsFor(raters.length);
    const plain = await ratings.agreement({ ...common, coefficients });
    const weighted = weights === "identity" ? plain : await ratings.agreement({ ...common, coefficients, weights });
    const alpha = metric && (await ratings.agreement({ ...common, coefficients: ["krippendorff-alpha"], metric })).estimates;
    const estimates = [...weighted.estimates.filter(({ coefficient }) => !alpha || coefficient !== "krippendorff-alpha"), ...(alpha ?? [])];
    const pairs = raters.length <= MOST_PAIRED ? await ratings.pairs({ ...common, weights, coefficients: ["percent-agreement", "cohen-kappa", "gwet-ac"] }) : [];
    return { choices, plain, chosen: { ...weighted, estimates }, pairs };
  } finally {
    ratings.close();
  }
}

function coefficientsFor(raters: number): CoefficientName[] {
  const cohen: CoefficientName[] = raters === 2 ? ["cohen-kappa"] : [];
  return ["percent-agreement", "gwet-ac", "brennan-prediger", ...cohen, "fleiss-kappa", "krippendorff-alpha"];
}
