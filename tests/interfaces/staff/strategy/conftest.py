from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.people import actor_of, make_person, signed_in
from tests.strategies import (
    make_action,
    make_domain,
    make_recommendation,
    make_strategy,
)

DAY = timedelta(days=1)


@pytest.fixture
def manager(council):
    return make_person("Pro Gramme", council, "programme-manager")


@pytest.fixture
def by(manager):
    return actor_of(manager)


@pytest.fixture
def as_manager(client, manager):
    return signed_in(client, manager)


@pytest.fixture
def strategy(manager):
    # So long ago that short and medium actions are over, and long ones are not.
    return make_strategy(manager, approved_on=timezone.localdate() - 500 * DAY)


@pytest.fixture
def domain(manager):
    return make_domain(manager, title="Safe places")


@pytest.fixture
def recommendation(manager, strategy, domain):
    return make_recommendation(manager, strategy, domain)


@pytest.fixture
def action(manager, recommendation, council):
    return make_action(manager, recommendation, council, title="Mend lamps")


def at(name, row=None):
    return reverse(f"staff:{name}", args=[row.public_id] if row else [])


def day_of(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}
