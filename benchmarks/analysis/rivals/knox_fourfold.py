"""Knox's test of 20,000 crimes within 200 m and 14 days."""

import numpy as np

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed
from fourfold.analysis.statistics.near_repeats import near_repeats

points, days = worlds.dated_crimes(worlds.DATED)
# The peers count pairs of exactly 200 m and of 14 days.
reach = float(np.nextafter(worlds.NEAR, np.inf))


def work():
    found = near_repeats(
        points,
        days,
        distances=[0, reach],
        times=[0, worlds.SOON + 1],
        metric="euclidean",
        orders=size(),
    )
    return found.observed[0, 0], found.p_value[0, 0]


timed(work)
