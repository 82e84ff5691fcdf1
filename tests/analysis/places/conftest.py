import pytest

from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.store import Store


@pytest.fixture(scope="module")
def store(demo):
    return Store(demo / "data")


@pytest.fixture(scope="module")
def cube(store):
    with open_cube(store) as opened:
        yield opened
