"""A build is new, whole and the current one, or nothing has changed."""

import json

import pytest

from fourfold.analysis.cube import current
from fourfold.analysis.cube.build import build, is_up_to_date
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.store import Store
from tests.analysis.cube.small_country import (
    ASH,
    WESTFOLD,
    everywhere,
    store_of,
    write_census,
    write_outlines,
    write_street,
)

JANUARY, FEBRUARY, MARCH = "2024-01", "2024-02", "2024-03"


def street(folder, *months, times=1):
    return [write_street(folder, month, everywhere(times)) for month in months]


def burglaries(store):
    with open_cube(store) as cube:
        counts = cube.counts([cube.area(WESTFOLD)]).of_offences(["burglary"])
        return dict(zip(counts.months, counts.values[0, :, 0].tolist(), strict=True))


def test_build_makes_a_cube_and_has_readers_see_it(tmp_path):
    store = store_of(tmp_path, *street(tmp_path, JANUARY, FEBRUARY))
    steps = []

    built = build(store, progress=steps.append)

    assert (built.counted, built.reused, built.is_new) == (2, 0, True)
    assert burglaries(store) == {JANUARY: 4, FEBRUARY: 4}
    assert json.loads((store.root / "current.json").read_text()) == {
        "build": built.build.id
    }
    assert steps[0] == "reading areas"
    assert steps[-1] == "checking the counts against the rows"
    assert not list(store.unfinished.glob("*"))


def test_build_of_the_same_again_changes_nothing(tmp_path):
    store = store_of(tmp_path, *street(tmp_path, JANUARY))
    first = build(store)
    cube = store.builds / first.build.id / current.CUBE
    made = cube.stat().st_mtime_ns

    again = build(store)

    assert again.build == first.build
    assert (again.counted, again.reused, again.is_new) == (0, 1, False)
    assert cube.stat().st_mtime_ns == made


def test_build_has_one_name_for_one_content_on_any_machine(tmp_path):
    files = street(tmp_path, JANUARY)
    first = build(store_of(tmp_path / "here", *files))
    second = build(store_of(tmp_path / "there", *files))

    assert first.build.id == second.build.id


def test_build_has_another_name_for_other_content(tmp_path):
    real = store_of(tmp_path / "1", *street(tmp_path, JANUARY))
    other = store_of(tmp_path / "2", *street(tmp_path / "more", JANUARY, times=2))
    invented = store_of(
        tmp_path / "3",
        *street(tmp_path, JANUARY),
        options=LoadOptions(invented=True),
    )

    names = {build(store).build.id for store in (real, other, invented)}

    assert len(names) == 3


def test_build_after_one_more_month_counts_only_that_month(tmp_path):
    store = store_of(tmp_path, *street(tmp_path, JANUARY, FEBRUARY))
    build(store)
    load(store, street(tmp_path, MARCH, times=2))

    built = build(store)

    assert (built.counted, built.reused) == (1, 2)
    assert burglaries(store) == {JANUARY: 4, FEBRUARY: 4, MARCH: 8}


def test_build_after_a_census_counts_nothing_again(tmp_path):
    store = store_of(tmp_path, *street(tmp_path, JANUARY))
    build(store)
    load(store, [write_census(tmp_path)])

    built = build(store)

    assert (built.counted, built.reused, built.is_new) == (0, 1, True)
    with open_cube(store) as cube:
        (people,) = cube.populations([cube.area(ASH)], "all")
        assert people.people == 200


def test_build_with_other_outlines_counts_everything_again(tmp_path):
    store = Store(tmp_path / "data")
    load(store, write_outlines(tmp_path / "outlines", ["authority"]))
    load(store, street(tmp_path, JANUARY))
    build(store)
    load(store, write_outlines(tmp_path / "outlines", ["ward"]))

    built = build(store)

    assert (built.counted, built.reused) == (1, 0)
    with open_cube(store) as cube:
        assert cube.counts([cube.area(ASH)]).values.sum() == 2


def test_build_takes_a_restated_month_from_the_newer_release(tmp_path):
    store = store_of(tmp_path, *street(tmp_path / "old", JANUARY, FEBRUARY))
    build(store)
    restated = street(tmp_path / "new", JANUARY, times=3)
    load(store, restated, options=LoadOptions(edition=MARCH))

    built = build(store)

    assert (built.counted, built.reused) == (1, 1)
    assert burglaries(store) == {JANUARY: 12, FEBRUARY: 4}


def test_build_lists_the_releases_it_rests_on_and_no_other(tmp_path):
    store = store_of(tmp_path, *street(tmp_path / "old", JANUARY))
    load(store, street(tmp_path / "new", JANUARY, times=2))

    info = build(store).build

    assert [(r.id, r.dataset, r.files) for r in info.releases] == [
        ("r0001", "ons_boundaries", 3),
        ("r0003", "police_uk_street", 1),
    ]
    assert [(level, year) for level, year, _ in info.areas] == [
        ("authority", 2025),
        ("lsoa", 2021),
        ("ward", 2025),
    ]


def test_build_leaves_out_outlines_of_an_older_year(tmp_path):
    older = write_outlines(tmp_path / "outlines", ["ward"])[0]
    text = older.read_text().replace("WD25", "WD18").replace("LAD25", "LAD18")
    older = older.rename(older.with_name("wards_2018.geojson"))
    older.write_text(text)
    store = Store(tmp_path / "data")
    load(store, [older])
    load(store, write_outlines(tmp_path / "outlines"))
    load(store, street(tmp_path, JANUARY))

    info = build(store).build

    assert [r.id for r in info.releases] == ["r0002", "r0003"]


def test_build_is_up_to_date_until_something_new_stands(tmp_path):
    store = store_of(tmp_path, *street(tmp_path, JANUARY))

    before = is_up_to_date(store)
    build(store)
    after = is_up_to_date(store)
    load(store, street(tmp_path, FEBRUARY))

    assert (before, after, is_up_to_date(store)) == (False, True, False)


def test_build_refuses_a_folder_without_crimes(tmp_path):
    store = store_of(tmp_path)

    with pytest.raises(StoreError, match="No street-level crime has been loaded"):
        build(store)


def test_build_refuses_a_folder_without_data(tmp_path):
    with pytest.raises(StoreError, match="holds no Fourfold data"):
        build(Store(tmp_path / "none"))


def test_build_refuses_to_place_crimes_without_outlines(tmp_path):
    store = Store(tmp_path / "data")
    load(store, street(tmp_path, JANUARY))

    with pytest.raises(StoreError, match="No boundaries have been loaded"):
        build(store)


def test_build_refuses_wards_without_their_authorities(tmp_path):
    store = Store(tmp_path / "data")
    load(store, write_outlines(tmp_path / "outlines", ["ward", "lsoa"]))
    load(store, street(tmp_path, JANUARY))

    with pytest.raises(StoreError, match="No outlines of local authorities"):
        build(store)
    assert not list(store.builds.iterdir())
