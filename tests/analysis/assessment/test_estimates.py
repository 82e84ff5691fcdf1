import pytest

from fourfold.analysis.assessment.estimates import worked_out
from fourfold.analysis.statistics.change import change_between
from fourfold.analysis.statistics.rates import rate_interval
from tests.analysis.assessment.drafts import draft


def test_a_count_is_its_numerator_without_an_interval():
    (count,) = worked_out([draft("count", numerator=411)])

    assert (count.value, count.lower, count.upper) == (411, None, None)
    assert count.unit == "offences"


def test_a_rate_is_for_each_thousand_with_the_limits_of_its_method():
    (rate,) = worked_out([draft("rate", numerator=411, denominator=278_425)])

    # domain worked example: 411 / 278,425 = 1.476 per 1,000 (1.337 to 1.626)
    assert rate.value == pytest.approx(1.476, abs=5e-4)
    assert rate.lower == pytest.approx(1.337, abs=5e-4)
    assert rate.upper == pytest.approx(1.626, abs=5e-4)
    assert rate.lower == rate_interval(411, 278_425).lower


def test_a_change_is_the_ratio_of_the_two_counts():
    (change,) = worked_out([draft("change", numerator=150, before=100)])

    expected = change_between(100, 150)
    assert change.value == 1.5
    assert (change.lower, change.upper) == (expected.lower, expected.upper)
    assert change.p_value == expected.p_value


def test_a_rate_beside_the_rest_sets_two_rates_against_each_other():
    (against,) = worked_out(
        [
            draft(
                "against-rest",
                numerator=30,
                denominator=1_000,
                rest=40,
                rest_denominator=4_000,
            )
        ]
    )

    # 30 per 1,000 beside 10 per 1,000
    assert against.value == pytest.approx(3.0)


def test_a_share_is_a_part_of_its_whole():
    (share,) = worked_out([draft("share", numerator=3, denominator=12)])

    assert share.value == 0.25


def test_a_share_of_nothing_has_no_value():
    (share,) = worked_out([draft("share", numerator=0, denominator=0)])

    assert share.value is None


def test_a_rise_from_none_has_no_ratio_and_no_upper_limit():
    (change,) = worked_out([draft("change", numerator=10, before=0)])

    assert change.value is None
    assert change.upper is None
    assert change.lower is not None
    assert change.lower > 1


def test_what_is_not_known_is_not_worked_out():
    (rate,) = worked_out([draft("rate", reason="not known, because of a gap")])

    assert not rate.known
    assert (rate.value, rate.lower, rate.upper, rate.p_value) == (None,) * 4


def test_findings_come_in_the_order_of_their_drafts():
    drafts = [
        draft("change", numerator=150, before=100),
        draft("count", numerator=1),
        draft("rate", reason="gap"),
        draft("rate", numerator=2, denominator=1_000),
        draft("count", numerator=3),
    ]

    found = worked_out(drafts)

    assert [each.draft for each in found] == drafts
    assert [each.value for each in found] == [1.5, 1, None, 2.0, 3]


def test_no_drafts_give_no_findings():
    assert worked_out([]) == ()
