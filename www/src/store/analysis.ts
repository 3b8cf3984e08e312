import type { Agreement, AgreementRequest, CoefficientName, Estimate, IntervalMethod, Metric, PairAgreement, Weighting } from "calibrant/agreement";
import type { EngineClient } from "../engine/client.js";
import type { RatingsTable } from "./ratings.js";

/** What the reader may choose. */
export interface Choices {
  weights: Weighting;
  /** Of Krippendorff's alpha alone; undefined = by the weights. */
  metric: Metric | undefined;
  confidence: number;
  interval: Chosen;
}

/** "usual": what the engine takes where nothing is asked for. */
export type Chosen = IntervalMethod | "usual";

export const DEFAULT_CHOICES: Choices = { weights: "identity", metric: undefined, confidence: 0.95, interval: "usual" };

export const isBootstrap = (method: Chosen): boolean => method === "percentile" || method === "bca";

/** 2,000, and fewer where that would take longer than some seconds. */
export const resamplesFor = (units: number): number => Math.min(2000, Math.max(200, Math.floor(5e7 / Math.max(units, 1))));

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
  // Where only one category is known, nothing but the percentage can be told; it does not depend on what else was possible.
  const wider = categories.length === 1 ? await engine.openRatings({ rows, categories: [...categories, UNKNOWN] }) : undefined;
  try {
    const { weights, metric, confidence, interval } = choices;
    const common: AgreementRequest = { confidence, ...intervalFor(interval, rows.length) };
    const coefficients = coefficientsFor(raters.length);
    const percent = (await wider?.agreement({ ...common, coefficients: ["percent-agreement"] }))?.estimates[0];
    const plain = withPercent(await ratings.agreement({ ...common, coefficients }), percent);
    const weighted = weights === "identity" || wider ? plain : await ratings.agreement({ ...common, coefficients, weights });
    const alpha = metric && (await ratings.agreement({ ...common, coefficients: ["krippendorff-alpha"], metric })).estimates;
    const estimates = [...weighted.estimates.filter(({ coefficient }) => !alpha || coefficient !== "krippendorff-alpha"), ...(alpha ?? [])];
    if (raters.length > MOST_PAIRED) return { choices, plain, chosen: { ...weighted, estimates }, pairs: [] };
    // By formula: hundreds of bootstraps would take longer than anybody waits.
    const pairs = await ratings.pairs({ confidence, weights, interval: "jackknife", coefficients: ["percent-agreement", "cohen-kappa", "gwet-ac"] });
    const percents = await wider?.pairs({ confidence, coefficients: ["percent-agreement"] });
    return { choices, plain, chosen: { ...weighted, estimates }, pairs: pairs.map((pair, at) => withPercent(pair, percents?.[at]?.estimates[0])) };
  } finally {
    ratings.close();
    wider?.close();
  }
}

function intervalFor(method: Chosen, units: number): Pick<AgreementRequest, "interval"> {
  if (method === "usual") return {};
  return { interval: method === "percentile" || method === "bca" ? { method, resamples: resamplesFor(units) } : method };
}

/** A name nobody gives a category. */
const UNKNOWN = "\u0000";

function withPercent<Found extends { estimates: Estimate[] }>(found: Found, percent: Estimate | undefined): Found {
  if (!percent) return found;
  return { ...found, estimates: found.estimates.map((each) => each.coefficient === percent.coefficient ? percent : each) };
}

function coefficientsFor(raters: number): CoefficientName[] {
  const cohen: CoefficientName[] = raters === 2 ? ["cohen-kappa"] : [];
  return ["percent-agreement", "gwet-ac", "brennan-prediger", ...cohen, "fleiss-kappa", "krippendorff-alpha"];
}
