"""What a release before wrote, this one takes over: rows, trail and all."""

import json
import os

import pytest

from tests.dbs import KEYS, kept, unpack
from tests.dbs.keep import keep
from tests.sites import Site, site

pytestmark = pytest.mark.database
VENDOR = os.environ.get("DATABASE_URL", "sqlite").split(":")[0]
COUNT = """
import django, json
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    rows = {}
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        rows[table] = cursor.fetchone()[0]
print(json.dumps(rows))
"""
# They grow with each migration and each start, or are ended by a restore.
MAY_DIFFER = {"django_migrations", "django_session"}


def take_over(backup, folder):
    """Restore, migrate, and hold it against what was stored."""
    stored = json.loads((backup / "manifest.json").read_bytes())
    with site(folder) as strict:
        at = Site(strict.folder, {**strict.environment, **KEYS})
        at.manage("restore", str(backup))
        at.manage("migrate", "--verbosity", "0")
        rows = json.loads(at.run("-c", COUNT).stdout)
        assert "intact" in at.manage("verify_audit").casefold()
        at.manage("check", "--database", "default")
    lost = {
        table: (number, rows[table])
        for table, number in stored["rows"].items()
        if table in rows and table not in MAY_DIFFER and rows[table] < number
    }
    assert lost == {}
    assert stored["rows"]["accounts_person"] > 5


def test_the_database_of_each_release_is_taken_over(tmp_path):
    stored = kept(VENDOR)

    for path in stored:
        backup = unpack(path, tmp_path / path.name)
        take_over(backup, tmp_path / f"site-{path.name}")

    # Each release has one of either kind; before the first there is none.
    assert len(stored) == len(kept("sqlite"))


@pytest.mark.slow
def test_what_this_release_would_keep_can_be_taken_over(tmp_path):
    """So that the day of a release is not the first time that this is tried."""
    stored = keep("now", tmp_path)

    take_over(unpack(stored, tmp_path / "backup"), tmp_path / "site")
