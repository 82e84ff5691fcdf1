"""The same by pygeoda, from outlines of cells, as it takes nothing else."""

import geopandas
import pygeoda
import shapely

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed

counts = worlds.cell_counts(*worlds.CELLS).ravel()
x, y = (worlds.middles() - worlds.CELL / 2).T
outlines = shapely.box(x, y, x + worlds.CELL, y + worlds.CELL)
cells = geopandas.GeoDataFrame({"number": counts}, geometry=outlines, crs=27700)


def work():
    opened = pygeoda.open(cells)
    near = pygeoda.queen_weights(opened)
    found = pygeoda.local_gstar(
        near, counts.tolist(), permutations=size(), cpu_threads=2
    )
    return found.lisa_pvalues()


timed(work)
