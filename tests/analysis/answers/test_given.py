"""What may be given: arrays, mappings, frames of any library, and what is refused."""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pytest
import shapely

import fourfold.analysis as ff
from fourfold.analysis.answers.arrow import stream_of
from fourfold.analysis.answers.given.columns import as_array, column, numbers
from fourfold.analysis.answers.given.times import days_in, times_in
from tests.analysis.answers.asked import BOX, near_frame, points

SUMMER = timezone(timedelta(hours=1), "BST")


class Stream:
    """What speaks Arrow and nothing else."""

    def __init__(self, columns):
        self.columns_inside = columns

    def __arrow_c_stream__(self, requested_schema=None):
        return stream_of(self.columns_inside, requested_schema)


class FrameLike:
    """A frame as pandas and polars have it: columns, each with an array in it."""

    def __init__(self, columns):
        self.inside, self.columns = columns, list(columns)

    def __getitem__(self, name):
        return self.inside[name]


def rows(made):
    """The same crimes in each way that they may be given."""
    return made({name: np.asarray(values) for name, values in near_frame().items()})


@pytest.mark.parametrize("made", [dict, Stream, FrameLike])
def test_whatever_has_columns_gives_the_same_answer(made):
    expected = ff.near_repeats(points(), when=near_frame()["when"], orders=19)

    found = ff.near_repeats(rows(made), orders=19)

    assert (found.found.observed == expected.found.observed).all()


def test_an_array_of_records_has_columns_too():
    given = np.array([(1.0, 2.0)], dtype=[("east", float), ("north", float)])

    assert column(given, "north", argument="north").tolist() == [2.0]


def test_a_column_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(ValueError, match="no column 'east'; say east= one of x, y"):
        ff.moran({"x": [1.0], "y": [2.0]}, over=BOX)


def test_a_name_of_a_column_needs_columns():
    with pytest.raises(ValueError, match="names a column, but data has none"):
        ff.near_repeats(points(), when="date")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "two columns|empty"),
        (np.empty((0, 2)), "empty"),
        ([[530_000.0, np.nan]], "leave out crimes without a place"),
        ([[-0.01, 51.5]], "project them"),
        ([[1.0, 2.0, 3.0]], "two columns"),
        ([["a", "b"]], "must be numbers, not texts"),
    ],
)
def test_points_that_are_none_are_refused_in_words(given, words):
    with pytest.raises(ValueError, match=words):
        ff.moran(given, over=BOX)


def test_files_of_the_police_are_told_how_to_become_metres():
    street = {"Longitude": [-0.02], "Latitude": [51.58]}

    with pytest.raises(ValueError, match="to_metres"):
        ff.kernel_density(street)

    metres = ff.to_metres(street, longitude="Longitude", latitude="Latitude")
    assert np.abs(metres - [537_300, 189_000]).max() < 2_000


def test_degrees_of_which_one_is_not_known_have_no_place():
    metres = ff.to_metres(None, longitude=[np.nan, 0.0], latitude=[51.5, 51.5])

    assert np.isnan(metres).tolist() == [[True, True], [False, False]]


def test_what_a_library_calls_unknown_is_not_known():
    masked = np.ma.masked_array([1, 2], mask=[False, True])
    texts = np.ma.masked_array(np.array(["a", "b"], object), mask=[True, False])
    days = np.ma.masked_array(np.array(["2018-01-01"], "datetime64[D]"), mask=[True])

    assert as_array(masked).tolist() == [1.0, pytest.approx(np.nan, nan_ok=True)]
    assert as_array(texts).tolist() == [None, "b"]
    assert np.isnat(as_array(days)).all()
    assert np.isnan(numbers(np.array([None], object), argument="n")).all()


@pytest.mark.parametrize("weights", [[-1.0] * 70, [np.nan] * 70])
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(ValueError, match="weights must be finite numbers of 0 or more"):
        ff.hotspots(points(), over=BOX, weights=weights)


def test_there_must_be_a_weight_for_each_point():
    with pytest.raises(ValueError, match="weights has 3 values for 70 rows"):
        ff.hotspots(points(), over=BOX, weights=[1, 2, 3])


def test_points_elsewhere_are_refused():
    with pytest.raises(ValueError, match="over has none of the points"):
        ff.hotspots(points() + 50_000, over=BOX)


@pytest.mark.parametrize(
    "outline",
    [
        BOX,
        shapely.geometry.mapping(BOX),
        {"type": "Feature", "geometry": shapely.geometry.mapping(BOX)},
        {
            "type": "FeatureCollection",
            "features": [{"geometry": shapely.geometry.mapping(BOX)}],
        },
    ],
)
def test_an_outline_may_be_a_geometry_or_geojson(outline):
    assert ff.grid(outline, 250).shape == (4, 4)
    assert ff.hexagons(outline, 250).inside.any()


class Geometries:
    """A column of geometries, as geopandas has it."""

    def union_all(self):
        return BOX


def test_an_outline_may_be_a_column_of_geometries():
    assert ff.grid(Geometries(), 250).shape == (4, 4)


@pytest.mark.parametrize("area", ["Waltham Forest", {"type": "Nothing"}, None, 3])
def test_an_area_that_is_no_outline_is_refused(area):
    with pytest.raises(ValueError, match="must be an outline in metres"):
        ff.grid(area)


def test_without_an_outline_it_is_said_that_the_box_is_meant():
    answer = ff.moran(points(), size=100, draws=19)

    assert "box around the points" in answer.sentence()


@pytest.mark.parametrize(
    ("given", "in_utc"),
    [
        (["2018-07-01T12:00", None], False),
        ([datetime(2018, 7, 1, 12), None], False),  # noqa: DTZ001 - one without a zone
        ([datetime(2018, 7, 1, 12, tzinfo=UTC), None], True),
        ([datetime(2018, 7, 1, 13, tzinfo=SUMMER), None], True),
    ],
)
def test_times_come_as_texts_or_moments_and_zones_become_utc(given, in_utc):
    found, has_zone = times_in(None, np.array(given, object), argument="when")

    assert found[0] == np.datetime64("2018-07-01T12:00")
    assert np.isnat(found[1])
    assert has_zone is in_utc


@pytest.mark.parametrize(
    "other",
    [datetime(2018, 7, 1, 13, tzinfo=SUMMER), datetime(2018, 7, 1)],  # noqa: DTZ001
)
def test_times_of_several_zones_are_refused(other):
    mixed = np.array([datetime(2018, 7, 1, tzinfo=UTC), other], object)

    with pytest.raises(ValueError, match="several time zones"):
        times_in(None, mixed, argument="when")


@pytest.mark.parametrize("given", [np.array(["soon"]), np.array([True])])
def test_times_that_are_none_are_refused(given):
    with pytest.raises(ValueError, match="must be times"):
        times_in(None, given, argument="when")


class Zoned:
    """A column of polars with a zone: its array has lost it."""

    class dtype:  # noqa: N801 - as it is called there
        time_zone = "Europe/London"

    def __array__(self, dtype=None, copy=None):
        return np.array(["2018-07-01T23:30"] * 12, "datetime64[s]")


def test_a_clock_must_be_named_for_times_of_a_zone():
    with pytest.raises(ValueError, match="say which clock is meant with zone="):
        ff.hours_of_the_week({"start": Zoned()})

    found = ff.hours_of_the_week({"start": Zoned()}, zone="Europe/London").found
    # Half past eleven on a Sunday, in universal time, is Monday by the summer's clock.
    assert found.weights[0, 0] == 12


def test_a_stream_keeps_the_zone_of_its_times():
    moment = datetime(2018, 7, 1, 23, 30, tzinfo=UTC)
    zoned = Stream({"start": np.array([moment] * 12, object)})

    with pytest.raises(ValueError, match="say which clock is meant with zone="):
        ff.hours_of_the_week(zoned)


def test_numbers_of_days_stay_as_they_are():
    assert days_in(None, [1.5, 2], number=2).tolist() == [1.5, 2]
    assert days_in(None, [date(2018, 7, 1)], number=1).tolist() == [date(2018, 7, 1)]


def test_months_alone_are_refused_where_days_are_asked_for():
    months = np.repeat(np.arange("2016-01", "2016-08", dtype="datetime64[M]"), 10)

    for given in (months, months.astype("datetime64[D]"), months.astype(str)):
        with pytest.raises(ValueError, match="of months alone"):
            ff.near_repeats(points(), when=given)


def test_days_alone_are_refused_where_hours_are_asked_for():
    with pytest.raises(ValueError, match="no time of day"):
        ff.hours_of_the_week(near_frame(), start="when")
