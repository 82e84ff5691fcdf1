import pytest

from tests.people import make_person


@pytest.fixture
def analyst(council):
    return make_person("Ana Lyst", council, "analyst")


@pytest.fixture
def board_member(council):
    return make_person("Bo Ard", council, "board-member")


@pytest.fixture(autouse=True)
def evidence(settings, tmp_path):
    """A data folder of one's own, and staging of one's own."""
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.DATA_FOLDER = tmp_path / "site"
    return settings.EVIDENCE_FOLDER
