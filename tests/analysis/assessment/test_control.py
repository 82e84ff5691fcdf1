"""What is usual of a series: its season, its bases, and how often it cries wolf."""

import numpy as np
import pytest

from fourfold.analysis.assessment.bases import Base
from fourfold.analysis.assessment.control import control_of
from fourfold.analysis.assessment.monthly import Monthly, series_rule
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.seasons import season_of
from fourfold.analysis.offences.measures import SeriesBreak, measure
from tests.analysis.assessment.small_cube import AUTHORITY
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import unchanged_series

CHANGE = SeriesBreak("2019-01", force=None, note="a new system", source="its page")


def control(counts, *, bases=None):
    counts = np.array(counts, float)
    size = counts.size
    months = Period("2015-01", "2024-12").months[:size]
    series = Monthly(
        measure("violence"),
        AUTHORITY,
        months,
        counts,
        ("",) * size,
        bases or (Base(0, size),),
        withheld=False,
    )
    return control_of(series, season_of(series))


def restless(months, *, summer=0):
    """Counts of about 50, with or without more in July."""
    swing = [(place * 7) % 5 for place in range(months)]
    return [48 + swing[at] + summer * (at % 12 == 6) for at in range(months)]


def test_a_season_beyond_chance_is_taken_out():
    found = control(restless(60, summer=60))

    assert found.less_season
    assert found.exposure[6] > 1.5
    assert found.signals("2015-01") == ()


def test_months_that_differ_by_chance_are_left_as_they_are():
    found = control(restless(60))

    assert not found.less_season
    assert found.exposure.tolist() == [1] * 60


def test_a_chart_shows_the_last_five_years_and_no_opening_before_them():
    found = control(restless(110), bases=(Base(0, 48), Base(48, 110, CHANGE)))

    assert found.bases == (Base(0, 60),)


def test_a_base_that_begins_on_the_chart_keeps_its_opening():
    found = control(restless(72), bases=(Base(0, 48), Base(48, 72, CHANGE)))

    assert found.bases == (Base(0, 36), Base(36, 60, CHANGE))


@pytest.mark.parametrize(("months", "place"), [(12, 0), (17, 0), (18, 1), (60, 2)])
def test_how_often_chance_shows_something_goes_by_the_months_of_the_base(months, place):
    rule = series_rule("signals_by_chance")["lengths"][place]

    assert control(restless(months)).by_chance == (rule["fewest"], rule["most"])


def test_of_months_that_are_not_judged_nothing_is_said_of_chance():
    with pytest.raises(ValueError, match="it takes 12 months to know what is usual"):
        _ = control(restless(11)).by_chance


# Two standard errors of a share of 30% of 2,000 series.
ERROR = 0.021


@pytest.mark.slow
@pytest.mark.parametrize("months", unchanged_series.LENGTHS)
def test_the_page_and_the_rule_tell_how_often_charts_cry_wolf(months):
    shares = unchanged_series.shares_with_a_signal(months, series=2_000)

    row = page("control-charts.md").split(f"| {months} | ")[1].split(" | ")[:3]
    told = [float(cell.strip(" %|")) / 100 for cell in row]
    assert [shares[0], np.median(shares), shares[-1]] == pytest.approx(told, abs=ERROR)
    fewest, most = control(restless(months)).by_chance
    assert fewest / 100 - ERROR < shares[0]
    assert shares[-1] < most / 100 + ERROR
