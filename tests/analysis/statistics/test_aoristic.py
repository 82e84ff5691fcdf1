from datetime import datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.aoristic import hours_of_the_week
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import spread_hours

MONDAY = "2024-01-01"
CLOCKS = "Europe/London"
# Among them the nights in which clocks go forward and back.
DAY = datetime.fromisoformat
STARTS = st.datetimes(DAY("2024-03-29"), DAY("2024-04-02")) | st.datetimes(
    DAY("2024-10-25"), DAY("2024-10-29")
)
CRIMES = st.lists(
    st.tuples(STARTS, st.integers(0, 12_000)), min_size=1, max_size=6
).map(
    lambda found: [
        (start.replace(second=0, microsecond=0), minutes) for start, minutes in found
    ]
)


def at(clock, day=MONDAY):
    return np.datetime64(f"{day}T{clock}")


def spread(*pairs, **how):
    starts, ends = zip(*pairs, strict=True)
    return hours_of_the_week(np.array(starts), np.array(ends), **how).weights


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (at("01:00"), at("01:00"), {(0, 1): 1}),
        (at("01:00"), at("01:30"), {(0, 1): 1}),
        (at("01:50"), at("02:10"), {(0, 1): 1 / 2, (0, 2): 1 / 2}),
        (at("01:00"), at("02:30"), {(0, 1): 2 / 3, (0, 2): 1 / 3}),
        (
            at("23:30"),
            at("01:15", "2024-01-02"),
            {(0, 23): 2 / 7, (1, 0): 4 / 7, (1, 1): 1 / 7},
        ),
        # From Sunday night into Monday: the week begins again.
        (
            at("22:30", "2024-01-07"),
            at("01:15", "2024-01-08"),
            {(6, 22): 2 / 11, (6, 23): 4 / 11, (0, 0): 4 / 11, (0, 1): 1 / 11},
        ),
    ],
)
def test_a_crime_is_spread_over_its_hours(start, end, expected):
    found = spread((start, end))

    wanted = np.zeros((7, 24))
    for place, weight in expected.items():
        wanted[place] = weight
    np.testing.assert_allclose(found, wanted, atol=1e-12)


@given(CRIMES, st.sampled_from([None, CLOCKS]))
@settings(deadline=None, max_examples=40)
def test_agrees_with_a_minute_at_a_time(crimes, zone):
    pairs = [(start, start + timedelta(minutes=minutes)) for start, minutes in crimes]

    found = spread(
        *((np.datetime64(start), np.datetime64(end)) for start, end in pairs), zone=zone
    )

    wanted = np.zeros((7, 24))
    for place, weight in spread_hours.hours(pairs, zone).items():
        wanted[place] = float(weight)
    np.testing.assert_allclose(found, wanted, atol=1e-9)
    assert found.sum() == pytest.approx(len(pairs))


def test_the_night_in_which_clocks_go_forward_has_no_hour_of_one():
    night = (at("00:00", "2024-03-31"), at("03:00", "2024-03-31"))

    found = spread(night, zone=CLOCKS)

    np.testing.assert_allclose(found[6, :5], [1 / 3, 0, 1 / 3, 1 / 3, 0])


def test_the_night_in_which_clocks_go_back_has_two():
    night = (at("00:00", "2024-10-27"), at("02:00", "2024-10-27"))

    found = spread(night, zone=CLOCKS)

    # One o'clock comes at midnight of universal time, and again an hour later.
    np.testing.assert_allclose(found[6, :3], [0, 1, 0])


def test_hours_by_the_clock_are_those_of_summer():
    (found,) = np.argwhere(spread((at("22:30", "2024-07-01"),) * 2, zone=CLOCKS))

    assert tuple(found) == (0, 23)


def test_a_crime_that_may_be_of_any_hour_is_of_each_alike():
    found = spread((at("09:20"), at("09:20", "2024-01-15")))

    np.testing.assert_allclose(found, 1 / 168)


def test_where_only_the_start_is_known_it_is_the_time():
    found = hours_of_the_week(
        np.array([at("05:10")]), np.array(["NaT"], "datetime64[s]")
    )

    assert found.weights[0, 5] == 1


def test_what_has_no_start_is_told_and_not_spread():
    found = hours_of_the_week(
        np.array(["NaT", at("05:10")], "datetime64[s]"),
        np.array([at("05:10"), at("05:10")]),
        weights=[3, 2],
    )

    assert (found.weights.sum(), found.unknown) == (2, 3)


def test_crimes_weigh_what_they_are_told_to():
    pair = (at("01:50"), at("02:10"))

    np.testing.assert_allclose(spread(pair, pair, weights=[10, 2])[0, 1:3], [6, 6])


def test_no_crimes_are_of_no_hour():
    nothing = np.array([], "datetime64[s]")

    assert not hours_of_the_week(nothing, nothing, zone=CLOCKS).weights.any()


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"end": np.array([at("00:59")])}, "end must not be before start"),
        ({"end": np.array([at("02:00")] * 2)}, "start and end must have one length"),
        ({"end": ["2024-01-01"]}, "end must be a list of datetime64"),
        ({"start": at("01:00")}, "start must be a list of datetime64"),
        ({"weights": -1}, "weights must be finite numbers of 0 or more"),
        ({"weights": [1, 2, 3]}, "one for each crime"),
    ],
)
def test_what_does_not_fit_is_refused(how, message):
    plain = {"start": np.array([at("01:00")]), "end": np.array([at("02:00")])}

    with pytest.raises(ValueError, match=message):
        hours_of_the_week(**(plain | how))


def test_a_zone_that_is_none_is_refused():
    with pytest.raises(ZoneInfoNotFoundError):
        spread((at("01:00"), at("02:00")), zone="Europe/Walthamstow")


def test_the_page_tells_the_example():
    found = spread((at("22:30"), at("01:15", "2024-01-02")))

    text = page("aoristic.md")
    for hour, place in ((22, (0, 22)), (23, (0, 23)), (0, (1, 0)), (1, (1, 1))):
        assert f"| {hour:02d} to {hour + 1:02d} | {found[place]:.4f} |" in text
