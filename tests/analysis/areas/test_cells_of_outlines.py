import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.areas import locator as module
from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.cells_of_outlines import CellsOfOutlines
from fourfold.analysis.areas.locator import Locator
from tests.oracles.ray_casting import is_inside, is_on_edge

# Whole numbers, so that outlines lie on each other and points on outlines.
CORNER = st.tuples(st.integers(0, 12), st.integers(0, 12))
TRIANGLES = st.lists(
    st.tuples(CORNER, CORNER, CORNER).filter(lambda ring: twice_the_area(ring) > 0),
    min_size=1,
    max_size=5,
)


def twice_the_area(ring):
    (a, b), (c, d), (e, f) = ring
    return abs((c - a) * (f - b) - (e - a) * (d - b))


def outlined(geometries):
    return [
        Boundary(f"E{at:02d}", "", "ward", 2025, None, geometry)
        for at, geometry in enumerate(geometries)
    ]


@pytest.fixture
def squares_at_once(monkeypatch):
    monkeypatch.setattr(module, "MANY", 1)


@given(TRIANGLES, st.integers(0, 999))
@settings(deadline=None, max_examples=40)
def test_squares_say_what_rays_say(triangles, seed):
    chance = np.random.default_rng(seed)
    points = np.concatenate(
        [chance.integers(-1, 14, (60, 2)), chance.uniform(-1, 14, (60, 2))]
    )
    whole = Locator(outlined([shapely.Polygon(ring) for ring in triangles]))
    exactly = whole.locate(*points.T)
    cells = CellsOfOutlines.over(
        np.array([shapely.Polygon(ring) for ring in triangles], dtype=object),
        whole.locate,
        500,
    )

    known, areas = cells.known(*points.T)

    np.testing.assert_array_equal(areas, exactly[known])
    for (x, y), area in zip(points[known], areas, strict=True):
        holding = [
            at
            for at, ring in enumerate(triangles)
            if is_inside((x, y), [ring]) or is_on_edge((x, y), [ring])
        ]
        assert (holding[0] if holding else -1) == area


@pytest.mark.usefixtures("squares_at_once")
def test_many_points_are_placed_as_few_are():
    chance = np.random.default_rng(2026)
    ring = shapely.Point(50, 50).buffer(40).difference(shapely.Point(50, 50).buffer(20))
    areas = outlined(
        [ring, shapely.Point(60, 60).buffer(30), shapely.box(0, 0, 10, 99)]
    )
    x, y = chance.uniform(-5, 105, (2, 3_000))

    together = Locator(areas).locate(x, y)

    one_by_one = [
        next((at for at, a in enumerate(areas) if a.geometry.covers(point)), -1)
        for point in shapely.points(x, y)
    ]
    assert together.tolist() == one_by_one


def test_most_squares_are_known():
    outlines = np.array([shapely.box(0, 0, 50, 100), shapely.box(50, 0, 99, 100)])
    cells = CellsOfOutlines.over(
        outlines, lambda x, _y: (x > 50).astype(np.int32), 2_500
    )
    x, y = np.random.default_rng(2026).uniform(1, 98, (2, 5_000))

    known, _ = cells.known(x, y)

    assert known.mean() > 0.95
