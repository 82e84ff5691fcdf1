"""The database itself refuses to change or delete what the trail holds."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("audit_entry", "audit_checkpoint")

POSTGRESQL = [
    # Entries up to a number may go where the session says so, which `audit.services.
    # retire` does to the end of its transaction; nothing else may.
    """
    CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit_entry' THEN
            IF OLD.seq <= COALESCE(
                NULLIF(current_setting('fourfold.retire_to', true), ''), '0'
            )::bigint THEN
                RETURN OLD;
            END IF;
        END IF;
        RAISE EXCEPTION 'the audit trail is never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END
    $$
    """,
    *(
        f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
        for table in TABLES
        for what in ("update", "delete")
    ),
    *(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
        for table in TABLES
    ),
]
UNDO_POSTGRESQL = [
    *(
        f"DROP TRIGGER {table}_no_{what} ON {table}"
        for table in TABLES
        for what in ("update", "delete", "truncate")
    ),
    "DROP FUNCTION audit_refuse()",
]

REFUSE = "BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END"
SQLITE = [
    *(
        f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table} {REFUSE}"
        for table in TABLES
        for what in ("update", "delete")
    ),
    # INSERT OR REPLACE deletes without asking a trigger for deleting.
    *(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq) {REFUSE}"
        for table in TABLES
    ),
]
UNDO_SQLITE = [
    f"DROP TRIGGER {table}_no_{what}"
    for table in TABLES
    for what in ("update", "delete", "replace")
]


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if on_postgresql else SQLITE:
        schema_editor.execute(statement, params=None)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in UNDO_POSTGRESQL if on_postgresql else UNDO_SQLITE:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_foundation")]
    operations = [migrations.RunPython(guard, unguard)]
