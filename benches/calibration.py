"""The table of calibrateColumns in pandas, as one would write it: `python calibration.py FOLDER RATERS CALLS ITEMS TOLERANCE`, a line of JSON.

Data are what benches/calibration.mjs wrote: codes of options worth 2, 1 and 0 points, rows rater by rater. Only the table is
timed, from a frame in memory: first what every rater and item comes to, then how raters agree on every item. Of agreement the
values; the intervals that the package computes besides are left out.
"""
import json
import resource
import sys
import time

import numpy as np
import pandas as pd

FOLDER = sys.argv[1]
RATERS, CALLS, ITEMS = (int(number) for number in sys.argv[2:5])
TOLERANCE = float(sys.argv[5])
POINTS = np.array([2.0, 1.0, 0.0])


def frame(name, raters):
    columns = {f"i{item}": np.fromfile(f"{FOLDER}/{name}-{item}.bin", dtype=np.uint8) for item in range(ITEMS)}
    index = pd.MultiIndex.from_product([range(raters), range(CALLS)], names=["rater", "call"])
    return pd.DataFrame(columns, index=index)


def table(answers, reference):
    """A row a rater: bias, spread, share within tolerance, alignment; and of each item exact, adjacent, higher, lower."""
    points = answers.apply(lambda column: pd.Series(POINTS[column], column.index))
    wanted = reference.apply(lambda column: pd.Series(POINTS[column], column.index))
    wanted = pd.concat([wanted.droplevel("rater")] * RATERS, keys=range(RATERS), names=["rater", "call"])
    difference = 100 * (points.sum(axis=1) - wanted.sum(axis=1)) / (2 * ITEMS)
    by_rater = difference.groupby(level="rater")
    within = (difference.abs() <= TOLERANCE + 1e-9).groupby(level="rater").sum()
    apart = points - wanted
    distance = apart.abs()
    raters = pd.DataFrame({
        "bias": by_rater.mean(),
        "standardDeviation": by_rater.std(),
        "within": within,
        "alignment": 1 - distance.div(2).mean(axis=1).groupby(level="rater").mean(),
    })
    items = {
        "exact": (apart == 0).groupby(level="rater").sum(),
        "adjacent": (distance == 1).groupby(level="rater").sum(),
        "higher": (apart > 0).groupby(level="rater").sum(),
        "lower": (apart < 0).groupby(level="rater").sum(),
    }
    return raters, items


def coefficients(agreed, shares):
    """Percent agreement, Fleiss' kappa, AC1 and nominal alpha, where every call has every answer."""
    by_chance = (shares ** 2).sum()
    evenly = (shares * (1 - shares)).sum() / (len(POINTS) - 1)
    apart = (1 - by_chance) * RATERS * CALLS / (RATERS * CALLS - 1)
    return {
        "percent-agreement": agreed,
        "fleiss-kappa": (agreed - by_chance) / (1 - by_chance),
        "gwet-ac": (agreed - evenly) / (1 - evenly),
        "krippendorff-alpha": 1 - (1 - agreed) / apart,
    }


def agreement(answers):
    """A row an item: how raters agree, from how often each answer was given to each call."""
    rows = {}
    for item, column in answers.items():
        given = column.groupby(level="call").value_counts().unstack(fill_value=0)
        agreed = (given * (given - 1)).sum(axis=1).mean() / (RATERS * (RATERS - 1))
        rows[item] = coefficients(agreed, given.sum() / (RATERS * CALLS))
    return pd.DataFrame.from_dict(rows, orient="index")


def agreement_at_once(answers):
    """The same, all items together and an answer after another: how somebody would write it who finds that slow."""
    given = [(answers == code).groupby(level="call").sum() for code in range(len(POINTS))]
    agreed = sum(counts * (counts - 1) for counts in given).mean() / (RATERS * (RATERS - 1))
    return pd.DataFrame(coefficients(agreed, pd.DataFrame([counts.sum() for counts in given]) / (RATERS * CALLS)))


def timed(work):
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        done = work()
        taken.append(1000 * (time.perf_counter() - start))
    return done, taken


answers, reference = frame("answers", RATERS), frame("reference", 1)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
(raters, items), table_taken = timed(lambda: table(answers, reference))
agreed, agreement_taken = timed(lambda: agreement(answers))
at_once, at_once_taken = timed(lambda: agreement_at_once(answers))
assert np.allclose(agreed, at_once)
print(json.dumps({
    "peer": f"pandas {pd.__version__}, numpy {np.__version__}",
    "table": table_taken,
    "agreement": agreement_taken,
    "agreementAtOnce": at_once_taken,
    "more": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024,
    "raters": {name: raters[name].tolist() for name in raters},
    "items": {name: counts.to_numpy().ravel().tolist() for name, counts in items.items()},
    "agreed": {name: agreed[name].tolist() for name in agreed},
}))
