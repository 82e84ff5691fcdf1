import pytest

from tests.wards import make_ward_edition


@pytest.fixture
def edition(analyst, board_member):
    return make_ward_edition(analyst, board_member)
