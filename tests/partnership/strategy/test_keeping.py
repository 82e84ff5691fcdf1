from datetime import date, timedelta
from decimal import Decimal

import pytest

from fourfold.partnership.strategy.keeping import (
    kept_milestone,
    kept_number,
    number,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAY = timedelta(days=1)


def reached(*amounts, today=date(2026, 6, 1)):
    return kept_number(
        Decimal(10_000),
        "children",
        [Decimal(each) for each in amounts],
        period=(FIRST, LAST),
        today=today,
    )


def test_amounts_count_up():
    kept = reached(1_200, 800)

    assert kept.sentence == "2,000 of 10,000 children: 20%"
    assert (kept.word, kept.percent) == ("Running", 20)


@pytest.mark.parametrize(
    ("amounts", "today", "word"),
    [
        ((), FIRST - DAY, "Not begun"),
        ((), FIRST, "Running"),
        ((), LAST, "Running"),
        ((), LAST + DAY, "Outcome not published"),
        ((9_999,), LAST, "Running"),
        ((9_999,), LAST + DAY, "Not met"),
        ((10_000,), LAST + DAY, "Met"),
        ((12_000,), FIRST, "Met"),
    ],
)
def test_number_is_met_or_not_by_its_last_day(amounts, today, word):
    assert reached(*amounts, today=today).word == word


def test_hundred_per_cent_is_not_said_too_early():
    assert reached("9999.99").percent == 99


def test_nothing_recorded_is_not_nought():
    assert reached().sentence == "Nothing is recorded yet."
    assert "nobody published" in reached(today=LAST + DAY).sentence


@pytest.mark.parametrize(
    ("result", "today", "word"),
    [
        ("", FIRST - DAY, "Not begun"),
        ("", FIRST, "Running"),
        ("", LAST, "Running"),
        ("", LAST + DAY, "Outcome not published"),
        ("met", FIRST, "Met"),
        ("partly", LAST + DAY, "Met in part"),
        ("not-met", LAST + DAY, "Not met"),
    ],
)
def test_milestone_is_what_was_published(result, today, word):
    kept = kept_milestone(result, period=(FIRST, LAST), today=today)

    assert (kept.word, kept.percent) == (word, None)


def test_numbers_have_no_noughts_that_were_not_meant():
    said = [number(Decimal(each)) for each in ("1200.00", "0.50", "1234567")]

    assert said == ["1,200", "0.5", "1,234,567"]
