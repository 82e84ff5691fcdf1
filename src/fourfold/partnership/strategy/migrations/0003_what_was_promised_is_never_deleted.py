"""The database itself refuses to delete what was promised, or what was said of it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from fourfold.partnership.strategy.appending import kept, released

TABLES = (
    "strategy_change",
    "strategy_evidence",
    "strategy_pledgeentry",
    "strategy_pledgeoutcome",
    "strategy_strategyversion",
    "strategy_strategy",
    "strategy_domain",
    "strategy_objective",
    "strategy_recommendation",
    "strategy_action",
    "strategy_activity",
    "strategy_pledge",
)


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in kept(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement, params=None)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in released(vendor, kept(vendor, TABLES)):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("strategy", "0002_what_was_said_stays")]
    operations = [migrations.RunPython(guard, unguard)]
