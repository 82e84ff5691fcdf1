import pytest

from tests.site_editions import make_borough, make_site_edition


@pytest.fixture
def borough(db):
    return make_borough()


@pytest.fixture
def shown(borough, analyst, board_member):
    """The published edition that pages lay out."""
    return make_site_edition(analyst, board_member)
