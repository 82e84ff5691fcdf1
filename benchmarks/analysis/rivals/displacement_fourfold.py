"""Weighted displacement differences of many areas at once."""

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed
from fourfold.analysis.statistics.weighted_displacement import (
    Place,
    weighted_displacement,
)

counts, _ = worlds.counts_of_areas(size())
timed(lambda: weighted_displacement(Place(counts), Place(counts[::-1])).local.z)
