"""Gi* of each cell with the eight around it, by the normal curve."""

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed
from fourfold.analysis.statistics.local_clusters import gi_star_on_grid

counts = worlds.cell_counts(*worlds.shape_of(size()))
timed(lambda: gi_star_on_grid(counts).z)
