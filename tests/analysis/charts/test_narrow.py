from dataclasses import replace

import pytest

from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.narrow import NARROWEST, narrow
from fourfold.analysis.charts.style import HALF, WIDTH
from fourfold.analysis.charts.ward_map import ward_map
from fourfold.analysis.charts.ward_rates import ward_rates
from fourfold.analysis.offences.measures import measure
from tests.analysis.charts.svg_reading import words
from tests.analysis.documents.pages import published
from tests.analysis.documents.wide_cube import wide_cube


def drawn_width(chart):
    return float(chart.svg.partition('viewBox="0 0 ')[2].split()[0])


def sketch_of(make):
    assessment = published(wide_cube()).assessment
    if make is ward_map:
        return ward_map(assessment, measure("violence"))
    return make(assessment.found, measure("violence"))


def test_a_narrow_chart_has_every_row_and_label_of_the_wide_one():
    wide = draw(sketch_of(ward_rates))

    found = narrow(wide)

    assert drawn_width(found) < drawn_width(wide) - (WIDTH - HALF) / 2
    assert set(words(found.svg)) >= {w for w in words(wide.svg) if not w.isdigit()}


def test_a_narrow_chart_keeps_room_for_the_names_of_its_rows():
    wide = draw(sketch_of(ward_rates))
    room = WIDTH - wide.sketch.specification["width"]

    found = narrow(wide).sketch.specification

    assert found["width"] == max(NARROWEST, HALF - room)


def test_a_narrow_map_keeps_its_shape():
    wide = draw(sketch_of(ward_map))

    found = narrow(wide).sketch.specification

    before = wide.sketch.specification
    assert found["width"] < before["width"]
    assert found["width"] / found["height"] == (
        pytest.approx(before["width"] / before["height"], rel=0.02)
    )


def test_a_chart_without_a_width_of_its_own_stays_as_it_is():
    sketch = sketch_of(ward_rates)
    stepped = {**sketch.specification, "width": {"step": 20}}
    wide = draw(replace(sketch, specification=stepped))

    assert narrow(wide) is wide
