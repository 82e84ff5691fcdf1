"""A signed version stands until the next one takes over."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing.models import AgreementStatus
from fourfold.partnership.sharing.services import (
    draft_new_version,
    terms_of,
    withdraw_agreement,
)
from tests.people import SET_UP

from .agreeing import (
    agreed,
    binds,
    days,
    drafted,
    renew,
    signed,
    status,
)


def test_withdrawing_ends_every_version(council, police):
    first = agreed(council, police)
    second = renew(first, starts_on=days(600))
    signed(second, council)

    withdraw_agreement(by=SET_UP, agreement_id=first.pk, reason="purpose-over")

    assert status(second) == AgreementStatus.WITHDRAWN


def test_renewing_drafts_the_same_words_with_other_days(council, police):
    first = agreed(council, police)

    second = renew(first, starts_on=days(500))

    assert second.version == 2
    assert second.series == first.series
    assert terms_of(second) == replace(
        terms_of(first),
        starts_on=days(500),
        review_by=days(800),
        ends_on=days(1100),
    )


def test_the_new_version_takes_over_once_all_have_signed(council, police):
    first = agreed(council, police)
    second = renew(first, starts_on=days(500))
    signed(second, council)
    before = status(first)

    signed(second, police)

    first.refresh_from_db()
    assert before == AgreementStatus.ON
    assert first.replaced_by == second
    assert first.ends_on == days(499)
    assert status(first) == AgreementStatus.ON
    with time_machine.travel(timezone.now() + timedelta(days=500)):
        assert status(first) == AgreementStatus.REPLACED
        assert status(second) == AgreementStatus.ON


def test_what_a_new_version_leaves_out_is_shared_no_more(council, police):
    first = agreed(council, police, purposes=["prevent-crime", "support"])
    narrower = replace(terms_of(first), purposes=["support"])
    second = draft_new_version(by=SET_UP, agreement_id=first.pk, terms=narrower)

    for agency in (council, police):
        signed(second, agency)

    assert binds(council, police, "support")
    assert not binds(council, police, "prevent-crime")


def test_a_version_that_ran_out_keeps_its_last_day(council, police):
    first = agreed(council, police)
    with time_machine.travel(timezone.now() + timedelta(days=700)):
        second = renew(first, starts_on=days(0))
        for agency in (council, police):
            signed(second, agency)

        first.refresh_from_db()
        assert binds(council, police)

    assert first.ends_on == days(600)


def test_a_new_version_starts_from_the_latest_signed_one(council, police):
    first = drafted(council, police)
    with pytest.raises(RefusedError, match="Change it instead"):
        renew(first, starts_on=days(500))
    signed(first, council)
    renew(first, starts_on=days(500))

    with pytest.raises(RefusedError, match="later version"):
        renew(first, starts_on=days(550))
