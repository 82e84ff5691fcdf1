"""A conflict keeps people out; whoever covers sees what the covered see."""

from django.utils import timezone

from fourfold.partnership.accounts.services import (
    end_role,
)
from tests.people import SET_UP, make_person

from .records.models import Panel
from .seeing import SERGEANT, arranged, conflict_of, grant, later, sees, today


def test_a_conflict_keeps_them_out(case, keeper):
    conflict_of(keeper, case)

    assert not sees(keeper, case)


def test_a_conflict_that_was_lifted_does_not(case, keeper):
    conflict_of(keeper, case, lifted_at=timezone.now())

    assert sees(keeper, case)


def test_a_conflict_of_another_or_with_another_record_does_not(
    case, council, keeper, sergeant
):
    other = Panel(owner=council, text="panel", public_id=case.public_id)
    conflict_of(sergeant, case)
    conflict_of(keeper, other)

    assert sees(keeper, case)


def test_whoever_covers_sees_what_the_covered_see(case, keeper, covering):
    assert sees(covering, case)
    with later(days=8):
        assert not sees(covering, case)


def test_cover_in_one_agency_opens_nothing_of_another(case, police, keeper, council):
    """The covered was let in for the council; the cover is in the police."""
    both = make_person("Bo Thplaces", council, "asb-officer")
    grant(keeper, police, SERGEANT)
    grant(both, police, SERGEANT)
    arranged(both, keeper, police)

    assert not sees(both, case)


def test_cover_does_not_lend_ones_own_role_to_the_covered(
    case, council, keeper, covering
):
    """Only what the covered can see is lent: not by a role that is over for them."""
    grant(covering, council, "asb-officer")
    end_role(by=SET_UP, holding_id=keeper.holdings.get().pk, on=today(-1))

    assert not sees(covering, case)


def test_a_conflict_of_the_covered_keeps_both_out(case, keeper, covering):
    conflict_of(keeper, case)

    assert not sees(covering, case)


def test_a_conflict_of_whoever_covers_keeps_them_out(case, keeper, covering):
    conflict_of(covering, case)

    assert not sees(covering, case)
    assert sees(keeper, case)
