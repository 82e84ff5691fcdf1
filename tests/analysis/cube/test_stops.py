import numpy as np
import pytest

from fourfold.analysis.cube import current
from fourfold.analysis.cube.build import build, is_up_to_date
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.loading import load
from tests.analysis.cube.small_country import (
    EASTFOLD,
    WESTFOLD,
    everywhere,
    store_of,
    write_street,
)
from tests.analysis.cube.stop_files import Stop, write_stops

JANUARY = "2024-01"
WEDNESDAY, FRIDAY = 2, 4


@pytest.fixture
def store(tmp_path):
    """A month of crimes, counted, without any search."""
    store = store_of(tmp_path, write_street(tmp_path, JANUARY, everywhere()))
    build(store)
    return store


def stops_in(store, authority=WESTFOLD):
    with open_cube(store) as cube:
        return cube.stops(cube.area(authority))


def built_with(store, tmp_path, *stops, month=JANUARY, slug="fold"):
    load(store, [write_stops(tmp_path / slug, month, stops, slug=slug)])
    build(store)
    return stops_in(store)


def test_without_a_file_there_are_no_stops(store):
    assert stops_in(store) is None


def test_loading_searches_makes_a_new_build(store, tmp_path):
    before = current.current_folder(store)
    load(store, [write_stops(tmp_path, JANUARY, [Stop()])])

    assert not is_up_to_date(store)
    assert build(store).is_new
    assert current.current_folder(store) != before


def test_searches_are_counted_where_their_point_lies(store, tmp_path):
    here, there, nowhere = Stop(), Stop(x=3.5), Stop(x=None)

    stops = built_with(store, tmp_path, here, here, there, nowhere)

    assert stops.total == 2
    assert stops_in(store, EASTFOLD).total == 1
    assert stops.months == (JANUARY,)


def test_a_point_outside_of_every_outline_is_not_without_a_place(store, tmp_path):
    stops = built_with(
        store, tmp_path, Stop(), Stop(x=9, y=9), Stop(x=None), Stop(y=1.5)
    )

    assert stops.unplaced == 1 / 4


def test_hours_are_those_of_london_clocks(store, tmp_path):
    winter = Stop("2024-01-10T15:20:00+00:00")
    summer = Stop("2024-07-04T23:30:00+00:00")
    load(store, [write_stops(tmp_path, "2024-07", [summer])])

    stops = built_with(store, tmp_path, winter)

    assert np.argwhere(stops.by_hour).tolist() == [[WEDNESDAY, 15], [FRIDAY, 0]]
    assert stops.by_month.tolist() == [1, 1]


@pytest.mark.parametrize("month", [JANUARY, "2024-07"], ids=["winter", "summer"])
def test_hours_of_a_file_that_gives_only_days_are_not_known(store, tmp_path, month):
    stops = built_with(
        store, tmp_path, Stop(f"{month}-03"), Stop(f"{month}-04"), month=month
    )

    assert stops.total == 2
    assert not stops.by_hour.any()


def test_midnight_is_an_hour_in_a_file_that_gives_hours(store, tmp_path):
    midnight = Stop("2024-01-10T00:00:00+00:00")

    stops = built_with(store, tmp_path, midnight, Stop())

    assert stops.by_hour[WEDNESDAY, 0] == 1


def test_labels_are_counted_as_published_most_first_and_blanks_kept(store, tmp_path):
    stops = built_with(
        store,
        tmp_path,
        Stop(age="10-17", group="Black"),
        Stop(age="10-17", group="", outcome=""),
        Stop(age="25-34", group="Black", sought="Fireworks"),
    )

    assert stops.by_age == (("10-17", 2), ("25-34", 1))
    assert stops.by_group == (("Black", 2), ("", 1))
    assert stops.by_object == (("Controlled drugs", 2), ("Fireworks", 1))
    assert stops.by_outcome == (("Arrest", 2), ("", 1))


def test_rows_that_agree_in_every_cell_are_counted_and_told(store, tmp_path):
    stops = built_with(store, tmp_path, Stop(), Stop(), Stop(), Stop(age=""))

    assert (stops.total, stops.repeated) == (4, 2)


def test_the_forces_go_by_their_full_names(store, tmp_path):
    load(store, [write_stops(tmp_path, JANUARY, [Stop()], slug="metropolitan")])

    stops = built_with(store, tmp_path, Stop())

    assert stops.forces == ("Fold", "Metropolitan Police Service")


def test_a_month_without_a_search_here_is_a_nought_where_its_file_is(store, tmp_path):
    load(store, [write_stops(tmp_path, "2024-02", [Stop("2024-02-10", x=3.5)])])

    stops = built_with(store, tmp_path, Stop())

    assert stops.months == (JANUARY, "2024-02")
    assert stops.by_month.tolist() == [1, 0]


def test_searches_do_not_change_the_counts_of_crimes(store, tmp_path):
    with open_cube(store) as cube:
        before = cube.counts(cube.areas("lsoa"))

    built_with(store, tmp_path, Stop(), Stop(x=0.1, y=0.9), Stop(x=9, y=9))

    with open_cube(store) as cube:
        after = cube.counts(cube.areas("lsoa"))
    assert (after.values == before.values).all()
    assert (after.known == before.known).all()


def test_the_build_names_the_file_that_the_searches_are_from(store, tmp_path):
    built_with(store, tmp_path, Stop())

    with open_cube(store) as cube:
        datasets = {release.dataset for release in cube.build.releases}
    assert "police_uk_stop_and_search" in datasets


def test_a_part_that_is_gone_is_named(store, tmp_path):
    load(store, [write_stops(tmp_path, JANUARY, [Stop()])])
    for part in store.parts.glob("police_uk_stop_and_search/*/*/*.parquet"):
        part.unlink()

    with pytest.raises(StoreError, match=r"stop_and_search.*it is not there"):
        build(store)
