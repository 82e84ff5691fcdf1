"""The rights that docs/how-to/verify-the-audit-trail.md gives on PostgreSQL."""

import os
import re

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.architecture.tree import ROOT

PAGE = ROOT / "docs" / "how-to" / "verify-the-audit-trail.md"
REFUSED = [
    "UPDATE audit_entry SET doer = 'nobody'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_entry_no_delete ON audit_entry",
    "INSERT INTO audit_checkpoint VALUES (1, 'c', 1, 'now', 's')",
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql"
    " AS $$ BEGIN RETURN OLD; END $$",
]


def statements():
    text = re.search(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return text[1]


def test_the_page_has_the_statements():
    assert "CREATE ROLE fourfold_site" in statements()


if os.environ.get("DATABASE_URL", "").startswith("postgresql"):

    @pytest.mark.django_db
    def test_the_sites_own_account_can_write_the_trail_and_not_change_it(trail):
        trail(1)
        with connection.cursor() as cursor:
            # Roles are made in a transaction too, and go with the test.
            cursor.execute(statements())
            cursor.execute("SET LOCAL ROLE fourfold_site")
            trail(1)

            for statement in REFUSED:
                with pytest.raises(ProgrammingError), transaction.atomic():
                    cursor.execute(statement)

            cursor.execute("SELECT count(*) FROM audit_entry")
            assert cursor.fetchone() == (2,)
