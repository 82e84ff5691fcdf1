import pytest
from django.core.management import call_command
from django.db import connection

from fourfold.partnership.audit.guard import missing_triggers
from tests.trail import unguarded


@pytest.mark.django_db
def test_the_guard_is_there_after_all_migrations():
    assert missing_triggers() == []


@pytest.mark.django_db
def test_triggers_that_somebody_took_away_are_missed():
    with unguarded():
        missing = missing_triggers()

    assert {"audit_entry_no_update", "audit_checkpoint_no_delete"} <= set(missing)
    assert len(missing) == 6


@pytest.mark.django_db
def test_a_trigger_that_works_no_longer_is_missed():
    name = "audit_entry_no_delete"
    off = {
        "postgresql": f"ALTER TABLE audit_entry DISABLE TRIGGER {name}",
        "sqlite": f"DROP TRIGGER {name}",
    }

    with connection.cursor() as cursor:
        cursor.execute(off[connection.vendor])

    assert missing_triggers() == [name]


@pytest.mark.django_db(transaction=True)
def test_the_guard_can_be_taken_back_and_made_again():
    call_command("migrate", "audit", "0001", verbosity=0)
    without = missing_triggers()
    call_command("migrate", "audit", verbosity=0)

    assert len(without) == 6
    assert missing_triggers() == []
