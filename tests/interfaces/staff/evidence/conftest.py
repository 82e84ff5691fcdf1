import pytest

from tests.people import make_person


@pytest.fixture
def analyst(council):
    return make_person("Ana Lyst", council, "analyst")


@pytest.fixture
def board_member(council):
    return make_person("Bo Ard", council, "board-member")


@pytest.fixture
def own_folders(settings, tmp_path):
    """A data folder and a site folder that the test may write to."""
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.DATA_FOLDER = tmp_path / "site"
