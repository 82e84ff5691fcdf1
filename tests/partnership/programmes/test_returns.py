"""Returns come in time, late or not at all, and what was said stays."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.programmes import queries, services
from fourfold.partnership.programmes.models import Kpi, KpiReturn, ProgrammeChange
from fourfold.partnership.programmes.returns import dues, is_met
from tests.people import actor_of, make_agency
from tests.programmes import file_return, make_kpi, make_service, publish

JANUARY, MARCH, APRIL = date(2026, 1, 1), date(2026, 3, 1), date(2026, 4, 1)


def stands(kpi, today, first=JANUARY):
    kpi = queries.kpi(kpi.public_id)
    [due] = [d for d in dues(kpi, kpi.returns.all(), today) if d.period.first == first]
    return due


@pytest.mark.parametrize(
    ("today", "word", "days"),
    [
        (date(2026, 2, 1), "Awaited", 0),
        (date(2026, 2, 9), "Awaited", 0),
        (date(2026, 2, 10), "Awaited", 0),
        (date(2026, 2, 11), "Return not received", 1),
        (date(2026, 2, 12), "Return not received", 2),
    ],
)
def test_a_return_is_late_on_the_day_after_it_is_due(kpi, today, word, days):
    due = stands(kpi, today)

    assert due.tag[0] == word
    assert due.days_late == days
    assert due.is_late is (days > 0)


@pytest.mark.parametrize(
    ("moment", "word"),
    [
        # 10 April ends at 23:00 in Coordinated Universal Time, as it is summer here.
        ("2026-04-10T22:59:59+00:00", "Received"),
        ("2026-04-10T23:00:00+00:00", "Received late"),
        ("2026-04-11T00:30:00+00:00", "Received late"),
    ],
)
def test_the_night_that_ends_a_day_is_that_of_the_place(
    clock, worker, kpi, moment, word
):
    clock.move_to(datetime.fromisoformat(moment))

    file_return(worker, kpi, MARCH)

    assert stands(kpi, date(2026, 5, 1), MARCH).tag[0] == word


@pytest.mark.parametrize(
    ("moment", "is_over"),
    [
        ("2026-03-31T22:59:59+00:00", False),
        ("2026-03-31T23:00:00+00:00", True),
    ],
)
def test_a_period_is_over_when_its_last_night_is(clock, worker, kpi, moment, is_over):
    """The clocks went forward on 29 March: the month ends an hour earlier in UTC."""
    clock.move_to(datetime.fromisoformat(moment))

    if is_over:
        assert file_return(worker, kpi, MARCH).last == date(2026, 3, 31)
    else:
        with pytest.raises(RefusedError, match="No period that is over"):
            file_return(worker, kpi, MARCH)


def test_a_correction_stays_beside_what_it_corrects(worker, kpi):
    file_return(worker, kpi, JANUARY, 40)

    services.correct_return(
        by=actor_of(worker),
        kpi_id=kpi.pk,
        first=JANUARY,
        value=Decimal(44),
        source="Four were counted under another name",
    )

    due = stands(kpi, date(2026, 5, 1))
    assert (due.received.value, due.standing.value) == (40, 44)
    assert due.tag[0] == "Received late"
    assert KpiReturn.objects.count() == 2


def test_what_is_here_is_not_filed_again_nor_what_is_not_corrected(worker, kpi):
    file_return(worker, kpi, JANUARY)
    again = {"by": actor_of(worker), "kpi_id": kpi.pk, "source": "Count"}

    with pytest.raises(RefusedError, match="here already"):
        file_return(worker, kpi, JANUARY, 41)
    with pytest.raises(RefusedError, match="what the return says already"):
        services.correct_return(**again, first=JANUARY, value=Decimal(40))
    with pytest.raises(RefusedError, match="no return of this period"):
        services.correct_return(**again, first=MARCH, value=Decimal(1))


@pytest.mark.parametrize("value", ["-1", "1.5"])
def test_people_are_whole(worker, kpi, value):
    with pytest.raises(RefusedError, match="whole number"):
        file_return(worker, kpi, JANUARY, value)


def test_a_return_needs_its_source(worker, kpi):
    with pytest.raises(RefusedError, match="where the number is from"):
        file_return(worker, kpi, JANUARY, source=" ")


def test_a_provider_files_for_itself_only(worker, manager, programme, council, kpi):
    other = make_agency("Other Provider", "commissioned")
    service = make_service(
        manager, programme, council, provider_id=other.pk, provider_name=""
    )
    foreign = make_kpi(manager, service)

    assert file_return(worker, kpi, JANUARY).agency == kpi.service.provider
    with pytest.raises(PermissionDenied):
        file_return(worker, foreign, JANUARY)


def test_nobody_else_files(governance, officer, kpi):
    for person in (governance, officer):
        with pytest.raises(PermissionDenied):
            file_return(person, kpi, JANUARY)


def test_a_provider_sees_its_own_services_only(
    worker, governance, officer, manager, programme, council, service
):
    other = make_service(manager, programme, council)

    assert list(queries.services_for(actor_of(worker))) == [service]
    assert set(queries.services_for(actor_of(governance))) == {service, other}
    assert not queries.services_for(actor_of(officer)).exists()


def test_what_is_late_is_public_once_the_programme_is(manager, programme, kpi):
    today = date(2026, 5, 1)
    assert queries.late_in_public(today) == []

    publish(manager, programme)

    late = queries.late_in_public(today)
    assert [each.period.first.month for each in late] == [1, 2, 3]


def test_the_end_of_a_contract_cannot_hide_a_return(clock, by, service):
    def move(day):
        services.move_end(by=by, service_id=service.pk, ends_on=day, reason="Shorter")

    with pytest.raises(RefusedError, match="ended in the past"):
        move(date(2026, 4, 30))
    move(date(2026, 5, 1))

    clock.move_to(datetime.fromisoformat("2026-05-02T10:00:00+00:00"))
    with pytest.raises(RefusedError, match="The contract is over"):
        move(date(2027, 1, 1))


def test_stopping_a_measure_keeps_what_was_due(by, kpi):
    stop = {"by": by, "kpi_id": kpi.pk, "reason": "Replaced"}

    with pytest.raises(RefusedError, match="which body"):
        services.stop_kpi(**stop, body="")
    services.stop_kpi(**stop, body="Board")
    with pytest.raises(RefusedError, match="no longer asked for"):
        services.stop_kpi(**stop, body="Board")

    kpi = queries.kpi(kpi.public_id)
    found = dues(kpi, [], date(2027, 1, 1))
    assert [each.period.last for each in found][-2:] == [
        date(2026, 4, 30),
        date(2026, 5, 1),
    ]


def test_a_measure_is_changed_with_a_reason(by, kpi):
    changed = services.edit_kpi(
        by=by, kpi_id=kpi.pk, reason="Agreed", title="Women helped", target=None
    )

    assert changed.title == "Women helped"
    assert is_met(changed, Decimal(1)) is None


def test_a_target_is_reached_from_its_side():
    assert is_met(Kpi(direction="at-least", target=5), Decimal(5)) is True
    assert is_met(Kpi(direction="at-least", target=5), Decimal(4)) is False
    assert is_met(Kpi(direction="at-most", target=5), Decimal(6)) is False


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"every": "hourly"}, "so often"),
        ({"counts_from": date(2025, 12, 31)}, "within the contract"),
        ({"counts_from": date(2028, 1, 1)}, "within the contract"),
    ],
)
def test_a_measure_is_asked_for_within_the_contract(manager, service, said, words):
    with pytest.raises(RefusedError, match=words):
        make_kpi(manager, service, **said)


def test_no_rule_says_when_returns_of_long_ago_were_due(manager, programme, council):
    old = make_service(manager, programme, council, starts_on=date(2009, 1, 1))

    with pytest.raises(RefusedError, match="No rule"):
        make_kpi(manager, old)


def test_the_database_keeps_returns_and_what_is_due(kpi, worker):
    made = file_return(worker, kpi, JANUARY)
    attempts = [
        lambda: KpiReturn.objects.filter(pk=made.pk).update(value=0),
        lambda: KpiReturn.objects.filter(pk=made.pk).delete(),
        lambda: Kpi.objects.filter(pk=kpi.pk).update(counts_from=APRIL),
        lambda: Kpi.objects.filter(pk=kpi.pk).update(every="yearly"),
        lambda: ProgrammeChange.objects.all().delete(),
    ]

    for attempt in attempts:
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            attempt()
    with pytest.raises(TypeError, match="stays"):
        made.delete()
