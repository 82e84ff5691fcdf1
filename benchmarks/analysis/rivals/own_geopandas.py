"""The same by geopandas' join of points to areas."""

import geopandas

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed

points = worlds.own_points(size())
areas = geopandas.GeoDataFrame(geometry=worlds.outlines(), crs=27700)


def work():
    given = geopandas.GeoDataFrame(
        geometry=geopandas.points_from_xy(*points.T, crs=27700)
    )
    joined = given.sjoin(areas, how="left", predicate="within")
    # Of areas that overlap in a point the first, as ours has it.
    first = joined[~joined.index.duplicated()]
    return first["index_right"].fillna(-1).to_numpy()


timed(work)
