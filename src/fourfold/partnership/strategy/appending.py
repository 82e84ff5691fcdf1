"""Statements with which the database itself keeps rows: for migrations.

What a migration once made must come out the same for ever: change nothing here, add.
"""

from collections.abc import Iterable

WORDS = "what was promised or said is never taken away"
REFUSE = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
# Made by the migration `what_was_said_stays`.
RUN = "EXECUTE FUNCTION strategy_refuse()"


def kept(vendor: str, tables: Iterable[str]) -> list[str]:
    """Rows of these tables are not deleted, by whatever way the database knows."""
    made = []
    for table in tables:
        before = f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}"
        if vendor == "postgresql":
            made.append(f"{before} FOR EACH ROW {RUN}")
            made.append(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
                f" FOR EACH STATEMENT {RUN}"
            )
        else:
            made.append(f"{before} {REFUSE}")
            # INSERT OR REPLACE deletes without asking a trigger for deleting.
            made.append(
                f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN"
                f" EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) {REFUSE}"
            )
    return made


def unchanged(vendor: str, tables: Iterable[str]) -> list[str]:
    """Rows of these tables stay as they were first written."""
    how = f"FOR EACH ROW {RUN}" if vendor == "postgresql" else REFUSE
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {how}"
        for table in tables
    ]


def fixed(vendor: str, table: str, columns: Iterable[str]) -> list[str]:
    """These columns of a table stay as they were first written."""
    on_postgresql = vendor == "postgresql"
    operator = "IS DISTINCT FROM" if on_postgresql else "IS NOT"
    differs = " OR ".join(f"OLD.{name} {operator} NEW.{name}" for name in columns)
    before = f"CREATE TRIGGER {table}_no_other BEFORE UPDATE ON {table}"
    if on_postgresql:
        return [f"{before} FOR EACH ROW WHEN ({differs}) {RUN}"]
    return [f"{before} WHEN {differs} {REFUSE}"]


def released(vendor: str, made: Iterable[str]) -> list[str]:
    """What takes triggers away again, from what made them."""
    dropped = []
    for statement in made:
        words = statement.split()
        table = words[words.index("ON") + 1]
        on_table = f" ON {table}" if vendor == "postgresql" else ""
        dropped.append(f"DROP TRIGGER {words[2]}{on_table}")
    return dropped
