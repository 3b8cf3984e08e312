// The jobs of the agreement bench: what data, made into what, asked what. The same call makes the same data in every process.
import { Ratings, Scores } from "../pkg/agreement-node.js";

const CATEGORIES = [1, 2, 3, 4, 5];
const MISSING = 255;

function generator() {
  let state = 20_261_122;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** Right two times of three, else one category off or right; some missing. */
function rated(units, raters, missing) {
  const random = generator();
  const columns = Array.from({ length: raters }, () => new Uint8Array(units));
  for (let unit = 0; unit < units; unit += 1) {
    const truth = Math.floor(5 * random());
    for (const column of columns) {
      const off = random() < 0.65 ? 0 : Math.floor(3 * random()) - 1;
      column[unit] = random() < missing ? MISSING : Math.min(4, Math.max(0, truth + off));
    }
  }
  return columns;
}

function scored(units, raters) {
  const random = generator();
  const columns = Array.from({ length: raters }, () => new Float64Array(units));
  for (let unit = 0; unit < units; unit += 1) {
    const truth = 60 + 30 * random();
    columns.forEach((column, rater) => { column[unit] = truth + rater + 12 * (random() - 0.5); });
  }
  return columns;
}

const named = (name, units, raters) => ({ name: `${name}, ${units.toLocaleString("en")} × ${raters}`, units });

function ofRatings(name, units, raters, missing, interval) {
  const request = { coefficients: ["krippendorff-alpha"], metric: "ordinal", interval };
  return {
    ...named(name, units, raters),
    columns: () => rated(units, raters, missing),
    make: (columns) => Ratings.fromColumns(columns, { categories: CATEGORIES }),
    ask: (ratings) => ratings.agreement(request).estimates[0].value,
  };
}

const alpha = (units, raters, missing) => ofRatings("alpha", units, raters, missing, "linearised");
const bootstrap = (units, raters, resamples) =>
  ofRatings(`alpha with ${resamples.toLocaleString("en")} draws`, units, raters, 0.1, { method: "percentile", resamples });

const icc = (units, raters) => ({
  ...named("ICC", units, raters),
  columns: () => scored(units, raters),
  make: (columns) => Scores.fromColumns(columns),
  ask: (scores) => scores.icc().forms[1].estimate,
});

/** Peers know them by these keys. */
export const jobs = {
  "alpha-10k-5": alpha(10_000, 5, 0.1),
  "bootstrap-1k-5": bootstrap(1_000, 5, 1_000),
  "alpha-10k-3": alpha(10_000, 3, 0.001),
  "alpha-100k-3": alpha(100_000, 3, 0.001),
  "alpha-1m-3": alpha(1_000_000, 3, 0.001),
  "alpha-10m-3": alpha(10_000_000, 3, 0.001),
  "icc-10k-4": icc(10_000, 4),
  "icc-100k-4": icc(100_000, 4),
  "icc-1m-4": icc(1_000_000, 4),
};

export const bytesOf = (columns) => columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
