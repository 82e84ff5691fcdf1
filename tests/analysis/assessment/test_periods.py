import pytest

from fourfold.analysis.assessment.periods import Period, period_ending, runs


def test_a_period_has_every_month_from_first_to_last():
    period = Period("2017-11", "2018-02")

    assert period.months == ("2017-11", "2017-12", "2018-01", "2018-02")
    assert len(period) == 4


def test_period_ending_counts_back_over_the_new_year():
    assert period_ending("2018-02", 4) == Period("2017-11", "2018-02")


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period("2017-07", "2018-06"), Period("2016-07", "2017-06")),
        (Period("2018-04", "2018-06"), Period("2017-04", "2017-06")),
        (Period("2016-07", "2018-06"), Period("2014-07", "2016-06")),
        (Period("2017-06", "2018-06"), Period("2015-06", "2016-06")),
    ],
)
def test_before_is_the_same_months_so_many_years_earlier(period, before):
    assert period.before() == before


def test_following_is_the_month_after_the_last():
    assert Period("2018-11", "2018-12").following == "2019-01"


def test_runs_puts_unbroken_months_together():
    found = runs(("2018-06", "2017-12", "2018-01"))

    assert found == (Period("2017-12", "2018-01"), Period("2018-06", "2018-06"))


def test_runs_of_no_months_are_none():
    assert runs(()) == ()


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="cannot end"):
        Period("2018-06", "2018-05")


@pytest.mark.parametrize("month", ["2018-13", "2018-6", "June 2018", ""])
def test_a_month_written_in_another_way_is_refused(month):
    with pytest.raises(ValueError, match="YYYY-MM"):
        Period(month, "2018-06")


def test_a_period_of_no_months_is_refused():
    with pytest.raises(ValueError, match="1 or more"):
        period_ending("2018-06", 0)
