import random
from datetime import UTC, datetime

import pytest

from fourfold.analysis.files.fetching import Manners
from tests.analysis.files.publisher_server import ZIP, publishing

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def publisher():
    with publishing(ZIP) as running:
        yield running


@pytest.fixture
def slept():
    """What the fetch slept, in seconds, had it slept."""
    return []


@pytest.fixture
def manners(slept):
    return Manners(
        tries=4,
        stall_seconds=0.3,
        sleep=slept.append,
        now=lambda: NOON,
        rng=random.Random(7),
    )
