"""The same by esda, on as many processors as there are."""

import warnings

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed

with warnings.catch_warnings():
    # Its own libraries warn of each other.
    warnings.simplefilter("ignore")
    import esda
    import libpysal

counts = worlds.cell_counts(*worlds.CELLS).ravel()


def p_of(values, shape, draws):
    weights = libpysal.weights.lat2W(*shape, rook=False)
    found = esda.G_Local(
        values,
        weights,
        transform="B",
        star=True,
        permutations=draws,
        keep_simulations=False,
        n_jobs=1,
        seed=1,
    )
    return found.p_sim


warnings.simplefilter("ignore")
# The first call compiles.
p_of(counts[:100], (10, 10), 9)
timed(lambda: p_of(counts, worlds.CELLS, size()))
