"""E-tests of many areas at once, each with people of its own."""

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed
from fourfold.analysis.statistics.poisson_tests import e_test

counts, people = worlds.counts_of_areas(size())
timed(
    lambda: e_test(*counts.T, exposure_before=people[:, 0], exposure_after=people[:, 1])
)
