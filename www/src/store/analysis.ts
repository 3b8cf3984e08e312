import type { Agreement, AgreementRequest, CoefficientName, Estimate, IntervalMethod, Metric, PairAgreement, PairedTests, Watching, Weighting } from "calibrant/agreement";
import type { EngineClient, OpenRatings } from "../engine/client.js";
import { wordsOf, type Worded } from "./benchmarks.js";
import type { Category, RatingsTable } from "./ratings.js";
import { inParts, type Part } from "./work.js";

/** What the reader may choose. */
export interface Choices {
  weights: Weighting;
  /** Of Krippendorff's alpha alone; undefined = by the weights. */
  metric: Metric | undefined;
  confidence: number;
  interval: Chosen;
  /** Of a bootstrap: how often the cases are drawn anew. */
  draws: number;
  /** Whether intervals speak of these raters only, or of others like them too. */
  raters: "fixed" | "random";
}

/** "usual": what the engine takes where nothing is asked for. */
export type Chosen = IntervalMethod | "usual";

export const DEFAULT_CHOICES: Choices = { weights: "identity", metric: undefined, confidence: 0.95, interval: "usual", draws: 2000, raters: "fixed" };

export const isBootstrap = (method: Chosen): boolean => method === "percentile" || method === "bca";

/** A bootstrap draws cases alone, so it says nothing of other raters. */
export function settled(choices: Choices): Choices {
  return choices.raters === "random" && isBootstrap(choices.interval) ? { ...choices, interval: "usual" } : choices;
}

/** Of fewer raters nothing can be told of others. */
export const LEAST_SAMPLED = 3;

export const sampled = ({ raters }: RatingsTable, choices: Choices): Choices["raters"] => raters.length < LEAST_SAMPLED ? "fixed" : choices.raters;

/** More raters than this make more pairs than anybody reads. */
export const MOST_PAIRED = 30;

export interface Analysis {
  choices: Choices;
  /** Each category agrees with itself alone: what the words rest on. */
  plain: Agreement;
  /** As chosen; the same object where nothing was chosen. */
  chosen: Agreement;
  pairs: PairAgreement[];
  /** Fleiss' kappa of each category against all others; none of two, where it would be the same twice. */
  categories: CategoryKappa[];
  /** What others call coefficients of such a size. */
  words: Worded[];
  /** Of two raters: whether they use the categories alike. */
  paired: PairedTests | undefined;
}

export interface CategoryKappa { category: Category; kappa: Estimate }

export async function analyse(engine: EngineClient, table: RatingsTable, choices: Choices, watching: Watching = {}): Promise<Analysis> {
  const { rows, categories, raters } = table;
  const { confidence } = choices;
  const part = inParts(watching, wholeOf(choices));
  const open = (possible: Category[]) => engine.openRatings({ rows, categories: possible });
  const ratings = await open(categories);
  // Where only one category is known, nothing but the percentage can be told; it does not depend on what else was possible.
  const wider = categories.length === 1 ? await open([...categories, UNKNOWN]) : undefined;
  const common: AgreementRequest = { confidence, raters: sampled(table, choices), ...intervalFor(choices) };
  try {
    const percent = wider && (await part(0, (each) => wider.agreement({ ...common, coefficients: ["percent-agreement"] }, each))).estimates[0];
    const plain = withPercent(await part(drawsOf(choices), (each) => ratings.agreement({ ...common, coefficients: coefficientsFor(raters.length) }, each)), percent);
    const chosen = await chosenOf(ratings, plain, wider ? { ...choices, weights: "identity" } : choices, common, part);
    const pairs = raters.length > MOST_PAIRED ? [] : await part(PAIRS, (each) => pairsOf(ratings, wider, choices, each));
    return {
      choices, plain, chosen, pairs,
      categories: categories.length > 2 ? await categoriesOf(ratings, common) : [],
      words: await wordsOf(engine, chosen.estimates),
      paired: raters.length === 2 && pairs[0]?.units ? await engine.pairedTests(pairs[0].table) : undefined,
    };
  } finally {
    ratings.close();
    wider?.close();
  }
}

/** With credit for near misses, and alpha by its metric. */
async function chosenOf(ratings: OpenRatings, plain: Agreement, choices: Choices, common: AgreementRequest, part: Part): Promise<Agreement> {
  const { weights, metric } = choices;
  const coefficients = plain.estimates.map(({ coefficient }) => coefficient);
  const weighted = weights === "identity" ? plain : await part(drawsOf(choices), (each) => ratings.agreement({ ...common, coefficients, weights }, each));
  if (!metric) return weighted;
  const alpha = await part(drawsOf(choices), (each) => ratings.agreement({ ...common, coefficients: ["krippendorff-alpha"], metric }, each));
  return { ...weighted, estimates: [...weighted.estimates.filter(({ coefficient }) => coefficient !== "krippendorff-alpha"), ...alpha.estimates] };
}

/** By formula: hundreds of bootstraps would take longer than anybody waits. Of two raters alone nothing can be told of others. */
async function pairsOf(ratings: OpenRatings, wider: OpenRatings | undefined, { confidence, weights }: Choices, watching: Watching): Promise<PairAgreement[]> {
  const pairs = await ratings.pairs({ confidence, weights, interval: "jackknife", coefficients: ["percent-agreement", "cohen-kappa", "gwet-ac"] }, watching);
  const percents = await wider?.pairs({ confidence, coefficients: ["percent-agreement"] });
  return pairs.map((pair, at) => withPercent(pair, percents?.[at]?.estimates[0]));
}

/** By formula, as of pairs. */
async function categoriesOf(ratings: OpenRatings, common: AgreementRequest): Promise<CategoryKappa[]> {
  const found = await ratings.byCategory({ ...common, interval: "jackknife", coefficients: ["fleiss-kappa"] });
  return found.flatMap(({ category, estimates: [kappa] }) => kappa ? [{ category, kappa }] : []);
}

function intervalFor({ interval: method, draws }: Choices): Pick<AgreementRequest, "interval"> {
  if (method === "usual") return {};
  return { interval: isBootstrap(method) ? { method, resamples: draws } : method };
}

/** How much work an agreement is, beside the pairs. */
const drawsOf = ({ interval, draws }: Choices): number => isBootstrap(interval) ? draws : DEFAULT_CHOICES.draws;
const PAIRS = 200;

function wholeOf(choices: Choices): number {
  const times = 1 + (choices.weights === "identity" ? 0 : 1) + (choices.metric ? 1 : 0);
  return times * drawsOf(choices) + PAIRS;
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
