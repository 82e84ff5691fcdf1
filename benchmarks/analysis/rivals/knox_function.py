"""The same by the function knox of pointpats."""

import warnings

import numpy as np
import pointpats

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed

points, days = worlds.dated_crimes(worlds.DATED)
warnings.simplefilter("ignore")


def work():
    # It draws from NumPy's own chance.
    np.random.seed(1)
    found = pointpats.knox(
        points,
        days[:, np.newaxis].copy(),
        delta=worlds.NEAR,
        tau=worlds.SOON,
        permutations=size(),
    )
    return found["stat"], found["pvalue"][0]


timed(work)
