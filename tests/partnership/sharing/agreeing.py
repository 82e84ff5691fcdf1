"""Agreements for tests, made and signed through the real services."""

from datetime import timedelta

from django.utils import timezone

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.sharing.queries import agreements_between
from fourfold.partnership.sharing.services import (
    Terms,
    draft_agreement,
    renew_agreement,
    sign_agreement,
)
from tests.people import SET_UP, actor_of, make_person

BASIS = "cda-1998-s115"


def terms(*agencies, **changed):
    today = timezone.localdate()
    return Terms(
        **{
            "title": "Violence in the town centre",
            "agency_ids": [agency.pk for agency in agencies],
            "purposes": ["prevent-crime"],
            "powers": [BASIS, "uk-gdpr-6-1-e"],
            "data_categories": ["identity", "incidents"],
            "retention": "A year after the end",
            "starts_on": today,
            "review_by": today + timedelta(days=300),
            "ends_on": today + timedelta(days=600),
            **changed,
        }
    )


def drafted(*agencies, **changed):
    return draft_agreement(by=SET_UP, terms=terms(*agencies, **changed))


def agreed(*agencies, **changed):
    """An agreement that all of them have signed."""
    agreement = drafted(*agencies, **changed)
    for agency in agencies:
        signed(agreement, agency)
    return agreement


def signed(agreement, agency):
    return sign_agreement(
        by=actor_of(signatory(agency)), agreement_id=agreement.pk, agency_id=agency.pk
    )


def signatory(agency):
    """Somebody who looks after the agreements of an agency."""
    name = f"Signatory of {agency.pk}"
    known = Person.objects.filter(name=name).first()
    return known or make_person(name, agency, "signatory")


def days(count):
    return timezone.localdate() + timedelta(days=count)


def binds(first, second, purpose="prevent-crime", day=None):
    day = day or timezone.localdate()
    return bool(agreements_between(first.pk, second.pk, purpose=purpose, day=day))


def status(agreement):
    agreement.refresh_from_db()
    return agreement.status_on(timezone.localdate())


def renew(agreement, *, starts_on, ends_on=None):
    return renew_agreement(
        by=SET_UP,
        agreement_id=agreement.pk,
        starts_on=starts_on,
        review_by=starts_on + timedelta(days=300),
        ends_on=ends_on or starts_on + timedelta(days=600),
    )
