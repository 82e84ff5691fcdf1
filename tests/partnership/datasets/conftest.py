import pytest


@pytest.fixture(autouse=True)
def evidence(settings, tmp_path):
    """A data folder of one's own, and staging of one's own."""
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.DATA_FOLDER = tmp_path / "site"
    return settings.EVIDENCE_FOLDER
