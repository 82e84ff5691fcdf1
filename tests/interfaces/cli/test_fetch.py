import json

import pytest
from click.testing import CliRunner

from fourfold.analysis.sources.police_uk_archive import Address
from fourfold.interfaces.cli import fetch
from fourfold.interfaces.cli.main import fourfold as commands
from tests.analysis.files.publisher_server import ZIP, publishing


@pytest.fixture
def publisher(monkeypatch):
    """A publisher on this machine in the place of data.police.uk."""
    with publishing(ZIP) as running:
        there = (Address(running.url, "police-uk-latest.zip", "Ask for another."),)
        monkeypatch.setattr(fetch, "addresses", lambda _month: there)
        yield running


def run(*arguments):
    return CliRunner().invoke(commands, ["fetch", "police-uk", *map(str, arguments)])


def test_fetch_keeps_the_archive_and_says_what_comes_next(publisher, tmp_path):
    done = run("--to", tmp_path / "new")

    assert done.exit_code == 0, done.output
    assert (tmp_path / "new" / "police-uk-latest.zip").read_bytes() == ZIP
    assert f"Next: fourfold load {tmp_path}/new/police-uk-latest.zip" in done.output


def test_fetch_again_is_up_to_date(publisher, tmp_path):
    run("--to", tmp_path)

    done = run("--to", tmp_path)

    assert "is up to date" in done.output


def test_fetch_as_json_gives_the_hash(publisher, tmp_path):
    done = run("--to", tmp_path, "--json")

    (fetched,) = json.loads(done.output)
    assert fetched["bytes"] == len(ZIP)
    assert len(fetched["sha256"]) == 64


def test_fetch_of_a_month_that_is_none_is_not_understood(tmp_path):
    done = run("--month", "June", "--to", tmp_path)

    assert done.exit_code == 2
    assert "must be YYYY-MM" in done.output
