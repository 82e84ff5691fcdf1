import numpy as np
import pytest
import shapely


def test_cells_tile_without_gap_or_overlap(borough):
    cells = borough.ground.cells

    union = shapely.union_all(cells)

    assert union.area == pytest.approx(shapely.area(cells).sum(), rel=1e-9)
    assert shapely.get_num_interior_rings(union) == 0


def test_every_heart_is_well_inside_its_cell(borough):
    hearts = shapely.points(borough.ground.hearts)

    edges = shapely.boundary(borough.ground.cells)

    assert shapely.contains(borough.ground.cells, hearts).all()
    assert shapely.distance(edges, hearts).min() > 14


def test_the_borough_has_the_area_asked_for(borough, plan):
    own = borough.ground.cells[borough.ground.authority == 0]

    area = shapely.area(own).sum() / 1e6

    assert area == pytest.approx(plan["ground"]["area_square_km"], rel=0.01)


def test_the_ground_is_in_the_open_north_sea(borough):
    assert np.all(borough.ground.hearts[:, 0] > 650_000)
    assert np.all(borough.ground.hearts[:, 0] < 660_000)
    assert np.all(np.abs(borough.ground.hearts[:, 1] - 455_000) < 7_000)
