"""Counts as they may be given: panels of areas and months, and series."""

import numpy as np
import pytest

import fourfold.analysis as ff
from fourfold.analysis.answers.given.series import series_in
from tests.analysis.answers.asked import BOX

CRIMES = {
    "ward": ["B", "A", "B", "A"],
    "month": ["2018-01", "2018-01", "2018-01", "2018-03"],
}


def test_crimes_are_counted_and_a_month_without_any_is_not_known():
    found = ff.panel(CRIMES, area="ward", month="month")

    assert found.areas.tolist() == ["A", "B"]
    np.testing.assert_array_equal(found.counts, [[1, np.nan, 1], [2, np.nan, 0]])
    assert repr(found) == "<panel: 2 areas, 2018-01 to 2018-03, 4 in all>"


def test_counts_that_have_no_row_are_not_known():
    rows = {name: values[1:] for name, values in CRIMES.items()} | {"n": [5, 6, 7]}

    found = ff.panel(rows, area="ward", month="month", count="n")

    np.testing.assert_array_equal(found.counts, [[5, np.nan, 7], [6, np.nan, np.nan]])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"n": [1, 1, 1, 1]}, "an area has a month twice"),
        ({"month": [None, "2018-01", "2018-01", "2018-02"]}, "month must be known"),
        ({"ward": [None, "A", "B", "C"]}, "area must be known"),
        ({"ward": [], "month": []}, "data is empty"),
    ],
)
def test_a_panel_that_is_none_is_refused(change, words):
    count = "n" if "n" in change else None

    with pytest.raises(ValueError, match=words):
        ff.panel(CRIMES | change, area="ward", month="month", count=count)


@pytest.mark.parametrize(
    ("given", "words"),
    [(CRIMES, "give panel"), ([1, 2], "a row an area"), ([], "a row an area")],
)
def test_what_is_no_panel_is_refused(given, words):
    with pytest.raises(ValueError, match=words):
        ff.repeat_places(given)


def test_names_and_months_of_a_panel_must_be_there():
    given = ff.panel(CRIMES, area="ward", month="month")

    with pytest.raises(ValueError, match="no area is called C"):
        given.of(["A", "C"])
    with pytest.raises(ValueError, match="after 2018-01 and not after 2018-03"):
        given.since("2018-01")
    with pytest.raises(ValueError, match="since must be a month such as"):
        given.since("last spring")


def test_a_series_may_be_a_frame_an_array_or_a_panel():
    frame = {"month": ["2018-03", "2018-01"], "count": [3, 1]}

    of_frame = series_in(frame)
    of_array = series_in([1, np.nan, 3], start="2018-01")
    of_panel = series_in(ff.panel(CRIMES, area="ward", month="month"))

    np.testing.assert_array_equal(of_frame.counts, [1, np.nan, 3])
    np.testing.assert_array_equal(of_array.counts, of_frame.counts)
    assert of_array.months.tolist() == of_frame.months.tolist()
    np.testing.assert_array_equal(of_panel.counts, [3, np.nan, 1])
    assert series_in(of_panel) is of_panel


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"month": ["2018-03"] * 2, "count": [3, 1]}, "a month is there twice"),
        ({"month": [], "count": []}, "data is empty"),
        ([], "not empty"),
        ([[1]], "a list of counts"),
    ],
)
def test_what_is_no_series_is_refused(given, words):
    with pytest.raises(ValueError, match=words):
        ff.change_points(given)


def test_areas_without_a_crime_are_counted_where_all_are_named():
    found = ff.panel(CRIMES, area="ward", month="month", areas=["C", "B", "A"])

    assert found.areas.tolist() == ["C", "B", "A"]
    np.testing.assert_array_equal(found.counts[0], [0, np.nan, 0])
    np.testing.assert_array_equal(found.counts[1], [2, np.nan, 0])
    with pytest.raises(ValueError, match="areas lacks B"):
        ff.panel(CRIMES, area="ward", month="month", areas=["A", "C"])


def test_cells_without_a_crime_are_counted_too():
    frame = {
        "east": [530_050, 530_060, 530_950, 600_000],
        "north": [180_050] * 4,
        "month": ["2018-01", "2018-02", "2018-02", "2018-02"],
    }

    found = ff.panel_of_cells(frame, month="month", over=BOX, size=500)

    assert found.areas.tolist() == [
        "530250-180250",
        "530750-180250",
        "530250-180750",
        "530750-180750",
    ]
    assert found.counts.tolist() == [[1, 1], [0, 1], [0, 0], [0, 0]]


def test_cells_elsewhere_are_refused():
    frame = {"east": [1.0], "north": [2.0], "month": ["2018-01"]}

    with pytest.raises(ValueError, match="over has none of the points"):
        ff.panel_of_cells(frame, month="month", over=BOX)
