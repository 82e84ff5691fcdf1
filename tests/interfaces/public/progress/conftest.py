"""A strategy with two actions, for tests of its public pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fourfold.partnership.areas.models import CoveredArea
from tests.people import make_agency, make_person
from tests.strategies import (
    make_action,
    make_domain,
    make_objective,
    make_recommendation,
    make_strategy,
)

DAY = timedelta(days=1)


@pytest.fixture
def manager(council):
    return make_person("Pro Gramme", council, "programme-manager")


@pytest.fixture
def strategy(manager):
    approved_on = timezone.localdate() - 500 * DAY
    return make_strategy(manager, title="Safer together", approved_on=approved_on)


@pytest.fixture
def domain(manager):
    return make_domain(manager, title="Safe places", aliases="Curtail\nStop")


@pytest.fixture
def objective(manager, strategy, domain, council):
    past = timezone.localdate() - 3 * DAY
    return make_objective(manager, strategy, domain, council, review_on=past)


@pytest.fixture
def recommendation(manager, strategy, domain, objective):
    return make_recommendation(manager, strategy, domain, objective_id=objective.pk)


@pytest.fixture
def ward(db):
    return CoveredArea.objects.create(code="E05000001", name="Canal", kind="ward")


@pytest.fixture
def lamps(manager, recommendation, council, ward):
    return make_action(
        manager, recommendation, council, title="Mend lamps", ward_ids=[ward.pk]
    )


@pytest.fixture
def walks(manager, strategy, council):
    other = make_recommendation(
        manager, strategy, make_domain(manager), title="Walk more"
    )
    return make_action(
        manager,
        other,
        make_agency("Neighbours"),
        title="Walk home",
        horizon="long",
        supporting_ids=[council.pk],
    )
