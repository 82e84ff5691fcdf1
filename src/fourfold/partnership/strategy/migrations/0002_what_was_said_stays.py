"""The database itself refuses to change what was said, or the first day promised."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

APPENDED = (
    "strategy_change",
    "strategy_evidence",
    "strategy_pledgeentry",
    "strategy_pledgeoutcome",
    "strategy_strategyversion",
)
# Table, and the columns of it that stay as they were first written.
FIXED = {
    "strategy_action": ("counts_from", "months", "first_due_on"),
    "strategy_pledge": ("kind", "target", "unit", "starts_on", "ends_on", "agency_id"),
}
WORDS = "what was promised or said is never changed"
REFUSE = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
RUN = "EXECUTE FUNCTION strategy_refuse()"


def differs(columns: tuple[str, ...], operator: str) -> str:
    return " OR ".join(f"OLD.{name} {operator} NEW.{name}" for name in columns)


POSTGRESQL = [
    f"""
    CREATE FUNCTION strategy_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
    END
    $$
    """,
    *(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW {RUN}"
        for table in APPENDED
    ),
    *(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW"
        f" WHEN ({differs(columns, 'IS DISTINCT FROM')}) {RUN}"
        for table, columns in FIXED.items()
    ),
]
SQLITE = [
    *(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {REFUSE}"
        for table in APPENDED
    ),
    *(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}"
        f" WHEN {differs(columns, 'IS NOT')} {REFUSE}"
        for table, columns in FIXED.items()
    ),
]
TABLES = (*APPENDED, *FIXED)
UNDO_POSTGRESQL = [
    *(f"DROP TRIGGER {table}_no_update ON {table}" for table in TABLES),
    "DROP FUNCTION strategy_refuse()",
]
UNDO_SQLITE = [f"DROP TRIGGER {table}_no_update" for table in TABLES]


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if on_postgresql else SQLITE:
        schema_editor.execute(statement, params=None)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in UNDO_POSTGRESQL if on_postgresql else UNDO_SQLITE:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("strategy", "0001_foundation")]
    operations = [migrations.RunPython(guard, unguard)]
