"""The database itself keeps what was published, filed and spent, and what is due."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from fourfold.partnership.strategy.appending import fixed, kept, released, unchanged

APPENDED = (
    "programmes_kpireturn",
    "programmes_moneyentry",
    "programmes_programmechange",
    "programmes_reachreport",
)
# Table, and the columns of it that stay as they were first written.
FIXED = {
    "programmes_fundingline": ("programme_id",),
    "programmes_kpi": ("service_id", "unit", "is_people", "every", "counts_from"),
    "programmes_service": ("programme_id", "starts_on"),
}
KEPT = (*APPENDED, *FIXED, "programmes_programme")


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _made(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in released(vendor, _made(vendor)):
        schema_editor.execute(statement, params=None)


def _made(vendor: str) -> list[str]:
    fixing = [
        statement
        for table, columns in FIXED.items()
        for statement in fixed(vendor, table, columns)
    ]
    return [*kept(vendor, KEPT), *unchanged(vendor, APPENDED), *fixing]


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0001_foundation"),
        # What the triggers run is made there.
        ("strategy", "0002_what_was_said_stays"),
    ]
    operations = [migrations.RunPython(guard, unguard)]
