"""Times the peers on the data that benches/agreement.mjs wrote: `python peers.py FOLDER`, a line of JSON for each.

krippendorff (alpha, ordinal; and its bootstrap by drawing units anew, 1,000 times what 20 draws take), and the mean squares of
ICC(A,1) in plain numpy. Only the call is timed, on data as it wants them: floats with NaN, or the counts of each unit. Reading
and making these is not timed. `python peers.py FOLDER memory`: the process's memory before and at most during one alpha.
"""
import importlib.metadata
import json
import platform
import sys
import time

import krippendorff
import numpy as np

FOLDER = sys.argv[1]
PEER = f"krippendorff {importlib.metadata.version('krippendorff')}"
CATEGORIES = range(1, 6)


def tell(**said):
    print(json.dumps(said), flush=True)


def timed(run, rounds=3, times=1):
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        value = run()
        taken.append(1000 * times * (time.perf_counter() - start))
    return {"milliseconds": taken, "value": value}


def ratings(job, raters):
    codes = np.fromfile(f"{FOLDER}/{job}.bin", dtype=np.uint8).reshape(raters, -1).astype(float) + 1
    codes[codes == 256] = np.nan
    return codes


def counts(data):
    return np.stack([(data == category).sum(0) for category in CATEGORIES], 1)


def alpha(**data):
    return float(krippendorff.alpha(**data, level_of_measurement="ordinal"))


def draws(units, drawn, number=20):
    """Alpha of units drawn anew; it has no one value."""
    generator = np.random.default_rng(1)
    for _ in range(number):
        drawn(generator.integers(0, units, units))


def icc(scores):
    units, raters = scores.shape
    rows, columns = scores.mean(1), scores.mean(0)
    mean = rows.mean()
    between = raters * ((rows - mean) ** 2).sum()
    judges = units * ((columns - mean) ** 2).sum()
    rest = (((scores - mean) ** 2).sum() - between - judges) / ((units - 1) * (raters - 1))
    between, judges = between / (units - 1), judges / (raters - 1)
    return float((between - rest) / (between + (raters - 1) * rest + raters * (judges - rest) / units))


def of_ratings():
    for job, raters in [("alpha-10k-5", 5), ("alpha-1m-3", 3)]:
        data = ratings(job, raters)
        tell(job=job, peer=PEER, **timed(lambda: alpha(reliability_data=data)))
        counted = counts(data)
        tell(job=job, peer=f"{PEER}, counts given", counted=True, **timed(lambda: alpha(value_counts=counted)))


def of_draws():
    job = "bootstrap-1k-5"
    data = ratings(job, 5)
    units = data.shape[1]
    tell(job=job, peer=PEER, **timed(lambda: draws(units, lambda drawn: alpha(reliability_data=data[:, drawn])), times=50))
    counted = counts(data)
    given = timed(lambda: draws(units, lambda drawn: alpha(value_counts=counted[drawn])), times=50)
    tell(job=job, peer=f"{PEER}, counts given", counted=True, **given)


def of_scores():
    for job in ["icc-10k-4", "icc-100k-4"]:
        columns = np.fromfile(f"{FOLDER}/{job}.bin").reshape(4, -1).T
        for order, scores in [("columns", columns), ("rows", columns.copy())]:
            tell(job=job, peer=f"numpy {np.__version__}, {order}", **timed(lambda: icc(scores), 9))


def resident(word):
    """What Linux says of this process's memory: VmRSS now, VmHWM at most."""
    with open("/proc/self/status") as status:
        return next(1024 * int(line.split()[1]) for line in status if line.startswith(word))


def memory():
    data = ratings("alpha-1m-3", 3)
    try:
        base = resident("VmRSS")
    except OSError:
        return tell(peer=PEER)
    taken = timed(lambda: alpha(reliability_data=data), 1)
    tell(peer=PEER, input=data.nbytes, base=base, peak=resident("VmHWM"), milliseconds=taken["milliseconds"][0])


if sys.argv[2:] == ["memory"]:
    memory()
else:
    tell(version=f"Python {platform.python_version()}, numpy {np.__version__}, {PEER}")
    of_ratings()
    of_draws()
    of_scores()
