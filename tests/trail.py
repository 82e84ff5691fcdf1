"""The trail in tests: emptied between them, and damaged on purpose.

The triggers that keep it as it was written also keep a test from emptying the
database after itself, and from doing what an attacker with all rights would do.
"""

from contextlib import contextmanager

from django.db import connection

TABLES = ("audit_entry", "audit_checkpoint")

ALL = ("",)
OF_DJANGO = {"django_content_type", "auth_permission"}


def triggers(of=TABLES):
    """The triggers of tables with these names, as statements that make them again."""
    found = (
        "SELECT tgname, relname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger"
        " JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(found)
        return [row for row in cursor.fetchall() if row[1].startswith(of)]


def without(name, table):
    on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER {name}{on_table}"


@contextmanager
def unguarded():
    """Within it, entries can be changed as by somebody who owns the database."""
    made = triggers()
    with connection.cursor() as cursor:
        for name, table, _ in made:
            cursor.execute(without(name, table))
        yield cursor
        for _, _, text in made:
            cursor.execute(text)


def let_flush_empty_the_trail():
    """Make the end of a test that commits able to empty the tables of the trail.

    And only those that hold something: to empty all of them takes longer than most
    tests. What Django writes of its own models is written again just as it was.
    Whatever connection it has: once a browser runs, its loop gives this thread another.
    """
    operations = type(connection.ops)

    def unguarded_flush(self, style, tables, **options):
        filled = [each for each in filled_of(tables) if each not in OF_DJANGO]
        made = [each for each in triggers(ALL) if each[1] in filled]
        return [
            *(without(name, table) for name, table, _ in made),
            *(f"DELETE FROM {self.quote_name(table)}" for table in filled),
            *(text for _, _, text in made),
        ]

    operations.sql_flush = unguarded_flush


def filled_of(tables):
    quoted = connection.ops.quote_name
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {quoted(table)})"
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [table for [table] in cursor.fetchall()]
