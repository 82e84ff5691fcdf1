"""Whatever a server does, what stands in the end is one version, whole."""

import hashlib
import random
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.fetching import Manners, fetch
from tests.analysis.files import publisher_server as server

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

VERSIONS = [b"PK\x03\x04" + random.Random(n).randbytes(3000) for n in range(3)]
CUTS = st.integers(0, 3000)


def revised(to):
    """The publisher issues another version, and answers as a good server."""

    def answer(exchange):
        exchange.publisher.content = VERSIONS[to]
        exchange.publisher.etag = f'"v{to}"'
        server.good(exchange)

    return answer


def misplaced(start):
    """Bytes from somewhere, whatever was asked."""
    return lambda exchange: server.rest(exchange, start)


ANSWERS = st.one_of(
    CUTS.map(server.cut_off),
    CUTS.map(lambda cut: server.chunked(cut_after=cut)),
    CUTS.map(misplaced),
    st.integers(0, 2).map(revised),
    st.sampled_from([429, 500, 503, 416]).map(server.status),
    st.just(server.without_range),
    st.just(server.hung_up),
    st.just(server.page("text/html")),
    st.just(server.redirect("/elsewhere")),
)


@settings(max_examples=60, deadline=None)
@given(answers=st.lists(ANSWERS, max_size=6), calls=st.integers(1, 3))
def test_fetch_leaves_one_whole_version_or_none(answers, calls):
    manners = Manners(tries=3, sleep=lambda _seconds: None, stall_seconds=2.0)
    whole = {hashlib.sha256(version).hexdigest() for version in VERSIONS}

    with tempfile.TemporaryDirectory() as folder, server.publishing(VERSIONS[0]) as up:
        up.answers = list(answers)
        up.etag = '"v0"'
        target = Path(folder) / "a.zip"
        for _ in range(calls):
            with suppress(SourceError):
                fetched = fetch(f"{up.url}/a.zip", Path(folder), manners=manners)
                assert fetched.sha256 in whole
        standing = target.read_bytes() if target.exists() else VERSIONS[0]

    assert standing in VERSIONS
