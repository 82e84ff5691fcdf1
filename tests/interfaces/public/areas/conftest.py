import pytest

from tests.people import make_person
from tests.wards import make_ward_edition


@pytest.fixture
def analyst(council):
    return make_person("Ana Lyst", council, "analyst")


@pytest.fixture
def board_member(council):
    return make_person("Bo Ard", council, "board-member")


@pytest.fixture
def edition(analyst, board_member):
    return make_ward_edition(analyst, board_member)
