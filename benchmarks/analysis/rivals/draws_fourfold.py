"""Gi* of 42,354 cells with p-values by draws; the weights of cells included."""

import numpy as np

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed
from fourfold.analysis.statistics.local_clusters import gi_star_by_draws
from fourfold.analysis.statistics.neighbours import touching, with_self

counts = worlds.cell_counts(*worlds.CELLS).ravel()


def work():
    near = with_self(touching(np.ones(worlds.CELLS)))
    return gi_star_by_draws(counts, near, draws=size()).p_upper


timed(work)
