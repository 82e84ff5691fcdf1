from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection, connections

from fourfold.config.checks import addresses, databases, folders, keys, pages
from fourfold.config.environment import database

SAFE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


def ids(messages):
    return [message.id for message in messages]


@pytest.fixture
def with_options(monkeypatch):
    def set_up(**changed):
        safe = database("sqlite:///x.sqlite3")
        options = {**safe["OPTIONS"], **changed}
        monkeypatch.setitem(settings.DATABASES, "default", {**safe, "OPTIONS": options})

    return set_up


def test_options_as_they_were_tested_are_safe(with_options):
    with_options()

    assert databases.options_are_safe() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"transaction_mode": "DEFERRED"},
        {"timeout": 1},
        {"init_command": "PRAGMA journal_mode=WAL;"},
    ],
)
def test_options_that_differ_are_refused(with_options, changed):
    with_options(**changed)

    assert ids(databases.options_are_safe()) == ["fourfold.E010"]


def test_options_of_postgresql_are_no_matter_of_sqlite(monkeypatch):
    postgresql = database("postgresql://localhost/x")
    monkeypatch.setitem(settings.DATABASES, "default", postgresql)

    assert databases.options_are_safe() == []


def test_the_database_of_these_tests_is_safe(db):
    assert databases.connection_is_safe(databases=["default"]) == []


def test_no_database_is_asked_where_none_is_named():
    assert databases.connection_is_safe(databases=None) == []


def test_a_database_that_does_not_answer_is_named(db, monkeypatch, tmp_path):
    other = connections.create_connection("default")
    other.settings_dict = {**other.settings_dict, "HOST": str(tmp_path)}
    if other.vendor == "sqlite":
        other.settings_dict["NAME"] = tmp_path / "no folder" / "x"
    monkeypatch.setattr(databases, "connections", {"default": other})

    assert ids(databases.connection_is_safe(databases=["default"])) == ["fourfold.E011"]


@pytest.mark.parametrize(
    ("pragma", "said", "fault"),
    [
        ("journal_mode", "delete", "E012"),
        ("synchronous", 1, "E012"),
        ("foreign_keys", 0, "E012"),
        ("secure_delete", 0, "E012"),
        ("busy_timeout", 0, "E013"),
    ],
)
def test_sqlite_is_refused_for_what_it_says(monkeypatch, pragma, said, fault):
    says = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 20_000,
        pragma: said,
    }
    monkeypatch.setattr(databases, "_asked", lambda _, q: says[q.split()[1]])
    sqlite = SimpleNamespace(
        transaction_mode="IMMEDIATE",
        Database=SimpleNamespace(sqlite_version_info=(3, 40, 1)),
    )

    assert ids(databases._sqlite(sqlite)) == [f"fourfold.{fault}"]


def test_sqlite_is_refused_when_old_or_not_immediate(monkeypatch):
    says = {
        "journal_mode": "wal",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 20_000,
    }
    monkeypatch.setattr(databases, "_asked", lambda _, q: says[q.split()[1]])
    sqlite = SimpleNamespace(
        transaction_mode=None,
        Database=SimpleNamespace(sqlite_version_info=(3, 31, 0)),
    )

    assert ids(databases._sqlite(sqlite)) == ["fourfold.E016", "fourfold.E014"]


@pytest.mark.parametrize("name", sorted(SAFE))
def test_postgresql_is_refused_when_it_may_lose_what_it_acknowledged(monkeypatch, name):
    says = {**SAFE, "server_version_num": "150000", name: "off"}
    monkeypatch.setattr(databases, "_asked", lambda _, q: says[q.split()[1]])

    assert ids(databases._postgresql(connection)) == ["fourfold.E015"]


def test_postgresql_is_refused_when_old(monkeypatch):
    says = {**SAFE, "server_version_num": "130010"}
    monkeypatch.setattr(databases, "_asked", lambda _, q: says[q.split()[1]])

    assert ids(databases._postgresql(connection)) == ["fourfold.E016"]


def test_one_key_for_two_things_is_refused(settings):
    settings.AUDIT_KEY = settings.SECRET_KEY

    assert ids(keys.keys_differ()) == ["fourfold.E020"]


def test_keys_of_their_own_are_accepted():
    assert keys.keys_differ() == []


@pytest.mark.parametrize("weak", ["short", "a" * 80])
def test_a_key_that_can_be_guessed_is_refused(settings, weak):
    settings.SECRET_KEY = "Vw3kq-9Jt0_bZx7LsPdR2mYh5NcGfQ8aUeTi"
    settings.AUDIT_KEY = weak

    found = keys.keys_are_long()

    assert ids(found) == ["fourfold.E021"]
    assert weak not in str(found)


def test_a_folder_that_can_be_made_is_accepted(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path / "new" / "folder"

    assert folders.folder_is_writable() == []
    assert folders.folder_is_private() == []


def test_a_file_in_place_of_the_folder_is_refused(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path / "file"
    settings.DATA_FOLDER.write_text("not a folder", encoding="utf-8")

    assert ids(folders.folder_is_writable()) == ["fourfold.E030"]


def test_a_folder_that_others_may_read_is_refused(settings, tmp_path):
    tmp_path.chmod(0o755)
    settings.DATA_FOLDER = tmp_path

    assert ids(folders.folder_is_private()) == ["fourfold.E031"]


def test_pages_without_styles_are_refused(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path

    assert ids(pages.static_files_are_collected()) == ["fourfold.E040"]


def test_a_demo_is_refused_in_service(settings):
    settings.DEMO = True

    assert ids(addresses.site_is_no_demo()) == ["fourfold.E050"]


@pytest.mark.parametrize(
    "address", ["http://site.example.org", "https://other.example.org", "", "https://"]
)
def test_an_address_that_is_not_ours_is_refused(settings, address):
    settings.ALLOWED_HOSTS = ["site.example.org"]
    settings.SITE_ADDRESS = address

    assert ids(addresses.address_is_one_of_ours()) == ["fourfold.E051"]


def test_a_language_whose_texts_are_not_compiled_is_told(settings, tmp_path):
    compiled = pages.texts_are_compiled()
    settings.LOCALE_PATHS = [tmp_path]

    found = pages.texts_are_compiled()

    assert compiled == []
    assert ids(found) == ["fourfold.E041"]
    assert "pl" in found[0].msg
