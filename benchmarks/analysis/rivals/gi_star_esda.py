"""The same by esda, with the weights that it needs made by libpysal."""

import warnings

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed

with warnings.catch_warnings():
    # Its own libraries warn of each other.
    warnings.simplefilter("ignore")
    import esda
    import libpysal

shape = worlds.shape_of(size())
counts = worlds.cell_counts(*shape).ravel()


def z_of(values, rows, columns):
    weights = libpysal.weights.lat2W(rows, columns, rook=False)
    return esda.G_Local(values, weights, transform="B", star=True, permutations=0).Zs


warnings.simplefilter("ignore")
# The first call compiles.
z_of(counts[:100], 10, 10)
timed(lambda: z_of(counts, *shape).reshape(shape))
