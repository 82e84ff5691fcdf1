"""Somebody of another agency reads under an agreement in force, and only then."""

import pytest

from fourfold.partnership.accounts.services import (
    record_agency_left,
)
from fourfold.partnership.sharing.models import (
    AgreementParty,
)
from fourfold.partnership.sharing.services import withdraw_agreement
from tests.people import SET_UP, make_agency

from .agreeing import agreed
from .records.models import Case
from .seeing import later, sees, today


def test_somebody_of_another_agency_sees_it_under_an_agreement(case, partner):
    assert sees(partner, case)


def test_they_see_it_no_more_after_its_last_day(case, partner, agreement):
    with later(days=600):
        last_day = sees(partner, case)
    with later(days=601):
        assert not sees(partner, case)

    assert last_day


def test_they_see_it_only_from_its_first_day(case, partner, agreement):
    agreement.starts_on = today(1)
    agreement.save()

    assert not sees(partner, case)
    with later(days=1):
        assert sees(partner, case)


def test_they_see_it_no_more_once_it_is_withdrawn(case, partner, agreement):
    withdraw_agreement(by=SET_UP, agreement_id=agreement.pk, reason="breach")

    assert not sees(partner, case)


@pytest.mark.parametrize("who", ["council", "police"])
def test_they_see_it_only_while_both_have_signed(
    who, case, partner, agreement, request
):
    party = agreement.parties.get(agency=request.getfixturevalue(who))
    AgreementParty.objects.filter(pk=party.pk).update(signed_on=None, signed_by=None)

    assert not sees(partner, case)


@pytest.mark.parametrize("who", ["council", "police"])
def test_they_see_it_only_after_both_have_signed(
    who, case, partner, agreement, request
):
    party = agreement.parties.get(agency=request.getfixturevalue(who))
    AgreementParty.objects.filter(pk=party.pk).update(signed_on=today(1))

    assert not sees(partner, case)


def test_they_see_it_no_more_once_its_owner_has_left(case, partner, council):
    record_agency_left(by=SET_UP, agency_id=council.pk, on=today())
    on_the_last_day = sees(partner, case)

    with later(days=1):
        assert not sees(partner, case)

    assert on_the_last_day


def test_they_see_it_only_while_the_agreement_covers_the_purpose(
    case, partner, agreement
):
    agreement.purposes.update(code="support")

    assert not sees(partner, case)


def test_an_agreement_that_was_not_named_does_not_carry_them(
    case, council, police, partner, agreement
):
    withdraw_agreement(by=SET_UP, agreement_id=agreement.pk, reason="breach")
    agreed(council, police)

    assert not sees(partner, case)


def test_an_agreement_with_others_does_not_carry_them(case, partner):
    Case.objects.unscoped().update(owner=make_agency("Another"))

    assert not sees(partner, case)


def test_the_owners_people_see_it_by_being_of_the_owner_alone(case, keeper, police):
    Case.objects.unscoped().update(owner=police)

    assert not sees(keeper, case)
