import pytest

from tests.analysis.events.one_file import one_reader


@pytest.fixture(scope="package")
def reader(tmp_path_factory):
    """Reads one file of rows at a time."""
    with one_reader(tmp_path_factory.mktemp("one")) as found:
        yield found
