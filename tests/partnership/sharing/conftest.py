"""A record of the council's, with the people who are and who are not let into it."""

import pytest

from fourfold.partnership.sharing.services import let_in
from tests.people import SET_UP

from .records.models import Case


@pytest.fixture
def case(council):
    case = Case(owner=council, text="CANARY-case")
    case.save()
    return case


@pytest.fixture
def keeper(case, officer):
    """The officer, let into the case for its owner."""
    return into(case, officer, case.owner)


def into(record, person, agency, *, by=SET_UP, role="asb-officer", **how):
    """Let a person in; the person."""
    let_in(
        by=by,
        record=record,
        person_id=person.pk,
        agency_id=agency.pk,
        role=role,
        **{"purpose": "prevent-crime", **how},
    )
    return person
