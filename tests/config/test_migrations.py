"""A database can be brought to any state of the code, and back."""

import pytest

from tests.sites import site

pytestmark = pytest.mark.database

# In one process: a start of the program takes longer than most of the commands.
THERE_AND_BACK = """
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

ours = {app.label for app in apps.get_app_configs() if app.name.startswith("fourfold")}
call_command("migrate", verbosity=0)
for app in sorted(ours & MigrationExecutor(connection).loader.migrated_apps):
    call_command("migrate", app, "zero", verbosity=0)
    print(app)
call_command("migrate", verbosity=0)
call_command("migrate", check_unapplied=True, verbosity=0)
"""


@pytest.fixture
def fresh(tmp_path):
    with site(tmp_path / "site") as made:
        yield made


@pytest.mark.slow
def test_every_migration_can_be_taken_back_and_made_again(fresh):
    ran = fresh.run("-c", THERE_AND_BACK)

    assert ran.returncode == 0, ran.stderr
    assert {"accounts", "areas", "audit"} <= set(ran.stdout.split())
