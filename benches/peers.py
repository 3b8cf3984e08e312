"""Times the peers on the data that benches/agreement.mjs wrote: `python peers.py FOLDER`, a line of JSON for each.

krippendorff (alpha, ordinal; and its bootstrap by drawing units anew, 1,000 times what 20 draws take), and the mean squares of
ICC(A,1) in plain numpy. The best of several runs counts; reading the data is not timed.
"""
import importlib.metadata
import json
import sys
import time

import krippendorff
import numpy as np

FOLDER = sys.argv[1]


def best(run, rounds=3):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        value = run()
        times.append(time.perf_counter() - start)
    return 1000 * min(times), value


def ratings(name, raters):
    codes = np.fromfile(f"{FOLDER}/{name}.bin", dtype=np.uint8).reshape(raters, -1).astype(float) + 1
    codes[codes == 256] = np.nan
    return codes


def alpha(data):
    return float(krippendorff.alpha(data, level_of_measurement="ordinal"))


def bootstrap(data, draws=20):
    generator = np.random.default_rng(1)
    units = data.shape[1]
    return [alpha(data[:, generator.integers(0, units, units)]) for _ in range(draws)]


def icc(scores):
    units, raters = scores.shape
    mean = scores.mean()
    rows, columns = scores.mean(1), scores.mean(0)
    between = raters * ((rows - mean) ** 2).sum() / (units - 1)
    judges = units * ((columns - mean) ** 2).sum() / (raters - 1)
    rest = ((scores - rows[:, None] - columns + mean) ** 2).sum() / ((units - 1) * (raters - 1))
    return float((between - rest) / (between + (raters - 1) * rest + raters * (judges - rest) / units))


def tell(job, peer, milliseconds, value):
    print(json.dumps({"job": job, "peer": peer, "milliseconds": milliseconds, "value": value}), flush=True)


version = f"krippendorff {importlib.metadata.version('krippendorff')}"
for job, raters in [("alpha 10,000 × 5", 5), ("alpha 1,000,000 × 3", 3)]:
    data = ratings(job, raters)
    tell(job, version, *best(lambda: alpha(data)))
small = ratings("bootstrap 1,000 × 5", 5)
taken, _ = best(lambda: bootstrap(small))
tell("bootstrap 1,000 × 5", version, taken * 50, None)
scores = np.fromfile(f"{FOLDER}/ICC 100,000 × 4.bin").reshape(4, -1).T.copy()
tell("ICC 100,000 × 4", f"numpy {np.__version__}", *best(lambda: icc(scores), 9))
