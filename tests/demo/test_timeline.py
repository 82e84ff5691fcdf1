import pytest

from fourfold.demo.timeline import month_of_year, timeline_to

TIME = {"months_in_an_edition": 3, "missing_months_before_last": [2]}


def test_timeline_to_has_one_month_more_than_an_edition():
    timeline = timeline_to("2026-01", TIME)

    assert timeline.months == ("2025-10", "2025-11", "2025-12", "2026-01")


def test_editions_end_with_the_month_they_are_named_for():
    timeline = timeline_to("2026-01", TIME)

    assert [timeline.months[at] for at in timeline.edition(timeline.earlier)] == [
        "2025-10",
        "2025-11",
        "2025-12",
    ]
    assert timeline.months[timeline.edition(timeline.later)[-1]] == "2026-01"


def test_missing_months_are_counted_back_from_the_last():
    timeline = timeline_to("2026-01", TIME)

    assert [timeline.months[at] for at in timeline.missing] == ["2025-11"]
    assert timeline.months[timeline.before_last(2)] == "2025-11"


@pytest.mark.parametrize("wrong", ["2026-13", "2026-00", "June 2026", "2026-6", ""])
def test_timeline_to_refuses_what_is_no_month(wrong):
    with pytest.raises(ValueError, match="last_month must be YYYY-MM"):
        timeline_to(wrong, TIME)


def test_month_of_year_is_a_number_from_1():
    assert [month_of_year("2025-01"), month_of_year("2025-12")] == [1, 12]
