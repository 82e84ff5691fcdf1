"""Agreements are drafted, signed by each party, renewed and withdrawn."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from fourfold.partnership.accounts.services import record_agency_left
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing.models import AgreementStatus, SharingAgreement
from fourfold.partnership.sharing.services import (
    change_agreement,
    draft_agreement,
    draft_new_version,
    sign_agreement,
    terms_of,
    withdraw_agreement,
)
from tests.people import SET_UP, actor_of, make_agency

from .agreeing import (
    agreed,
    binds,
    days,
    drafted,
    signatory,
    signed,
    status,
    terms,
)


def test_an_agreement_binds_two_agencies_once_both_have_signed(council, police):
    agreement = drafted(council, police)
    steps = [binds(council, police)]
    signed(agreement, council)
    steps.append(binds(council, police))

    signed(agreement, police)

    assert [*steps, binds(council, police)] == [False, False, True]
    assert binds(police, council)


def test_of_three_parties_those_are_bound_who_have_signed(council, police):
    fire = make_agency("Fire and Rescue")
    agreement = drafted(council, police, fire)

    signed(agreement, council)
    signed(agreement, fire)

    assert binds(council, fire)
    assert not binds(council, police)
    assert status(agreement) == AgreementStatus.UNSIGNED


def test_it_binds_only_for_what_it_is_for(council, police):
    agreed(council, police, purposes=["support"])

    assert binds(council, police, "support")
    assert not binds(council, police, "prevent-crime")


def test_it_binds_from_its_first_day_to_its_last(council, police):
    agreement = agreed(council, police, starts_on=days(1), ends_on=days(400))
    coming = status(agreement)

    bound = [binds(council, police, day=days(n)) for n in (0, 1, 400, 401)]

    assert bound == [False, True, True, False]
    assert coming == AgreementStatus.COMING
    with time_machine.travel(timezone.now() + timedelta(days=401)):
        assert status(agreement) == AgreementStatus.ENDED


def test_it_binds_nobody_any_more_who_has_left_the_partnership(council, police):
    agreed(council, police)

    record_agency_left(by=SET_UP, agency_id=police.pk, on=days(0))

    assert binds(council, police)
    assert not binds(council, police, day=days(1))


def test_withdrawing_ends_it_at_once_for_all(council, police):
    agreement = agreed(council, police)

    withdraw_agreement(
        by=actor_of(signatory(police)), agreement_id=agreement.pk, reason="breach"
    )

    assert not binds(council, police)
    assert status(agreement) == AgreementStatus.WITHDRAWN
    assert Entry.objects.get(action="sharing.agreement_withdrawn").details == {
        "reason": "breach",
        "versions": 1,
    }


def test_a_draft_is_changed_until_somebody_signs(council, police, provider):
    draft = drafted(council, police)
    other = terms(council, provider, title="Other", purposes=["support"])

    change_agreement(by=actor_of(signatory(police)), agreement_id=draft.pk, terms=other)

    draft.refresh_from_db()
    assert terms_of(draft) == replace(
        other, data_categories=draft.data_categories, powers=draft.powers
    )
    signed(draft, council)
    with pytest.raises(RefusedError, match="new version"):
        change_agreement(by=SET_UP, agreement_id=draft.pk, terms=other)


REFUSED_TERMS = {
    "two agencies": {"agency_ids": []},
    "at least one purpose": {"purposes": ["curiosity"]},
    "at least one power": {"powers": []},
    "at least one kind": {"data_categories": ["shoes"]},
    "begin, then be reviewed": {"review_by": date(2020, 1, 1)},
    "days at most": {"ends_on": date(2090, 1, 1)},
    "not in force on the first day": {
        "powers": ["pcsc-2022-s16"],
        "starts_on": date(2022, 6, 1),
        "review_by": date(2022, 7, 1),
        "ends_on": date(2022, 8, 1),
    },
}


@pytest.mark.parametrize(("words", "changed"), REFUSED_TERMS.items())
def test_terms_that_no_agreement_can_have_are_refused(words, changed, council, police):
    with pytest.raises(RefusedError, match=words):
        draft_agreement(by=SET_UP, terms=replace(terms(council, police), **changed))

    assert not SharingAgreement.objects.exists()


def test_no_agreement_waits_too_long_for_its_review(council, police):
    late = replace(terms(council, police), review_by=days(367))

    with pytest.raises(RefusedError, match="Review it"):
        draft_agreement(by=SET_UP, terms=late)


def test_no_agreement_is_made_with_an_agency_that_has_left(council, police):
    record_agency_left(by=SET_UP, agency_id=police.pk, on=days(0))

    with pytest.raises(RefusedError, match="has left"):
        drafted(council, police)


def test_only_who_looks_after_agreements_of_a_party_drafts_it(
    council, police, provider, officer, administrator
):
    draft_agreement(by=actor_of(administrator), terms=terms(council, police))
    with pytest.raises(PermissionDenied):
        draft_agreement(by=actor_of(officer), terms=terms(council, police))
    with pytest.raises(PermissionDenied):
        draft_agreement(by=actor_of(administrator), terms=terms(police, provider))

    assert SharingAgreement.objects.count() == 1


ACTS = {
    "change": lambda by, pk: change_agreement(
        by=by, agreement_id=pk, terms=terms_of(SharingAgreement.objects.get(pk=pk))
    ),
    "new version": lambda by, pk: draft_new_version(
        by=by, agreement_id=pk, terms=terms_of(SharingAgreement.objects.get(pk=pk))
    ),
    "withdraw": lambda by, pk: withdraw_agreement(
        by=by, agreement_id=pk, reason="breach"
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_whoever_looks_after_those_of_others_may_not_touch_it(act, council, police):
    agreement = drafted(council, police)
    outsider = actor_of(signatory(make_agency("Fire and Rescue")))

    with pytest.raises(PermissionDenied):
        act(outsider, agreement.pk)


def test_only_an_agencys_own_people_sign_for_it(council, police, officer):
    agreement = drafted(council, police)

    for person in (officer, signatory(council)):
        with pytest.raises(PermissionDenied):
            sign_agreement(
                by=actor_of(person), agreement_id=agreement.pk, agency_id=police.pk
            )

    assert not agreement.parties.filter(signed_on__isnull=False).exists()


def test_nobody_signs_twice_or_what_is_withdrawn_or_over(council, police):
    agreement = drafted(council, police)
    signed(agreement, council)
    with pytest.raises(RefusedError, match="already"):
        signed(agreement, council)
    with (
        time_machine.travel(timezone.now() + timedelta(days=601)),
        pytest.raises(RefusedError, match="over"),
    ):
        signed(agreement, police)
    withdraw_agreement(by=SET_UP, agreement_id=agreement.pk, reason="party-leaves")

    with pytest.raises(RefusedError, match="withdrawn"):
        signed(agreement, police)
    with pytest.raises(RefusedError, match="already"):
        withdraw_agreement(by=SET_UP, agreement_id=agreement.pk, reason="breach")
    with pytest.raises(RefusedError, match="withdrawn"):
        ACTS["change"](SET_UP, agreement.pk)
    with pytest.raises(RefusedError, match="withdrawn"):
        ACTS["new version"](SET_UP, agreement.pk)


def test_a_review_that_is_due_is_said(council, police):
    agreement = agreed(council, police)

    assert not agreement.is_review_due(days(300))
    assert agreement.is_review_due(days(301))
    assert not agreement.is_review_due(days(601))


def test_the_database_holds_no_signature_without_its_day(council, police):
    agreement = drafted(council, police)

    with pytest.raises(IntegrityError), transaction.atomic():
        agreement.parties.update(signed_on=days(0))


def test_names_are_said(council, police):
    agreement = drafted(council, police)

    assert str(agreement) == "Violence in the town centre"
    assert str(agreement.parties.first()) == "Invented Constabulary"
    assert str(agreement.purposes.first()) == "prevent-crime"
