import pytest
import time_machine

from tests.people import actor_of, make_person
from tests.strategies import (
    make_action,
    make_domain,
    make_milestone,
    make_objective,
    make_pledge,
    make_recommendation,
    make_strategy,
)


@pytest.fixture(autouse=True)
def clock():
    """Some weeks after the strategy was approved."""
    with time_machine.travel("2026-05-01T10:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def manager(council):
    return make_person("Pro Manager", council, "programme-manager")


@pytest.fixture
def by(manager):
    return actor_of(manager)


@pytest.fixture
def domain(manager):
    return make_domain(manager, title="Curtail violence", aliases="Stop violent acts")


@pytest.fixture
def strategy(manager):
    return make_strategy(manager, title="Safer together", aliases="The plan")


@pytest.fixture
def objective(manager, strategy, domain, council):
    return make_objective(manager, strategy, domain, council)


@pytest.fixture
def recommendation(manager, strategy, domain):
    return make_recommendation(manager, strategy, domain)


@pytest.fixture
def action(manager, recommendation, council):
    return make_action(manager, recommendation, council)


@pytest.fixture
def pledge(manager, strategy, domain, council):
    return make_pledge(manager, strategy, domain, council)


@pytest.fixture
def milestone(manager, strategy, domain, council):
    return make_milestone(manager, strategy, domain, council)
