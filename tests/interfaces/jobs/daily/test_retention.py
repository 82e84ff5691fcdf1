from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command

from fourfold.interfaces.jobs.daily import retention
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights.models import RetentionRun
from fourfold.partnership.job_log.catalogue import job_named
from tests.partnership.information_rights.leaver import (
    LEFT,
    PERIODS,
    TEN_YEARS_ON,
    make_leaver,
    set_periods,
)


@pytest.fixture
def leaver(council, officer):
    set_periods(**PERIODS)
    with time_machine.travel(LEFT, tick=False):
        return make_leaver(council, officer)


def test_job_counts_what_it_ended(leaver):
    counts = job_named("daily/retention").run(TEN_YEARS_ON)

    leaver.refresh_from_db()
    assert leaver.anonymised_at == TEN_YEARS_ON
    assert counts["ended"] == RetentionRun.objects.get().lines.filter(done=1).count()
    assert counts["held"] == counts["still_needed"] == counts["audit_entries"] == 0
    assert RetentionRun.objects.get().started_by == "job daily/retention"


def test_job_ends_the_rest_when_the_trail_is_refused(leaver, monkeypatch):
    def refuse(**_):
        raise RefusedError("The trail does not verify")

    monkeypatch.setattr(retention, "retire_trail", refuse)

    counts = retention.run(TEN_YEARS_ON)

    assert counts["audit_refused"] == 1
    assert counts["ended"] > 0


def test_command_previews_a_day_to_come(leaver, capsys):
    set_periods(people=6, colours=1)

    call_command("apply_retention", "--dry-run", "--at", "2036-06-30")

    said = capsys.readouterr()
    row = next(r for r in said.out.splitlines() if r.startswith("accounts.person "))
    assert row.split() == ["accounts.person", "1", "0", "0", "0"]
    assert "Preview as of 2036-06-30" in said.out
    assert "–" in next(r for r in said.out.splitlines() if "roleholding" in r)
    assert "No period roles is set" in said.err
    assert "[retention] colours has no effect" in said.err
    assert not Person.objects.exclude(anonymised_at=None).exists()


def test_command_ends_what_is_over_today(leaver, capsys):
    with time_machine.travel(TEN_YEARS_ON):
        call_command("apply_retention")

    assert Person.objects.exclude(anonymised_at=None).get() == leaver
    assert "Run as of 2036-06-30" in capsys.readouterr().out


@pytest.mark.parametrize(("day", "ended"), [("2032-06-29", 0), ("2032-06-30", 1)])
def test_command_ends_as_of_a_day_that_is_past(leaver, day, ended):
    with time_machine.travel(datetime(2032, 7, 2, tzinfo=UTC)):
        call_command("apply_retention", "--at", day)

    assert Person.objects.exclude(anonymised_at=None).count() == ended


def test_command_ends_nothing_before_its_time(leaver):
    with (
        time_machine.travel(datetime(2032, 6, 1, tzinfo=UTC)),
        pytest.raises(CommandError, match="not over yet"),
    ):
        call_command("apply_retention", "--at", str(date(2032, 7, 1)))

    assert not RetentionRun.objects.exists()
