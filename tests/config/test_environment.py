import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from fourfold.config import environment
from tests.sites import ROOT


def test_text_names_the_variable_that_is_missing(monkeypatch):
    monkeypatch.delenv("FOURFOLD_X", raising=False)

    with pytest.raises(ImproperlyConfigured, match=r"FOURFOLD_X.*dotenv-sample"):
        environment.text("FOURFOLD_X")


def test_secret_says_how_to_make_one(monkeypatch):
    monkeypatch.setenv("FOURFOLD_X", "")

    with pytest.raises(ImproperlyConfigured, match="token_urlsafe"):
        environment.secret("FOURFOLD_X")


@pytest.mark.parametrize(
    ("given", "read"), [("yes", True), (" ON ", True), ("0", False), ("", True)]
)
def test_flag_reads_what_people_write(monkeypatch, given, read):
    monkeypatch.setenv("FOURFOLD_X", given)

    assert environment.flag("FOURFOLD_X", default=True) is read


def test_flag_refuses_what_is_neither(monkeypatch):
    monkeypatch.setenv("FOURFOLD_X", "maybe")

    with pytest.raises(ImproperlyConfigured, match="yes or no"):
        environment.flag("FOURFOLD_X", default=True)


def test_number_refuses_what_is_none(monkeypatch):
    monkeypatch.setenv("FOURFOLD_X", "ten")

    with pytest.raises(ImproperlyConfigured, match="whole number"):
        environment.number("FOURFOLD_X", default=1)


def test_number_left_empty_is_the_default(monkeypatch):
    monkeypatch.setenv("FOURFOLD_X", "")

    assert environment.number("FOURFOLD_X", default=7) == 7


def test_listed_parts_at_commas_and_drops_what_is_empty(monkeypatch):
    monkeypatch.setenv("FOURFOLD_X", "a, b,,")

    assert environment.listed("FOURFOLD_X") == ["a", "b"]


def test_database_reads_an_address_of_postgresql():
    found = environment.database("postgresql://me:p%40ss@db:5433/site?sslmode=require")

    assert found["ENGINE"].endswith("postgresql")
    assert (found["USER"], found["PASSWORD"]) == ("me", "p@ss")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db", "5433", "site")
    assert found["OPTIONS"]["sslmode"] == "require"


def test_database_makes_sqlite_safe():
    found = environment.database("sqlite:////srv/fourfold.sqlite3")

    assert str(found["NAME"]) == "/srv/fourfold.sqlite3"
    assert found["OPTIONS"] == environment.SQLITE_OPTIONS


def test_database_refuses_another_kind():
    with pytest.raises(ImproperlyConfigured, match="mysql"):
        environment.database("mysql://localhost/x")


@pytest.mark.parametrize(
    "address",
    ["http://tiles.example/{z}/{x}/{y}.png", "https://tiles.example/{z}/1.png"],
)
def test_tiles_refuse_an_address_that_would_not_work(monkeypatch, address):
    monkeypatch.setenv("FOURFOLD_X", address)

    with pytest.raises(ImproperlyConfigured, match="must begin with https"):
        environment.tiles("FOURFOLD_X")


def test_tiles_are_optional_and_pages_may_fetch_from_nowhere_else(monkeypatch):
    monkeypatch.setenv("FOURFOLD_X", "")
    none = environment.tiles("FOURFOLD_X")
    monkeypatch.setenv("FOURFOLD_X", "https://tiles.example:8443/{z}/{x}/{y}.png")
    some = environment.tiles("FOURFOLD_X")

    assert environment.origin(none) == []
    assert environment.origin(some) == ["https://tiles.example:8443"]


def test_a_command_without_keys_says_how_to_make_one_and_no_more(tmp_path):
    alone = {"PATH": os.environ["PATH"], "FOURFOLD_FOLDER": str(tmp_path)}

    ran = subprocess.run(
        [sys.executable, ROOT / "manage.py", "setup", "--example"],
        env=alone,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1
    assert ran.stderr.startswith("manage.py: FOURFOLD_SECRET_KEY is not set.")
    assert "Traceback" not in ran.stderr
