from shapely.geometry import box

from fourfold.analysis.charts.map_layers import simplified

WEST, EAST = box(0, 0, 500, 1_000), box(500, 0, 1_000, 1_000)


def test_outlines_on_the_map_of_others_keep_their_place():
    (whole,) = simplified([box(0, 0, 1_000, 1_000)])
    (east,) = simplified([EAST], on=[WEST, EAST])

    assert east.bounds[0] == whole.bounds[2] / 2
    assert east.bounds[2:] == whole.bounds[2:]
