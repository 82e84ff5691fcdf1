"""The database itself refuses to change or delete what was written from files."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from fourfold.partnership.strategy.appending import kept, released, unchanged

TABLES = (
    "strategy_planimport",
    "strategy_planimportrow",
    "strategy_planundo",
)


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _made(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in released(vendor, _made(vendor)):
        schema_editor.execute(statement, params=None)


def _made(vendor: str) -> list[str]:
    return [*unchanged(vendor, TABLES), *kept(vendor, TABLES)]


class Migration(migrations.Migration):
    dependencies = [("strategy", "0011_plans_from_files")]
    operations = [migrations.RunPython(guard, unguard)]
