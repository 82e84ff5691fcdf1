"""Indicators are written down, and agencies bring their numbers."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Indicator, IndicatorEntry
from tests.followed import CHANGE, FOLLOWS, NONE
from tests.people import actor_of, make_person
from tests.strategies import make_indicator, number_of


@pytest.fixture
def indicator(manager, objective, council):
    return make_indicator(manager, objective, council)


def told(indicator):
    [found] = queries.told_indicators(queries.indicators().filter(pk=indicator.pk))
    return found


def bring(indicator, by, value, **said):
    return services.record_number(
        by=by, indicator_id=indicator.pk, **number_of(value) | said
    )


def test_without_a_number_nothing_is_said_and_least_of_all_0(indicator):
    found = told(indicator)

    assert found.verdict.word == "Data not yet published"
    assert found.latest is None
    assert found.readings == ()


def test_a_number_that_an_agency_brings_is_judged(indicator, by):
    bring(indicator, by, 76)
    assert told(indicator).verdict.word == "No change beyond chance"
    bring(indicator, by, 73, last=date(2026, 4, 30))

    found = told(indicator)
    assert found.verdict.word == "Moving towards the target beyond chance"
    assert [each.value for each in found.readings] == [76, 73]
    assert found.latest.source == "Return of the hospital"


def test_wrong_number_is_struck_out_and_stays_to_be_seen(indicator, by):
    wrong = bring(indicator, by, 7)
    struck = services.strike_number(by=by, entry_id=wrong.pk, reason="Typed wrongly")

    assert told(indicator).verdict.word == "Data not yet published"
    assert IndicatorEntry.objects.count() == 2
    assert queries.history(indicator.public_id)[0].reason == "Typed wrongly"
    for entry in (wrong, struck):
        with pytest.raises(RefusedError, match="already"):
            services.strike_number(by=by, entry_id=entry.pk, reason="x")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"last": date(2026, 5, 2)}, "future"),
        ({"first": date(2026, 4, 2)}, "before the first"),
        ({"lower": None}, "two ends"),
        ({"lower": Decimal(75), "upper": Decimal(90)}, "within"),
    ],
)
def test_number_fits(indicator, by, said, why):
    with pytest.raises(RefusedError, match=why):
        bring(indicator, by, 70, **said)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"unit": ""}, "what the number counts"),
        ({"measure": "violence"}, "follow no published"),
        ({"baseline_first": None}, "needs its number"),
        ({"baseline_value": None}, "needs its number"),
        (NONE | {"baseline_lower": Decimal(1)}, "two ends"),
        ({"baseline_last": date(2024, 1, 1)}, "before the first"),
        ({"target_on": date(2025, 12, 31)}, "after the baseline"),
        ({"target_value": Decimal(80)}, "better than"),
        ({"direction": "higher"}, "better than"),
        (FOLLOWS | {"kind": ""}, "which measure"),
        (FOLLOWS | {"kind": "change"}, "of this kind"),
    ],
)
def test_what_does_not_fit_is_refused(manager, objective, council, said, why):
    with pytest.raises(RefusedError, match=why):
        make_indicator(manager, objective, council, **said)

    assert not Indicator.objects.exists()


def test_target_moves_only_with_a_reason_and_everybody_sees_it(indicator, council, by):
    how = {"by": by, "indicator_id": indicator.pk, "agency_id": council.pk, **CHANGE}
    with pytest.raises(RefusedError, match="Say why"):
        services.edit_indicator(**how, reason=" ")
    services.edit_indicator(**how, reason="The board thinks 60 is out of reach")

    fields = {each.field: each for each in queries.history(indicator.public_id)}
    assert (fields["target_value"].old, fields["target_value"].new) == ("60", "65")
    assert set(fields) == {"", "title", "attribution", "target_value"}


def test_stopped_with_a_reason_and_never_taken_away(indicator, by, council):
    stop = {"by": by, "indicator_id": indicator.pk}
    with pytest.raises(RefusedError, match="Say why"):
        services.stop_indicator(**stop, reason="", body="Board")
    with pytest.raises(RefusedError, match="which body"):
        services.stop_indicator(**stop, reason="x", body="")
    services.stop_indicator(**stop, reason="Nobody counts it now", body="Board")

    assert told(indicator).verdict.word == "No longer followed"
    assert queries.history(indicator.public_id)[0].reason == "Nobody counts it now"
    for act in (
        lambda: services.stop_indicator(**stop, reason="x", body="x"),
        lambda: bring(indicator, by, 70),
        lambda: services.edit_indicator(
            **stop, reason="x", agency_id=council.pk, **CHANGE
        ),
    ):
        with pytest.raises(RefusedError, match="no longer followed"):
            act()


@pytest.mark.parametrize(
    "changed", [{"direction": "higher"}, {"unit": "x"}, {"kind": "count"}]
)
def test_the_database_keeps_what_it_follows(indicator, changed):
    with pytest.raises(DatabaseError), transaction.atomic():
        Indicator.objects.update(**changed)


def test_only_its_agency_brings_numbers(manager, objective, police, council, by):
    theirs = actor_of(make_person("Their Sergeant", police, "neighbourhood-sergeant"))
    own = make_indicator(manager, objective, police)

    bring(own, theirs, 70)
    other = make_indicator(manager, objective, council)
    for act in (
        lambda: bring(other, theirs, 70),
        lambda: services.stop_indicator(
            by=theirs, indicator_id=own.pk, reason="x", body="x"
        ),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_indicators_and_entries_are_found_by_name(indicator, by):
    entry = bring(indicator, by, 70)

    assert queries.indicator(indicator.public_id) == indicator
    assert queries.indicator_entry(entry.public_id) == entry
    assert queries.subjects_of(queries.history(indicator.public_id)) == {
        indicator.public_id: indicator
    }
