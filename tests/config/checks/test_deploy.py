"""The site refuses to start as long as it is not safe, and starts when it is."""

import pytest

from tests.sites import site

CHECK = ("check", "--deploy", "--database", "default")
START = ("-c", "import fourfold.config.wsgi")

pytestmark = pytest.mark.database


@pytest.fixture
def in_service(tmp_path):
    with site(tmp_path / "site") as made:
        yield made


def test_a_site_in_service_has_nothing_to_mend(in_service):
    assert "no issues" in in_service.manage(*CHECK, "--fail-level", "WARNING")


def test_a_server_does_not_start_with_one_key_for_two_things(in_service):
    key = in_service.environment["FOURFOLD_SECRET_KEY"]

    started = in_service.run(*START, FOURFOLD_AUDIT_KEY=key)

    assert started.returncode != 0
    assert "fourfold.E020" in started.stderr
    assert key not in started.stderr


def test_a_server_starts_where_nothing_is_to_mend(in_service):
    started = in_service.run(*START)

    assert started.returncode == 0, started.stderr


def test_a_site_without_keys_says_how_to_make_one(in_service):
    said = in_service.refusal(*CHECK, FOURFOLD_AUDIT_KEY="")

    assert "FOURFOLD_AUDIT_KEY is not set. Make one:" in said
