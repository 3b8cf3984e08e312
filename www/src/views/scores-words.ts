import type { IntraclassCorrelation, LimitsOfAgreement } from "calibrant/agreement";
import { html, type TemplateResult } from "lit";
import { givenIn } from "../store/kind.js";
import { sharedIn } from "../store/rated.js";
import type { RatingsTable } from "../store/ratings.js";
import { isDefined, type RaterScores, type ScoreAnalysis, type ScorePair } from "../store/score-analysis.js";
import { mean } from "../store/score-columns.js";
import type { Texts } from "../texts.js";
import { FEW, paragraph, type Sentence } from "./agreement-words.js";
import { valueText } from "./agreement-forest.js";
import { formOf, reasonText, valueOf } from "./scores-icc.js";
import { scoreNumbersFor, type ScoreNumbers } from "./scores-numbers.js";
import { byStrictness } from "./scores-raters.js";
import { byWidth } from "./scores-tables.js";

interface Told {
  t: Texts["t"];
  locale: string;
  numbers: ScoreNumbers;
  table: RatingsTable;
  analysis: ScoreAnalysis;
  /** Cases that two or more have scored. */
  compared: number;
}

/** What may be concluded, in plain words: points first, then what the correlation makes of them, then what nobody may conclude. */
export function scoreWordsView({ t, locale }: Texts, table: RatingsTable, analysis: ScoreAnalysis): TemplateResult {
  const told: Told = { t, locale, numbers: scoreNumbersFor(locale, table), table, analysis, compared: sharedIn(table) };
  return html`<div class="words" id="words">
    ${paragraph([gapSentence(told), ...limitsSentences(told)])}
    ${paragraph(table.raters.length === 2 ? strictOfTwo(told) : strictOfMany(told))}
    ${paragraph(iccSentences(told))}
    ${paragraph([meanSentence(told)])}
    ${paragraph([gapsNote(told)])}
    <h3>${t("not-title")}</h3>
    <ul>${cautions(told).map((sentence) => html`<li>${sentence}</li>`)}</ul>
  </div>`;
}

function gapSentence({ t, numbers: { score, count }, table: { raters }, analysis: { gaps }, compared }: Told): Sentence {
  if (compared === 0) return t("same-unknown");
  if (!gaps) return undefined;
  const values = { half: score(gaps.half), often: score(gaps.mostOften), widest: score(gaps.widest), cases: count(compared) };
  if (raters.length > 2) return t("gap-many", { ...values, raters: count(raters.length) });
  return t("gap-two", { ...values, first: raters[0] ?? "", second: raters[1] ?? "" });
}

/** The limits of two raters; of more, of the closest two and of those furthest apart. */
function limitsSentences({ t, numbers: { signed }, table: { raters }, analysis: { pairs } }: Told): Sentence[] {
  const known = byWidth(pairs).filter(({ limits }) => (valueOf(limits)?.standardDeviation ?? 0) > 0);
  const said = (key: string, pair: ScorePair | undefined) => {
    const limits = pair && valueOf(pair.limits);
    return limits && t(key, { first: raters[pair.raters[0]] ?? "", second: raters[pair.raters[1]] ?? "", low: signed(limits.lower.estimate), high: signed(limits.upper.estimate) });
  };
  return known.length < 2 ? [said("limits-two", known[0])] : [said("limits-closest", known.at(-1)), said("limits-furthest", known[0])];
}

function strictOfTwo({ t, numbers: { point, share }, table, analysis: { raters: [first, second], confidence } }: Told): Sentence[] {
  const limits = first && valueOf(first.limits);
  if (!first || !second || !limits) return [];
  const [firstName, secondName] = table.raters as [string, string];
  const means = t("strict-means", { first: firstName, second: secondName, "first-mean": point(meanMet(first)), "second-mean": point(meanMet(second)) });
  if (limits.bias === 0) return [means, t("strict-none")];
  const by = t("strict-two", { stricter: limits.bias < 0 ? firstName : secondName, points: point(Math.abs(limits.bias)) });
  const interval = valueOf(limits.biasInterval);
  if (!interval) return [means, by];
  const [low, high] = limits.bias > 0 ? [interval.low, interval.high] : [-interval.high, -interval.low];
  return [means, by, t("strict-interval", { confidence: share(confidence), low: point(low), high: point(high) }), t(low > 0 ? "strict-clear" : "strict-open")];
}

function strictOfMany({ t, numbers: { point, signed, share }, table, analysis: { raters, confidence } }: Told): Sentence[] {
  const known = byStrictness(raters).filter(({ limits }) => isDefined(limits));
  const [lowest, highest] = [known[0], known.at(-1)];
  if (!lowest || !highest || lowest === highest) return [];
  const said = (key: string, rater: RaterScores) => {
    const { bias, biasInterval } = rater.limits as LimitsOfAgreement;
    const interval = valueOf(biasInterval);
    const difference = interval ? t("value-between", { value: signed(bias), low: signed(interval.low), high: signed(interval.high) }) : signed(bias);
    return t(key, { rater: table.raters[rater.rater] ?? "", own: point(meanMet(rater)), others: point(mean(rater.met.map(({ second }) => second))), difference, confidence: share(confidence) });
  };
  return [said("strict-lowest", lowest), said("strict-highest", highest)];
}

const meanMet = ({ met }: RaterScores): number => mean(met.map(({ first }) => first));

/** Where the differences come from, and what that is called. */
function iccSentences(told: Told): Sentence[] {
  const { t, locale, numbers: { share, figure, figures }, analysis } = told;
  const { icc, confidence } = analysis;
  if (!isDefined(icc)) return [t("icc-none"), reasonText(t, icc.undefined)];
  const form = formOf(analysis, "ICC(A,1)");
  const value = form && valueOf(form.estimate);
  if (!form || value === undefined) return [t("icc-none")];
  if (value <= 0) return [t("icc-below", { value: valueText(t, locale, value, valueOf(form.interval)) })];
  const interval = valueOf(form.interval);
  const said = [sharesSentence(told, icc, value), t("icc-is", { value: figure(value) })];
  return interval ? [...said, t("icc-interval", { confidence: share(confidence), ...figures(interval) }), interval.low <= 0 ? t("icc-open") : undefined] : [...said, t("icc-no-interval")];
}

function sharesSentence({ t, numbers: { whole } }: Told, { components: { unit, rater, residual } }: IntraclassCorrelation, value: number): string {
  if (rater <= 0) return t("icc-shares-alike", { calls: whole(value), rest: whole(1 - value) });
  const all = unit + rater + residual;
  return t("icc-shares", { calls: whole(unit / all), strict: whole(rater / all), rest: whole(residual / all) });
}

function meanSentence({ t, locale, numbers: { whole, count }, analysis }: Told): Sentence {
  const [form, single] = [formOf(analysis, "ICC(A,k)"), formOf(analysis, "ICC(A,1)")];
  const value = form && valueOf(form.estimate);
  // Where single scores do not tell the cases apart, the formula of the mean leaves the scale.
  if (!form || value === undefined || !single || (valueOf(single.estimate) ?? 0) <= 0 || !isDefined(analysis.icc)) return undefined;
  return t("icc-mean", { raters: count(analysis.icc.raters), share: whole(value), value: valueText(t, locale, value, valueOf(form.interval)) });
}

function gapsNote({ t, numbers: { count }, table: { rows }, analysis: { icc } }: Told): Sentence {
  const missing = rows.flat().length - givenIn(rows).length;
  return isDefined(icc) && icc.method === "reml" ? t("reml-note", { missing: count(missing) }) : undefined;
}

function cautions({ t, numbers: { count }, table: { raters }, compared }: Told): string[] {
  const few = compared < FEW ? [t("not-many", { cases: count(compared) })] : [];
  const raw = raters.length < FEW_RATERS ? [t("scores-not-strict", { raters: count(raters.length) })] : [];
  return [t("scores-not-right"), t("scores-not-others"), ...raw, t("scores-not-pass"), t("not-adjective"), ...few];
}

/** So few say little of how strict raters are in general. */
const FEW_RATERS = 6;
