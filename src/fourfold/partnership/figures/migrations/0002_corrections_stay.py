"""The database itself refuses to change what a correction says."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

WORDS = "a correction is never changed"

POSTGRESQL = [
    f"""
    CREATE FUNCTION figures_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
    END
    $$
    """,
    "CREATE TRIGGER figures_correction_no_update BEFORE UPDATE ON figures_correction"
    " FOR EACH ROW EXECUTE FUNCTION figures_refuse()",
]
UNDO_POSTGRESQL = [
    "DROP TRIGGER figures_correction_no_update ON figures_correction",
    "DROP FUNCTION figures_refuse()",
]
SQLITE = [
    "CREATE TRIGGER figures_correction_no_update BEFORE UPDATE ON figures_correction"
    f" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
]
UNDO_SQLITE = ["DROP TRIGGER figures_correction_no_update"]


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if on_postgresql else SQLITE:
        schema_editor.execute(statement, params=None)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in UNDO_POSTGRESQL if on_postgresql else UNDO_SQLITE:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_foundation")]
    operations = [migrations.RunPython(guard, unguard)]
