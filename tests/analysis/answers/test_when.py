"""Questions of time: the numbers are those of the statistics, the words theirs."""

import numpy as np
import pytest

import fourfold.analysis as ff
from tests.analysis.answers.asked import near_frame, points, series, times


def test_a_season_is_told_with_its_months():
    answer = ff.seasonality(series()[:-1], start="2013-01")

    highest = int(answer.columns["index"].argmax())
    assert highest in (2, 3, 4)
    assert "There is a season: usually most in" in answer.sentence()
    assert "(95% interval" in answer.sentence()


def test_the_calendar_is_kept_whatever_month_it_begins_with():
    january = ff.seasonality(series(), start="2013-01")
    later = ff.seasonality(series()[5:], start="2013-06")

    assert later.columns["index"].argmax() == january.columns["index"].argmax()


def test_no_season_is_made_of_chance():
    flat = np.random.default_rng(2).poisson(40, 60)

    assert "No season shows" in ff.seasonality(flat, start="2013-01").sentence()


def test_few_months_tell_no_season():
    answer = ff.seasonality([3, 4, 5], start="2013-01")

    assert answer.sentence().startswith("Too few months are known")


def test_a_season_needs_a_calendar():
    with pytest.raises(ValueError, match="start must say which month"):
        ff.seasonality(series())


def test_a_new_level_is_told_with_its_month():
    counts = [10, 11, 9, 10, 10, 11, 9, 10] * 2 + [40, 41, 39, 40] * 3

    answer = ff.change_points(counts, start="2016-01")

    assert answer.words.finding.startswith(
        "The level changed: in May 2017 from 10 to 40 a month."
    )
    assert np.flatnonzero(answer.columns["begins"]).tolist() == [16]
    assert answer.columns["level"][[0, -1]].tolist() == [10, 40]


def test_one_level_is_called_one():
    answer = ff.change_points(np.random.default_rng(0).poisson(20, 40))

    assert "did not change by more than chance" in answer.sentence()
    assert set(answer.columns["level"]) == {answer.found.levels[0]}


def test_a_month_that_stands_out_is_told_with_what_is_usual():
    answer = ff.alert(series(), start="2013-01")

    assert answer.found.stands_out
    assert answer.words.finding.startswith("December 2018 stands out: 99, where ")
    assert answer.columns["upper"][-1] == answer.found.upper
    assert np.isnan(answer.columns["upper"][:-1]).all()


def test_a_usual_month_does_not_stand_out():
    answer = ff.alert(series()[:-1], start="2013-01")

    assert "does not stand out" in answer.sentence()


def test_a_past_that_tells_nothing_is_said_to():
    answer = ff.alert([3, 4])

    assert answer.words.finding == (
        "The past tells too little to say what is usual for period 2."
    )


def test_a_lasting_rise_is_told_since_when():
    counts = np.r_[np.full(24, 20), np.full(6, 40)]

    answer = ff.cusum(
        {
            "n": counts,
            "usual": np.full(30, 20.0),
            "month": np.arange("2016-01", "2018-07", dtype="datetime64[M]"),
        },
        "usual",
        count="n",
    )

    assert "A lasting rise shows" in answer.sentence()
    first = np.flatnonzero(answer.columns["alarm"])[0]
    assert first in (24, 25)
    assert "No lasting rise" in ff.cusum(counts[:24], 20.0).sentence()


def test_hours_are_those_in_which_it_may_have_happened():
    start = np.array(["2018-01-05T22:30", "2018-01-05T22:00"], "datetime64[m]")

    answer = ff.hours_of_the_week(None, start=start, end=start + 60)

    friday = answer.found.weights[4]
    assert friday[22] == pytest.approx(1.5)
    assert friday[23] == pytest.approx(0.5)
    assert answer.words.finding.startswith(
        "Most happens on Fridays from 22:00 to 23:00: 75.0% of 2,"
    )


def test_crimes_without_a_time_are_told():
    start = np.array(["2018-01-05T22:30", "NaT"], "datetime64[m]")
    none = np.array(["NaT"], "datetime64[m]")

    assert "1 have no time" in ff.hours_of_the_week(None, start=start).sentence()
    assert "No crime has a time" in ff.hours_of_the_week(None, start=none).sentence()


def test_both_ends_are_of_one_clock():
    zoned = np.array(["2018-01-01T10:00Z"])

    with pytest.raises(ValueError, match="both have a time zone"):
        ff.hours_of_the_week(
            None, start=zoned, end=np.array(["2018-01-01T11:00"]), zone="Europe/London"
        )


def test_no_crime_at_all_is_refused():
    with pytest.raises(ValueError, match="start is empty"):
        ff.hours_of_the_week(None, start=np.array([], "datetime64[s]"))


def test_shifts_lie_where_it_happens():
    weights = np.zeros((7, 24))
    weights[5, 20:24] = 1
    weights[6, 0:4] = 1

    answer = ff.shifts(weights, length=8, number=1)

    assert answer.words.finding == (
        "1 shift of 8 hours holds 100% of it: from Saturday 20:00."
    )


def test_shifts_are_of_a_week():
    with pytest.raises(ValueError, match="7 days and 24 hours"):
        ff.shifts(np.ones(24), length=8)


def repeated():
    """Forty pairs of crimes 90 metres and two days apart, far from all others."""
    east = np.repeat(np.arange(40) * 5_000, 2) + np.tile([0, 90], 40)
    days = np.repeat(np.random.default_rng(3).integers(0, 900, 40), 2)
    return np.column_stack([east, np.zeros(80)]) + 500_000, days + np.tile([0, 2], 40)


def test_crimes_that_follow_each_other_are_told_with_distance_and_time():
    place, days = repeated()

    answer = ff.near_repeats(place, when=days, orders=99)

    assert "Crimes follow each other: 40 pairs 1 to 100 metres and 0 to 7" in (
        answer.words.finding
    )
    assert answer.columns["observed"].sum() == 40
    assert len(answer.to_frame()) == 20


def test_no_more_than_chance_is_told_as_that():
    answer = ff.near_repeats(points(), when=np.arange(70) * 40.0, orders=19)

    assert "No band of distance and time has more pairs" in answer.sentence()


def test_bands_without_an_end_are_named():
    answer = ff.near_repeats(
        near_frame(), distances=[0, 100, np.inf], times=[0, 7], orders=19
    )

    rows = {each["row"] for each in answer.specification["data"]["values"]}
    assert rows == {"0 to 100", "100 and more"}


def test_chains_are_counted_with_their_longest():
    place, days = repeated()

    answer = ff.chains(place, when=days, distance=100, time=7)

    assert answer.words.finding == (
        "80 crimes of 80 hang together in 40 chains: the longest has 2."
    )
    lonely = ff.chains(place[::2], when=days[::2], distance=100, time=7)
    assert "No two of 40 crimes" in lonely.sentence()
    assert times()["start"].size == 80
