"""The same by the class Knox of pointpats."""

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
    found = pointpats.Knox(
        points,
        days[:, np.newaxis],
        delta=worlds.NEAR,
        tau=worlds.SOON,
        permutations=size(),
    )
    return found.statistic_, found.p_sim


timed(work)
