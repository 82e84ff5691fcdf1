"""A record of the council's, with the people who are and who are not let into it."""

import pytest

from fourfold.partnership.sharing.services import let_in
from tests.people import SET_UP, make_person

from .agreeing import BASIS, agreed
from .records.models import Case
from .seeing import SERGEANT, arranged


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


@pytest.fixture
def agreement(council, police):
    return agreed(council, police)


@pytest.fixture
def partner(case, police, sergeant, agreement):
    """The sergeant, let into the council's case under an agreement."""
    how = {"role": SERGEANT, "basis": BASIS, "agreement_id": agreement.pk}
    return into(case, sergeant, police, **how)


@pytest.fixture
def cover(council):
    """Who does the officer's work this week, and has a role of no tier of their own."""
    return make_person("Cora Ver", council, "analyst")


@pytest.fixture
def covering(cover, council, officer):
    return arranged(cover, officer, council)
