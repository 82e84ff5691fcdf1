"""An indicator reads the published figures by itself."""

from datetime import date
from decimal import Decimal

import pytest

from fourfold.partnership.assessments.models import PublishedFigure
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from tests.followed import CHANGE, EARLIER, FOLLOWS, NONE
from tests.people import make_person
from tests.site_editions import BOROUGH, FIRST, LAST, make_borough, make_site_edition
from tests.strategies import make_indicator, number_of

FIGURE = f"violence.rate.{BOROUGH}.{FIRST}..{LAST}"


@pytest.fixture
def indicator(manager, objective, council):
    return make_indicator(manager, objective, council)


@pytest.fixture
def shown(manager, council):
    """An edition: violence at 72.0 for 1,000 residents, and nothing stands out."""
    make_borough()
    maker = make_person("Dra Fter", council, "analyst")
    other = make_person("Che Cker", council, "board-member")
    return make_site_edition(maker, other)


@pytest.fixture
def followed(manager, objective, council):
    def follow(**said):
        return make_indicator(manager, objective, council, **FOLLOWS | EARLIER | said)

    return follow


def told(indicator):
    [found] = queries.told_indicators(queries.indicators().filter(pk=indicator.pk))
    return found


def bring(indicator, by, value, **said):
    return services.record_number(
        by=by, indicator_id=indicator.pk, **number_of(value) | said
    )


def test_it_reads_the_newest_edition_by_itself(shown, followed):
    found = told(followed(target_value=Decimal(60)))

    assert found.latest.value == 72
    assert found.latest.figure == FIGURE
    assert (found.latest.first, found.latest.last) == (
        date(2023, 7, 1),
        date(2024, 6, 30),
    )
    assert found.indicator.unit == "offences per 1,000 residents"
    assert found.place == "Little Fold"
    # The intervals do not meet, but no month stands out on the control chart.
    assert found.chart.endswith("no month stands out.")
    assert found.verdict.word == "No change beyond chance"


def test_the_chart_and_the_interval_together_say_a_move(shown, followed):
    PublishedFigure.objects.filter(measure="violence", kind="signals").update(value=2)

    found = told(followed(target_value=Decimal(60)))

    assert found.verdict.word == "Moving towards the target beyond chance"


def test_a_change_of_recording_is_named_and_not_compared(shown, followed):
    long_ago = {
        "baseline_first": date(2012, 7, 1),
        "baseline_last": date(2013, 6, 30),
    }

    found = told(followed(target_value=Decimal(60), **long_ago))

    assert found.verdict.word == "Cannot be compared"
    assert "renamed the category" in found.breaks[0]


def test_what_the_newest_edition_does_not_know_is_not_published(shown, followed):
    reason = "not known, because there are no figures for May 2024"
    PublishedFigure.objects.filter(name=FIGURE).update(value=None, reason=reason)

    found = told(followed())

    assert found.verdict.word == "Data not yet published"
    assert found.missing == reason
    assert found.latest is None


def test_the_baseline_is_read_from_the_figure_of_its_months(shown, followed):
    indicator = followed(
        **NONE
        | {"baseline_first": date(2023, 7, 1), "baseline_last": date(2024, 6, 30)}
    )

    assert indicator.baseline_value == 72
    assert indicator.baseline_lower == Decimal("65.3696")


@pytest.mark.parametrize(
    ("last", "why"),
    [
        (date(2024, 6, 29), "whole months"),
        (date(2024, 5, 31), "No figure of these months"),
    ],
)
def test_a_baseline_that_is_not_published_must_be_typed(shown, followed, last, why):
    months = {"baseline_first": date(2023, 7, 1), "baseline_last": last}

    with pytest.raises(RefusedError, match=why):
        followed(**NONE | months)


def test_nobody_brings_numbers_for_what_reads_by_itself(shown, followed, by):
    with pytest.raises(RefusedError, match="by itself"):
        bring(followed(), by, 70)


def test_many_are_told_in_few_queries(
    shown, followed, indicator, django_assert_num_queries
):
    followed()
    followed(kind="count", baseline_value=Decimal(999), baseline_upper=Decimal(1000))

    with django_assert_num_queries(4):
        assert len(queries.told_indicators(queries.indicators())) == 3


def test_a_published_one_is_changed_with_its_figure_of_other_months(
    shown, followed, council, by
):
    indicator = followed()
    months = {"baseline_first": date(2023, 7, 1), "baseline_last": date(2024, 6, 30)}

    services.edit_indicator(
        by=by,
        indicator_id=indicator.pk,
        agency_id=council.pk,
        reason="A later year",
        **CHANGE | NONE | months | {"target_value": Decimal(60)},
    )

    indicator.refresh_from_db()
    assert indicator.baseline_value == 72
