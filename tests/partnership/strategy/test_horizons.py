from datetime import date

import pytest

from fourfold.partnership.strategy.horizons import (
    all_horizons,
    due_on,
    due_soon_days,
    horizon_on,
    titles,
)


def test_horizons_are_what_the_definition_says():
    months = {each.name: each.months for each in all_horizons()}

    assert months == {"short": 6, "medium": 12, "long": 24}
    assert titles() == {"short": "Short", "medium": "Medium", "long": "Long"}
    assert due_soon_days() == 30


@pytest.mark.parametrize(
    ("counts_from", "months", "due"),
    [
        (date(2025, 5, 6), 6, date(2025, 11, 6)),
        (date(2026, 3, 12), 12, date(2027, 3, 12)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 24, date(2028, 12, 31)),
    ],
)
def test_due_day_is_the_same_date_or_the_last_of_the_month(counts_from, months, due):
    assert due_on(counts_from, months) == due


@pytest.mark.parametrize(
    ("name", "day"), [("short", date(2018, 12, 31)), ("someday", date(2026, 1, 1))]
)
def test_a_horizon_that_did_not_hold_is_refused(name, day):
    with pytest.raises(LookupError, match=name):
        horizon_on(name, day)
