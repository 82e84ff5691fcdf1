"""Kernel density with a Gaussian of 300 m on cells of 250 m."""

import numpy as np

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed
from fourfold.analysis.statistics.grids import Grid
from fourfold.analysis.statistics.kernel_density import SQUARE_KILOMETRE, density_of

points = worlds.snapped_points(size())
grid = Grid(worlds.WEST, worlds.SOUTH, worlds.CELL, np.ones(worlds.CELLS, dtype=bool))


def work():
    found = density_of(
        grid,
        points,
        bandwidth=worlds.BANDWIDTH,
        kernel="gaussian",
        corrects_edges=False,
    )
    return found.values / SQUARE_KILOMETRE / len(points)


timed(work)
