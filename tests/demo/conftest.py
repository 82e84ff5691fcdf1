"""One invented borough, written once and read by every test that only looks."""

import pytest

from fourfold.analysis.definitions import settings
from fourfold.demo.borough import invent_borough
from fourfold.demo.chance import stream
from fourfold.demo.sources import write_sources


@pytest.fixture(scope="session")
def plan():
    return settings("demo.toml")


@pytest.fixture(scope="session")
def invented(tmp_path_factory):
    return write_sources(tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="session")
def truth(invented):
    return invented.truth


@pytest.fixture(scope="session")
def borough(plan):
    """The same map as that of `invented`, before it is written."""
    return invent_borough(stream(2026, "borough"), plan)
