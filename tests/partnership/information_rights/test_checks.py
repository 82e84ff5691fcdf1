"""What nobody has decided is said loudly."""

from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.information_rights import checks
from fourfold.partnership.information_rights.checks import periods_are_set
from fourfold.partnership.information_rights.queries import (
    missing_periods,
    retention_periods,
)
from fourfold.partnership.personal_data.periods import known_periods

from .leaver import PERIODS, set_periods


def found():
    return [
        (message.id, message.msg) for message in periods_are_set(databases=["default"])
    ]


def test_periods_that_are_not_set_are_named(db):
    set_periods(**{**PERIODS, "people": "ages", "colours": 3})

    told = found()

    unset = "No period people is set: what waits for it is kept for ever."
    assert ("fourfold.W120", unset) in told
    assert ("fourfold.W121", "[retention] people has no effect.") in told
    assert ("fourfold.W121", "[retention] colours has no effect.") in told
    assert "people" in missing_periods()
    assert "colours" not in retention_periods()


def test_nothing_is_said_of_periods_that_are_set(db):
    set_periods(**dict.fromkeys([*PERIODS, *missing_periods()], 3))

    assert found() == []
    assert missing_periods() == []


def test_every_period_that_can_be_set_is_waited_for(db):
    assert missing_periods() == sorted(known_periods())


def test_nothing_is_asked_before_set_up_or_without_a_database(db, monkeypatch):
    before_set_up = found()
    set_periods()
    not_asked = periods_are_set(databases=None)
    monkeypatch.setattr(checks, "_tables", list)

    assert before_set_up == not_asked == found() == []


def test_what_is_no_table_sets_no_period(db):
    Partnership.objects.all().delete()
    set_periods()
    Partnership.objects.update(configuration={"retention": "for ever"})

    assert retention_periods() == {}
