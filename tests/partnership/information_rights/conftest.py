import pytest
import time_machine

from tests.people import make_person

from .leaver import CANARIES, LEFT, PERIODS, make_leaver, set_periods


@pytest.fixture
def colleague(council):
    return make_person("Colle Ague", council, "information-governance")


@pytest.fixture
def three(council, officer):
    """Three who left, each with a canary in every field that holds a text."""
    set_periods(**PERIODS)
    with time_machine.travel(LEFT, tick=False):
        return [
            make_leaver(council, officer, name=f"{name}canary") for name in CANARIES
        ]
