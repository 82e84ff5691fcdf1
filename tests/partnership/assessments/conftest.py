import pytest

from tests.editions import make_draft


@pytest.fixture
def draft(analyst):
    return make_draft(analyst)
