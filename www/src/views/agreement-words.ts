import type { Agreement, CoefficientName, Estimate } from "calibrant/agreement";
import { html, nothing, type TemplateResult } from "lit";
import { sampled, type Analysis } from "../store/analysis.js";
import { MANY } from "../store/kind.js";
import type { RatingsTable } from "../store/ratings.js";
import type { Texts } from "../texts.js";
import { alikeSentence } from "./agreement-alike.js";
import { leastSentence } from "./agreement-categories.js";
import { joined, numbersFor, type Numbers } from "./agreement-numbers.js";

export type Defined = Extract<Estimate, { value: number }>;
interface Told {
  t: Texts["t"];
  numbers: Numbers;
  table: RatingsTable;
  analysis: Analysis;
  /** Units that two or more have rated. */
  compared: number;
}
export type Sentence = string | undefined;

/** What may be concluded, in plain words: first what is sure, then what kappa makes of it, then what nobody may conclude. */
export function wordsView(texts: Texts, table: RatingsTable, analysis: Analysis): TemplateResult {
  const { t, locale } = texts;
  const compared = table.rows.filter((row) => row.filter((rating) => rating !== null).length > 1).length;
  const told: Told = { t, numbers: numbersFor(locale), table, analysis, compared };
  const trap = trapSentences(told);
  return html`<div class="words" id="words">
    ${paragraph([sameSentence(told), sameIntervalSentence(told), samplingSentence(told)])}
    ${paragraph(kappaSentences(told))}
    ${trap.length ? html`<div class="trap" id="trap"><h3>${t("trap-title")}</h3>${trap.map((sentence) => paragraph([sentence]))}</div>` : nothing}
    ${paragraph([leanSentence(told), alikeSentence(texts, table, analysis), leastSentence(texts, analysis)])}
    <h3>${t("not-title")}</h3>
    <ul>${cautions(told).map((sentence) => html`<li>${sentence}</li>`)}</ul>
  </div>`;
}

export function paragraph(sentences: Sentence[]) {
  const said = sentences.filter((sentence) => sentence !== undefined);
  return said.length ? html`<p>${joined(said)}</p>` : nothing;
}

export function estimateOf({ estimates }: Agreement, name: CoefficientName): Defined | undefined {
  return estimates.find((each): each is Defined => each.coefficient === name && each.undefined === undefined);
}

function sameSentence({ t, numbers: { share, count }, table, analysis: { plain, pairs }, compared }: Told): Sentence {
  const same = estimateOf(plain, "percent-agreement");
  if (!same) return t("same-unknown");
  if (table.raters.length > 2) return t("same-many", { share: share(same.value), cases: count(compared), raters: count(same.raters) });
  const agreed = pairs[0]?.table.reduce((sum, row, at) => sum + (row[at] ?? 0), 0) ?? 0;
  return t("same-two", { same: count(agreed), cases: count(compared), share: share(same.value), first: table.raters[0] ?? "", second: table.raters[1] ?? "" });
}

/** Where nobody differs the interval has no width, which says less than it seems to. */
function sameIntervalSentence({ t, numbers: { share, shares, count }, table, analysis: { plain, choices }, compared }: Told): Sentence {
  const same = estimateOf(plain, "percent-agreement");
  if (!same?.interval) return same && t(compared > 1 && sampled(table, choices) === "random" ? "same-no-sample" : "same-no-interval");
  const confidence = share(choices.confidence);
  if (same.value < 1) return t("same-interval", { confidence, ...shares(same.interval) });
  return t("same-all", { confidence, cases: count(compared), most: share(1 - (1 - choices.confidence) ** (1 / compared)) });
}

/** Whom the intervals speak of, where that is not only those who rated; where nobody differs there are none. */
function samplingSentence({ t, numbers: { count }, table, analysis: { plain, choices } }: Told): Sentence {
  const same = estimateOf(plain, "percent-agreement");
  return sampled(table, choices) === "random" && same?.interval && same.value < 1 ? t("same-sampled", { raters: count(table.raters.length) }) : undefined;
}

/** Cohen's of two raters, Fleiss' of more. */
export function kappaOf(agreement: Agreement, raters: number): Estimate | undefined {
  const name = raters === 2 ? "cohen-kappa" : "fleiss-kappa";
  return agreement.estimates.find(({ coefficient }) => coefficient === name);
}

function kappaSentences({ t, numbers: { share, figure, figures }, table, analysis: { plain, choices } }: Told): Sentence[] {
  const kappa = kappaOf(plain, table.raters.length);
  if (!kappa) return [];
  const name = t(`coefficient-${kappa.coefficient}`);
  if (kappa.undefined !== undefined) return [t("kappa-none", { name }), t(`undefined-${kappa.undefined}`)];
  const said = t("kappa-is", { name, expected: share(kappa.expected), value: figure(kappa.value) });
  if (!kappa.interval) return [said];
  const { low, high } = kappa.interval;
  const reading = low > 0 ? "kappa-above" : high < 0 ? "kappa-below" : "kappa-open";
  return [said, t("kappa-interval", { confidence: share(choices.confidence), ...figures({ ...kappa.interval, high: Math.min(high, 1) }) }), t(reading)];
}

/** High agreement, low kappa, one category everywhere: the figures contradict each other only in appearance. */
function trapSentences({ t, numbers: { share, figure, count }, table, analysis: { plain, pairs } }: Told): string[] {
  const kappa = kappaOf(plain, table.raters.length);
  const gwet = estimateOf(plain, "gwet-ac");
  const brennan = estimateOf(plain, "brennan-prediger");
  const frequent = plain.categories.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const [most, rare] = [frequent[0], frequent.findLast(({ ratings }) => ratings > 0)];
  if (!kappa || kappa.undefined !== undefined || !gwet || !most || !rare || most === rare) return [];
  if ((most.share ?? 0) < DOMINANT || gwet.value - kappa.value < APART) return [];
  const name = t(`coefficient-${kappa.coefficient}`);
  const at = plain.categories.indexOf(rare);
  const both = pairs[0]?.table[at]?.[at] ?? 0;
  const either = table.raters.length === 2 ? (plain.meetings[at]?.reduce((sum, each) => sum + each, 0) ?? 0) - both : undefined;
  const values = { category: String(most.category), share: share(most.share ?? 0), rare: String(rare.category), name, expected: share(kappa.expected), value: figure(kappa.value), observed: share(kappa.observed), rest: share(1 - kappa.expected) };
  return [
    t("trap-why", values),
    t("trap-others", { ...values, ac: figure(gwet.value), "ac-expected": share(gwet.expected), bp: brennan ? figure(brennan.value) : "–", "bp-expected": brennan ? share(brennan.expected) : "–" }),
    either === undefined ? t("trap-rare-many", { ...values, agreement: share(rare.agreement ?? 0), ratings: count(rare.ratings) })
      : t("trap-rare-two", { ...values, both: count(both), either: count(either) }),
  ];
}

const DOMINANT = 0.75;
const APART = 0.2;

/** Two raters, two categories: which way they differ. More categories: what is most often taken for what. */
function leanSentence({ t, numbers: { count }, table: { raters, categories }, analysis: { plain, pairs } }: Told): Sentence {
  const [first, second] = raters as [string, string];
  const [ab, ba] = [pairs[0]?.table[0]?.[1] ?? 0, pairs[0]?.table[1]?.[0] ?? 0];
  if (raters.length === 2 && categories.length === 2 && ab + ba > 0) {
    const [a, b] = (ab >= ba ? categories : categories.toReversed()).map(String) as [string, string];
    return t("lean-two", { first, second, a, b, differ: count(ab + ba), "one-way": count(Math.max(ab, ba)), "other-way": count(Math.min(ab, ba)) });
  }
  const met = plain.meetings.flatMap((row, a) => row.slice(0, a).map((times, b) => ({ a, b, times }))).toSorted((x, y) => y.times - x.times)[0];
  return met && met.times > 0 ? t("lean-many", { a: String(categories[met.b]), b: String(categories[met.a]), times: count(met.times) }) : undefined;
}

function cautions({ t, numbers: { count }, table, analysis: { choices }, compared }: Told): string[] {
  const { categories } = table;
  const few = compared < FEW ? [t("not-many", { cases: count(compared) })] : [];
  const levels = categories.length > MANY ? [t("not-levels", { categories: count(categories.length) })] : [];
  return [t("not-right"), t(sampled(table, choices) === "random" ? "not-other-cases" : "not-others"), t("not-adjective"), ...few, ...levels];
}

/** Below so many cases intervals are rough. */
export const FEW = 30;
