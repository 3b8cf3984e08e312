// The rules of the `points` method as a developer would write them in JavaScript, in doubles: what an engine is measured against.
// Same card, same answers, same numbers out: N/A leaves both sums, a missing answer makes the score provisional and leaves them too,
// fatal rules of form scope, bands, the pass mark. No other method, no exact fractions, no explanation, no checking of its input.

const NOT_APPLICABLE = 254;
const NONE = 255;

/** What scoring needs of a card, looked up once. */
export function prepare(card) {
  const items = card.sections.flatMap((section) => section.items).map((item) => ({
    id: item.id,
    required: item.required ?? true,
    points: new Map(item.options.map((option) => [option.id, option.points])),
    byPlace: Float64Array.from(item.options, (option) => option.points),
    highest: Math.max(...item.options.map((option) => option.points)),
    lowest: Math.min(...item.options.map((option) => option.points)),
    fatal: item.fatal?.scope === "form" ? item.fatal : undefined,
    fatalOptions: new Set(item.options.filter((option) => option.fatal).map((option) => option.id)),
  }));
  const bands = [...(card.bands ?? [])].sort((a, b) => a.from - b.from);
  return { items, bands, pass: card.pass, above: card.pass?.comparator === ">" };
}

function isFatal(item, points, option) {
  switch (item.fatal.when) {
    case "option": return item.fatalOptions.has(option);
    case "worst": return points === item.lowest;
    case "not-best": return points < item.highest;
    default: return ((points - item.lowest) / (item.highest - item.lowest)) * 100 < item.fatal.when.below;
  }
}

function bandOf(bands, score) {
  let band = -1;
  while (band + 1 < bands.length && score >= bands[band + 1].from) band += 1;
  return band;
}

/** The score of one evaluation. */
export function scorePlain({ items, bands, pass, above }, { answers }) {
  let earned = 0;
  let possible = 0;
  let answered = false;
  let provisional = false;
  let cap = Infinity;
  let failed = false;
  for (const item of items) {
    const answer = answers[item.id];
    if (answer?.notApplicable) continue;
    const points = item.points.get(answer?.option);
    if (points === undefined) {
      provisional ||= item.required;
      continue;
    }
    answered = true;
    earned += points;
    possible += item.highest;
    if (item.fatal && isFatal(item, points, answer.option)) {
      failed = true;
      if (item.fatal.effect === "zero") cap = 0;
      else if (item.fatal.effect.cap !== undefined) cap = Math.min(cap, item.fatal.effect.cap);
    }
  }
  if (!answered || possible === 0) return { score: null, outcome: failed ? "fail" : "none", band: null, provisional };
  const score = Math.min((100 * earned) / possible, cap);
  const passed = pass && (above ? score > pass.at : score >= pass.at);
  const outcome = failed ? "fail" : provisional || !pass ? "none" : passed ? "pass" : "fail";
  return { score, outcome, band: provisional ? null : bands[bandOf(bands, score)]?.id ?? null, provisional };
}

const TILE = 4_096;

/**
 * The same over columns of typed arrays, as somebody who cares about speed would write it: a tile of rows at a time, so that
 * the sums stay in the cache. Fatal rules are left out; the card that is measured has none.
 */
export function scorePlainColumns(prepared, columns, rows) {
  const result = { score: new Float64Array(rows), valid: new Uint8Array(rows), outcome: new Uint8Array(rows), band: new Uint8Array(rows).fill(NONE) };
  const sums = { earned: new Float64Array(TILE), possible: new Float64Array(TILE), provisional: new Uint8Array(TILE) };
  const pairs = prepared.items.map((item) => [item, columns[item.id]]);
  for (let first = 0; first < rows; first += TILE) {
    const count = Math.min(TILE, rows - first);
    for (const part of Object.values(sums)) part.fill(0);
    for (const [item, column] of pairs) addColumn(sums, item, column, first, count);
    judge(prepared, sums, result, first, count);
  }
  return result;
}

function addColumn({ earned, possible, provisional }, { byPlace, highest, required }, column, first, count) {
  for (let row = 0; row < count; row += 1) {
    const code = column[first + row];
    if (code < NOT_APPLICABLE) {
      earned[row] += byPlace[code];
      possible[row] += highest;
    } else if (code === NONE && required) provisional[row] = 1;
  }
}

function judge({ bands, pass, above }, { earned, possible, provisional }, result, first, count) {
  for (let row = 0; row < count; row += 1) {
    if (possible[row] === 0) continue;
    const score = (100 * earned[row]) / possible[row];
    result.score[first + row] = score;
    result.valid[first + row] = 1;
    if (provisional[row]) continue;
    result.outcome[first + row] = !pass ? 0 : (above ? score > pass.at : score >= pass.at) ? 1 : 2;
    const band = bandOf(bands, score);
    if (band >= 0) result.band[first + row] = band;
  }
}
