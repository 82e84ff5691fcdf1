from dataclasses import replace

import pytest

from fourfold.analysis.assessment.breaks import break_sentence, breaks_across
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.offences.measures import SeriesBreak, measure

CONNECT = SeriesBreak("2024-03", "metropolitan", "A new system.", "the force")
VIOLENCE = replace(measure("violence"), breaks=(CONNECT,))


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("2024-02", ()),
        ("2024-03", (CONNECT,)),
        ("2026-01", (CONNECT,)),
        ("2026-02", ()),
    ],
)
def test_a_break_counts_from_its_month_until_both_years_lie_after_it(last, found):
    year = Period(f"{int(last[:4]) - 1}-{last[5:]}", last)
    period = Period(year.months[1], last)

    assert breaks_across(VIOLENCE, period, ["metropolitan"]) == found


def test_a_break_of_another_force_does_not_count():
    assert breaks_across(VIOLENCE, Period("2024-01", "2024-12"), ["kent"]) == ()


def test_a_break_of_all_forces_counts_for_each():
    everywhere = replace(VIOLENCE, breaks=(replace(CONNECT, force=None),))

    assert breaks_across(everywhere, Period("2024-01", "2024-12"), ["kent"])


def test_a_break_is_said_with_its_month_and_its_note():
    assert break_sentence(CONNECT) == (
        "Recording changed in March 2024: take the change across it with care. "
        "A new system."
    )
