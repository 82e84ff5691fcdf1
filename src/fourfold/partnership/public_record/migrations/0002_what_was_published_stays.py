"""The database itself keeps what was published, and every version and meaning of it.

People and their offices, words and parts in events are not among it: they are personal
data, and somebody may rightly object.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from fourfold.partnership.strategy.appending import kept, released, unchanged

APPENDED = (
    "public_record_publicationversion",
    "public_record_publicationuse",
    "public_record_linklook",
    "public_record_eventday",
    "public_record_meaning",
    "public_record_recordchange",
)
KEPT = (
    *APPENDED,
    "public_record_publication",
    "public_record_event",
    "public_record_word",
)


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _made(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in released(vendor, _made(vendor)):
        schema_editor.execute(statement, params=None)


def _made(vendor: str) -> list[str]:
    return [*kept(vendor, KEPT), *unchanged(vendor, APPENDED)]


class Migration(migrations.Migration):
    dependencies = [
        ("public_record", "0001_foundation"),
        ("strategy", "0010_indicators_stay"),
    ]
    operations = [migrations.RunPython(guard, unguard)]
