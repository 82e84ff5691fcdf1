from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.personal_data.periods import (
    Period,
    PeriodError,
    known_periods,
    parse,
)

DAYS = st.dates(date(1990, 1, 1), date(2120, 12, 31))
PERIODS = st.one_of(
    st.builds(Period, months=st.integers(1, 300)),
    st.builds(Period, days=st.integers(1, 9_000)),
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (6, "6 years"),
        (1, "1 year"),
        ("1 year", "1 year"),
        ("18 months", "18 months"),
        ("12 months", "1 year"),
        ("1 month", "1 month"),
        (" 90 days ", "90 days"),
        ("1 day", "1 day"),
    ],
)
def test_period_is_read_and_said_again(value, words):
    assert str(parse(value)) == words


@pytest.mark.parametrize(
    "value",
    [0, -1, True, None, 1.5, [], "", "soon", "6", "0 days", "-1 years", "101 years"],
)
def test_what_is_no_period_is_refused(value):
    with pytest.raises(PeriodError):
        parse(value)


@pytest.mark.parametrize(
    ("period", "day", "over"),
    [
        (Period(months=12), date(2024, 2, 29), date(2025, 3, 1)),
        (Period(months=48), date(2024, 2, 29), date(2028, 2, 29)),
        (Period(months=1), date(2026, 1, 31), date(2026, 3, 1)),
        (Period(months=1), date(2026, 12, 31), date(2027, 1, 31)),
        (Period(months=72), date(2020, 6, 15), date(2026, 6, 15)),
        (Period(days=90), date(2026, 1, 1), date(2026, 4, 1)),
    ],
)
def test_period_is_over_by_the_calendar_and_never_early(period, day, over):
    assert period.after(day) == over


@given(period=PERIODS, day=DAYS, today=DAYS)
def test_what_is_over_is_what_began_by_the_last_day(period, day, today):
    assert (period.after(day) <= today) == (day <= period.last_over(today))


def test_every_period_is_explained_and_none_has_a_length():
    for entry in known_periods().values():
        assert set(entry) == {"title", "covers", "consider"}
        assert all(text.strip() for text in entry.values())
