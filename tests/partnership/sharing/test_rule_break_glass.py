"""Break-glass opens what it opens, to the minute and to nobody else."""

from datetime import timedelta

import pytest

from fourfold.partnership.accounts.services import (
    end_role,
)
from tests.people import SET_UP, make_agency, make_person

from .records.models import Case, Panel
from .seeing import SERGEANT, arranged, broken, conflict_of, grant, sees, today


def test_break_glass_opens_a_record_to_the_minute(case, sergeant):
    glass = broken(sergeant, case)

    seen = [
        sees(sergeant, case, at=moment)
        for moment in (
            glass.opened_at - timedelta(microseconds=1),
            glass.opened_at,
            glass.ends_at - timedelta(microseconds=1),
            glass.ends_at,
        )
    ]

    assert seen == [False, True, True, False]


def test_break_glass_opens_it_to_nobody_else(case, council, police, sergeant):
    broken(sergeant, case)
    cover = make_person("Cora Ver", police, SERGEANT)
    arranged(cover, sergeant, police)

    assert not sees(cover, case)
    assert not sees(make_person("Other", council, "asb-officer"), case)


def test_break_glass_opens_no_record_of_another_kind(case, council, sergeant):
    broken(sergeant, case)
    panel = Panel(owner=council, text="panel", public_id=case.public_id)
    panel.save()

    assert not sees(sergeant, panel)


def test_break_glass_is_good_for_no_purpose_but_that(case, sergeant):
    broken(sergeant, case)

    assert sees(sergeant, case, purpose="break-glass")
    assert not sees(sergeant, case, purpose="prevent-crime")


@pytest.mark.parametrize(("tier", "visible"), [(3, True), (4, False), (5, False)])
def test_break_glass_opens_nothing_above_the_tier_of_the_role(
    tier, visible, case, sergeant
):
    broken(sergeant, case)
    Case.objects.unscoped().update(tier=tier)

    assert sees(sergeant, case) is visible


def test_break_glass_needs_a_role_that_may_and_of_that_tier(case, council, sergeant):
    """The right in one role and the tier in another are not enough."""
    broken(sergeant, case)
    Case.objects.unscoped().update(tier=4)
    provider = make_agency("Way Out", "commissioned")
    grant(sergeant, provider, "provider-worker")

    assert not sees(sergeant, case)


def test_break_glass_is_over_once_the_right_is(case, sergeant, police):
    broken(sergeant, case)
    end_role(by=SET_UP, holding_id=sergeant.holdings.get().pk, on=today(-1))
    grant(sergeant, police, "enforcement-officer")

    assert not sees(sergeant, case)


def test_a_conflict_bars_break_glass(case, sergeant):
    broken(sergeant, case)
    conflict_of(sergeant, case)

    assert not sees(sergeant, case)


def test_what_is_not_held_here_opens_by_break_glass_to_nobody(case, council):
    coordinator = make_person("Mara C", council, "marac-coordinator")
    broken(coordinator, case)
    Case.objects.unscoped().update(tier=4)
    seen = sees(coordinator, case)

    Case.objects.unscoped().update(tier=5)

    assert seen
    assert not sees(coordinator, case)
