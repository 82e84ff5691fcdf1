import pytest


@pytest.fixture
def own_folders(settings, tmp_path):
    """A data folder and a site folder that the test may write to."""
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.DATA_FOLDER = tmp_path / "site"
