import pytest

from tests.people import make_person


@pytest.fixture
def manager(council):
    return make_person("Pro Gramme", council, "programme-manager")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
