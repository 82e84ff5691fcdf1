from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely.geometry import Point, box

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.map_layers import class_labels, simplified
from fourfold.analysis.charts.ward_map import ward_map
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.small_cube import AUTHORITY, RESIDENTS, SmallCube
from tests.analysis.charts.svg_reading import words

VIOLENCE = measure("violence")


def mapped(**settings):
    found = assess(SmallCube(**settings), authority=AUTHORITY.code)
    return ward_map(found, VIOLENCE)


def features(sketch):
    return sketch.specification["layer"][0]["data"]["values"]


def test_each_ward_is_drawn_in_the_class_of_its_rate():
    groups = [each["properties"]["group"] for each in features(mapped())]

    # 144, 72 and 48 per 1,000
    assert groups == ["115.2 to 144.0", "67.2 to 86.4", "48.0 to 57.6"]


def test_wards_are_numbered_by_rank_as_in_the_table():
    sketch = mapped()

    assert {"1", "2", "3"} <= set(words(draw(sketch).svg))
    assert sketch.table.rows == (
        ("1", "Ash", "144.0"),
        ("2", "Birch", "72.0"),
        ("3", "Cedar", "48.0"),
    )
    assert "1 is the highest, Ash." in sketch.summary


def test_a_ward_without_a_rate_has_no_number_and_its_own_entry():
    some = {code: people for code, people in RESIDENTS.items() if code != "E05000902"}

    sketch = mapped(residents=some)

    assert features(sketch)[1]["properties"]["group"] == "no figure"
    assert "no figure" in words(draw(sketch).svg)
    assert len(sketch.table.rows) == 2


def test_without_any_rate_there_is_no_map():
    assert mapped(residents={}) is None


def test_wards_that_are_all_alike_share_one_class():
    groups = {
        each["properties"]["group"]
        for each in features(mapped(residents=dict.fromkeys(RESIDENTS, 1_000)))
    }

    assert groups == {"144.0"}


@pytest.mark.parametrize("rates", [[1.0, 2.0, 3.0, 4.0, 5.0], [3.0], [0.04, 0.04, 9.0]])
def test_every_rate_is_in_exactly_one_class(rates):
    labels = class_labels(rates)

    for rate in rates:
        assert sum(low <= rate < high for low, high in labels.values()) == 1


def test_a_wide_area_and_a_tall_one_both_fit():
    wide = simplified([box(0, 0, 9_000, 1_000)])
    found = assess(SmallCube(), authority=AUTHORITY.code)
    tall = [box(0, 3_000 * n, 1_000, 3_000 * (n + 1)) for n in range(3)]

    sketch = ward_map(
        replace(found, outlines=tuple(tall)),
        VIOLENCE,
    )

    assert wide[0].bounds == (0, 0, 1_040, 116)
    assert mapped().specification["width"] > mapped().specification["height"]
    assert sketch.specification["height"] == 560


def test_simplifying_leaves_no_gap_between_neighbours():
    angles = np.linspace(0, 2 * np.pi, 2_000)
    circle = shapely.Polygon(
        np.column_stack(
            [5_000 + 4_000 * np.cos(angles), 5_000 + 4_000 * np.sin(angles)]
        )
    )
    west = circle.intersection(box(0, 0, 5_000, 10_000))
    east = circle.intersection(box(5_000, 0, 10_000, 10_000))

    left, right = simplified([west, east])

    assert left.union(right).geom_type == "Polygon"
    assert left.intersection(right).area == 0
    assert len(left.exterior.coords) < 300


def test_the_number_stands_inside_its_ward():
    numbers = mapped().specification["layer"][1]["data"]["values"]

    for feature, number in zip(features(mapped()), numbers, strict=True):
        outline = shapely.geometry.shape(feature["geometry"])
        assert outline.contains(Point(number["x"], number["y"]))
