"""The database itself keeps what was asked, when, and what was said to it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from fourfold.partnership.strategy.appending import fixed, kept, released, unchanged

ENQUIRY = "enquiries_enquiry"
SAID = ("enquiries_answer", "enquiries_deed", "enquiries_step")
FIXED = ("public_id", "kind", "subject", "asked_on", "code_digest")


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _made(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in released(vendor, _made(vendor)):
        schema_editor.execute(statement, params=None)


def _made(vendor: str) -> list[str]:
    return [
        *kept(vendor, (ENQUIRY, *SAID)),
        *unchanged(vendor, SAID),
        *fixed(vendor, ENQUIRY, FIXED),
    ]


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0001_foundation")]
    operations = [migrations.RunPython(guard, unguard)]
