import type { Benchmark, CoefficientName, Estimate, OrUndefined, ScoreAlpha } from "calibrant/agreement";
import type { EngineClient } from "../engine/client.js";

type Author = Benchmark["name"];
export interface Bounds { low: number; high: number }

/** A coefficient with its interval, and every author's words for one of its size. */
export interface Worded { estimate: Extract<Estimate, { value: number }>; interval: Bounds; benchmarks: Benchmark[] }

const OF_KAPPAS: readonly Author[] = ["landis-koch", "fleiss", "altman", "cicchetti"];
/** Whose words are said of what; percent agreement has none. */
const AUTHORS: { [Name in CoefficientName]?: readonly Author[] } = {
  "cohen-kappa": OF_KAPPAS, "fleiss-kappa": OF_KAPPAS, "gwet-ac": OF_KAPPAS, "krippendorff-alpha": ["krippendorff"],
};

/** No word where there is no interval to stand beside it; of two raters one kappa is enough. */
export async function wordsOf(engine: EngineClient, estimates: Estimate[]): Promise<Worded[]> {
  const found: Worded[] = [];
  const isCohens = estimates.some(({ coefficient }) => coefficient === "cohen-kappa");
  for (const estimate of estimates) {
    if (isCohens && estimate.coefficient === "fleiss-kappa") continue;
    const authors = AUTHORS[estimate.coefficient];
    if (!authors || estimate.undefined !== undefined || !estimate.standardError || !estimate.interval) continue;
    const { value, standardError, interval } = estimate;
    const benchmarks = await engine.benchmarks({ estimate: Math.min(value, 1), standardError });
    found.push({ estimate, interval, benchmarks: benchmarks.filter(({ name }) => authors.includes(name)) });
  }
  return found;
}

/** Krippendorff's words of the alpha of scores. */
export async function wordsOfAlpha(engine: EngineClient, alpha: OrUndefined<ScoreAlpha>): Promise<Benchmark | undefined> {
  if ("undefined" in alpha || typeof alpha.standardError !== "number" || !alpha.standardError) return undefined;
  const benchmarks = await engine.benchmarks({ estimate: Math.min(alpha.estimate, 1), standardError: alpha.standardError });
  return benchmarks.find(({ name }) => name === "krippendorff");
}

/** An author's words at both ends of an interval. */
export interface Ends { name: Author; low: string; high: string }

const OF_CORRELATIONS: readonly Author[] = ["koo-li", "cicchetti"];

/** As Koo and Li ask for: of an intraclass correlation both ends of the interval are judged, not the estimate. */
export async function endsOf(engine: EngineClient, { low, high }: Bounds): Promise<Ends[]> {
  const at = (end: number) => engine.benchmarks({ estimate: Math.min(Math.max(end, -1), 1), standardError: 0 });
  const [lower, upper] = [await at(low), await at(high)];
  return lower.flatMap(({ name, grade }, place) => OF_CORRELATIONS.includes(name) ? [{ name, low: grade, high: upper[place]?.grade ?? grade }] : []);
}
