"""The database itself keeps indicators, what each follows, and their numbers."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from fourfold.partnership.strategy.appending import fixed, kept, released, unchanged

INDICATOR, ENTRY = "strategy_indicator", "strategy_indicatorentry"
FIXED = ("objective_id", "source", "measure", "kind", "area_code", "unit", "direction")


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _made(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in released(vendor, _made(vendor)):
        schema_editor.execute(statement, params=None)


def _made(vendor: str) -> list[str]:
    return [
        *kept(vendor, (INDICATOR, ENTRY)),
        *unchanged(vendor, (ENTRY,)),
        *fixed(vendor, INDICATOR, FIXED),
    ]


class Migration(migrations.Migration):
    dependencies = [("strategy", "0009_indicators")]
    operations = [migrations.RunPython(guard, unguard)]
