from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template

from fourfold.interfaces.components.words import full_words, relative_words

NOW = datetime(2026, 7, 15, 22, 30, tzinfo=UTC)  # half past eleven at night in London


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(seconds=50), "1 minute ago"),
        (timedelta(minutes=7), "7 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23), "23 hours ago"),
        (timedelta(minutes=-5), "in 5 minutes"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=-1, hours=-1), "in 2 days"),
        (timedelta(days=14), "14 days ago"),
        (timedelta(days=15), "30 June 2026"),
    ],
)
def test_a_time_is_said_as_people_say_it(ago, said):
    assert relative_words(NOW - ago, now=NOW) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 7, 15), "today"),
        (date(2026, 7, 14), "yesterday"),
        (date(2026, 7, 16), "tomorrow"),
        (date(2026, 7, 20), "in 5 days"),
        (date(2025, 7, 15), "15 July 2025"),
    ],
)
def test_a_day_is_said_as_people_say_it(day, said):
    assert relative_words(day, now=NOW) == said


def test_the_whole_date_is_on_the_clock_of_the_place():
    assert full_words(NOW) == "15 July 2026, 23:30"
    assert full_words(date(2026, 7, 15)) == "15 July 2026"


def test_a_time_carries_its_date_for_programs():
    template = Template("{% ago at %}|{% ago day %}|{% ago nothing %}")

    html = template.render(
        Context({"at": NOW, "day": date(2026, 7, 15), "nothing": None})
    )

    assert 'datetime="2026-07-15T23:30:00+01:00" title="15 July 2026, 23:30"' in html
    assert 'datetime="2026-07-15" title="15 July 2026"' in html
    assert html.endswith("|")
