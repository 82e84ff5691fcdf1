"""Who held an office on a day: only what a source says is said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.public_record.holding import Held, held_on, who_on
from fourfold.partnership.public_record.models import Office

SEEN = date(2019, 4, 26)
DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


def office(starts_on=None, ends_on=None, seen_on=SEEN):
    return Office(starts_on=starts_on, ends_on=ends_on, seen_on=seen_on)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "day", "answer"),
    [
        (None, None, SEEN, Held.YES),
        (None, None, SEEN - DAY, Held.UNKNOWN),
        (None, None, SEEN + DAY, Held.UNKNOWN),
        (date(2017, 5, 1), None, date(2017, 5, 1), Held.YES),
        (date(2017, 5, 1), None, date(2017, 4, 30), Held.NO),
        (date(2017, 5, 1), None, SEEN + DAY, Held.UNKNOWN),
        (None, date(2021, 9, 1), date(2021, 9, 1), Held.YES),
        (None, date(2021, 9, 1), date(2021, 9, 2), Held.NO),
    ],
)
def test_office_is_certain_only_where_a_source_says_so(starts_on, ends_on, day, answer):
    assert held_on(office(starts_on, ends_on), day) == answer


@given(days, days, days, days)
def test_never_certain_outside_all_days_that_a_source_names(a, b, c, day):
    first, seen, last = sorted((a, b, c))

    answer = held_on(office(first, last, seen), day)

    assert (answer is Held.YES) == (first <= day <= last)
    assert answer is not Held.UNKNOWN


def test_nearest_of_those_of_whom_nobody_knows_comes_first():
    far, near = office(seen_on=date(2010, 1, 1)), office(seen_on=date(2019, 1, 1))

    answer = who_on([far, near, office()], SEEN)

    assert [each.seen_on for each in answer.held] == [SEEN]
    assert answer.perhaps == [near, far]
