import shutil
import sqlite3

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from fourfold.interfaces.components.commits import Commits, commits
from tests.people import make_agency


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "site.sqlite3"
    write(path, "CREATE TABLE said (words TEXT)")
    return path


@pytest.fixture
def watched(file, monkeypatch, django_db_blocker):
    """A database in a file of its own, as a site on SQLite has it."""
    apart = {**connections.databases["default"], "NAME": file}
    apart["ENGINE"] = "django.db.backends.sqlite3"
    apart["OPTIONS"] = {}
    monkeypatch.setitem(connections.databases, "apart", apart)
    with django_db_blocker.unblock():
        found = Commits("apart")
        yield found
        found.close()
        del connections["apart"]


def write(path, statement):
    with sqlite3.connect(path) as other:
        other.execute(statement)
    other.close()


def test_mark_stays_while_nothing_is_committed(watched):
    assert watched.latest() is not None
    assert watched.latest() == watched.latest()


def test_mark_is_another_after_each_commit(watched, file):
    marks = [watched.latest()]

    for words in ("one", "two", "three"):
        write(file, f"INSERT INTO said VALUES ('{words}')")
        marks.append(watched.latest())

    assert len(set(marks)) == 4


def test_what_is_not_committed_changes_nothing(watched, file):
    before = watched.latest()
    other = sqlite3.connect(file)
    other.execute("INSERT INTO said VALUES ('not yet')")

    meanwhile = watched.latest()
    other.rollback()
    other.close()

    assert meanwhile == before == watched.latest()


def test_database_put_back_from_a_backup_is_another(watched, file, tmp_path):
    backup = tmp_path / "backup.sqlite3"
    shutil.copy(file, backup)
    before = watched.latest()

    backup.replace(file)

    assert watched.latest() != before
    assert watched.latest() == watched.latest()


def test_without_a_database_nobody_can_say(watched, file):
    before = watched.latest()
    file.unlink()

    gone = watched.latest()
    write(file, "CREATE TABLE said (words TEXT)")

    assert gone is None
    assert watched.latest() not in {None, before}


def test_what_is_no_database_is_asked_again_another_time(watched, file):
    file.write_bytes(b"no database" * 100)

    assert watched.latest() is None
    assert watched.latest() is None


def test_nobody_can_say_within_a_transaction(db):
    with transaction.atomic():
        assert Commits().latest() is None


def test_commit_is_seen_on_the_database_of_the_site(transactional_db):
    before = commits.latest()
    unchanged = commits.latest()

    make_agency("One")

    assert before is not None
    assert unchanged == before
    assert commits.latest() != before


def test_to_ask_is_no_query_of_the_request(transactional_db):
    with CaptureQueriesContext(connection) as asked:
        commits.latest()

    assert len(asked) == 0
