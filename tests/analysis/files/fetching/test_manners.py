"""How long a fetch waits, and when it gives up."""

from datetime import timedelta

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.fetching import Manners, fetch
from fourfold.analysis.files.fetching.manners import seconds_asked
from tests.analysis.files import publisher_server as server
from tests.analysis.files.fetching.conftest import NOON
from tests.analysis.files.publisher_server import ZIP

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.mark.parametrize("code", [429, 503])
@pytest.mark.parametrize("asked", ["120", "Sun, 22 Nov 2026 12:02:00 GMT"])
def test_fetch_waits_as_long_as_the_server_asks(
    publisher, manners, slept, tmp_path, code, asked
):
    publisher.answers = [server.status(code, Retry_After=asked)]

    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert slept == [120.0]
    assert fetched.path.read_bytes() == ZIP


def test_fetch_does_not_wait_for_an_hour(publisher, manners, slept, tmp_path):
    publisher.answers = [server.status(503, Retry_After=3600)]

    with pytest.raises(SourceError, match="come back in 60 minutes"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert slept == []


@pytest.mark.parametrize(
    "fault",
    [server.status(503), server.status(500), server.hung_up],
    ids=["503", "500", "no answer"],
)
def test_fetch_backs_off_and_gives_up(publisher, manners, slept, tmp_path, fault):
    publisher.answers = [fault] * 4

    with pytest.raises(SourceError, match=r"4 tries failed.*nothing has arrived"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert len(publisher.asked) == 4
    assert [0.5 <= wait / 2**tried <= 1 for tried, wait in enumerate(slept)] == [
        True
    ] * 3


def test_manners_refuse_no_tries(publisher, tmp_path):
    with pytest.raises(ValueError, match="tries must be 1 or more"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=Manners(tries=0))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        ("soon", 0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("Sun, 22 Nov 2026 12:00:30 -0000", 30),
        (" 7 ", 7),
    ],
)
def test_seconds_asked_reads_what_servers_write(header, seconds):
    assert seconds_asked(header, NOON) == seconds


def test_manners_have_a_clock_in_utc():
    assert Manners().now().utcoffset() == timedelta(0)
