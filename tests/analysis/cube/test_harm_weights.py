import pytest

from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.loading import load
from tests.analysis.cube.small_country import (
    Row,
    store_of,
    write_street,
)
from tests.analysis.sources.harm_workbooks import cambridge, severity


@pytest.fixture
def store(tmp_path):
    return store_of(tmp_path, write_street(tmp_path / "files", "2024-01", [Row()]))


def scales(store):
    build(store)
    with open_cube(store) as cube:
        return cube.harm_scales()


def test_without_a_workbook_there_is_no_scale_in_the_cube(store):
    assert scales(store) == ()


def test_a_loaded_workbook_makes_a_scale_and_a_new_build(store, tmp_path):
    first = build(store).build.id
    load(store, [cambridge(tmp_path / "cchi.xlsx")])

    (scale,) = scales(store)

    assert build(store).build.id != first
    assert scale.id == "cambridge-loaded"
    assert scale.weights == {
        "robbery": 365,
        "shoplifting": 1,
        "violent-crime": 5_475,
    }
    assert scale.heaviest.offence == "homicide"


def test_both_scales_stand_beside_each_other(store, tmp_path):
    load(store, [severity(tmp_path / "tool.xlsx"), cambridge(tmp_path / "cchi.xlsx")])

    first, second = scales(store)

    assert (first.title, second.title) == (
        "Cambridge Crime Harm Index",
        "Crime Severity Score, list of weights",
    )
    assert second.heaviest is None
    assert second.weights == {"robbery": 993.55}


def test_the_workbook_that_was_loaded_last_counts(store, tmp_path):
    load(store, [cambridge(tmp_path / "old.xlsx")])
    load(
        store,
        [cambridge(tmp_path / "new.xlsx", [("U", "Theft", 2, "", "", "", "46")])],
    )

    (scale,) = scales(store)

    assert scale.weights == {"shoplifting": 2}


def test_a_build_that_takes_over_has_the_same_weights_as_a_full_one(store, tmp_path):
    load(store, [cambridge(tmp_path / "cchi.xlsx")])
    before = scales(store)
    load(store, [write_street(tmp_path / "more", "2024-02", [Row()])])

    assert build(store).reused == 1
    assert scales(store) == before
