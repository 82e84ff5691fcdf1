"""The people and records that the permissions table is tried on."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from fourfold.partnership.accounts.models import Agency, Person
from fourfold.partnership.accounts.services import (
    grant_role,
    record_agency_left,
    record_leaving,
    suspend_person,
)
from tests.people import LONG_AGO, SET_UP, make_agency, make_person

from .states import ROLES


@dataclass
class Scene:
    """Agencies, and a person in each state; records of areas are added by name."""

    council: Agency
    police: Agency
    provider: Agency
    people: dict[str, Person]
    records: dict[str, object] = field(default_factory=dict)

    def __getattr__(self, name):
        try:
            return self.__dict__["records"][name]
        except KeyError:
            raise AttributeError(name) from None


def set_scene():
    council = make_agency("Marshgate Council")
    police = make_agency("Invented Constabulary")
    provider = make_agency("Way Out", kind="commissioned")
    homes = {"sergeant": police, "provider": provider}
    people = {
        state: make_person(state.title(), homes.get(state, council), role)
        for state, role in ROLES.items()
    }
    for state in ("no-second-factor", "past-last-day", "ex-member", "suspended"):
        people[state] = _could_do_everything(state, council)
    yesterday = timezone.localdate() - timedelta(days=1)
    record_leaving(by=SET_UP, person_id=people["ex-member"].pk, on=yesterday)
    # As it is before the job that closes accounts has run.
    Person.objects.filter(pk=people["past-last-day"].pk).update(leaves_on=yesterday)
    suspend_person(by=SET_UP, person_id=people["suspended"].pk, reason="conduct")
    people["no-role"] = make_person(
        "No Role", council, "administrator", ends_on=date(2021, 3, 31)
    )
    gone = make_agency("Gone Authority")
    people["agency-left"] = _could_do_everything("agency-left", gone)
    record_agency_left(by=SET_UP, agency_id=gone.pk, on=yesterday)
    return Scene(council, police, provider, people)


def _could_do_everything(name, agency):
    person = make_person(name, agency, "administrator")
    for role in ("information-governance", "asb-officer"):
        grant_role(
            by=SET_UP,
            person_id=person.pk,
            agency_id=agency.pk,
            role=role,
            starts_on=LONG_AGO,
        )
    return person
