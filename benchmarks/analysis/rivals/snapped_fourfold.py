"""In which of 4,994 areas each point lies, with all that has to be made for it."""

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed
from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.locator import Locator

points = worlds.snapped_points(size())
areas = [
    Boundary(f"E01{at:06d}", "", "lsoa", 2021, None, outline)
    for at, outline in enumerate(worlds.outlines())
]
timed(lambda: Locator(areas).locate(*points.T))
