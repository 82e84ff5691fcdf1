import pytest

from tests.people import make_person


@pytest.fixture
def analyst(council):
    return make_person("Ana Lyst", council, "analyst")


@pytest.fixture
def board_member(council):
    return make_person("Bo Ard", council, "board-member")
